package render

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// reading is the text of the paper a text of Markdown becomes, line by line.
func reading(t testing.TB, body, s string) string {
	t.Helper()
	text := textOfPackage(t, render(t, wordProgram(t, body, nil), inputWith(map[string]string{"judul": s})))
	return strings.TrimRight(text, "\n")
}

func TestMarkdownBecomesParagraphsAndLists(t *testing.T) {
	block, inline := par(run("{{ markdown judul }}")), par(run("x {{ markdown judul }} y"))
	for _, c := range []struct{ name, text, block, inline string }{
		{"marks", "a **b** *c* __d__", "a b c d", "x a b c d y"},
		{"paragraphs", "a\nb\n\nc", "a\nb\nc", "x a\nb\nc y"},
		{"bullets", "a\n- b\n- c\n\nd", "a\n• b\n• c\nd", "x a\n- b\n- c\nd y"},
		{"numbers", "1. a\n2. b\n\n3. c", "1. a\n2. b\n3. c", "x 1. a\n2. b\n3. c y"},
		{"numbers as they were written", "3. a\n4. b\n\nx\n\n1. c\n1. d", "3. a\n4. b\nx\n1. c\n1. d", "x 3. a\n4. b\nx\n1. c\n1. d y"},
		{"lists inside lists", "1. a\n   1. b\n   2. c\n2. d\n   1. e\n   - f", "1. a\n1. b\n2. c\n2. d\n1. e\n– f", "x 1. a\n1. b\n2. c\n2. d\n1. e\n- f y"},
		{"a line that goes on", "- a\n  b\nc", "• a\nb\nc", "x - a\nb\nc y"},
		{"heading", "## Judul\nisi", "Judul\nisi", "x Judul\nisi y"},
		{"link", "a [b](https://c.go.id) d", "a b d", "x a b d y"},
		{"tags are text", "{{ sifat }} {{ *a*", "{{ sifat }} {{ a", "x {{ sifat }} {{ a y"},
		{"what is unknown is text", "> a\n| b | c |\n<b>d</b> `e` ~~f~~\n-g\n#h", "> a\n| b | c |\n<b>d</b> `e` ~~f~~\n-g\n#h", "x > a\n| b | c |\n<b>d</b> `e` ~~f~~\n-g\n#h y"},
		{"unsafe link", "[a](javascript:x)", "[a](javascript:x)", "x [a](javascript:x) y"},
		{"lone marks", "2 * 3 ** 4 ___ _a", "2 * 3 ** 4 ___ _a", "x 2 * 3 ** 4 ___ _a y"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := reading(t, block, c.text); got != c.block {
				t.Errorf("alone: got %q, want %q", got, c.block)
			}
			if got := reading(t, inline, c.text); got != c.inline {
				t.Errorf("inside: got %q, want %q", got, c.inline)
			}
		})
	}
}

func TestMarkdownKeepsTheLookOfItsTag(t *testing.T) {
	got := bodyOf(t, lone("markdown judul"), map[string]string{"judul": "# J\na **b**"})
	want := "<w:p>" + strings.Replace(look, "<w:pageBreak", "<w:keepNext/><w:pageBreak", 1) + `<w:r><w:rPr><w:b/><w:bCs/><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">J</w:t></w:r></w:p>` +
		"<w:p>" + later + `<w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">a </w:t></w:r><w:r><w:rPr><w:b/><w:bCs/><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">b</w:t></w:r></w:p>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestMarkdownListsStandInFromTheirParagraph(t *testing.T) {
	body := `<w:p><w:pPr><w:ind w:left="1000" w:firstLine="300"/></w:pPr>` + run("{{ markdown judul }}") + "</w:p>"
	got := bodyOf(t, body, map[string]string{"judul": "- a"})
	if !strings.Contains(got, `<w:ind w:left="1454" w:hanging="454"/>`) {
		t.Errorf("got %s", got)
	}
}

// The lists a value brings do not disturb those the paper is written with.
func TestMarkdownListsLiveBesideThoseOfThePaper(t *testing.T) {
	p := compileText(t, "uji.naskah", "---\nskema: naskah/v1\nnama: uji\njudul: Uji\nbab: pasal\n---\n## Satu\n(1) Ayat.\n(2) Ayat:\n\n{{ markdown judul }}\n\n(1) Ayat lain.\n\n## Dua\n(1) Ayat.\n")
	pkg := render(t, p, inputWith(map[string]string{"judul": "1. a\n2. b\n\n- c"}))
	got := textOfPackage(t, pkg)
	for _, want := range []string{"(1) Ayat.\n(2) Ayat:\n1. a\n2. b\n", "c\n(3) Ayat lain.", "Pasal 2"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
	again := reopened(t, pkg)
	if s := textOfPackage(t, again); s != got {
		t.Errorf("reads %s after it was written", s)
	}
	root, err := again.Tree("word/numbering.xml")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, n := range root.All("w:num") {
		if id := n.Attr("w:numId"); seen[id] {
			t.Errorf("list %s is there twice", id)
		} else {
			seen[id] = true
		}
	}
}

// Letters of a value are never lost, whatever its marks are.
func TestMarkdownLosesNoText(t *testing.T) {
	alphabet := []string{"a", "b", "c", " ", "*", "**", "__", "_", "\n", "\n\n", "- ", "1. ", "2. ", "# ", "[", "](", "https://x.go.id", ")", "\\", "{{", "}}", "<br>", "${", "}", "\t", "&", "<", "é", "|", "`"}
	r := rand.New(rand.NewPCG(1, 2))
	letters := func(s string) string {
		s = strings.NewReplacer("https://x.go.id", "", "<br>", "").Replace(s)
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune("abcé&<|`", r) {
				return r
			}
			return -1
		}, s)
	}
	p, q := wordProgram(t, par(run("{{ markdown judul }}")), nil), wordProgram(t, par(run("x{{ markdown judul }}")), nil)
	for n := range 800 {
		var b strings.Builder
		for range r.IntN(24) {
			b.WriteString(alphabet[r.IntN(len(alphabet))])
		}
		s := b.String() + "a"
		for _, p := range []*Program{p, q} {
			got := textOfPackage(t, render(t, p, inputWith(map[string]string{"judul": s})))
			if letters(got) != letters(s) {
				t.Fatalf("case %d: %q reads %q", n, s, got)
			}
		}
	}
}

func TestMarkdownIsBounded(t *testing.T) {
	p := wordProgram(t, par(run("{{ markdown judul }}")), nil)
	if code := refused(t, p, inputWith(map[string]string{"judul": strings.Repeat("1. a\n\nb\n\n", maxInsertions+1)})); code != "TP132" {
		t.Errorf("%s, want TP132", code)
	}
	if code := refused(t, p, inputWith(map[string]string{"judul": strings.Repeat("a", maxText+1)})); code != "TP133" {
		t.Errorf("%s, want TP133", code)
	}
	for _, s := range []string{"*a ", "[", "**a*", "[a](", "__a ", "\\", "- ", "{{ ", "# ", "[a](https://b) ", "a\n\n", " ", "   - a\n"} {
		if _, _, err := p.Render(t.Context(), inputWith(map[string]string{"judul": strings.Repeat(s, maxText/len(s)/8)})); err != nil {
			t.Error(err)
		}
	}
}

// BenchmarkMarkdown shows how cost grows with the length of hostile texts.
func BenchmarkMarkdown(b *testing.B) {
	p := wordProgram(b, par(run("{{ markdown judul }}")), nil)
	for _, size := range []int{maxText / 16, maxText / 8} {
		for _, s := range []string{"*a ", "[", "**a*", "[a](", "- b\n", "[a](https://b) "} {
			b.Run(strconv.Quote(s)+"/"+strconv.Itoa(size), func(b *testing.B) {
				in := inputWith(map[string]string{"judul": strings.Repeat(s, size/len(s))})
				for b.Loop() {
					if _, _, err := p.Render(b.Context(), in); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
