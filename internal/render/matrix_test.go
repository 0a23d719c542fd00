package render

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"naskah/internal/docx"
)

const (
	officeRel   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	matrixNames = docx.Namespaces + ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`
)

// place is one kind of part or container a tag may stand in: what the body or a
// part of its own holds, %s being the tag, and the place in words of a finding.
type place struct {
	name  string
	body  string // in the body
	part  string // name of a part instead
	root  string // its element
	kind  string // its relationship
	text  string // its content
	where string // as a finding says it
	twice bool   // both branches of alternate content say it
}

func box(s string) string { return `<w:txbxContent>` + par(run(s)) + `</w:txbxContent>` }

func vml(s string) string {
	return `<w:pict><v:shape id="a" alt="kotak"><v:textbox>` + box(s) + `</v:textbox></v:shape></w:pict>`
}

func drawn(s string) string {
	return `<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="kotak"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>` + box(s) + `</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`
}

func wordTable(rows ...string) string {
	return `<w:tbl><w:tblPr/><w:tblGrid/>` + strings.Join(rows, "") + `</w:tbl>`
}

func wordRow(cells ...string) string {
	return "<w:tr>" + strings.Join(cells, "") + "</w:tr>"
}

func wordCell(content string) string { return "<w:tc><w:tcPr/>" + content + "</w:tc>" }

// everywhere lists the places; each is a subtest of its own.
var everywhere = []place{
	{name: "plain tags", body: par(run("isi %s")), where: "paragraf 1"},
	{name: "header", part: "word/header1.xml", root: "w:hdr", kind: "header", text: par(run("%s")), where: "kepala halaman"},
	{name: "footer", part: "word/footer1.xml", root: "w:ftr", kind: "footer", text: par(run("%s")), where: "kaki halaman"},
	{name: "footnotes", body: par(run("x"), `<w:r><w:footnoteReference w:id="2"/></w:r>`), part: "word/footnotes.xml", root: "w:footnotes", kind: "footnotes",
		text: `<w:footnote w:id="2">` + par(run("%s")) + `</w:footnote>`, where: "catatan kaki 1"},
	{name: "endnotes", body: par(run("x"), `<w:r><w:endnoteReference w:id="2"/></w:r>`), part: "word/endnotes.xml", root: "w:endnotes", kind: "endnotes",
		text: `<w:endnote w:id="2">` + par(run("%s")) + `</w:endnote>`, where: "catatan akhir 1"},
	{name: "comments part", part: "word/comments.xml", root: "w:comments", kind: "comments", text: `<w:comment w:id="0" w:author="a">` + par(run("%s")) + `</w:comment>`, where: "komentar 1"},
	{name: "text boxes, VML", body: par(run("x"), `<w:r>`+vml("%s")+`</w:r>`), where: "paragraf 1, kotak teks"},
	{name: "text boxes, DrawingML with fallback", body: par(run("x"), `<w:r><mc:AlternateContent><mc:Choice Requires="wps">`+drawn("%s")+`</mc:Choice><mc:Fallback>`+vml("%s")+`</mc:Fallback></mc:AlternateContent></w:r>`),
		where: "paragraf 1, kotak teks", twice: true},
	{name: "inside content control: block", body: `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + par(run("%s")) + `</w:sdtContent></w:sdt>`, where: "paragraf 1"},
	{name: "inside content control: inline", body: par(`<w:sdt><w:sdtPr/><w:sdtContent>` + run("%s") + `</w:sdtContent></w:sdt>`), where: "paragraf 1"},
	{name: "inside content control: row", body: wordTable(`<w:sdt><w:sdtPr/><w:sdtContent>`+wordRow(wordCell(par(run("%s"))))+`</w:sdtContent></w:sdt>`) + "<w:p/>", where: "tabel 1, baris 1, kolom 1"},
	{name: "inside content control: cell", body: wordTable(wordRow(wordCell("<w:p/>"), `<w:sdt><w:sdtPr/><w:sdtContent>`+wordCell(par(run("%s")))+`</w:sdtContent></w:sdt>`)) + "<w:p/>", where: "tabel 1, baris 1, kolom 2"},
	{name: "rows in customXml", body: wordTable(`<w:customXml w:element="a">`+wordRow(wordCell(par(run("%s"))))+`</w:customXml>`) + "<w:p/>", where: "tabel 1, baris 1, kolom 1"},
	{name: "inside tracked insertion", body: par(`<w:ins w:id="9" w:author="a">` + run("%s") + `</w:ins>`), where: "paragraf 1"},
	{name: "moved text", body: par(`<w:moveTo w:id="9" w:author="a">` + run("%s") + `</w:moveTo>`), where: "paragraf 1"},
	{name: "hyperlink", body: par(`<w:hyperlink w:anchor="x">` + run("%s") + `</w:hyperlink>`), where: "paragraf 1"},
	{name: "smartTag", body: par(`<w:smartTag w:element="a">` + run("%s") + `</w:smartTag>`), where: "paragraf 1"},
	{name: "customXml", body: par(`<w:customXml w:element="a">` + run("%s") + `</w:customXml>`), where: "paragraf 1"},
	{name: "result of a simple field", body: par(`<w:fldSimple w:instr=" DATE ">` + run("%s") + `</w:fldSimple>`), where: "paragraf 1"},
	{name: "result of a field", body: par(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF bm1 \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		run("%s") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`), where: "paragraf 1"},
	{name: "ruby", body: par(`<w:r><w:ruby><w:rubyPr/><w:rt>` + run("x") + `</w:rt><w:rubyBase>` + run("%s") + `</w:rubyBase></w:ruby></w:r>`), where: "paragraf 1"},
	{name: "alternate content around runs", body: par(run("a"), `<mc:AlternateContent><mc:Choice Requires="w14">`+run("%s")+`</mc:Choice><mc:Fallback>`+run("%s")+`</mc:Fallback></mc:AlternateContent>`), where: "paragraf 1", twice: true},
	{name: "inside a bookmark", body: par(`<w:bookmarkStart w:id="9" w:name="bm1"/>` + run("%s") + `<w:bookmarkEnd w:id="9"/>`), where: "paragraf 1"},
	{name: "nested table", body: wordTable(wordRow(wordCell(wordTable(wordRow(wordCell(par(run("%s")))))+"<w:p/>"))) + "<w:p/>", where: "tabel 1, baris 1, kolom 1, tabel 1 di dalam sel itu, baris 1, kolom 1"},
	{name: "core properties", part: "docProps/core.xml", root: "cp:coreProperties", kind: coreProperties, text: `<dc:title>%s</dc:title>`, where: "properti dokumen, judul"},
	{name: "extended properties", part: "docProps/app.xml", root: "Properties", kind: "extended-properties", text: `<Company>%s</Company>`, where: "properti dokumen, perusahaan"},
	{name: "custom properties", part: "docProps/custom.xml", root: "Properties", kind: "custom-properties",
		text: `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Nomor"><vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">%s</vt:lpwstr></property>`, where: "properti dokumen, Nomor"},
	{name: "alternative text of a picture", body: par(`<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="%s"/></wp:inline></w:drawing></w:r>`), where: "paragraf 1, teks alternatif"},
	{name: "alternative text of a shape", body: par(`<w:r><w:pict><v:shape id="a" alt="%s"/></w:pict></w:r>`), where: "paragraf 1, teks alternatif"},
	{name: "word art", part: "word/header1.xml", root: "w:hdr", kind: "header", text: par(`<w:r><w:pict><v:shape id="a"><v:textpath string="%s"/></v:shape></w:pict></w:r>`), where: "kepala halaman, WordArt"},
	{name: "title of a content control", body: `<w:sdt><w:sdtPr><w:alias w:val="%s"/></w:sdtPr><w:sdtContent>` + par(run("x")) + `</w:sdtContent></w:sdt>`, where: "judul kontrol isi"},
	{name: "description of a table", body: `<w:tbl><w:tblPr><w:tblDescription w:val="%s"/></w:tblPr>` + wordRow(wordCell(par(run("x")))) + `</w:tbl><w:p/>`, where: "tabel 1, teks alternatif"},
	{name: "simple field code", body: par(`<w:fldSimple w:instr=" DOCPROPERTY &quot;%s&quot; "/>`), where: "paragraf 1, kode field"},
	{name: "field code", body: par(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> DOCPROPERTY "%s" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`), where: "paragraf 1, kode field"},
}

// package makes the file of a place.
func (p place) file(t testing.TB, tag string) []byte {
	t.Helper()
	fill := func(s string) string { return strings.ReplaceAll(s, "%s", tag) }
	body := par(run("x"))
	if p.body != "" {
		body = fill(p.body)
	}
	more := map[string]string{}
	if p.part != "" {
		names := matrixNames
		switch p.kind {
		case coreProperties:
			names = ` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`
		case "extended-properties", "custom-properties":
			names = ` xmlns="http://schemas.openxmlformats.org/officeDocument/2006/` + p.kind + `"`
		}
		more[p.part] = docx.XMLHead + "<" + p.root + names + ">" + fill(p.text) + "</" + p.root + ">"
	}
	kind := p.kind
	if kind != coreProperties {
		kind = officeRel + kind
	}
	if strings.HasPrefix(p.part, "docProps/") {
		more["toprels"] = fmt.Sprintf(`<Relationship Id="rId9" Type="%s" Target="%s"/>`, kind, p.part)
	} else if p.part != "" {
		more["rels"] = fmt.Sprintf(`<Relationship Id="rId9" Type="%s" Target="%s"/>`, kind, strings.TrimPrefix(p.part, "word/"))
	}
	if p.kind == "header" || p.kind == "footer" {
		body += `<w:p><w:pPr><w:sectPr><w:` + p.kind + `Reference w:type="default" r:id="rId9"/></w:sectPr></w:pPr></w:p>`
	}
	return wordFile(t, body, more)
}

// markup is the rendered part of a place as it stands in the file.
func (p place) markup(t testing.TB, pkg *docx.Package) string {
	t.Helper()
	name := p.part
	if name == "" {
		name = "word/document.xml"
	}
	data, ok := pkg.Part(name)
	if !ok {
		t.Fatalf("no part %s", name)
	}
	return string(data)
}

func compiled(t testing.TB, data []byte) (*Program, []string) {
	t.Helper()
	var said []string
	tpl, found := Parse("surat.docx", data, nil)
	for _, d := range found {
		said = append(said, d.Code+": "+d.PlaceText("id")+": "+d.Excerpt)
	}
	if tpl == nil {
		return nil, said
	}
	p, found := tpl.Compile(Scope{Fields: testFields(t)})
	for _, d := range found {
		if d.Pos.File != "surat.docx" {
			t.Errorf("%s names the file %q", d.Code, d.Pos.File)
		}
		said = append(said, d.Code+": "+d.PlaceText("id")+": "+d.Excerpt)
	}
	return p, said
}

func TestTagsStandWhereverWordPutsText(t *testing.T) {
	for _, p := range everywhere {
		t.Run(p.name, func(t *testing.T) {
			program, said := compiled(t, p.file(t, "{{ tempat }}"))
			if program == nil {
				t.Fatal(said)
			}
			in := testInput()
			in.Title, in.Author = "", ""
			in.Values["tempat"] = "R&D <x>"
			pkg := render(t, program, in)
			want := 1
			if p.twice {
				want = 2
			}
			s := p.markup(t, pkg)
			if n := strings.Count(strings.ReplaceAll(s, "&gt;", ">"), "R&amp;D &lt;x>"); n != want || strings.Contains(s, "{{") {
				t.Errorf("the value stands there %d times, want %d:\n%s", n, want, s)
			}
			a, err := pkg.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			again, err := docx.Open(a)
			if err != nil {
				t.Fatal(err)
			}
			if faults := again.Faults(); len(faults) > 0 {
				t.Errorf("the paper is at fault: %s", say(faults))
			}
			b, err := render(t, program, in).Bytes()
			if err != nil || !bytes.Equal(a, b) {
				t.Errorf("two renderings differ, %v", err)
			}
		})
	}
}

func TestFindingsNameThePlace(t *testing.T) {
	for _, p := range everywhere {
		t.Run(p.name, func(t *testing.T) {
			_, said := compiled(t, p.file(t, "{{ tempatt }}"))
			if len(said) != 1 || !strings.HasPrefix(said[0], "TP045: "+p.where+": ") || !strings.Contains(said[0], "{{ tempatt }}") {
				t.Errorf("found %q, want TP045 once, in %q", said, p.where)
			}
		})
	}
}

func TestAPackageWithTagsInAFooterKeepsTheRest(t *testing.T) {
	footer := everywhere[2]
	data := footer.file(t, "{{ tempat }}")
	program, said := compiled(t, data)
	if program == nil {
		t.Fatal(said)
	}
	after := render(t, program, testInput())
	before, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range before.Names() {
		a, _ := before.Part(name)
		b, _ := after.Part(name)
		if changed := !bytes.Equal(a, b); changed != (name == footer.part) {
			t.Errorf("%s changed: %t", name, changed)
		}
	}
}

// Where tags are not filled, that is said.
func TestTagsThatAreNotFilledAreTold(t *testing.T) {
	math := par(run("x"), `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>{{ tempat }}</m:t></m:r></m:oMath>`)
	chart := map[string]string{
		"rels":                   `<Relationship Id="rId9" Type="` + officeRel + `chart" Target="charts/chart1.xml"/>`,
		"word/charts/chart1.xml": docx.XMLHead + `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>{{ tempat }}</a:t></c:chartSpace>`,
	}
	for want, data := range map[string][]byte{
		"TP107: paragraf 1: {{ tempat }}": wordFile(t, math, nil),
		"TP107: word/charts/chart1.xml: ": wordFile(t, par(run("x")), chart),
	} {
		if program, said := compiled(t, data); program == nil || len(said) != 1 || said[0] != want {
			t.Errorf("found %q, want %q", said, want)
		}
	}
}
