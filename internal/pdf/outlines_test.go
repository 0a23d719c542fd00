package pdf

import (
	"bytes"
	"testing"

	"naskah/internal/layout"
)

func TestOutlinesKeepWhatACompositeIsMadeOf(t *testing.T) {
	for _, name := range []string{"Arial", "Calibri", "Bookman Old Style"} {
		face := testFace(t, name, false, false)
		doc := &layout.Document{Pages: []layout.Page{{Items: []layout.Item{set(face, 0, 0, 10*pt, "Éz")}}}}
		kept := collect(doc).set(face)
		from, err := tables(face.Data())
		if err != nil {
			t.Fatal(err)
		}
		glyf, loca := outlines(kept, from)
		long := from["head"][51] == 1
		old, cut := locations{from["loca"], long}, locations{loca, long}
		whole := func(l locations, glyf []byte, i int) []byte { return glyf[l.at(i):l.at(i+1)] }
		wanted := []int{0, int(kept.codes['É'].glyph), int(kept.codes['z'].glyph)}
		parts := components(whole(old, from["glyf"], wanted[1]))
		for _, i := range append(wanted, parts...) {
			if !bytes.Equal(whole(cut, glyf, i), whole(old, from["glyf"], i)) {
				t.Errorf("%s: glyph %d is not the same", name, i)
			}
		}
		if len(glyf)*10 > len(from["glyf"]) {
			t.Errorf("%s: %d bytes of %d kept", name, len(glyf), len(from["glyf"]))
		}
	}
}

func TestAGlyphMadeOfItselfEnds(t *testing.T) {
	composite := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0}
	if got := components(composite); len(got) != 2 || got[0] != 1 || got[1] != 1 {
		t.Fatalf("components %v", got)
	}
	from := map[string][]byte{
		"glyf": composite, "head": make([]byte, 54), "maxp": {0, 0, 0, 0, 0, 2}, "loca": {0, 0, 0, 0, 0, byte(len(composite) / 2)},
	}
	glyf, _ := outlines(&typeset{codes: map[rune]code{'a': {glyph: 1}}}, from)
	if !bytes.Equal(glyf, composite) {
		t.Errorf("kept %x", glyf)
	}
}
