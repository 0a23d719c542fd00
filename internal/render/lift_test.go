package render

import (
	"io/fs"
	"strings"
	"testing"

	"naskah/internal/docx"
)

// wordTypes are the content types of a small file.
const wordTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`

// wordFile makes a small file as Word writes it.
func wordFile(t testing.TB, body string, more map[string]string) []byte {
	t.Helper()
	parts := map[string][]byte{
		"[Content_Types].xml":          []byte(wordTypes),
		"_rels/.rels":                  []byte(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` + more["toprels"] + `</Relationships>`),
		"word/_rels/document.xml.rels": []byte(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + more["rels"] + `</Relationships>`),
		"word/document.xml":            []byte(docx.XMLHead + "<w:document" + matrixNames + "><w:body>" + body + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`),
	}
	for name, s := range more {
		if name != "rels" && name != "toprels" {
			parts[name] = []byte(s)
		}
	}
	pkg, err := docx.New(parts)
	if err != nil {
		t.Fatal(err)
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func run(s string) string {
	return `<w:r w:rsidR="00A10001"><w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

func par(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>" }

func renderWord(t *testing.T, body string, more map[string]string) string {
	t.Helper()
	return textOfPackage(t, wordPackage(t, body, more))
}

// wordPackage renders a small file made in Word.
func wordPackage(t *testing.T, body string, more map[string]string) *docx.Package {
	t.Helper()
	return render(t, wordProgram(t, body, more), testInput())
}

// wordProgram compiles a Word file of some body.
func wordProgram(t testing.TB, body string, more map[string]string) *Program {
	t.Helper()
	return programOf(t, "surat.docx", wordFile(t, body, more), nil)
}

// programOf compiles a template.
func programOf(t testing.TB, name string, data []byte, bases fs.FS, late ...string) *Program {
	t.Helper()
	tpl, found := Parse(name, data, bases)
	if tpl == nil {
		t.Fatal(say(found))
	}
	p, found := tpl.Compile(Scope{Fields: testFields(t), Late: late})
	if p == nil {
		t.Fatal(say(found))
	}
	return p
}

func TestTagsOfAWordFile(t *testing.T) {
	cases := []struct{ name, body, want string }{
		{"whole", par(run("Kota {{ tempat }}.")), "Kota Jakarta."},
		{"split over runs", par(run("Kota {"), run("{ tem"), run(`pat }}`), run(".")), "Kota Jakarta."},
		{"split with a whole one behind", par(run("{{ tem"), run("pat }}, {{ sifat }}")), "Jakarta, biasa"},
		{"proofing marks between", par(run("{{ "), `<w:proofErr w:type="spellStart"/>`, run("tempat"), `<w:proofErr w:type="spellEnd"/>`, run(" }}")), "Jakarta"},
		{"line break in the run", par(`<w:r><w:t>{{ tempat }}</w:t><w:br/><w:t>{{ sifat }}</w:t></w:r>`), "Jakarta\nbiasa"},
		{"smart quotes", par(run("{{ default “nihil” catatan }}")), "nihil"},
		{"hyperlink", par(`<w:hyperlink w:anchor="x">` + run("{{ tempat }}") + `</w:hyperlink>`), "Jakarta"},
		{"tracked insertion", par(`<w:ins w:id="1" w:author="a">` + run("{{ tempat }}") + `</w:ins>`), "Jakarta"},
		{"inline content control", par(`<w:sdt><w:sdtPr/><w:sdtContent>` + run("{{ tempat }}") + `</w:sdtContent></w:sdt>`), "Jakarta"},
		{"block content control", `<w:sdt><w:sdtPr/><w:sdtContent>` + par(run("{{ tempat }}")) + `</w:sdtContent></w:sdt>`, "Jakarta"},
		{"condition alone in its paragraphs", par(run("a")) + par(run("{{ if bernilai }}")) + par(run("b")) + par(run("{{ else }}")) + par(run("c")) + par(run("{{ end }}")) + par(run("d")), "a\nb\nd"},
		{"condition inside a paragraph", par(run("a {{ if daring }}"), run("b"), run("{{ end }} c")), "a b c"},
		{"loop over paragraphs", par(run("{{ range bidang }}")) + par(run("{{ urut }}) {{ . }}")) + par(run("{{ end }}")), "1) riset\n2) pelatihan\n3) publikasi"},
		{"loop over rows", `<w:tbl><w:tr>` + wordCell(par(run("{{ range "), run("pihak }}"))) + wordCell("<w:p/>") + `</w:tr><w:tr>` + wordCell(par(run("{{ nama }}"))) + wordCell(par(run("{{ kota }}"))) + `</w:tr><w:tr>` + wordCell(par(run("{{ end }}"))) + `</w:tr></w:tbl><w:p/>`,
			"| Badan Riset | Jakarta |\n| Kota Bima | Bima |"},
		{"literal braces", par(run("{ A } dan ${nama} {{ \"{{\" }}")), "{ A } dan ${nama} {{"},
		{"two texts in a run around a tag", par(`<w:r><w:t>a {{ tem</w:t></w:r><w:r><w:t>pat</w:t><w:t> }} b</w:t></w:r>`), "a Jakarta b"},
		{"a cell whose content goes", `<w:tbl><w:tr>` + wordCell(par(run("{{ if terisi catatan }}"))+par(run("x"))+par(run("{{ end }}"))) + wordCell(par(run("y"))) + `</w:tr></w:tbl><w:p/>`, "|  | y |"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.TrimRight(renderWord(t, c.body, nil), "\n"); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTagsInHeaders(t *testing.T) {
	more := map[string]string{
		"rels":             `<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>`,
		"word/header1.xml": docx.XMLHead + "<w:hdr" + docx.Namespaces + ">" + par(run("Kepala {{ tempat }}")) + "</w:hdr>",
	}
	tpl, found := Parse("surat.docx", wordFile(t, par(run("x")), more), nil)
	if tpl == nil {
		t.Fatal(say(found))
	}
	p, found := tpl.Compile(Scope{Fields: testFields(t)})
	if p == nil {
		t.Fatal(say(found))
	}
	pkg := render(t, p, testInput())
	if data, _ := pkg.Part("word/header1.xml"); !strings.Contains(string(data), "Kepala Jakarta") {
		t.Errorf("header reads %s", data)
	}
}

func TestFindingsOfAWordFileSayThePlace(t *testing.T) {
	tpl, found := Parse("surat.docx", wordFile(t, par(run("a"))+par(run("{{ tempatt }}")), nil), nil)
	if tpl == nil {
		t.Fatal(say(found))
	}
	_, found = tpl.Compile(Scope{Fields: testFields(t)})
	if len(found) != 1 || found[0].PlaceText("id") != "paragraf 2" {
		t.Errorf("found %s", say(found))
	}
	if found := allFindings(t, wordFile(t, par(run("a {{ tempat")), nil)); len(found) != 1 || found[0].Code != "TP020" {
		t.Errorf("unclosed tag: found %s", say(found))
	}
}

func TestUntouchedPartsAreTheSameBytes(t *testing.T) {
	data := wordFile(t, par(run("{{ tempat }}")), map[string]string{"word/settings.xml": "<w:settings" + docx.Namespaces + ">  </w:settings>"})
	tpl, found := Parse("surat.docx", data, nil)
	if tpl == nil {
		t.Fatal(say(found))
	}
	p, _ := tpl.Compile(Scope{Fields: testFields(t)})
	before, _ := docx.Open(data)
	after := render(t, p, testInput())
	a, _ := before.Part("word/settings.xml")
	b, _ := after.Part("word/settings.xml")
	if string(a) != string(b) {
		t.Errorf("word/settings.xml changed to %q", b)
	}
}

// A Word file may hold what looks like the marks lifting makes, on purpose or
// by a template that was made of a broken one.
func TestForeignMarksAreRefused(t *testing.T) {
	for name, body := range map[string]string{
		"an instruction":      par(run("{{ tempat }}"), `<?naskah-tag 7?>`),
		"one far off":         par(run("{{ tempat }}"), `<?naskah-tag 99999999999999999999999?>`),
		"private characters":  par(run("{{ tempat }} &#xE000;naskah7&#xE001;")),
		"those of a bookmark": `<w:p><w:bookmarkStart w:id="1" w:name="&#xE000;naskah7&#xE001;"/>` + run("{{ tempat }}") + `</w:p>`,
		"those in a comment":  par(run("{{ tempat }}"), "<!-- \ue000naskah7\ue001 -->"),
	} {
		tpl, found := Parse("surat.docx", wordFile(t, body, nil), nil)
		if tpl != nil || len(found) != 1 || found[0].Code != "TP027" {
			t.Errorf("%s: %v, want TP027", name, say(found))
		}
	}
}

// Tracked changes of formatting hold properties within properties; the output
// must stay whole.
func TestTrackedFormattingIsLeftBehind(t *testing.T) {
	change := `<w:rPrChange w:id="1" w:author="a"><w:rPr><w:i/></w:rPr></w:rPrChange>`
	body := `<w:p><w:pPr><w:pStyle w:val="A"/><w:pPrChange w:id="2" w:author="a"><w:pPr><w:pStyle w:val="B"/></w:pPr></w:pPrChange></w:pPr>` +
		`<w:r><w:rPr><w:b/>` + change + `</w:rPr><w:t>Kota {{ tempat }}{{ if ada }}, {{ sifat }}{{ end }}: {{ halaman }}</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:sectPr><w:sectPrChange w:id="3" w:author="a"><w:sectPr/></w:sectPrChange></w:sectPr></w:pPr></w:p>`
	body = strings.Replace(body, "{{ if ada }}", "{{ if true }}", 1)
	if got := renderWord(t, body, nil); !strings.Contains(got, "Kota Jakarta, biasa: 1") {
		t.Errorf("got %q", got)
	}
}

// What is active in a template would be in every paper: it is left behind, and
// the finding says so. The paper of a .docm is a .docx.
func TestATemplateLosesItsMacros(t *testing.T) {
	data := wordFile(t, par(run("Kota {{ tempat }}")), map[string]string{
		"rels": `<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.xml"/>`, "word/vbaProject.xml": "<a/>",
		"[Content_Types].xml": strings.Replace(wordTypes, "openxmlformats-officedocument.wordprocessingml.document.main", "ms-word.document.macroEnabled.main", 1),
	})
	tpl, found := Parse("surat.docm", data, nil)
	if tpl == nil || len(found) == 0 || found[0].Code != "DX051" || found[0].Pos.File != "surat.docm" {
		t.Fatalf("%v, want DX051 in surat.docm", say(found))
	}
	p, found := tpl.Compile(Scope{Fields: testFields(t)})
	if p == nil {
		t.Fatal(say(found))
	}
	exported, err := docx.Open(tpl.DOCX())
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range []*docx.Package{render(t, p, testInput()), exported} {
		if left := pkg.Check(); len(left) > 0 {
			t.Errorf("still active: %s", say(left))
		}
	}
}
