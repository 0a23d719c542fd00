package render

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"naskah/internal/docx"
)

// cutter writes a text as Word might have left it: in runs of any length and
// format, with what Word keeps between and in them. It cuts by chance, and the
// same chance cuts the same way. Without a source it makes one run.
type cutter struct {
	r     *rand.Rand
	marks int
}

func newCutter(seed uint64) *cutter { return &cutter{r: rand.New(rand.NewPCG(seed, 1))} }

func (c *cutter) runs(s string) string {
	if c.r == nil {
		return run(docx.Escape(s))
	}
	var b strings.Builder
	for s != "" {
		n := c.r.IntN(min(len(s), 9)) + 1
		for n < len(s) && !utf8.RuneStart(s[n]) {
			n++
		}
		b.WriteString(c.between() + c.run(s[:n]))
		s = s[n:]
	}
	return b.String()
}

// run writes a piece in one run, at times as two texts of it.
func (c *cutter) run(s string) string {
	props := []string{"", "", "<w:rPr><w:b/></w:rPr>", `<w:rPr><w:i/><w:lang w:val="en-US"/></w:rPr>`}[c.r.IntN(4)]
	half := 0
	if c.r.IntN(4) == 0 {
		for half = c.r.IntN(len(s)); !utf8.RuneStart(s[half]); {
			half--
		}
	}
	texts := docx.OpenText + docx.Escape(s[half:]) + "</w:t>"
	if half > 0 {
		texts = docx.OpenText + docx.Escape(s[:half]) + "</w:t>" + texts
	}
	return `<w:r w:rsidR="00A1">` + props + texts + "</w:r>"
}

// between is what may stand between two runs.
func (c *cutter) between() string {
	switch c.r.IntN(8) {
	case 0:
		return `<w:proofErr w:type="spellStart"/>`
	case 1:
		c.marks++
		return fmt.Sprintf(`<w:bookmarkStart w:id="%[1]d" w:name="m%[1]d"/><w:bookmarkEnd w:id="%[1]d"/>`, c.marks)
	case 2:
		return `<w:proofErr w:type="gramEnd"/><w:proofErr w:type="spellEnd"/>`
	}
	return ""
}

// randomBody makes the body of a Word template by chance.
func randomBody(r *rand.Rand, c *cutter, depth int) string {
	pieces := []string{
		"a", " ", "Pasal 5", "é", "< & > \" '", "{ x }", "${nomor}", "}}", "{{ sifat }}", "{{tempat}}", "{{ nilai | rupiah }}", `{{ default "nihil" catatan }}`,
		"{{ if daring }}ya{{ end }}", `{{ if eq sifat "x" }}a{{ else if bernilai }}b{{ else }}c{{ end }}`, "{{ range bidang }}{{ . }}, {{ end }}", `{{ "{{" }}`,
		"{{ range $i, $p := pihak }}{{ $i }} {{ $p.nama }} {{ end }}", "{{ $x := sifat }}{{ $x | kapital }}", "{{/* catatan */}}", "{{ with ketua }}{{ gelar . }}{{ end }}",
	}
	line := func() string {
		var b strings.Builder
		for range r.IntN(5) + 1 {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		return par(c.runs(b.String()))
	}
	row := func(s string) string { return "<w:tr><w:tc>" + s + "</w:tc><w:tc>" + line() + "</w:tc></w:tr>" }
	alone := func(s string) string {
		return "<w:tr><w:tc>" + par(c.runs(s)) + "</w:tc><w:tc><w:p/></w:tc></w:tr>"
	}
	around := func(open string) string {
		return par(c.runs(open)) + randomBody(r, c, depth-1) + par(c.runs("{{ end }}"))
	}
	var b strings.Builder
	for range r.IntN(4) + 1 {
		switch kind := r.IntN(8); {
		case depth > 0 && kind == 0:
			b.WriteString(around("{{ range bidang }}"))
		case depth > 0 && kind == 1:
			b.WriteString(around("{{ if not daring }}"))
		case depth > 0 && kind == 2:
			b.WriteString("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>" + row(line()) +
				alone("{{ range pihak }}") + row(line()+randomBody(r, c, depth-1)+line()) + alone("{{ end }}") + "</w:tbl><w:p/>")
		default:
			b.WriteString(line())
		}
	}
	return b.String()
}

// TestRunSplitsChangeNothing: however Word has cut the text of a document into
// runs, the paper reads the same.
func TestRunSplitsChangeNothing(t *testing.T) {
	for seed := range uint64(100) {
		whole := renderWord(t, randomBody(rand.New(rand.NewPCG(seed, 0)), &cutter{}, 3), nil)
		for split := range uint64(3) {
			body := randomBody(rand.New(rand.NewPCG(seed, 0)), newCutter(seed*10+split), 3)
			if got := renderWord(t, body, nil); got != whole {
				t.Fatalf("document %d cut %d reads\n%s\nwant\n%s\n%s", seed, split, got, whole, body)
			}
		}
	}
}

// randomValue is any string: letters, markup, controls, bytes that are no
// UTF-8, surrogates as WTF-8, characters beyond the first plane, and length.
func randomValue(r *rand.Rand) string {
	pieces := []string{
		"a", "é", "汉", "𝄞", " ", "  ", "\t", "\n", "\r", "\r\n", "\v", "\f", "\x00", "\x01", "\x1b", "\x7f", "\u0085", "\u2028", "\u2029", "\ufffe", "\uffff", "\ufffd", "\ufeff", "\u200b",
		"\xff", "\xc0\x80", "\xed\xa0\x80", "\xed\xb0\x80", "\xf4\x90\x80\x80", "<", ">", "&", "\"", "'", "]]>", "</w:t>", "&amp;", "&#0;", "<!--", "<?xml?>", "{{ judul }}", "}}", "{{", "${x}", "\ue000naskah0\ue001", "<?naskah-tag 0?>",
	}
	n := r.IntN(12) + 1
	if r.IntN(50) == 0 {
		n = 20_000
	}
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// TestAnyValueReadsBack puts any string into a paper; what is read is that
// string, folded as foldValue says.
func TestAnyValueReadsBack(t *testing.T) {
	p := compileText(t, "uji.naskah", exampleHead+"[{{ catatan }}]\n")
	r := rand.New(rand.NewPCG(7, 7))
	for range 1000 {
		valueReadsBack(t, p, randomValue(r))
	}
}

// valueReadsBack holds what a paper prints of a value against the value.
func valueReadsBack(t *testing.T, p *Program, s string) {
	t.Helper()
	in := testInput()
	in.Values["catatan"] = s
	pkg, found, err := p.Render(t.Context(), in)
	if pkg == nil {
		t.Fatal(say(found), err)
	}
	raw, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := docx.Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	root, err := again.Tree("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := plainText(root), "["+foldValue(s)+"]"; got != want {
		t.Fatalf("value %q reads back as %q, want %q", s, got, want)
	}
	if _, bad := docx.Legal(s); (bad > 0) != strings.Contains(codesOf(found), "TP064") {
		t.Fatalf("value %q has %d illegal characters, found %s", s, bad, say(found))
	}
}
