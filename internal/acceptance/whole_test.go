//go:build acceptance

package acceptance

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/render"
	"naskah/internal/schema"
	"naskah/templates"
)

// wordBody is the body of the template.
func wordBody() string {
	const (
		drawing = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/><wp:docPr id="3" name="Gambar"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="3" name="Gambar"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId6"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
		shapes  = `<w:r><w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1026" type="#_x0000_t202" style="width:60pt;height:20pt"><v:textbox><w:txbxContent><w:p w14:paraId="0000000A" w14:textId="77777777"><w:r><w:t>Kotak {{ nama }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
		object  = `<w:p><w:r><w:object w:dxaOrig="600" w:dyaOrig="600"><v:shape id="_x0000_i1025" style="width:30pt;height:30pt" o:ole=""><v:imagedata r:id="rId6" o:title=""/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="_x0000_i1025" DrawAspect="Content" ObjectID="_1" r:id="rId7"/></w:object></w:r></w:p>`
	)
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	par := func(s ...string) string { return "<w:p>" + strings.Join(s, "") + "</w:p>" }
	item := func(num, s string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>` + run(s) + `</w:p>`
	}
	control := func(tag, kind, content string) string {
		return `<w:sdt><w:sdtPr><w:tag w:val="` + tag + `"/><w:id w:val="77"/><w:showingPlcHdr/>` + kind + `</w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
	}
	field := func(code string) string {
		mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
		return mark("begin") + `<w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r>` + mark("separate") + run("1") + mark("end")
	}
	return par(run("{{ range pihak }}")) +
		item("1", "Bagian {{ nama }}") +
		par(`<w:bookmarkStart w:id="0" w:name="nama"/>`, run("Nama "), control("nama", `<w:text/>`, run("isi di sini")), `<w:bookmarkEnd w:id="0"/>`, `<w:r><w:footnoteReference w:id="2"/></w:r>`) +
		par(`<w:hyperlink w:anchor="nama">`+run("lihat")+`</w:hyperlink>`, field(`PAGEREF nama \h`), drawing, shapes) +
		par(`<w:commentRangeStart w:id="0"/>`, `<w:ins w:id="5" w:author="a">`+run("sisipan")+`</w:ins>`, `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`) +
		item("2", "satu") + item("2", "dua") + par(run("{{ end }}")) +
		par(control("setuju", `<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`, run("☐")), run(" tanggal "),
			control("tanggal_ttd", `<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="id-ID"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>`, run("pilih"))) +
		par(run(`{{ klausul "keadaan-kahar" }}`)) + object
}

// wordTemplate is a template made in Word that holds in loops what programs fail at: shapes of
// both kinds, bookmarks with what refers to them, controls, notes, a comment,
// tracked changes, lists of one level, a clause, and an embedded object.
func wordTemplate(t *testing.T) []byte {
	t.Helper()
	const (
		office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		types  = `ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.`
		spaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + office + `" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"`
		head   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	)
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	level := func(n, format, text string) string {
		return `<w:abstractNum w:abstractNumId="` + n + `"><w:nsid w:val="0000000` + n + `"/><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>`
	}
	relation := func(id, kind, target string) string {
		return `<Relationship Id="` + id + `" Type="` + office + `/` + kind + `" Target="` + target + `"/>`
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	parts := map[string]string{
		"[Content_Types].xml": head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>` +
			`<Override PartName="/word/document.xml" ` + types + `document.main+xml"/><Override PartName="/word/numbering.xml" ` + types + `numbering+xml"/><Override PartName="/word/styles.xml" ` + types + `styles+xml"/><Override PartName="/word/footnotes.xml" ` + types + `footnotes+xml"/><Override PartName="/word/comments.xml" ` + types + `comments+xml"/></Types>`,
		"_rels/.rels": head + relations + relation("rId1", "officeDocument", "word/document.xml") + `</Relationships>`,
		"word/_rels/document.xml.rels": head + relations + relation("rId1", "numbering", "numbering.xml") + relation("rId2", "styles", "styles.xml") + relation("rId3", "footnotes", "footnotes.xml") +
			relation("rId4", "comments", "comments.xml") + relation("rId6", "image", "media/a.png") + relation("rId7", "oleObject", "embeddings/o.bin") + `</Relationships>`,
		"word/document.xml":     head + `<w:document` + spaces + `><w:body>` + wordBody() + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
		"word/numbering.xml":    head + `<w:numbering` + spaces + `>` + level("1", "decimal", "%1.") + level("2", "lowerLetter", "%1.") + `<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`,
		"word/styles.xml":       head + `<w:styles` + spaces + `><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
		"word/footnotes.xml":    head + `<w:footnotes` + spaces + `><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>` + run(" Catatan.") + `</w:p></w:footnote></w:footnotes>`,
		"word/comments.xml":     head + `<w:comments` + spaces + `><w:comment w:id="0" w:author="a"><w:p>` + run("Periksa.") + `</w:p></w:comment></w:comments>`,
		"word/media/a.png":      picture.String(),
		"word/embeddings/o.bin": "MZ",
	}
	files := map[string][]byte{}
	for name, text := range parts {
		files[name] = []byte(text)
	}
	pkg, err := docx.New(files)
	if err != nil {
		t.Fatal(err)
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// fill renders the template.
func fill(t *testing.T, data []byte) []byte {
	t.Helper()
	name := schema.Field{Name: "nama", Label: "Nama"}
	fields := []schema.Field{
		{Name: "pihak", Label: "Pihak", Kind: schema.KindList, Element: &schema.Field{Kind: schema.KindRecord, Fields: []schema.Field{name}}},
		{Name: "setuju", Label: "Setuju", Kind: schema.KindBoolean}, {Name: "tanggal_ttd", Label: "Tanggal", Kind: schema.KindDate},
	}
	template, found := render.Parse("surat.docx", data, templates.FS)
	if template == nil || len(found) != 1 || found[0].Code != "DX052" {
		t.Fatalf("findings %v, want one that the object is taken out", found)
	}
	program, found := template.Compile(render.Scope{Fields: fields})
	if program == nil || len(found) > 0 {
		t.Fatalf("findings %v", found)
	}
	pkg, found, err := program.Render(t.Context(), render.Input{Values: schema.Record{
		"pihak": schema.List{schema.Record{"nama": "Badan A"}, schema.Record{"nama": "Kota B"}, schema.Record{"nama": "Lembaga C"}}, "setuju": true, "tanggal_ttd": schema.Date{Year: 2027, Month: 2, Day: 23},
	}})
	if err != nil || pkg == nil || diag.HasErrors(found) {
		t.Fatalf("findings %v, %v", found, err)
	}
	out, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAFilledWordTemplateIsWhole(t *testing.T) {
	data := wordTemplate(t)
	dir := t.TempDir()
	paper := filepath.Join(dir, "surat.docx")
	made := fill(t, data)
	if again := fill(t, data); !bytes.Equal(made, again) {
		t.Error("two runs differ")
	}
	if err := os.WriteFile(paper, made, 0o644); err != nil {
		t.Fatal(err)
	}
	checker(t, "check-docx", "--strict", "--quiet", "--libreoffice", paper)
	if left := open(t, made).Check(); len(left) > 0 {
		t.Errorf("Check finds %v", left)
	}
	convert := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir, paper)
	if said, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	heard := joined(words(string(read(t, filepath.Join(dir, "surat.txt")))))
	for _, want := range []string{"1.BagianBadanA", "2.BagianKotaB", "3.BagianLembagaC", "NamaKotaB", "☒tanggal23Februari2027", "Pasal1KEADAANKAHAR(1)KeadaanKaharmeliputi:a.bencanaalam;", "padaayat(1)memberitahukan", "(5)DalamhalKeadaanKahar"} {
		if !strings.Contains(heard, want) {
			t.Errorf("LibreOffice does not read %q in %s", want, heard)
		}
	}
	if n := strings.Count(heard, "a.satub.dua"); n != 3 {
		t.Errorf("%d lists begin anew, want 3, in %s", n, heard)
	}
}
