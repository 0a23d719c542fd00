package docx

import (
	"strings"
	"testing"
)

// TestAddRemarksMarksTheTextTheyAreAbout finds texts over runs, with other
// blanks and quotes, deals equal ones out, and leaves what is there.
func TestAddRemarksMarksTheTextTheyAreAbout(t *testing.T) {
	text := `<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t>Yth. {{ na</w:t></w:r><w:r><w:t>ma }} di {{ eq kota “x” }}</w:t></w:r></w:p>` +
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{nama}} dan {{ nama }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`
	pkg := body(t, text)
	if err := pkg.AddRemarks("Naskah", []Remark{
		{Text: "satu", Near: "{{ nama }}"}, {Text: "dua\nbaris & <x>", Near: "{{ nama }}"}, {Text: "tiga", Near: "{{ nama }}"},
		{Text: "kutip", Near: `{{ eq kota "x" }}`}, {Text: "tiada", Near: "{{ lain }}"}, {Text: "tanpa tempat"},
	}); err != nil {
		t.Fatal(err)
	}
	data, _ := pkg.Part("word/document.xml")
	got := string(data)
	start := func(id string) string { return `<w:commentRangeStart w:id="` + id + `"/>` }
	end := func(id string) string {
		return `<w:commentRangeEnd w:id="` + id + `"/><w:r><w:commentReference w:id="` + id + `"/></w:r>`
	}
	first := `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>` + start("5") + start("4") + start("0") + `<w:r><w:t>Yth. {{ na</w:t></w:r>` + start("3") +
		`<w:r><w:t>ma }} di {{ eq kota “x” }}</w:t></w:r>` + end("3") + end("0") + end("4") + end("5") + `</w:p>`
	if !strings.Contains(got, first) {
		t.Errorf("the first paragraph is not\n%s\nbut\n%s", first, got)
	}
	if want := `<w:tc><w:p>` + start("1") + start("2"); !strings.Contains(got, want) {
		t.Errorf("the cell is not marked %s:\n%s", want, got)
	}
	names := pkg.Related(pkg.MainPart(), "comments")
	if len(names) != 1 {
		t.Fatalf("comments parts: %v", names)
	}
	comments, err := pkg.Tree(names[0])
	if err != nil || len(comments.All("w:comment")) != 6 {
		t.Fatalf("%d comments, %v, want 6", len(comments.All("w:comment")), err)
	}
	if two := comments.All("w:comment")[1]; len(two.All("w:p")) != 2 || two.Text() != "duabaris & <x>" || two.Attr("w:author") != "Naskah" {
		t.Errorf("second comment is %s", two.XML())
	}
	// Again, as on a file that has comments.
	out, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if pkg, err = Open(out); err != nil {
		t.Fatal(err)
	}
	if err := pkg.AddRemarks("Naskah", []Remark{{Text: "lagi", Near: "Yth."}}); err != nil {
		t.Fatal(err)
	}
	comments, err = pkg.Tree(names[0])
	if err != nil {
		t.Fatal(err)
	}
	if all := comments.All("w:comment"); len(all) != 7 || all[6].Attr("w:id") != "6" {
		t.Errorf("comments after a second run: %s", comments.XML())
	}
	if found := pkg.Check(); len(found) > 0 {
		t.Errorf("the annotated file has faults: %v", found)
	}
}

func TestAddRemarksWithoutAParagraph(t *testing.T) {
	pkg := body(t, "")
	if err := pkg.AddRemarks("Naskah", []Remark{{Text: "x"}}); err != nil {
		t.Fatal(err)
	}
	if data, _ := pkg.Part("word/document.xml"); strings.Contains(string(data), "comment") {
		t.Errorf("document is %s", data)
	}
}
