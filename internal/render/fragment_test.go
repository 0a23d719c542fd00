package render

import (
	"io/fs"
	"strings"
	"testing"

	"naskah/internal/docx"
)

// clauseOfWord is a clause as an office makes it in Word: a heading of its own
// style, a list of Roman numbers, letters, a link and a picture.
func clauseOfWord(t *testing.T) string {
	t.Helper()
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	level := func(format, text string) string {
		return `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	logo, ok := testImages("bu.png")
	if !ok {
		t.Fatal("no picture")
	}
	body := `<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="Sub"/></w:pPr>` + run("Kota {{ tempat }}") + `</w:p>` +
		listed("1:i", "1:ii", "2:x", "2:y") +
		par(`<w:hyperlink r:id="rId3">`+run("laman")+`</w:hyperlink>`, `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="rId4"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`) +
		`<w:p><w:pPr><w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:pPr></w:p>` + par(run("akhir"), `<w:r><w:footnoteReference w:id="2"/></w:r>`)
	return string(wordFile(t, body, map[string]string{
		"rels": `<Relationship Id="rId1" Type="` + rel + `numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="` + rel + `styles" Target="styles.xml"/>` +
			`<Relationship Id="rId3" Type="` + rel + `hyperlink" Target="https://contoh.go.id/" TargetMode="External"/><Relationship Id="rId4" Type="` + rel + `image" Target="media/a.png"/>`,
		"[Content_Types].xml": strings.Replace(wordTypes, "<Override", `<Default Extension="png" ContentType="image/png"/><Override`, 1),
		"word/media/a.png":    string(logo),
		"word/numbering.xml": docx.XMLHead + "<w:numbering" + docx.Namespaces + `><w:abstractNum w:abstractNumId="0"><w:nsid w:val="12345678"/>` + level("upperRoman", "%1.") + `</w:abstractNum><w:abstractNum w:abstractNumId="1">` + level("lowerLetter", "%1.") + `</w:abstractNum>` +
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
		"word/styles.xml": docx.XMLHead + "<w:styles" + docx.Namespaces + `><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Dasar"><w:name w:val="Dasar"/><w:basedOn w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub Klausul"/><w:basedOn w:val="Dasar"/><w:next w:val="Hilang"/></w:style></w:styles>`,
	}))
}

const clauseText = "## Kahar {#kahar}\n\n(1) satu\n\n(2) dua:\n\na. {{ tempat }}\nb. y\n\n## Lain {#lain}\n\n(1) lihat {{ rujuk \"kahar\" }}\n"

// withClauses renders a template with clauses and returns its text by lines.
func withClauses(t *testing.T, name string, data []byte, bases fs.FS) (string, *docx.Package) {
	t.Helper()
	pkg := render(t, programOf(t, name, data, bases), testInput())
	bytes, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := docx.Open(bytes)
	if err != nil {
		t.Fatal(err)
	}
	if left := again.Check(); len(left) > 0 {
		t.Errorf("Check finds %s", say(left))
	}
	return strings.ReplaceAll(strings.TrimSpace(textOfPackage(t, again)), "\n", "|"), again
}

const callKahar, callWord = `{{ klausul “kahar” }}`, `{{ klausul "kantor" }}`

func TestAClauseJoinsTheListsOfItsTemplate(t *testing.T) {
	bases := clausesOf(t, map[string]string{"kahar.naskah": clauseText, "kantor.docx": clauseOfWord(t)})
	const inserted = "Pasal 2|KAHAR|(1) satu|(2) dua:|a. Jakarta|b. y|Pasal 3|LAIN|(1) lihat Pasal 2"
	cases := []struct {
		name string
		body []string
		more map[string]string
		want string
	}{
		{"one list of many levels", []string{"1:P", "1.1:x", callKahar, "1:Q", "1.1:z"}, wordNumbering(), "Pasal 1 P|(1) x|" + inserted + "|Pasal 4 Q|(1) z"},
		{"lists of one level", []string{"1:P", "2:x", "2:y", "3:p", callKahar, "2:z"}, wordNumbering(), "Pasal 1 P|(1) x|(2) y|a. p|" + inserted + "|(3) z"},
		{"no lists at all", []string{"awal", callKahar}, nil, "awal|" + strings.NewReplacer("Pasal 3", "Pasal 2", "Pasal 2", "Pasal 1").Replace(inserted)},
		{"made in Word", []string{"3:p", callWord, "3:q"}, wordNumbering(), "a. p|Kota Jakarta|I. i|II. ii|a. x|b. y|laman||akhir|b. q"},
		{"made in Word, twice", []string{callWord, callWord}, nil, "Kota Jakarta|I. i|II. ii|a. x|b. y|laman||akhir|Kota Jakarta|I. i|II. ii|a. x|b. y|laman||akhir"},
		{"in a loop", []string{"{{ range pihak }}", "Nama", callWord, "{{ end }}"}, wordNumbering(), "Nama|Kota Jakarta|I. i|II. ii|a. x|b. y|laman||akhir|Nama|Kota Jakarta|I. i|II. ii|a. x|b. y|laman||akhir"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, _ := withClauses(t, "surat.docx", wordFile(t, listed(c.body...), c.more), bases)
			if folded := strings.ReplaceAll(got, "[gambar] ", ""); folded != c.want {
				t.Errorf("got  %s\nwant %s", folded, c.want)
			}
		})
	}
}

func TestAClauseOfWordInNaskahText(t *testing.T) {
	bases := clausesOf(t, map[string]string{"kantor.docx": clauseOfWord(t)})
	got, _ := withClauses(t, "uji.naskah", []byte(exampleHead+"## A\n\n(1) {{ tempat }}\n\n"+callWord+"\n\n## B\n\n(1) {{ sifat }} {{ rujuk \"b\" }}\n"), bases)
	if want := "(1) Jakarta|Kota Jakarta|I. i|II. ii|a. x|b. y|laman||akhir|Pasal 2|B|(1) biasa Pasal 2"; !strings.Contains(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWhatAClauseBringsAlong(t *testing.T) {
	bases := clausesOf(t, map[string]string{"kantor.docx": clauseOfWord(t)})
	more := wordNumbering()
	more["word/styles.xml"] = strings.Replace(more["word/styles.xml"], "</w:styles>", `<w:style w:type="character" w:styleId="Sub"><w:name w:val="Lain"/></w:style></w:styles>`, 1)
	data := wordFile(t, listed(callWord, callWord), more)
	tpl, found := Parse("surat.docx", data, bases)
	if tpl == nil || len(found) != 2 || found[0].Code != "TP155" || !strings.Contains(found[0].Sentence("id"), "catatan kaki") {
		t.Fatalf("%s, want a TP155 for the note of each call", say(found))
	}
	_, pkg := withClauses(t, "surat.docx", data, bases)
	styles, err := pkg.Styles()
	if err != nil {
		t.Fatal(err)
	}
	sub := styles.ByName("Sub Klausul")
	if sub == nil || sub.ID != "Sub2" || sub.BasedOn != "Dasar" || sub.Next != "" || styles.ByID("Dasar") == nil {
		t.Errorf("the added style is %+v", sub)
	}
	if got := values(t, pkg, "word/document.xml", `w:pStyle w:val="(\w+)"`); got != "Sub2 Sub2" {
		t.Errorf("styles %s", got)
	}
	for _, id := range strings.Fields(values(t, pkg, "word/document.xml", `r:(?:embed|id)="(\w+)"`)) {
		if _, _, ok := pkg.Target("word/document.xml", id); !ok {
			t.Errorf("%s leads nowhere", id)
		}
	}
	if got := values(t, pkg, "word/document.xml", `(<w:sectPr>|<w:p w:rsidR|footnoteReference)`); got != "<w:sectPr>" {
		t.Errorf("left of the clause's own: %s", got)
	}
	if got := values(t, pkg, "word/numbering.xml", `w:nsid w:val="(\w+)"`); strings.Contains(got, "12345678") {
		t.Errorf("nsid %s", got)
	}
	nsids := strings.Fields(values(t, pkg, "word/numbering.xml", `w:nsid w:val="(\w+)"`))
	seen := map[string]bool{}
	for _, id := range nsids {
		if seen[id] {
			t.Errorf("nsid %s comes twice", id)
		}
		seen[id] = true
	}
}

func TestFindingsOfAClauseInAWordFile(t *testing.T) {
	bases := clausesOf(t, map[string]string{"a.docx": string(wordFile(t, par(run("x"))+par(run("{{ temppat }}")), nil)), "b.naskah": "teks\n\n{{ temppat }}\n", "rusak.docx": "PK\x03\x04"})
	for _, c := range []struct{ call, code, file string }{
		{`{{ klausul "a" }}`, "TP045", "templates/klausul/a.docx"}, {`{{ klausul "b" }}`, "TP045", "templates/klausul/b.naskah:3"},
		{`{{ klausul "c" }}`, "TP150", "templates/surat.docx"}, {`{{ klausul "rusak" }}`, "DX001", ""}, {`lihat {{ klausul "a" }}`, "TP154", "templates/surat.docx"},
	} {
		tpl, found := Parse("templates/surat.docx", wordFile(t, par(run(c.call)), nil), bases)
		if tpl != nil {
			_, found = tpl.Compile(Scope{Fields: testFields(t)})
		}
		if len(found) != 1 || found[0].Code != c.code || !strings.HasPrefix(found[0].Pos.String(), c.file) {
			t.Errorf("%s: %s, want one %s in %s", c.call, say(found), c.code, c.file)
		}
	}
}
