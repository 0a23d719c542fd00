package render

import (
	"fmt"
	"strings"
	"testing"

	"naskah/internal/docx"
)

// wordNumbering has lists as Word makes them: 1 is "Pasal 1" over "(1)" and
// "a.", 2 to 4 are lists of one level, 5 is "1." over "1.1", 6 bullets.
func wordNumbering() map[string]string {
	level := func(n int, format, text string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>`, n, format, text)
	}
	lists := []string{
		level(0, "decimal", "Pasal %1") + level(1, "decimal", "(%2)") + level(2, "lowerLetter", "%3."),
		level(0, "decimal", "(%1)"),
		level(0, "lowerLetter", "%1."),
		level(0, "decimal", "%1."),
		level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"),
		level(0, "bullet", "•"),
	}
	var abstracts, nums strings.Builder
	for i, l := range lists {
		fmt.Fprintf(&abstracts, `<w:abstractNum w:abstractNumId="%d"><w:nsid w:val="0000000%d"/><w:multiLevelType w:val="multilevel"/>%s</w:abstractNum>`, i+1, i+1, l)
		fmt.Fprintf(&nums, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, i+1, i+1)
	}
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return map[string]string{
		"rels":               `<Relationship Id="rId7" Type="` + rel + `numbering" Target="numbering.xml"/><Relationship Id="rId8" Type="` + rel + `styles" Target="styles.xml"/>`,
		"word/numbering.xml": docx.XMLHead + "<w:numbering" + docx.Namespaces + ">" + abstracts.String() + nums.String() + "</w:numbering>",
		"word/styles.xml": docx.XMLHead + "<w:styles" + docx.Namespaces + `><w:style w:type="paragraph" w:styleId="Huruf"><w:name w:val="Huruf"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:ind w:left="100" w:hanging="100"/></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`,
	}
}

// listed writes the lines of a body: "3:text" is a paragraph of list 3, "1.1:"
// one of its second level, "@Huruf:" one that is in a list by its style, "{{"
// a control tag, anything else a paragraph in no list.
func listed(lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		head, text, ok := strings.Cut(l, ":")
		switch num, level, _ := strings.Cut(head, "."); {
		case !ok || strings.HasPrefix(l, "{{"):
			b.WriteString(par(run(l)))
		case strings.HasPrefix(head, "@"):
			b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + head[1:] + `"/><w:jc w:val="both"/></w:pPr>` + run(text) + `</w:p>`)
		default:
			b.WriteString(`<w:p><w:pPr><w:numPr><w:ilvl w:val="` + max(level, "0") + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>` + run(text) + `</w:p>`)
		}
	}
	return b.String()
}

func TestListsOfWordBeginAnewInLoops(t *testing.T) {
	const loop, pihak, end = "{{ range bidang }}", "{{ range pihak }}", "{{ end }}"
	cases := []struct {
		name string
		body []string
		want string
	}{
		{"items of one list go on", []string{loop, "3:x", end, "3:y"}, "a. x|b. x|c. x|d. y"},
		{"a list below a plain line begins anew", []string{loop, "Nama", "3:x", "3:y", end}, "Nama|a. x|b. y|Nama|a. x|b. y|Nama|a. x|b. y"},
		{"a list above a plain line too", []string{pihak, "3:x", "3:y", "Nama", end}, "a. x|b. y|Nama|a. x|b. y|Nama"},
		{"a loop of items below a plain line too", []string{pihak, "Nama", loop, "3:x", end, end}, "Nama|a. x|b. x|c. x|Nama|a. x|b. x|c. x"},
		{"and when there was a list before", []string{"3:z", pihak, "Nama", "3:x", end}, "a. z|Nama|a. x|Nama|a. x"},
		{"one item with what belongs to it goes on", []string{pihak, "4:x", "lanjut", end}, "1. x|lanjut|2. x|lanjut"},
		{"pasal go on, ayat of the same list begin anew", []string{pihak, "1:P", "Judul", loop, "1.1:x", end, end}, "Pasal 1 P|Judul|(1) x|(2) x|(3) x|Pasal 2 P|Judul|(1) x|(2) x|(3) x"},
		{"so do lists of one level each", []string{pihak, "1:P", "Judul", loop, "2:x", "3:p", "3:q", end, end},
			"Pasal 1 P|Judul|(1) x|a. p|b. q|(2) x|a. p|b. q|(3) x|a. p|b. q|Pasal 2 P|Judul|(1) x|a. p|b. q|(2) x|a. p|b. q|(3) x|a. p|b. q"},
		{"pasal count through the paper", []string{pihak, "BAB", "1:P", "1:Q", end, "1:R"}, "BAB|Pasal 1 P|Pasal 2 Q|BAB|Pasal 3 P|Pasal 4 Q|Pasal 5 R"},
		{"so do headings", []string{pihak, "Bagian", "@Judul1:P", "@Judul1:Q", end}, "Bagian|1. P|2. Q|Bagian|3. P|4. Q"},
		{"a lower level begins anew, the one above goes on", []string{"1:P", pihak, "Nama", "1.1:x", "1.1:y", end, "1:Q", "1.1:z"}, "Pasal 1 P|Nama|(1) x|(2) y|Nama|(1) x|(2) y|Pasal 2 Q|(1) z"},
		{"its label shows the level above", []string{"5:P", "5:Q", pihak, "Nama", "5.1:x", "5.1:y", end}, "1. P|2. Q|Nama|2.1 x|2.2 y|Nama|2.1 x|2.2 y"},
		{"a list by a style", []string{pihak, "Nama", "@Huruf:x", "@Huruf:y", end}, "Nama|a. x|b. y|Nama|a. x|b. y"},
		{"bullets stay", []string{pihak, "Nama", "6:x", end}, "Nama|• x|Nama|• x"},
		{"an empty line is nothing", []string{pihak, "", "4:x", end}, "|1. x||2. x"},
		{"a condition chooses the items", []string{pihak, "Nama", "{{ if true }}", "3:x", "{{ else }}", "3:y", end, "3:z", end}, "Nama|a. x|b. z|Nama|a. x|b. z"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			pkg := wordPackage(t, listed(c.body...), wordNumbering())
			got := strings.ReplaceAll(strings.TrimRight(textOfPackage(t, pkg), "\n"), "\n", "|")
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if left := pkg.Check(); len(left) > 0 {
				t.Errorf("Check finds %s", say(left))
			}
		})
	}
}

// In the rows of a table the number of the row goes on, and the list in a cell
// begins anew.
func TestListsOfWordInRows(t *testing.T) {
	row := func(cells ...string) string {
		return "<w:tr><w:tc>" + strings.Join(cells, "</w:tc><w:tc>") + "</w:tc></w:tr>"
	}
	body := "<w:tbl>" + row(listed("{{ range pihak }}"), "<w:p/>") + row(listed("4:Nama"), listed("3:x", "3:y")) + row(listed("{{ end }}"), "<w:p/>") + "</w:tbl><w:p/>"
	got := strings.TrimSpace(textOfPackage(t, wordPackage(t, body, wordNumbering())))
	if want := "| 1. Nama | a. x<br>b. y |\n| 2. Nama | a. x<br>b. y |"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A number stated at the paragraph puts the list's indent above the style's.
func TestAListByAStyleKeepsTheStylesIndent(t *testing.T) {
	data, _ := wordPackage(t, listed("{{ range pihak }}", "Nama", "@Huruf:x", "{{ end }}"), wordNumbering()).Part("word/document.xml")
	const want = `<w:pPr><w:pStyle w:val="Huruf"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr><w:ind w:left="100" w:hanging="100"/><w:jc w:val="both"/></w:pPr>`
	if n := strings.Count(string(data), want); n != 1 {
		t.Errorf("%d paragraphs have %s in %s", n, want, data)
	}
}
