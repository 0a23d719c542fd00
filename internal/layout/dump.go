package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Dump writes pages and their lines as text, for golden tests and for people:
// one row for each baseline, from the left, positions in twips. Words of one
// baseline are joined; a gap wider than 14 pt is shown as " | ".
func Dump(doc *Document) string {
	var b strings.Builder
	for i := range doc.Pages {
		p := &doc.Pages[i]
		fmt.Fprintf(&b, "halaman %d %dx%d\n", i+1, p.Width.Twips(), p.Height.Twips())
		for _, l := range textLines(p) {
			fmt.Fprintf(&b, "  %5d %5d  %s%s\n", l.y.Twips(), l.x.Twips(), l.text, turned(l.turn))
		}
		for _, it := range p.Items {
			dumpGraphic(&b, it)
		}
	}
	return b.String()
}

// textLine is what stands on one baseline.
type textLine struct {
	y, x, end Unit
	text      string
	turn      Angle
}

func textLines(p *Page) []textLine {
	var glyphs []Glyphs
	for _, it := range p.Items {
		if g, ok := it.(Glyphs); ok {
			glyphs = append(glyphs, g)
		}
	}
	slices.SortStableFunc(glyphs, func(a, b Glyphs) int {
		return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(a.X, b.X))
	})
	var lines []textLine
	for _, g := range glyphs {
		n := len(lines) - 1
		if n < 0 || lines[n].y != g.Y || g.Turn != 0 || lines[n].turn != 0 {
			lines = append(lines, textLine{y: g.Y, x: g.X, end: g.X + g.Width, text: g.Text, turn: g.Turn})
			continue
		}
		l := &lines[n]
		if g.X-l.end > Twip(280) {
			l.text = strings.TrimRight(l.text, " ") + " | "
		}
		l.text += g.Text
		l.end = g.X + g.Width
	}
	for i := range lines {
		lines[i].text = strings.TrimRight(lines[i].text, " ")
	}
	return lines
}

// turned tells of an angle, when there is one.
func turned(a Angle) string {
	if a == 0 {
		return ""
	}
	return fmt.Sprintf(" putar %g", a.Degrees())
}

func dumpGraphic(b *strings.Builder, it Item) {
	switch it := it.(type) {
	case Line:
		fmt.Fprintf(b, "  garis %d,%d %d,%d tebal %d\n", it.X1.Twips(), it.Y1.Twips(), it.X2.Twips(), it.Y2.Twips(), it.Width.Twips())
	case Fill:
		fmt.Fprintf(b, "  bidang %d,%d %dx%d %02x%02x%02x%s\n", it.X.Twips(), it.Y.Twips(), it.W.Twips(), it.H.Twips(), it.Color.R, it.Color.G, it.Color.B, turned(it.Turn))
	case Image:
		fmt.Fprintf(b, "  gambar %d,%d %dx%d %s %q%s\n", it.X.Twips(), it.Y.Twips(), it.W.Twips(), it.H.Twips(), it.Format, it.Alt, turned(it.Turn))
	case Link:
		if it.URL != "" {
			fmt.Fprintf(b, "  tautan %d,%d %dx%d %s\n", it.X.Twips(), it.Y.Twips(), it.W.Twips(), it.H.Twips(), it.URL)
		} else {
			fmt.Fprintf(b, "  tautan %d,%d %dx%d halaman %d\n", it.X.Twips(), it.Y.Twips(), it.W.Twips(), it.H.Twips(), it.Page+1)
		}
	}
}
