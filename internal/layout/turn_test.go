package layout_test

import (
	"strings"
	"testing"

	"naskah/internal/layout"
)

// pixel is a PNG of one pixel.
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"

// turnedPicture is a picture of 100 by 50 points with a crop and a turn, in a
// wp:inline or wp:anchor.
func turnedPicture(place, crop, rot string) sample {
	pic := `<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId7"/>` + crop + `</pic:blipFill><pic:spPr><a:xfrm rot="` + rot + `"><a:ext cx="1270000" cy="635000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>`
	open, end, _ := strings.Cut(place, "|")
	return sample{
		body:  `<w:p><w:r><w:t>x</w:t><w:drawing>` + open + `<wp:extent cx="1270000" cy="635000"/>` + pic + end + `</w:drawing><w:t>` + long + `</w:t></w:r></w:p>`,
		rels:  `<Relationship Id="rId7" Type="` + relType + `image" Target="a.png"/>`,
		parts: map[string]string{"a.png": pixel},
	}
}

// TestPicturesTurnAroundTheirMiddle places pictures as LibreOffice does: where
// they would stand level, then turned; in a line a lying one takes the room of
// one on its side.
func TestPicturesTurnAroundTheirMiddle(t *testing.T) {
	const anchor = `<wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>635000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>1270000</wp:posOffset></wp:positionV>|<wp:wrapNone/></wp:anchor>`
	const inline = `<wp:inline>|</wp:inline>`
	for _, c := range []struct {
		name, place, rot string
		x, y             int64 // of the picture's own corner, in twips
		text             int64 // left end of the text behind it
	}{
		{"level", anchor, "0", 1000, 2000, 1120},
		{"on its side", anchor, "5400000", 2500, 1500, 1120},
		{"head down", anchor, "-10800000", 3000, 3000, 1120},
		{"level in a line", inline, "0", 1120, 1000, 3120},
		{"on its side in a line", inline, "16200000", 1120, 3000, 2120},
		{"a little in a line", inline, "1800000", 1503, 1000, 3120},
	} {
		doc, found := lay(t, turnedPicture(c.place, "", c.rot))
		if len(found) > 0 {
			t.Errorf("%s: findings %v, want none", c.name, found)
		}
		for _, it := range doc.Pages[0].Items {
			if img, ok := it.(layout.Image); ok && (img.X.Twips() != c.x || img.Y.Twips() != c.y) {
				t.Errorf("%s: picture at %d,%d, want %d,%d", c.name, img.X.Twips(), img.Y.Twips(), c.x, c.y)
			}
			if g, ok := it.(layout.Glyphs); ok && strings.HasPrefix(g.Text, "Perjanjian Kerja") && g.X.Twips() != c.text {
				t.Errorf("%s: the text goes on at %d, want %d", c.name, g.X.Twips(), c.text)
			}
		}
	}
}

// TestTextKeepsClearOfATurnedObject wraps around what the turned object covers.
func TestTextKeepsClearOfATurnedObject(t *testing.T) {
	const square = `<wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>|<wp:wrapSquare wrapText="bothSides"/></wp:anchor>`
	doc, _ := lay(t, turnedPicture(square, "", "5400000"))
	first := doc.Pages[0].Items[1].(layout.Glyphs)
	// 500 to 1500 twips of the column are covered, and 1500 of the height
	if first.X.Twips() != 2500 {
		t.Errorf("the first line begins at %d, want 2500", first.X.Twips())
	}
}

func TestCroppedPicturesSayWhatIsSeen(t *testing.T) {
	const inline = `<wp:inline>|</wp:inline>`
	for crop, want := range map[string]layout.Crop{
		``:                                   {},
		`<a:srcRect l="25000" b="-10000"/>`:  {Left: 25_000, Bottom: -10_000},
		`<a:srcRect t="12.5%"/>`:             {Top: 12_500},
		`<a:srcRect l="60000" r="40000"/>`:   {}, // nothing would be left
		`<a:srcRect l="1e300" r="NaN"/>`:     {},
		`<a:srcRect l="99999999999" t="1"/>`: {},
	} {
		doc, found := lay(t, turnedPicture(inline, crop, "0"))
		if len(found) > 0 {
			t.Errorf("%s: findings %v, want none", crop, found)
		}
		for _, it := range doc.Pages[0].Items {
			if img, ok := it.(layout.Image); ok && img.Crop != want {
				t.Errorf("%s: %+v, want %+v", crop, img.Crop, want)
			}
		}
	}
}

// TestTextOfATurnedBoxTurnsWithIt does so as Word; as LibreOffice 7.4 the text
// stays level.
func TestTextOfATurnedBoxTurnsWithIt(t *testing.T) {
	box := `<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>1270000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>1270000</wp:posOffset></wp:positionV><wp:extent cx="1270000" cy="635000"/><wp:wrapNone/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm rot="5400000"><a:ext cx="1270000" cy="635000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>` + p("", "isi") + `</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`
	for opt, want := range map[layout.Justify]layout.Glyphs{
		layout.JustifyAuto: {X: layout.Twip(3500 - 224), Y: layout.Twip(1500), Turn: 5_400_000},
		layout.JustifyLO74: {X: layout.Twip(2500), Y: layout.Twip(1500 + 224)},
	} {
		doc, _ := layOut(t, sample{body: box}, layout.Options{Justify: opt})
		g := doc.Pages[0].Items[0].(layout.Glyphs)
		if g.Text != "isi" || g.X != want.X || g.Y != want.Y || g.Turn != want.Turn {
			t.Errorf("%v: %q at %d,%d turned %g, want %d,%d turned %g", opt, g.Text, g.X.Twips(), g.Y.Twips(), g.Turn.Degrees(), want.X.Twips(), want.Y.Twips(), want.Turn.Degrees())
		}
	}
}
