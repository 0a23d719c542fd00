//go:build acceptance

package acceptance

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/docx"
)

// awkward writes Word files whose PDFs touch the rules of PDF/A that papers of
// cooperation seldom touch.
func awkward(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	for name, body := range map[string]string{
		"huruf":  scripts(),
		"gambar": pictures(),
		"tautan": links(),
		"kertas": papers(),
		"tabel":  tables(),
		"kosong": `<w:p/>`,
	} {
		file := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(file, wordFile(t, body), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// wordFile puts a body into one of the story's Word files, with pictures beside it.
func wordFile(t *testing.T, body string) []byte {
	t.Helper()
	pkg := open(t, read(t, made(t, ".docx")[0]))
	for name, data := range map[string][]byte{"bening.png": alphaPNG(t), "abu.jpg": grayJPEG(t)} {
		pkg.SetPart("word/media/"+name, data)
		pkg.SetContentType("word/media/"+name, "image/"+map[string]string{".png": "png", ".jpg": "jpeg"}[filepath.Ext(name)])
		body = related(t, pkg, body, relation{"image", "word/media/" + name, "id:" + name, false})
	}
	body = related(t, pkg, body, relation{"hyperlink", "https://contoh.go.id/naskah?a=(b)&c=é", "id:laman", true})
	const spaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	pkg.SetPart(pkg.MainPart(), []byte(`<w:document `+spaces+`><w:body>`+body+
		`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr></w:body></w:document>`))
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

type relation struct {
	kind, target, placeholder string
	external                  bool
}

// related adds a relationship and puts its ID into the body.
func related(t *testing.T, pkg *docx.Package, body string, r relation) string {
	t.Helper()
	id, err := pkg.AddRelationship(pkg.MainPart(), r.kind, r.target, r.external)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(body, `"`+r.placeholder+`"`, `"`+id+`"`)
}

func paragraph(font, text string) string {
	return fmt.Sprintf(`<w:p><w:r><w:rPr><w:rFonts w:ascii="%s" w:hAnsi="%s"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, font, font, text)
}

// scripts writes in many typefaces and alphabets, and beyond the BMP.
func scripts() string {
	var b strings.Builder
	for _, font := range []string{"Arial", "Times New Roman", "Bookman Old Style", "Calibri", "Cambria", "Courier New", "Wingdings", "Tak Dikenal"} {
		b.WriteString(paragraph(font, "Naskah ÀÉÎ šžŁ Ωμέγα Жизнь — “kutip” ☐☑✓ → № ﬁ 日本 한국 العربية ꦗꦮ 😀 𝔄\ufeff\u200b\u00ad\u2028."))
	}
	return b.String()
}

func pictures() string {
	inline := func(id string) string {
		return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="g" descr="gambar &lt;contoh&gt;"/>` +
			`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr/>` +
			`<pic:blipFill><a:blip r:embed="` + id + `"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	}
	return inline("id:bening.png") + inline("id:abu.jpg") + inline("id:bening.png")
}

func links() string {
	return `<w:p><w:bookmarkStart w:id="1" w:name="sini"/><w:r><w:t>Sasaran</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>` +
		`<w:p><w:hyperlink r:id="id:laman"><w:r><w:t>laman</w:t></w:r></w:hyperlink> <w:hyperlink w:anchor="sini"><w:r><w:t>ke sana</w:t></w:r></w:hyperlink></w:p>`
}

func papers() string {
	section := `<w:p><w:pPr><w:sectPr><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr></w:pPr></w:p>`
	return paragraph("Arial", "F4") + fmt.Sprintf(section, 12189, 18709) + paragraph("Arial", "mendatar") + fmt.Sprintf(section, 16838, 11906) + paragraph("Arial", "A4")
}

func tables() string {
	cell := `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/><w:shd w:val="clear" w:fill="D9E2F3"/></w:tcPr>` + paragraph("Calibri", "sel") + `</w:tc>`
	row := `<w:tr><w:trPr><w:tblHeader/></w:trPr>` + cell + cell + `</w:tr>`
	return `<w:tbl><w:tblPr><w:tblBorders><w:top w:val="dashed" w:sz="8" w:color="FF0000"/><w:insideV w:val="dotted" w:sz="4"/></w:tblBorders></w:tblPr>` +
		`<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>` + row + strings.Repeat(`<w:tr>`+cell+cell+`</w:tr>`, 80) + `</w:tbl><w:p/>`
}

func alphaPNG(t *testing.T) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 16, 16))
	for i := range 256 {
		img.Set(i%16, i/16, color.NRGBA{R: uint8(i), B: 200, A: uint8(255 - i)})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func grayJPEG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 20, 10)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
