package layout_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// wordsOf counts the words of a text, table rules and note signs left out.
func wordsOf(text string) map[string]int {
	out := map[string]int{}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("|[]^", r)
	}) {
		out[w]++
	}
	return out
}

const (
	goneMark   = `<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>`
	hiddenMark = `<w:rPr><w:vanish/></w:rPr>`
	twoNotes   = `<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> catatansatu</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> catatandua</w:t></w:r></w:p></w:footnote>`
)

func fieldMark(kind string) string {
	return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>`
}

// TestPagesSayWhatTheTextViewSays compares two readings of documents in which
// marks are missing, deleted or hidden: no word may be lost, doubled or counted
// otherwise on the pages.
func TestPagesSayWhatTheTextViewSays(t *testing.T) {
	list := func(mark, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>` + mark + `</w:pPr>` + text + `</w:p>`
	}
	run := func(text string) string { return `<w:r><w:t xml:space="preserve">` + text + ` </w:t></w:r>` }
	gone := `<w:p><w:pPr>` + goneMark + `</w:pPr>` + run("terbawa") + `</w:p>`
	ref := func(id string) string { return `<w:r><w:footnoteReference w:id="` + id + `"/></w:r>` }
	for name, s := range map[string]sample{
		"a field that never ends":    {body: p("", "satu") + `<w:p>` + fieldMark("begin") + run("dua") + `</w:p>` + p("", "tiga")},
		"a field that never begins":  {body: `<w:p>` + run("satu") + fieldMark("separate") + fieldMark("end") + run("dua") + `</w:p>`},
		"a field over two sections":  {body: `<w:p>` + fieldMark("begin") + `<w:r><w:instrText>REF x</w:instrText></w:r>` + fieldMark("separate") + run("satu") + `</w:p><w:p>` + run("dua") + fieldMark("end") + run("tiga") + `</w:p>`},
		"many fields in each other":  {body: `<w:p>` + strings.Repeat(fieldMark("begin")+fieldMark("separate"), 90) + run("dalam") + strings.Repeat(fieldMark("end"), 90) + run("luar") + `</w:p>`},
		"a deleted mark at the end":  {body: p("", "satu") + gone},
		"a deleted mark in a cell":   {body: table("", 2000, []string{p("", "satu") + gone, p("", "dua")})},
		"a deleted mark in a box":    {body: `<w:p>` + run("satu") + floating("0", gone) + `</w:p>`},
		"a deleted mark and a table": {body: gone + table("", 2000, []string{p("", "sel")}) + p("", "sesudah")},
		"deleted list items":         {numbering: pasal, body: list("", run("satu")) + list(goneMark, "") + list("", run("dua")) + list(goneMark, run("tiga")) + list("", run("empat"))},
		"hidden list items":          {numbering: pasal, body: list("", run("satu")) + list(hiddenMark, `<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>`) + list("", run("dua")) + list(hiddenMark, run("tiga")) + list("", run("empat"))},
		"a note referred to twice": {body: `<w:p>` + run("satu") + ref("1") + run(" dua") + ref("2") + run(" tiga") + ref("1") + `</w:p>`,
			parts: map[string]string{"footnotes.xml": `<w:footnotes ` + namespaces + `>` + twoNotes + `</w:footnotes>`},
			rels:  `<Relationship Id="rId7" Type="` + relType + `footnotes" Target="footnotes.xml"/>`},
	} {
		t.Run(name, func(t *testing.T) {
			pkg := s.pack(t)
			text, err := pkg.Text()
			if err != nil {
				t.Fatal(err)
			}
			doc, _ := lay(t, s)
			text = strings.NewReplacer("[text box]", "", "]: ", " ", "<br>", " ").Replace(text)
			if want, got := wordsOf(text), wordsOf(textOf(doc)); !maps.Equal(want, got) {
				t.Errorf("pages say %v, the text view %v", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
			}
		})
	}
}
