package simulate

import (
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/docx"
)

// agreement is a Word file of two clauses, as the templates number and mark them;
// Word has cut the second ayat of the first into pieces.
func agreement(t *testing.T) []byte {
	t.Helper()
	clause := func(id, head string, paragraphs ...string) string {
		s := `<w:p><w:pPr><w:pStyle w:val="Pasal"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:bookmarkStart w:id="1" w:name="` + id +
			`"/><w:r><w:t>` + head + `</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>`
		for _, runs := range paragraphs {
			s += `<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>` + runs + `</w:p>`
		}
		return s
	}
	run := func(text string) string { return `<w:r><w:rPr><w:i/></w:rPr><w:t>` + text + `</w:t></w:r>` }
	body := clause("biaya", "PEMBIAYAAN", run("Biaya ditanggung PARA PIHAK."), run("Paling lam")+run("bat 1 x 24 ")+run("jam sejak diketahui.")) +
		clause("penutup", "PENUTUP", run("Biaya lain ditanggung PARA PIHAK."))
	pkg, err := docx.New(map[string][]byte{
		"[Content_Types].xml": []byte(docx.XMLHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`),
		"_rels/.rels": []byte(docx.XMLHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`),
		"word/document.xml": []byte(docx.XMLHead + `<w:document` + docx.Namespaces + `><w:body>` + body + `</w:body></w:document>`),
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// paragraphs are the texts of a Word file, one a paragraph.
func paragraphs(t *testing.T, data []byte) []string {
	t.Helper()
	pkg, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	root, err := pkg.Tree(pkg.MainPart())
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, p := range root.Child("w:body").All("w:p") {
		list = append(list, docx.ParagraphText(p))
	}
	return list
}

func TestAPartnerEditsOneClause(t *testing.T) {
	before := paragraphs(t, agreement(t))
	for name, c := range map[string]struct {
		edit ClauseEdit
		at   int
		want string
	}{
		"words in one run":      {ClauseEdit{Clause: "biaya", Find: "PARA PIHAK", Put: "PIHAK KESATU"}, 1, "Biaya ditanggung PIHAK KESATU."},
		"words over three runs": {ClauseEdit{Clause: "biaya", Find: "lambat 1 x 24 jam", Put: "lambat 30 x 24 jam"}, 2, "Paling lambat 30 x 24 jam sejak diketahui."},
		"words struck out":      {ClauseEdit{Clause: "biaya", Find: " sejak diketahui"}, 2, "Paling lambat 1 x 24 jam."},
		"the other clause":      {ClauseEdit{Clause: "penutup", Find: "PARA PIHAK", Put: "PIHAK KEDUA"}, 4, "Biaya lain ditanggung PIHAK KEDUA."},
	} {
		data, err := editClause(agreement(t), &c.edit)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := paragraphs(t, data)
		for i := range before {
			want := before[i]
			if i == c.at {
				want = c.want
			}
			if got[i] != want {
				t.Errorf("%s: paragraph %d is %q, want %q", name, i, got[i], want)
			}
		}
	}
}

func TestAPartnerAddsAnAyat(t *testing.T) {
	data, err := editClause(agreement(t), &ClauseEdit{Clause: "biaya", Put: "Pajak & bea ditanggung PIHAK KESATU."})
	if err != nil {
		t.Fatal(err)
	}
	got := paragraphs(t, data)
	if len(got) != 6 || got[3] != "Pajak & bea ditanggung PIHAK KESATU." || got[4] != "PENUTUP" {
		t.Errorf("paragraphs %q", got)
	}
	pkg, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	root, err := pkg.Tree(pkg.MainPart())
	if err != nil {
		t.Fatal(err)
	}
	added := root.Child("w:body").All("w:p")[3]
	if added.Path("w:pPr", "w:numPr", "w:ilvl").Attr("w:val") != "1" || added.Path("w:r", "w:rPr", "w:i") == nil {
		t.Error("the new ayat is not numbered and set as the others")
	}
}

func TestAnEditThatFindsNothingIsAFinding(t *testing.T) {
	for code, e := range map[string]ClauseEdit{
		"SK060": {Clause: "kahar", Find: "Biaya", Put: "Ongkos"},
		"SK061": {Clause: "penutup", Find: "1 x 24", Put: "2 x 24"},
	} {
		_, err := editClause(agreement(t), &e)
		if findings := diag.Findings(err); len(findings) != 1 || findings[0].Code != code {
			t.Errorf("%+v: %v, want %s", e, err, code)
		}
	}
	if _, err := editClause([]byte(strings.Repeat("x", 100)), &ClauseEdit{Clause: "a", Put: "b"}); err == nil {
		t.Error("a file that is no Word file is edited")
	}
}
