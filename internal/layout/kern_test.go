package layout_test

import (
	"testing"

	"naskah/internal/layout"
)

// TestPairsAreKernedWhereAsked measures one line at 12 pt: w:kern names the size
// from which pairs are kerned; LibreOffice kerns at any.
func TestPairsAreKernedWhereAsked(t *testing.T) {
	width := func(kern string, opt layout.Options) layout.Unit {
		doc, _ := layOut(t, sample{body: `<w:p><w:r><w:rPr>` + kern + `</w:rPr><w:t>AV A VATA</w:t></w:r></w:p>`}, opt)
		g := doc.Pages[0].Items[0].(layout.Glyphs)
		if g.Text != "AV A VATA" {
			t.Fatalf("%s: the line is %q", kern, g.Text)
		}
		return g.Width
	}
	plain, lo := width("", layout.Options{}), layout.Options{Justify: layout.JustifyLO74}
	kerned := width(`<w:kern w:val="24"/>`, layout.Options{})
	if kerned >= plain-layout.Twip(60) {
		t.Errorf("kerned the line is %d twips wide, %d without", kerned.Twips(), plain.Twips())
	}
	if got := width(`<w:kern w:val="25"/>`, layout.Options{}); got != plain {
		t.Errorf("below the size for kerning the line is %d twips wide, want %d", got.Twips(), plain.Twips())
	}
	if got := width(`<w:kern w:val="25"/>`, lo); got != kerned {
		t.Errorf("as LibreOffice the line is %d twips wide, want %d", got.Twips(), kerned.Twips())
	}
	if got := width(`<w:kern w:val="0"/>`, lo); got != plain {
		t.Errorf("with kerning switched off the line is %d twips wide, want %d", got.Twips(), plain.Twips())
	}
}
