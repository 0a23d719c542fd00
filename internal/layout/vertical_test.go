package layout_test

import (
	"strings"
	"testing"

	"naskah/internal/layout"
)

// TestVerticalTextStaysInItsCell sets a long text in a narrow cell: its row grows
// until all lines stand in the cell, no word is cut, and cells beside it that
// rise begin at the foot of the row.
func TestVerticalTextStaysInItsCell(t *testing.T) {
	doc, found := lay(t, sample{body: directed(table(gridBorders, 2400, []string{long, "pendek"}), "btLr", "btLr")})
	if len(found) > 0 {
		t.Errorf("findings %v, want none", found)
	}
	var low layout.Unit
	lines := map[layout.Unit]bool{}
	for _, it := range doc.Pages[0].Items {
		switch v := it.(type) {
		case layout.Line:
			low = max(low, v.Y1, v.Y2)
		case layout.Glyphs:
			if v.Turn.Degrees() != 270 {
				continue
			}
			if strings.HasPrefix(v.Text, "pendek") {
				if v.Y < low-layout.Twip(40) {
					t.Errorf("%q begins at %d, want the foot of the row at %d", v.Text, v.Y.Twips(), low.Twips())
				}
				continue
			}
			lines[v.X] = true
			if v.X < layout.Twip(1000) || v.X > layout.Twip(3400) {
				t.Errorf("%q stands at %d, outside its cell", v.Text, v.X.Twips())
			}
		}
	}
	if len(lines) < 2 {
		t.Errorf("%d lines, want some beside each other", len(lines))
	}
	if text := textOf(doc); !strings.Contains(text, "ditandatangani") {
		t.Errorf("a word was cut: %s", text)
	}
}

// TestExactRowsKeepTheirHeight lets vertical text run over the side of its cell
// rather than change a height that is exact, as in all rows for LibreOffice 7.4.
func TestExactRowsKeepTheirHeight(t *testing.T) {
	exact := strings.Replace(directed(table(gridBorders, 900, []string{long, "datar"}), "tbRl"), `<w:tr>`, `<w:tr><w:trPr><w:trHeight w:val="1000" w:hRule="exact"/></w:trPr>`, 1) + p("", "sesudah")
	for _, opt := range []layout.Options{{}, {Justify: layout.JustifyLO74}} {
		doc, _ := layOut(t, sample{body: exact}, opt)
		for _, it := range doc.Pages[0].Items {
			if g, ok := it.(layout.Glyphs); ok && g.Text == "sesudah" && (g.Y < layout.Twip(2200) || g.Y > layout.Twip(2300)) {
				t.Errorf("the text below the row stands at %d", g.Y.Twips())
			}
		}
	}
}

// TestTextBoxesMayHoldVerticalText turns the text, not the box.
func TestTextBoxesMayHoldVerticalText(t *testing.T) {
	for vert, want := range map[string]layout.Glyphs{
		"vert":    {X: layout.Twip(2000 + 1000 - 224), Y: layout.Twip(2000), Turn: 90 * 60_000},
		"vert270": {X: layout.Twip(2000 + 224), Y: layout.Twip(4000), Turn: 270 * 60_000},
	} {
		box := `<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>1270000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>1270000</wp:posOffset></wp:positionV><wp:extent cx="635000" cy="1270000"/><wp:wrapNone/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm><a:ext cx="635000" cy="1270000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>` + p("", "isi") + `</w:txbxContent></wps:txbx><wps:bodyPr vert="` + vert + `" lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`
		for _, opt := range []layout.Options{{}, {Justify: layout.JustifyLO74}} {
			doc, found := layOut(t, sample{body: box}, opt)
			g := doc.Pages[0].Items[0].(layout.Glyphs)
			if len(found) > 0 || g.Text != "isi" || g.X != want.X || g.Y != want.Y || g.Turn != want.Turn {
				t.Errorf("%s: %q at %d,%d turned %g, want %d,%d; findings %v", vert, g.Text, g.X.Twips(), g.Y.Twips(), g.Turn.Degrees(), want.X.Twips(), want.Y.Twips(), found)
			}
		}
	}
}
