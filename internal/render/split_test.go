package render

import (
	"strings"
	"testing"

	"naskah/internal/docx"
)

// bold is a run with a format of its own.
func bold(s string) string {
	return `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

// chars is a text with each character in a run of its own, as Word leaves it
// after much editing.
func chars(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(run(string(r)) + `<w:proofErr w:type="spellEnd"/>`)
	}
	return b.String()
}

func TestTagsSplitAcrossRuns(t *testing.T) {
	r := func(s string) string { return "<w:r>" + s + "</w:r>" }
	w := func(s string) string { return docx.OpenText + s + `</w:t>` }
	cases := []struct{ name, body, want string }{
		{"tags split across runs: every character", par(run("a "), chars("{{ tempat }}"), run(" b")), "a Jakarta b"},
		{"two w:t in a run", par(r(w("a {{ tem") + w("pat }} b"))), "a Jakarta b"},
		{"Shift+Enter", par(r(w("{{ tempat }}") + "<w:br/>" + w("{{ sifat }}"))), "Jakarta\nbiasa"},
		{"Shift+Enter inside the tag", par(r(w("{{ default") + "<w:br/>" + w("sifat tempat }}."))), "Jakarta."},
		{"carriage return inside the tag", par(r(w("{{") + "<w:cr/>" + w("tempat }}."))), "Jakarta."},
		{"tab inside the tag", par(r(w("{{") + "<w:tab/>" + w("tempat }}") + "<w:tab/>" + w("x"))), "Jakarta\tx"},
		{"tab inside a string of the tag", par(r(w(`{{ trimSuffix "`) + "<w:tab/>" + w(`" tempat }}`))), "Jakarta"},
		{"no-break hyphen in a trim mark", par(r(w("a {{") + "<w:noBreakHyphen/>" + w(" tempat }}"))), "a Jakarta"},
		{"soft hyphen", par(r(w("{{ tem") + "<w:softHyphen/>" + w("pat }}"))), "Jakarta"},
		{"last rendered page break", par(r(w("{{ tem") + "<w:lastRenderedPageBreak/>" + w("pat }}"))), "Jakarta"},
		{"bookmark inside", par(run("{{ tem"), `<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>`, run("pat }}")), "Jakarta"},
		{"comment marks inside", par(run("{{ "), `<w:commentRangeStart w:id="0"/>`, run("tempat"), `<w:commentRangeEnd w:id="0"/>`, r(`<w:commentReference w:id="0"/>`), run(" }}")), "Jakarta"},
		{"begins in a hyperlink and ends behind", par(`<w:hyperlink w:anchor="x">`+run("{{ tem")+`</w:hyperlink>`, run("pat }}.")), "Jakarta."},
		{"deleted text in between", par(run("{{ tem"), `<w:del w:id="1" w:author="a"><w:r><w:delText>{{ x</w:delText></w:r></w:del>`, run("pat }}")), "Jakarta"},
		{"no-break spaces", par(run("{{\u00a0default\u202f\"nihil\"\u00a0catatan\u2007}}")), "nihil"},
		{"characters without width", par(run("{\u200b{ tem\u00adpat\ufeff }\u2060}")), "Jakarta"},
		{"control tag with characters without width", par(run("\u200b{{ if true }}\ufeff")) + par(run("a")) + par(run("{{\u00a0end\u200b }}")), "a"},
		{"quotes “ ”", par(run("{{ default “nihil” catatan }}")), "nihil"},
		{"quotes „ ”", par(run("{{ default „nihil” catatan }}")), "nihil"},
		{"quotes „ “", par(run("{{ default „nihil“ catatan }}")), "nihil"},
		{"quotes « »", par(run("{{ default «nihil» catatan }}")), "nihil"},
		{"quotes ‘ ’", par(run("{{ default ‘nihil’ catatan }}")), "nihil"},
		{"quotes ' '", par(run("{{ default 'nihil' catatan }}")), "nihil"},
		{"quotes the wrong way round", par(run("{{ default ”nihil“ catatan }}")), "nihil"},
		{"a straight quote closed by a typographic one", par(run("{{ default \"nihil” catatan }}")), "nihil"},
		{"apostrophe in a string", par(run("{{ default “hari Jum’at” catatan }}")), "hari Jum’at"},
		{"quotes inside a string", par(run("{{ default \"kata “mutiara”\" catatan }}")), "kata “mutiara”"},
		{"straight quotes inside typographic ones", par(run(`{{ default «kata "x"» catatan }}`)), `kata "x"`},
		{"delimiter in typographic quotes", par(run("{{ default “}}” catatan }}")), "}}"},
		{"dash for a trim mark", par(run("a {{– tempat –}}")), "a Jakarta"},
		{"literal braces", par(run("{ A } dan {B} }{")), "{ A } dan {B} }{"},
		{"literal {{ and }}", par(run(`{{ "{{" }}nama{{ "}}" }}`)), "{{nama}}"},
		{"braces around a tag", par(run("{{{ tempat }}} { {{ sifat }} }")), "{Jakarta} { biasa }"},
		{"SRIKANDI mark", par(run("${nomor_naskah}{{ tempat }}${ttd}")), "${nomor_naskah}Jakarta${ttd}"},
		{"SRIKANDI mark over runs", par(run("$"), run("{nomor"), run("}{"), run("{ tempat }}")), "${nomor}Jakarta"},
		{"SRIKANDI mark with braces", par(run("${a{b}c} ${a{{b}}} {{ tempat }}")), "${a{b}c} ${a{{b}}} Jakarta"},
		{"dollar before braces that never close", par(run("${ {{ tempat }}")), "${ Jakarta"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			more := map[string]string{
				"rels":              `<Relationship Id="rId9" Type="` + officeRel + `comments" Target="comments.xml"/>`,
				"word/comments.xml": docx.XMLHead + "<w:comments" + docx.Namespaces + `><w:comment w:id="0" w:author="a">` + par(run("x")) + `</w:comment></w:comments>`,
			}
			if got := strings.TrimRight(renderWord(t, c.body, more), "\n"); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// What Word keeps at a place inside a tag is not the tag's: it stays.
func TestWhatStandsInsideATagSurvives(t *testing.T) {
	for element, inside := range map[string]string{
		"w:bookmarkStart":     `<w:bookmarkStart w:id="1" w:name="tanda"/>`,
		"w:bookmarkEnd":       `<w:bookmarkEnd w:id="1"/>`,
		"w:commentRangeStart": `<w:commentRangeStart w:id="3"/>`,
		"w:commentReference":  `<w:r><w:commentReference w:id="3"/></w:r>`,
		"w:footnoteReference": `<w:r><w:footnoteReference w:id="2"/></w:r>`,
		"w:endnoteReference":  `<w:r><w:t>te</w:t><w:endnoteReference w:id="2"/><w:t>mpat</w:t></w:r>`,
		"w:br":                `<w:r><w:br w:type="page"/></w:r>`,
		"w:delText":           `<w:del w:id="4" w:author="a"><w:r><w:delText>{{ x }}</w:delText></w:r></w:del>`,
	} {
		t.Run(element, func(t *testing.T) {
			word := "tempat"
			if element == "w:endnoteReference" {
				word = ""
			}
			before, after := map[string]string{"w:bookmarkEnd": `<w:bookmarkStart w:id="1" w:name="tanda"/>`}[element], map[string]string{"w:bookmarkStart": `<w:bookmarkEnd w:id="1"/>`}[element]
			program, said := compiled(t, wordFile(t, par(before, bold("{{ "), inside, run(word+" }}!"), after), nil))
			if program == nil {
				t.Fatal(said)
			}
			data, _ := render(t, program, testInput()).Part("word/document.xml")
			if got := string(data); !strings.Contains(got, "<"+element) || !strings.Contains(got, "Jakarta") {
				t.Errorf("want the value and %s:\n%s", element, got)
			}
		})
	}
}

func TestTheFormatOfTheFirstCharacterWins(t *testing.T) {
	program, said := compiled(t, wordFile(t, par(run("a "), bold("{"), run("{ tempat }}"), run(" b")), nil))
	if program == nil {
		t.Fatal(said)
	}
	root, err := render(t, program, testInput()).Tree("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range root.Path("w:body", "w:p").All("w:r") {
		isBold := r.Path("w:rPr", "w:b") != nil
		if isValue := r.Text() == "Jakarta"; isBold != isValue {
			t.Errorf("run %q bold: %t", r.Text(), isBold)
		}
	}
}

// A control line takes its paragraph or row along, but not the ends of
// bookmarks and of permissions that Word has put there.
func TestControlLinesLeaveRangeMarks(t *testing.T) {
	body := par(`<w:bookmarkStart w:id="1" w:name="bab"/>`, run("{{ if daring }}")) + par(run("a")) + par(run("{{ end }}"), `<w:bookmarkEnd w:id="1"/>`) +
		wordTable(wordRow(wordCell(par(`<w:bookmarkStart w:id="2" w:name="rinci"/>`, run("{{ range bidang }}")))), wordRow(wordCell(par(run("{{ . }}")))), wordRow(wordCell(par(run("{{ end }}"), `<w:bookmarkEnd w:id="2"/>`)))) + "<w:p/>"
	program, said := compiled(t, wordFile(t, body, nil))
	if program == nil {
		t.Fatal(said)
	}
	pkg := render(t, program, testInput())
	root, err := pkg.Tree("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	starts, ends := map[string]int{}, map[string]int{}
	root.Walk(func(e *docx.Element) bool {
		switch e.Name {
		case "w:bookmarkStart":
			starts[e.Attr("w:id")]++
		case "w:bookmarkEnd":
			ends[e.Attr("w:id")]++
		}
		return true
	})
	if len(starts) != 2 || len(ends) != 2 {
		t.Errorf("bookmarks begin %v, end %v", starts, ends)
	}
	for id := range starts {
		if starts[id] != 1 || ends[id] != 1 {
			t.Errorf("bookmark %s begins %d times and ends %d times", id, starts[id], ends[id])
		}
	}
	if got := textOfPackage(t, pkg); !strings.HasPrefix(got, "a\n| riset |") {
		t.Errorf("got %q", got)
	}
}
