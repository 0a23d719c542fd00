package layout_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"naskah/internal/layout"
)

// tokens hands out words that occur once in a document.
type tokens struct {
	n      int
	nested bool // a table stands in a table: columns may be narrower than a number
	rand   *rand.Rand
}

func (t *tokens) text(n int) string {
	var b strings.Builder
	for range n {
		t.n++
		fmt.Fprintf(&b, "q%dz%s", t.n, []string{" ", " ", " ", ", ", "-", "/"}[t.rand.IntN(6)])
	}
	return b.String()
}

// random makes a document of paragraphs, lists and tables that may nest.
func (t *tokens) random(depth int) string {
	var b strings.Builder
	for range 3 + t.rand.IntN(8) {
		pPr := ""
		if t.rand.IntN(4) == 0 {
			pPr += `<w:keepNext/>`
		}
		if t.rand.IntN(5) == 0 {
			pPr += `<w:keepLines/>`
		}
		if t.rand.IntN(4) == 0 {
			pPr += `<w:numPr><w:ilvl w:val="` + fmt.Sprint(t.rand.IntN(4)) + `"/><w:numId w:val="1"/></w:numPr>`
		}
		if depth == 0 && t.rand.IntN(10) == 0 {
			pPr += fmt.Sprintf(`<w:framePr w:w="%d" w:hSpace="100" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:y="%d"/>`, 1500*t.rand.IntN(2), t.rand.IntN(600))
		}
		pPr += []string{"", `<w:jc w:val="both"/>`, `<w:jc w:val="center"/>`, `<w:jc w:val="right"/>`}[t.rand.IntN(4)]
		switch k := t.rand.IntN(8); {
		case k < 6 || depth > 1:
			b.WriteString(p(pPr, t.text(1+t.rand.IntN(40))))
		default:
			rows := make([][]string, 1+t.rand.IntN(5))
			columns := 1 + t.rand.IntN(3)
			for i := range rows {
				rows[i] = make([]string, columns)
				for j := range rows[i] {
					if t.rand.IntN(6) == 0 {
						t.nested = true
						rows[i][j] = t.random(depth+1) + `<w:p/>`
					} else {
						rows[i][j] = p("", t.text(1+t.rand.IntN(12)))
					}
				}
			}
			tblPr, width := gridBorders, 5000/columns/(depth+1)
			if t.rand.IntN(3) == 0 {
				tblPr, width = `<w:tblpPr w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" w:tblpY="20"/>`+tblPr, width/2
			}
			b.WriteString(table(tblPr, width, rows...))
		}
	}
	return b.String()
}

// TestEachWordOnceAndInsideThePage lays random documents: no word is lost or
// doubled, and nothing stands outside the paper.
func TestEachWordOnceAndInsideThePage(t *testing.T) {
	for seed := range uint64(40) {
		tk := &tokens{rand: rand.New(rand.NewPCG(seed, 7))}
		doc, _ := lay(t, sample{body: tk.random(0), numbering: pasal})
		text := textOf(doc)
		for i := 1; i <= tk.n; i++ {
			if n := strings.Count(text, fmt.Sprintf("q%dz", i)); n != 1 {
				t.Fatalf("seed %d: word q%dz occurs %d times\n%s", seed, i, n, layout.Dump(doc))
			}
		}
		for n, page := range doc.Pages {
			for _, it := range page.Items {
				g, ok := it.(layout.Glyphs)
				if ok && (g.X < 0 || g.Y < 0 || g.Y > page.Height || g.X > page.Width && !tk.nested) {
					t.Fatalf("seed %d page %d: %q at %d,%d twips", seed, n+1, g.Text, g.X.Twips(), g.Y.Twips())
				}
			}
		}
	}
}

// textOf joins all text, paragraph by paragraph: a word may be cut where a
// column is narrow, and go on on the next page.
func textOf(doc *layout.Document) string {
	parts := make([]strings.Builder, len(doc.Structure))
	for _, page := range doc.Pages {
		for _, it := range page.Items {
			if g, ok := it.(layout.Glyphs); ok {
				parts[g.Mark].WriteString(g.Text)
			}
		}
	}
	var b strings.Builder
	for i := range parts {
		b.WriteString(parts[i].String() + "\n")
	}
	return b.String()
}

// TestCellTextStaysInItsCell checks widths and heights against the borders
// drawn for each cell.
func TestCellTextStaysInItsCell(t *testing.T) {
	doc, _ := lay(t, sample{body: table(gridBorders, 1600, []string{long, "a", "b"}, []string{"c", long, "d"}, []string{"e", "f", long})})
	for _, page := range doc.Pages {
		for _, it := range page.Items {
			g, ok := it.(layout.Glyphs)
			if !ok {
				continue
			}
			left := (g.X - layout.Twip(1000)) / layout.Twip(1600) * layout.Twip(1600)
			if text := strings.TrimRight(g.Text, " "); g.X-layout.Twip(1000)-left+g.Width > layout.Twip(1600+80) {
				t.Errorf("%q reaches %d twips into its cell of 1600", text, (g.X - layout.Twip(1000) - left + g.Width).Twips())
			}
		}
	}
}

// TestStructureNamesWhatTextIs follows the marks of a small agreement.
func TestStructureNamesWhatTextIs(t *testing.T) {
	doc, _ := lay(t, goldens["pasal"])
	kinds := map[string]layout.Kind{}
	for _, it := range doc.Pages[0].Items {
		if g, ok := it.(layout.Glyphs); ok {
			kinds[strings.TrimSpace(g.Text)] = doc.Structure[g.Mark].Kind
		}
	}
	for text, want := range map[string]layout.Kind{
		"Pasal 1": layout.LabelMark, "MAKSUD DAN TUJUAN": layout.HeadingMark, "(1)": layout.LabelMark, "dua": layout.ListItemMark, "huruf": layout.ListItemMark,
	} {
		if got, ok := kinds[text]; !ok || got != want {
			t.Errorf("mark of %q = %v, want %v", text, got, want)
		}
	}
	if len(doc.Outline) != 1 || doc.Outline[0].Text != "Pasal 1 MAKSUD DAN TUJUAN" {
		t.Errorf("Outline = %+v, want the one heading", doc.Outline)
	}
}
