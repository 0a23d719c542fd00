package layout_test

import (
	"strings"
	"testing"

	"naskah/internal/layout"
	"naskah/internal/message"
)

// TestFindingsNameFeatureAndPlace lays what the engine does not support: each
// is a warning with its place in words, and its text is still on the page.
func TestFindingsNameFeatureAndPlace(t *testing.T) {
	for _, c := range []struct{ name, body, code, place, text string }{
		{"equation in a table", table("", 2500, []string{"a", `<w:p><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></w:p>`}), "LY003", "tabel 1, baris 1, kolom 2", "x+y"},
		{"missing picture", `<w:p><w:r><w:t>logo</w:t><w:drawing><wp:inline><wp:extent cx="635000" cy="635000"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId99"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, "LY008", "", "logo"},
		{"floating table", `<w:p/>` + table(`<w:tblpPr w:tblpX="1"/>`, 2500, []string{"mengambang"}), "LY005", "tabel 1", "mengambang"},
		{"text direction", `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:textDirection w:val="tbLrV"/></w:tcPr>` + p("", "tegak") + `</w:tc></w:tr></w:tbl>`, "LY006", "tabel 1, baris 1, kolom 1", "tegak"},
		{"frame", p(`<w:framePr w:w="2000"/>`, "bingkai"), "LY012", `paragraf "bingkai"`, "bingkai"},
		{"typeface of equal widths", `<w:p><w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>huruf</w:t></w:r></w:p>`, "LY031", "", "huruf"},
		{"unknown typeface", `<w:p><w:r><w:rPr><w:rFonts w:ascii="Footlight MT Light"/></w:rPr><w:t>huruf</w:t></w:r></w:p>`, "LY020", "", "huruf"},
	} {
		doc, found := lay(t, sample{body: c.body})
		if !strings.Contains(textOf(doc), c.text) {
			t.Errorf("%s: %q is not on the page", c.name, c.text)
		}
		hit := false
		for _, d := range found {
			if d.Code == c.code {
				hit = true
				if got := d.PlaceText(message.ID); got != c.place {
					t.Errorf("%s: place %q, want %q", c.name, got, c.place)
				}
				if s := d.Sentence(message.ID); strings.Contains(s, "{") {
					t.Errorf("%s: open slot in %q", c.name, s)
				}
			}
		}
		if !hit {
			t.Errorf("%s: no %s among %v", c.name, c.code, found)
		}
	}
}

// TestJustifyShrinksFromMode15 sets a line that only fits with narrower
// spaces: Word 2013 takes the word in, earlier modes do not.
func TestJustifyShrinksFromMode15(t *testing.T) {
	body := p(`<w:jc w:val="both"/>`, strings.Repeat("kata lagi dan lagi yang sama ", 20))
	lines := func(mode string, opt layout.Options) int {
		s := sample{body: body, settings: modeOf(mode)}
		doc, _ := layOut(t, s, opt)
		return strings.Count(layout.Dump(doc), "\n")
	}
	plain := lines("15", layout.Options{Justify: layout.JustifyLO74})
	if got := lines("14", layout.Options{}); got != plain {
		t.Errorf("mode 14 has %d lines, want %d as without shrinking", got, plain)
	}
	if got := lines("15", layout.Options{}); got > plain {
		t.Errorf("mode 15 has %d lines, more than the %d without shrinking", got, plain)
	}
}

// TestTextBoxAndAnchor sets a text box at a place on the page.
func TestTextBoxAndAnchor(t *testing.T) {
	box := `<w:p><w:r><w:t>jangkar</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0"><wp:positionH relativeFrom="page"><wp:posOffset>635000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>1905000</wp:posOffset></wp:positionV><wp:extent cx="1905000" cy="635000"/><wp:wrapNone/><wp:docPr id="1" name="x" descr="cap"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst="rect"/><a:ln w="12700"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>` + p("", "isi kotak") + `</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	doc, found := lay(t, sample{body: box})
	if len(found) > 0 {
		t.Errorf("findings %v, want none", found)
	}
	for _, it := range doc.Pages[0].Items {
		if g, ok := it.(layout.Glyphs); ok && strings.HasPrefix(g.Text, "isi") {
			// 1000 and 3000 twips, the insets of 144 and 72, the ascent of 224
			if g.X != layout.Twip(1144) || g.Y != layout.Twip(3296) {
				t.Errorf("text of the box at %d,%d, want 1144,3296", g.X.Twips(), g.Y.Twips())
			}
			return
		}
	}
	t.Error("text of the box is not on the page")
}

func TestAReplacedTypefaceIsToldOnceForAllItsStyles(t *testing.T) {
	run := func(style string) string {
		return `<w:r><w:rPr><w:rFonts w:ascii="Footlight MT Light"/>` + style + `</w:rPr><w:t>huruf </w:t></w:r>`
	}
	_, found := layOut(t, sample{body: `<w:p>` + run("") + run("<w:b/>") + run("<w:i/>") + `</w:p>`}, layout.Options{})
	if len(found) != 1 || found[0].Code != "LY020" {
		t.Errorf("findings %v, want one LY020", found)
	}
}
