package pdf

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/font"
	"naskah/internal/layout"
)

// An office's font may be quite in order and yet not to fpdf's taste: a name
// table of format 1, a character map of format 12 only, an OS/2 of version 0,
// data formats other than zero. fpdf would print, or index out of range.
func TestOfficeFontsThatFpdfWouldStumbleOverAreDrawn(t *testing.T) {
	base := testFace(t, "Cambria", false, false)
	from, err := tables(base.Data())
	if err != nil {
		t.Fatal(err)
	}
	from["name"] = officeName("Huruf Kantor")
	from["cmap"] = format12(base, "Kantor uji 123")
	from["OS/2"] = from["OS/2"][:78]
	from["OS/2"] = patched(from["OS/2"], 0, 0)
	from["hhea"] = patched(from["hhea"], 32, 7)
	from["head"] = patched(from["head"], 52, 7)
	l, err := font.NewLibrary(fstest.MapFS{"kantor.ttf": {Data: assemble(from)}})
	if err != nil || len(l.Problems()) > 0 {
		t.Fatal(err, l.Problems())
	}
	face, sub := l.Face("Huruf Kantor", false, false)
	if sub != nil {
		t.Fatalf("substituted: %+v", sub)
	}
	g := set(face, 72*pt, 72*pt, 12*pt, "Kantor uji 123")
	doc := &layout.Document{Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt, Items: []layout.Item{g}}}}
	data := write(t, doc, Meta{})
	r := read(t, data)
	if shown := r.text(r.pages()[0]); len(shown) != 1 || shown[0].text != g.Text {
		t.Errorf("read back %+v", shown)
	}
	if !strings.Contains(string(data), "+HurufKantor ") {
		t.Error("the font does not carry the office's name")
	}
}

// officeName writes a name table of format 1 with names 1 and 6.
func officeName(family string) []byte {
	ps := strings.ReplaceAll(family, " ", "")
	var b []byte
	for _, v := range []int{1, 2, 32, 3, 1, 0x409, 1, 2 * len(family), 0, 3, 1, 0x409, 6, 2 * len(ps), 2 * len(family), 0} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	for _, r := range family + ps {
		b = binary.BigEndian.AppendUint16(b, uint16(r))
	}
	return b
}

func format12(face *font.Face, text string) []byte {
	runes := slices.Compact(slices.Sorted(slices.Values([]rune(text))))
	var b []byte
	for _, v := range []uint16{0, 1, 3, 10, 0, 12, 12, 0} {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	put := func(v ...int) {
		for _, x := range v {
			b = binary.BigEndian.AppendUint32(b, uint32(x))
		}
	}
	put(16+12*len(runes), 0, len(runes))
	for _, r := range runes {
		gid, _ := face.Glyph(r)
		put(int(r), int(r), int(gid))
	}
	return b
}
