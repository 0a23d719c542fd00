package pdf

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/font"
	"naskah/internal/layout"
)

// many is a page of all runes from first to last that are characters.
func many(face *font.Face, first, last rune) *layout.Document {
	page := layout.Page{Width: 595 * pt, Height: 842 * pt}
	var text strings.Builder
	for r := first; r <= last; r++ {
		if r < 0xD800 || r > 0xDFFF {
			text.WriteRune(r)
		}
	}
	page.Items = append(page.Items, layout.Glyphs{X: pt, Y: 100 * pt, Face: face, Size: 12 * pt, Text: text.String()})
	return &layout.Document{Pages: []layout.Page{page}}
}

// A document of very many different characters is written in the time of any
// other: fpdf took the cube of their number.
func TestManyDifferentCharactersReadBack(t *testing.T) {
	l, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	arial, _ := l.Face("Arial", false, false)
	last := l.Fallback('一', arial)
	for name, c := range map[string]struct {
		face        *font.Face
		first, last rune
		told        int // findings PD001
	}{
		"all of a face":            {last, '一', '鿿', 0},
		"more than a face may":     {last, 0x100, 0xFFFD, maxTold},
		"boxes":                    {arial, 0x10000, 0x11FFF, maxTold},
		"more boxes than there be": {arial, 0x10000, 0x1FFFD, maxTold},
	} {
		t.Run(name, func(t *testing.T) {
			doc := many(c.face, c.first, c.last)
			r := read(t, write(t, doc, Meta{}))
			var text strings.Builder
			for _, p := range r.text(r.pages()[0]) {
				text.WriteString(p.text)
			}
			got, want := visible(text.String()), visible(doc.Pages[0].Items[0].(layout.Glyphs).Text)
			if len(got) != len(want) {
				t.Fatalf("%d characters read back, want %d", len(got), len(want))
			}
			lost := 0
			for i, r := range got {
				if r != want[i] {
					if lost++; r != '\ufffd' {
						t.Fatalf("character %d reads back as %U, want %U", i, r, want[i])
					}
				}
			}
			if most := max(0, len(want)-maxCodes+1); lost > most {
				t.Errorf("%d of %d characters have lost their meaning, want at most %d", lost, len(want), most)
			}
			told := map[string]int{}
			for _, d := range Check(doc) {
				told[d.Code]++
			}
			if told["PD001"] != c.told || told["PD070"] != c.told/maxTold {
				t.Errorf("Check tells %v, want PD001 %d times and then PD070", told, c.told)
			}
		})
	}
}

// visible leaves out the characters that a face may lack without anybody
// missing them.
func visible(text string) []rune {
	return slices.DeleteFunc([]rune(text), font.Invisible)
}
