package render

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"naskah/internal/docx"
)

// hostileBodies are bodies of Word files with n tags each, whose reading tempts
// to cost the square of their number.
func hostileBodies(n int) map[string]string {
	many := func(s string) string { return strings.Repeat(s, n) }
	numbered := func(pattern string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, pattern, i)
		}
		return b.String()
	}
	text := func(s string) string { return docx.OpenText + s + `</w:t>` }
	row := func(s string) string { return "<w:tr><w:tc>" + par(run(s)) + "</w:tc></w:tr>" }
	table := func(s string) string { return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" + s + "</w:tbl>" }
	pair := "{{ if daring }}a{{ end }}"
	return map[string]string{
		"paragraphs":          many(par(run("{{ sifat }}"))),
		"runs":                par(many(run("{{ sifat }}"))),
		"texts of a run":      par("<w:r>" + many(text("{{ sifat }}")) + "</w:r>"),
		"one text":            par(run(many("{{ sifat }}"))),
		"split tags":          par(many(run("{{ si") + run("fat }}"))),
		"one tag in n runs":   par(run("{{ sifat") + many(run(" ")) + run("}}")),
		"pairs in runs":       par(many(run("{{ if daring }}") + run("a") + run("{{ end }}"))),
		"pairs in one text":   par(run(many(pair))),
		"pairs of paragraphs": many(par(run("{{ if daring }}")) + par(run("a")) + par(run("{{ end }}"))),
		"pairs of rows":       table(many(row("{{ if daring }}")+row("a")+row("{{ end }}"))) + "<w:p/>",
		"variables":           par(run(many("{{ $a := 1 }}"))),
		"tables":              many(table(row("{{ sifat }}")) + "<w:p/>"),
		"cells":               table("<w:tr>"+many("<w:tc>"+par(run("{{ sifat }}"))+"</w:tc>")+"</w:tr>") + "<w:p/>",
		"boxes":               par(many(`<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>` + par(run("{{ sifat }}")) + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`)),
		"names of bookmarks":  par(numbered(`<w:bookmarkStart w:id="%[1]d" w:name="a{{ sifat }}%[1]d"/><w:bookmarkEnd w:id="%[1]d"/>`)),
		"same bookmarks":      many(par(`<w:bookmarkStart w:id="1" w:name="a"/>` + run("{{ sifat }}") + `<w:bookmarkEnd w:id="1"/>`)),
		"unclosed tags":       many(par(run("{{ sifat"))),
		"unknown names":       par(run(numbered("{{ a%d }}"))),
		"faults":              par(run(many("{{ rupiah sifat }}"))),
		"sections":            many(`<w:p><w:pPr><w:sectPr/></w:pPr></w:p>` + par(run("{{ sifat }}"))),
		"controls":            many(`<w:sdt><w:sdtPr/><w:sdtContent>` + par(run("{{ sifat }}")) + `</w:sdtContent></w:sdt>`),
		"braces":              many(par(run("{ { } }"))),
		"references":          par(`<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>` + run(many(`{{ rujuk &quot;a&quot; }}`))),
	}
}

// readWord reads the fields of a Word template, compiles it and renders it,
// whatever comes of it.
func readWord(t testing.TB, data []byte) {
	tpl, _ := Parse("surat.docx", data, nil)
	if tpl == nil {
		return
	}
	tpl.Fields(Scope{Open: true})
	if p, _ := tpl.Compile(Scope{Fields: testFields(t)}); p != nil {
		if _, _, err := p.Render(t.Context(), testInput()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestHostileWordFilesAreReadToTheEnd(t *testing.T) {
	for name, body := range hostileBodies(200) {
		t.Run(name, func(t *testing.T) { readWord(t, wordFile(t, body, nil)) })
	}
}

// BenchmarkHostileWord shows how cost grows: the time per tag must not double
// with their number.
func BenchmarkHostileWord(b *testing.B) {
	for _, n := range []int{2_000, 4_000, 8_000} {
		for name, body := range hostileBodies(n) {
			data := wordFile(b, body, nil)
			b.Run(name+"/"+strconv.Itoa(n), func(b *testing.B) {
				for b.Loop() {
					readWord(b, data)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/tag")
			})
		}
	}
}
