package engine_test

import (
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/engine"
	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/pdf"
)

const (
	officeRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	vbaRel    = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
)

// foreign is a Word file of another program: the content of its body, the
// relationships of its main part, and further parts by name.
func foreign(t *testing.T, body, rels string, parts map[string]string) []byte {
	t.Helper()
	all := map[string][]byte{
		"[Content_Types].xml": []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`),
		"_rels/.rels":         []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + officeRel + `officeDocument" Target="word/document.xml"/></Relationships>`),
		"word/document.xml": []byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body><w:p><w:r><w:t>teks</w:t></w:r></w:p>` +
			body + `</w:body></w:document>`),
		"word/_rels/document.xml.rels": []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels + `</Relationships>`),
	}
	for name, data := range parts {
		all[name] = []byte(data)
	}
	pkg, err := docx.New(all)
	if err != nil {
		t.Fatal(err)
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func relationship(kind, target string) string {
	return `<Relationship Id="rId9" Type="` + kind + `" Target="` + target + `"/>`
}

const pictureOfID9 = `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

func layOutForeign(t *testing.T, data []byte) ([]byte, []diag.Diagnostic, error) {
	t.Helper()
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	return engine.LayOutForeign(t.Context(), "dari-luar.docx", data, fonts, pdf.Meta{}, layout.Options{})
}

// Faults of form refuse a foreign file, whether or not its pages need the part.
func TestAForeignFileWithFaultsIsRefused(t *testing.T) {
	for _, c := range []struct{ name, code, rels, part string }{
		{"a target outside the package", "DX030", relationship(officeRel+"image", "../../../../etc/passwd"), ""},
		{"a target that is not there", "DX031", relationship(officeRel+"image", "media/none.png"), ""},
		{"two relationships of one id", "DX032", relationship(officeRel+"image", "a.png") + relationship(officeRel+"image", "a.png"), ""},
		{"broken XML nobody reads", "DX020", "", "customXml/item1.xml"},
	} {
		parts := map[string]string{"word/a.png": "x"}
		if c.part != "" {
			parts[c.part] = "<a><b></a>"
		}
		made, _, err := layOutForeign(t, foreign(t, "", c.rels, parts))
		findings := diag.Findings(err)
		if len(findings) != 1 || findings[0].Code != c.code || findings[0].Pos.File != "dari-luar.docx" || made != nil {
			t.Errorf("%s: findings %v, want one %s in dari-luar.docx", c.name, findings, c.code)
		}
	}
}

// Nothing active can reach a PDF, and nothing is replaced in one in silence:
// the file is laid out, and one warning tells.
func TestWhatThePDFLeavesOutIsTold(t *testing.T) {
	for _, c := range []struct{ name, code, body, rels, part string }{
		{"macros", "DX040", "", relationship(vbaRel, "vbaProject.bin"), "word/vbaProject.bin"},
		{"an embedded object", "DX041", "", relationship(officeRel+"oleObject", "o.bin"), "word/o.bin"},
		{"a chunk of another format", "DX042", `<w:altChunk r:id="rId9"/>`, relationship(officeRel+"aFChunk", "a.bin"), "word/a.bin"},
		{"a field that runs a program", "DX046", `<w:p><w:fldSimple w:instr="DDEAUTO cmd"><w:r><w:t>a</w:t></w:r></w:fldSimple></w:p>`, "", ""},
		{"a damaged picture", "PD002", pictureOfID9, relationship(officeRel+"image", "a.png"), "word/a.png"},
		{"a character no face has", "PD001", `<w:p><w:r><w:t>𒍅</w:t></w:r></w:p>`, "", ""},
		{"an unsafe link", "PD003", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "file:///etc/passwd"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>a</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "", ""},
	} {
		parts := map[string]string{}
		if c.part != "" {
			parts[c.part] = "\x89PNG\r\n\x1a\nx"
		}
		made, findings, err := layOutForeign(t, foreign(t, c.body, c.rels, parts))
		if err != nil || !strings.HasPrefix(string(made), "%PDF") {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		told := 0
		for _, f := range findings {
			equal := f.Code == "LY031" // a typeface of equal widths is no fault
			if f.Pos.File != "dari-luar.docx" || f.Severity != diag.Warning && !equal {
				t.Errorf("%s: %s is of severity %d in %q", c.name, f.Code, f.Severity, f.Pos.File)
			}
			if f.Code == c.code {
				told++
			}
		}
		if told != 1 {
			t.Errorf("%s: %s told %d times among %v", c.name, c.code, told, findings)
		}
	}
}
