package fidelity

import (
	"strings"
	"testing"
	"unicode"

	"naskah/internal/docx"
	"naskah/internal/font"
	"naskah/internal/layout"
)

// TestEachWordOfTheCorpusStandsOnceOnItsPages lays every document that is made by
// code, as Word and as LibreOffice do: the pages have the letters that the text
// view of the file has, no more and no fewer, and no text leaves the paper.
func TestEachWordOfTheCorpusStandsOnceOnItsPages(t *testing.T) {
	documents, err := Made()
	if err != nil {
		t.Fatal(err)
	}
	library, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents {
		pkg, err := docx.Open(d.Word)
		if err != nil {
			t.Fatalf("%s: %v", d.Name, err)
		}
		text, err := pkg.Text()
		if err != nil {
			t.Fatalf("%s: %v", d.Name, err)
		}
		for _, justify := range []layout.Justify{layout.JustifyAuto, layout.JustifyLO74} {
			doc, _, err := layout.Lay(t.Context(), pkg, library, layout.Options{Justify: justify})
			if err != nil {
				t.Fatalf("%s: %v", d.Name, err)
			}
			onPaper(t, d.Name, doc)
			for r, n := range balance(text, doc) {
				if n != 0 {
					t.Errorf("%s: %q stands %d times too often on the pages", d.Name, r, n)
				}
			}
		}
	}
}

// onPaper asserts that text begins and ends on the paper.
func onPaper(t *testing.T, name string, doc *layout.Document) {
	t.Helper()
	const slack = 64 // a twip
	for i, page := range doc.Pages {
		for _, it := range page.Items {
			g, ok := it.(layout.Glyphs)
			if !ok || strings.TrimSpace(g.Text) == "" {
				continue
			}
			end := g.X + g.Width - trailing(g)
			if g.X < -slack || end > page.Width+slack || g.Y < 0 || g.Y > page.Height {
				t.Errorf("%s page %d: %q stands from %.1f to %.1f pt, %.1f pt down", name, i+1, g.Text, g.X.Points(), end.Points(), g.Y.Points())
			}
		}
	}
}

// balance counts the letters of the pages without artifacts, and takes off those
// of a text view's body. Page numbers differ, so digits do not count.
func balance(text string, doc *layout.Document) map[rune]int {
	count := map[rune]int{}
	add := func(s string, n int) {
		for _, r := range s {
			if unicode.IsLetter(r) {
				count[unicode.ToUpper(r)] += n
			}
		}
	}
	labels := strings.NewReplacer("<br>", "", "[text box] ", "")
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "[header") && !strings.HasPrefix(line, "[footer") {
			add(labels.Replace(line), -1)
		}
	}
	for _, page := range doc.Pages {
		for _, it := range page.Items {
			if g, ok := it.(layout.Glyphs); ok && !artifact(doc, g.Mark) {
				add(g.Text, 1)
			}
		}
	}
	return count
}

func artifact(doc *layout.Document, mark int) bool {
	for ; mark > 0; mark = doc.Structure[mark].Parent {
		if doc.Structure[mark].Kind.Artifact() {
			return true
		}
	}
	return false
}

// trailing is the width of the spaces that a text ends with: they may hang over
// the margin.
func trailing(g layout.Glyphs) layout.Unit {
	units, _ := g.Face.Advance(' ')
	one := layout.Unit(units)*g.Size/layout.Unit(g.Face.UnitsPerEm()) + g.Spacing
	return one * layout.Unit(len(g.Text)-len(strings.TrimRight(g.Text, " ")))
}
