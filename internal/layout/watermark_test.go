package layout_test

import (
	"strings"
	"testing"

	"naskah/internal/layout"
)

// TestAWatermarkChangesNothingOfThePages marks the golden documents: every line
// stays where it was, and each page has the text once, behind everything else.
func TestAWatermarkChangesNothingOfThePages(t *testing.T) {
	for name, s := range goldens {
		pkg := s.pack(t)
		plain, _, err := layout.Lay(t.Context(), pkg, library, layout.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := pkg.AddWatermark("LATIHAN"); err != nil {
			t.Fatal(err)
		}
		marked, found, err := layout.Lay(t.Context(), pkg, library, layout.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range found {
			if d.Code == "LY050" {
				t.Errorf("%s: %v", name, d)
			}
		}
		checkStructure(t, marked)
		for i := range marked.Pages {
			page := &marked.Pages[i]
			g, ok := page.Items[0].(layout.Glyphs)
			if !ok || g.Text != "LATIHAN" || g.Turn.Degrees() != 315 || marked.Structure[g.Mark].Kind != layout.WatermarkMark {
				t.Errorf("%s: page %d begins with %+v, want the watermark", name, i+1, page.Items[0])
			}
			page.Items = page.Items[1:]
		}
		if got, want := layout.Dump(marked), layout.Dump(plain); got != want {
			t.Errorf("%s with a watermark:\n%s\nwithout:\n%s", name, got, want)
		}
	}
}

// TestWordArtFillsItsShape measures the letters of a level and of a turned one:
// the line takes the shape's height, the text its width.
func TestWordArtFillsItsShape(t *testing.T) {
	art := func(style string) string {
		return `<w:p><w:r><w:pict><v:shape type="#_x0000_t136" style="position:absolute;margin-left:10pt;margin-top:20pt;width:200pt;height:40pt;` + style + `" fillcolor="silver" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Liberation Sans&quot;;font-size:1pt" string="CONTOH"/></v:shape></w:pict></w:r></w:p>`
	}
	for style, want := range map[string][2]int64{"": {1200, 2052}, "rotation:90": {2947, -200}, "rotation:-180": {5200, 1547}} {
		doc, found := lay(t, sample{body: art(style)})
		if len(found) > 0 {
			t.Errorf("%s: findings %v, want none", style, found)
		}
		g, ok := doc.Pages[0].Items[0].(layout.Glyphs)
		if !ok || g.Text != "CONTOH" || g.Width != layout.Twip(4000) || g.Color != (layout.RGB{R: 224, G: 224, B: 224}) {
			t.Fatalf("%s: %+v", style, doc.Pages[0].Items[0])
		}
		if up := layout.Unit(g.Face.Ascent()+g.Face.Descent()+g.Face.LineGap()) * g.Size / layout.Unit(g.Face.UnitsPerEm()); up < layout.Twip(790) || up > layout.Twip(810) {
			t.Errorf("%s: the line is %d twips high, want 800", style, up.Twips())
		}
		if g.X.Twips() != want[0] || g.Y.Twips() != want[1] {
			t.Errorf("%s: the text begins at %d,%d, want %v", style, g.X.Twips(), g.Y.Twips(), want)
		}
		if kind := doc.Structure[g.Mark].Kind; kind != layout.FigureMark || doc.Structure[g.Mark].Alt != "CONTOH" {
			t.Errorf("%s: WordArt in the text is marked %v", style, doc.Structure[g.Mark])
		}
	}
	doc, found := lay(t, sample{body: strings.Replace(art(""), "_t136", "_t144", 1)})
	if len(found) != 1 || found[0].Code != "LY050" || !strings.Contains(textOf(doc), "CONTOH") {
		t.Errorf("curved WordArt: findings %v, want one LY050", found)
	}
}
