package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/font"
	"naskah/internal/layout"
)

// sample is a minimal document put together from XML.
type sample struct {
	body      string // content of w:body, without the last w:sectPr
	section   string // content of the last w:sectPr; "" for a small page
	styles    string // content of w:styles behind the defaults
	numbering string
	settings  string
	parts     map[string]string // further parts of the folder word
	rels      string            // further relationships of the main part
}

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
 xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office"`

// smallPage has 5,000 twips of text width and 4,000 of height.
const smallPage = `<w:pgSz w:w="7000" w:h="6000"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="400" w:footer="400" w:gutter="0"/>`

const defaults = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/><w:sz w:val="24"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`

const relType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// pack builds the package.
func (s sample) pack(tb testing.TB) *docx.Package {
	tb.Helper()
	section := s.section
	if section == "" {
		section = smallPage
	}
	parts := map[string][]byte{
		"_rels/.rels": []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` +
			relType + `officeDocument" Target="word/document.xml"/></Relationships>`),
		"word/document.xml": []byte(`<w:document ` + namespaces + `><w:body>` + s.body + `<w:sectPr>` + section + `</w:sectPr></w:body></w:document>`),
		"word/styles.xml":   []byte(`<w:styles ` + namespaces + `>` + defaults + s.styles + `</w:styles>`),
	}
	types := `<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>`
	rels := `<Relationship Id="rId1" Type="` + relType + `styles" Target="styles.xml"/>` + s.rels
	if s.numbering != "" {
		parts["word/numbering.xml"] = []byte(`<w:numbering ` + namespaces + `>` + s.numbering + `</w:numbering>`)
		rels += `<Relationship Id="rId2" Type="` + relType + `numbering" Target="numbering.xml"/>`
	}
	if s.settings != "" {
		parts["word/settings.xml"] = []byte(`<w:settings ` + namespaces + `>` + s.settings + `</w:settings>`)
		rels += `<Relationship Id="rId3" Type="` + relType + `settings" Target="settings.xml"/>`
	}
	for name, content := range s.parts {
		parts["word/"+name] = []byte(content)
	}
	parts["word/_rels/document.xml.rels"] = []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels + `</Relationships>`)
	parts["[Content_Types].xml"] = []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` + types + `</Types>`)
	pkg, err := docx.New(parts)
	if err != nil {
		tb.Fatal(err)
	}
	return pkg
}

// library is shared: faces are parsed once.
var library = func() *font.Library {
	l, err := font.NewLibrary()
	if err != nil {
		panic(err)
	}
	return l
}()

// lay sets a sample and checks what holds of every document.
func lay(tb testing.TB, s sample) (*layout.Document, []diag.Diagnostic) {
	tb.Helper()
	doc, found := layOut(tb, s, layout.Options{})
	checkStructure(tb, doc)
	return doc, found
}

// layOut sets a sample.
func layOut(tb testing.TB, s sample, opt layout.Options) (*layout.Document, []diag.Diagnostic) {
	tb.Helper()
	doc, found, err := layout.Lay(tb.Context(), s.pack(tb), library, opt)
	if err != nil {
		tb.Fatal(err)
	}
	return doc, found
}

// checkStructure asserts that marks form a tree and items refer to it.
func checkStructure(tb testing.TB, doc *layout.Document) {
	tb.Helper()
	for i, m := range doc.Structure {
		if m.Parent >= i || i > 0 && m.Parent < 0 {
			tb.Fatalf("mark %d has parent %d", i, m.Parent)
		}
	}
	for n, p := range doc.Pages {
		for _, it := range p.Items {
			if mark := markOf(it); mark <= 0 || mark >= len(doc.Structure) {
				tb.Fatalf("page %d: item %+v has mark %d of %d", n+1, it, mark, len(doc.Structure))
			}
		}
	}
}

func markOf(it layout.Item) int {
	switch it := it.(type) {
	case layout.Glyphs:
		return it.Mark
	case layout.Line:
		return it.Mark
	case layout.Fill:
		return it.Mark
	case layout.Image:
		return it.Mark
	case layout.Link:
		return it.Mark
	}
	return -1
}

// p is a paragraph with properties and text.
func p(pPr, text string) string {
	return `<w:p><w:pPr>` + pPr + `</w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

// words repeats a word with a number, so that each is known by its text.
func words(prefix string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s%d ", prefix, i+1)
	}
	return strings.TrimSpace(b.String())
}

// table builds a table of cells of equal width.
func table(tblPr string, width int, rows ...[]string) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr>` + tblPr + `</w:tblPr><w:tblGrid>`)
	for range rows[0] {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, width)
	}
	b.WriteString(`</w:tblGrid>`)
	for _, r := range rows {
		b.WriteString(`<w:tr>`)
		for _, c := range r {
			if !strings.HasPrefix(c, "<") {
				c = p("", c)
			}
			fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, width, c)
		}
		b.WriteString(`</w:tr>`)
	}
	return b.String() + `</w:tbl>`
}

const gridBorders = `<w:tblBorders><w:top w:val="single" w:sz="8"/><w:left w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/><w:right w:val="single" w:sz="8"/><w:insideH w:val="single" w:sz="8"/><w:insideV w:val="single" w:sz="8"/></w:tblBorders>`
