package render

import (
	"strings"
	"testing"

	"naskah/internal/docx"
	"naskah/internal/manuscript"
)

// bodyOf renders a Word file with some texts and gives what is in its body.
func bodyOf(t testing.TB, body string, texts map[string]string) string {
	t.Helper()
	return inBody(t, render(t, wordProgram(t, body, nil), inputWith(texts)))
}

func inBody(t testing.TB, pkg *docx.Package) string {
	t.Helper()
	data, _ := pkg.Part("word/document.xml")
	_, rest, _ := strings.Cut(string(data), "<w:body>")
	rest, _, ok := strings.Cut(rest, "<w:sectPr>")
	if !ok {
		t.Fatalf("no body in %s", data)
	}
	return rest
}

func inputWith(texts map[string]string) Input {
	in := testInput()
	for name, s := range texts {
		in.Values[name] = s
	}
	return in
}

// refused renders what must not come out and gives the code of the finding.
func refused(t testing.TB, p *Program, in Input) string {
	t.Helper()
	pkg, found, err := p.Render(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if pkg != nil || len(found) == 0 {
		t.Fatalf("rendered, want a finding; found %s", say(found))
	}
	return found[0].Code
}

func TestValuesKeepLinesAndTabs(t *testing.T) {
	for value, want := range map[string]string{
		"a\nb": "a\nb", "a\r\nb": "a\nb", "a\rb": "a\nb", "a\n\nb": "a\n\nb", "a\tb": "a\tb", "a\u2028b": "a\nb", "a\u0085b": "a\nb",
		"\n": "\n", "\t\t": "\t\t", " a ": " a ", "a\vb": "a\ufffdb",
	} {
		got := bodyOf(t, par(run("[{{ judul }}]")), map[string]string{"judul": value})
		root, err := docx.ParseXML([]byte(docx.XMLHead + "<w:body" + docx.Namespaces + ">" + got + "</w:body>"))
		if err != nil {
			t.Fatal(err)
		}
		if text := docx.ParagraphText(root.Child("w:p")); text != "["+want+"]" {
			t.Errorf("%q reads %q", value, text)
		}
	}
}

const look = `<w:pPr><w:pStyle w:val="Isi"/><w:pageBreakBefore/><w:jc w:val="both"/></w:pPr>`
const later = `<w:pPr><w:pStyle w:val="Isi"/><w:jc w:val="both"/></w:pPr>`

func lone(tag string) string {
	return "<w:p>" + look + `<w:r w:rsidR="00A1"><w:rPr><w:sz w:val="22"/></w:rPr><w:t>{{ ` + tag + "</w:t></w:r><w:r><w:t> }}</w:t></w:r></w:p>"
}

func words(look, s string) string {
	return "<w:p>" + look + `<w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">` + s + "</w:t></w:r></w:p>"
}

func TestParagraphsOfAValueLookLikeTheTagsOwn(t *testing.T) {
	got := bodyOf(t, lone("paragraf judul"), map[string]string{"judul": "satu\ndua\n\n \n\ntiga & <b>"})
	want := words(look, `satu</w:t><w:br/><w:t xml:space="preserve">dua`) + words(later, "tiga &amp; &lt;b&gt;")
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := bodyOf(t, lone("paragraf judul"), map[string]string{"judul": " \n\n "}); got != "" {
		t.Errorf("a blank value leaves %s", got)
	}
}

func TestParagraphsInsideATextBecomeLines(t *testing.T) {
	if got := renderWord(t, par(run(`a {{ paragraf "b\n\nc" }} d`)), nil); !strings.HasPrefix(got, "a b\nc d") {
		t.Errorf("got %q", got)
	}
}

// A condition around the tag in the same paragraph takes the paragraph along.
func TestAConditionAroundParagraphsLeavesNothing(t *testing.T) {
	body := func(field string) string {
		return par(run("a")) + par(run("{{ if terisi "+field+" }}"), run("{{ paragraf "+field+" }}{{ else }}{{ markdown judul }}{{ end }}")) + par(run("b"))
	}
	if got := renderWord(t, body("sifat"), nil); !strings.HasPrefix(got, "a\nbiasa\nb") {
		t.Errorf("filled: got %q", got)
	}
	if got := renderWord(t, body("catatan"), nil); !strings.HasPrefix(got, "a\nPeningkatan Kapasitas Penelitian dan Pelayanan Publik\nb") {
		t.Errorf("empty: got %q", got)
	}
}

// A bookmark in the paragraph must not go with it: the tag stays in its text.
func TestAParagraphWithABookmarkStays(t *testing.T) {
	body := `<w:p><w:bookmarkStart w:id="1" w:name="isi"/>` + run(`{{ paragraf "a\n\nb" }}`) + `<w:bookmarkEnd w:id="1"/></w:p>`
	if got := bodyOf(t, body, nil); strings.Count(got, "<w:p>") != 1 || !strings.Contains(got, `w:name="isi"`) {
		t.Errorf("got %s", got)
	}
}

// Data in an item of a list make no further items: clauses keep their numbers.
func TestAnItemStaysOneItem(t *testing.T) {
	p := compileText(t, "uji.naskah", "---\nskema: naskah/v1\nnama: uji\njudul: Uji\nbab: pasal\n---\n## Satu\n(1) {{ paragraf \"a\\n\\nb\" }}\n(2) {{ markdown \"- c\\n- d\" }}\n(3) e\n")
	if got := textOfPackage(t, render(t, p, testInput())); !strings.Contains(got, "(1) a\nb\n(2) - c\n- d\n(3) e\n") {
		t.Errorf("got %s", got)
	}
}

// An expression that only mentions such a function is printed as it is.
func TestAQuotedNameMakesNoParagraphs(t *testing.T) {
	if got := renderWord(t, par(run(`{{ upper "a|markdown" }}`)), nil); !strings.HasPrefix(got, "A|MARKDOWN") {
		t.Errorf("got %q", got)
	}
}

func TestALatePlaceOfParagraphsIsABlank(t *testing.T) {
	tpl, found := Parse("surat.docx", wordFile(t, par(run("{{ paragraf judul }}")), nil), nil)
	if tpl == nil {
		t.Fatal(say(found))
	}
	p, found := tpl.Compile(Scope{Fields: testFields(t), Late: []string{"judul"}})
	if p == nil || len(found) != 1 || found[0].Code != "TP106" {
		t.Fatalf("%v, want TP106", say(found))
	}
	in := testInput()
	in.Late = true
	delete(in.Values, "judul")
	if got := inBody(t, render(t, p, in)); !strings.Contains(got, blank) || !strings.Contains(got, "<w:sdt>") {
		t.Errorf("got %s", got)
	}
}

func TestPagesBeginWithWhatFollows(t *testing.T) {
	const tag, broken = "{{ halaman_baru }}", "<w:pageBreakBefore/>"
	styled := `<w:p><w:pPr><w:pStyle w:val="Isi"/><w:keepNext/><w:jc w:val="both"/></w:pPr>` + run("b") + "</w:p>"
	table := "<w:tbl><w:tr><w:tc>" + par(run("b")) + "</w:tc></w:tr></w:tbl>"
	for name, c := range map[string]struct{ body, want string }{
		"a paragraph":        {par(run("a")) + par(run(tag)) + par(run("b")), "<w:p><w:pPr>" + broken + "</w:pPr><w:r"},
		"properties":         {par(run(tag)) + styled, `<w:keepNext/>` + broken + `<w:jc w:val="both"/>`},
		"an empty paragraph": {par(run(tag)) + "<w:p/>", "<w:p><w:pPr>" + broken + "</w:pPr></w:p>"},
		"a table":            {par(run(tag)) + table, broken + `<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p><w:tbl>`},
		"twice":              {par(run(tag)) + par(run(tag)) + par(run("b")), "<w:p><w:pPr>" + broken + "</w:pPr><w:r"},
		"in a condition":     {par(run("{{ if bernilai }}"+tag+"{{ end }}")) + par(run("b")), "<w:p><w:pPr>" + broken + "</w:pPr><w:r"},
		"a content control":  {par(run(tag)) + "<w:sdt><w:sdtPr/><w:sdtContent>" + par(run("b")) + "</w:sdtContent></w:sdt>", "<w:sdtContent><w:p><w:pPr>" + broken},
	} {
		t.Run(name, func(t *testing.T) {
			got := bodyOf(t, c.body, nil)
			if !strings.Contains(got, c.want) || strings.Count(got, broken) != 1 || strings.Contains(got, breakSign) {
				t.Errorf("got %s, want %s once", got, c.want)
			}
		})
	}
	for name, body := range map[string]string{
		"the end":      par(run("a")) + par(run(tag)),
		"a cell's end": "<w:tbl><w:tr><w:tc>" + par(run("a")) + par(run(tag)) + "</w:tc></w:tr></w:tbl>" + par(run("b")),
	} {
		if got := bodyOf(t, body, nil); strings.Contains(got, broken) || strings.Contains(got, breakSign) {
			t.Errorf("%s: got %s", name, got)
		}
	}
	if got := bodyOf(t, par(run("a"+tag+"b")), nil); !strings.Contains(got, `<w:r><w:br w:type="page"/></w:r>`) {
		t.Errorf("inside a text: got %s", got)
	}
}

func TestLinksOfAWordFile(t *testing.T) {
	body := par(run(`{{ tautan "laman" "https://a.go.id/x?b=1&amp;c=2" }}, {{ tautan judul "https://a.go.id/x?b=1&amp;c=2" }}, {{ tautan "" "mailto:a@b.go.id" }}`))
	pkg := render(t, wordProgram(t, body, nil), inputWith(map[string]string{"judul": "<J>"}))
	got := inBody(t, pkg)
	if n := strings.Count(got, "<w:hyperlink r:id="); n != 3 || !strings.Contains(got, "&lt;J&gt;") || !strings.Contains(got, ">mailto:a@b.go.id<") {
		t.Errorf("%d links in %s", n, got)
	}
	if !strings.Contains(got, `<w:color w:val="0563C1"/><w:u w:val="single"/>`) {
		t.Errorf("no look of a link in %s", got)
	}
	if got := reading(t, par(run(`{{ tautan judul "https://a.go.id" }}`)), "a\nb\tc"); got != "a\nb\tc" {
		t.Errorf("a text of lines reads %q", got)
	}
	rows := pkg.External()
	if len(rows) != 2 || rows[0].Target != "https://a.go.id/x?b=1&c=2" || rows[1].Target != "mailto:a@b.go.id" {
		t.Errorf("relationships %v", rows)
	}
}

func TestLinksTakeTheStyleOfTheTemplate(t *testing.T) {
	p := compileText(t, "uji.naskah", exampleHead+"{{ tautan \"laman\" \"https://a.go.id\" }} dan [laman](https://a.go.id)\n")
	got := inBody(t, render(t, p, testInput()))
	if n := strings.Count(got, `<w:rStyle w:val="Tautan"/>`); n != 2 {
		t.Errorf("%d links of the style in %s", n, got)
	}
}

func TestUnsafeAddressesOfDataAreRefused(t *testing.T) {
	for _, address := range []string{"javascript:alert(1)", "file:///etc/passwd", "#x", "a.go.id", "", "https://", "https://a b", "https://a\"b", "https://a/{x}", "http://[", "\\\\server\\x", "https://a/" + strings.Repeat("x", docx.MaxLink)} {
		p := wordProgram(t, par(run("{{ tautan sifat judul }}")), nil)
		in := inputWith(map[string]string{"judul": address})
		want := "TP103"
		if address == "" {
			want = "TP063"
		}
		if code := refused(t, p, in); code != want {
			t.Errorf("%q: %s, want %s", address, code, want)
		}
	}
	tpl, _ := Parse("surat.docx", wordFile(t, par(run(`{{ tautan "a" "ftp://x" }}`)), nil), nil)
	if p, found := tpl.Compile(Scope{Fields: testFields(t)}); p != nil || found[0].Code != "TP054" {
		t.Errorf("a written address: %s, want TP054", say(found))
	}
}

func TestPropertiesKeepTheirOrder(t *testing.T) {
	props := `<w:rPr><w:rFonts w:ascii="A"/><w:i w:val="0"/><w:color w:val="FF0000"/><w:sz w:val="22"/><w14:glow><w14:x/></w14:glow></w:rPr>`
	want := `<w:rPr><w:rFonts w:ascii="A"/><w:b/><w:bCs/><w:i/><w:iCs/><w:color w:val="FF0000"/><w:sz w:val="22"/><w:u w:val="single"/><w14:glow><w14:x/></w14:glow></w:rPr>`
	if got := formatted(props, manuscript.Mark{Bold: true, Italic: true, Under: true}); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := setProp(`<w:pPr><w:jc w:val="both"/></w:pPr>`, paraProperties, "w:jc", ""); got != "" {
		t.Errorf("an empty element stays: %s", got)
	}
}
