package pdf

import (
	"maps"
	"math"
	"slices"
	"unicode/utf8"

	"naskah/internal/font"
	"naskah/internal/layout"
)

// typecase holds every face of a document with the characters used of it, and
// the boxes that stand for characters no face has.
type typecase struct {
	types map[string]*typeset
	box   *typeset
	boxes map[rune]rune // missing rune → code of its box
}

// typeset is one face as one document uses it. Text is written in 16-bit codes
// (Identity-H, ISO 32000-1 9.7.5.2); a code is the rune itself, except for
// boxes, each of which has a private code and speaks for the rune it replaces.
type typeset struct {
	key   string
	face  *font.Face
	codes map[rune]code
}

// code is what a 16-bit code draws and means.
type code struct {
	glyph uint16
	width int  // of 1000 per em, as the PDF states it
	means rune // for ToUnicode
}

// Boxes take codes from the private use area, as long as it lasts.
const (
	firstBox = 0xE000
	lastBox  = 0xF8FF
	square   = '□' // U+25A1
)

// collect goes through the pages once, before fpdf hears of any font.
func collect(doc *layout.Document) *typecase {
	t := &typecase{types: map[string]*typeset{}, boxes: map[rune]rune{}}
	for i := range doc.Pages {
		for _, item := range doc.Pages[i].Items {
			g, ok := item.(layout.Glyphs)
			if !ok || g.Face == nil {
				continue
			}
			set := t.set(g.Face)
			for _, r := range g.Text {
				if !set.add(r) && !font.Invisible(r) {
					t.addBox(r)
				}
			}
		}
	}
	maps.DeleteFunc(t.types, func(_ string, s *typeset) bool { return len(s.codes) == 0 })
	return t
}

func (t *typecase) set(face *font.Face) *typeset {
	s := t.types[face.Key()]
	if s == nil {
		s = &typeset{key: face.Key(), face: face, codes: map[rune]code{}}
		t.types[face.Key()] = s
	}
	return s
}

// add takes a rune into the set and reports whether the face can draw it; what
// it cannot goes to a box.
func (s *typeset) add(r rune) bool {
	if _, ok := s.codes[r]; ok {
		return true
	}
	if !drawable(s.face, r) {
		return false
	}
	gid, _ := s.face.Glyph(r)
	units, _ := s.face.Advance(r)
	s.codes[r] = code{glyph: gid, width: permille(units, s.face), means: r}
	return true
}

// drawable reports whether a face can draw a rune in a 16-bit code. U+FEFF and
// U+FFFE may be no character's meaning (ISO 19005-2 6.2.11.7.2).
func drawable(face *font.Face, r rune) bool {
	if r <= 0 || r > math.MaxUint16 || r == 0xFEFF || r >= 0xFFFE {
		return false
	}
	_, ok := face.Glyph(r)
	return ok
}

// addBox gives a rune without a glyph a code that draws U+25A1.
func (t *typecase) addBox(r rune) {
	if _, ok := t.boxes[r]; ok {
		return
	}
	if t.box == nil {
		t.box = &typeset{key: "box", face: font.Box(), codes: map[rune]code{}}
		t.types[t.box.key] = t.box
	}
	at := rune(firstBox + len(t.boxes))
	means := r
	if at > lastBox {
		at, means = lastBox, utf8.RuneError
	}
	gid, _ := t.box.face.Glyph(square)
	units, _ := t.box.face.Advance(square)
	t.boxes[r] = at
	t.box.codes[at] = code{glyph: gid, width: permille(units, t.box.face), means: means}
}

// sorted lists the faces in the order of their keys.
func (t *typecase) sorted() []*typeset {
	var sets []*typeset
	for _, key := range slices.Sorted(maps.Keys(t.types)) {
		sets = append(sets, t.types[key])
	}
	return sets
}

// sortedCodes lists the codes used of a face.
func (s *typeset) sortedCodes() []rune { return slices.Sorted(maps.Keys(s.codes)) }

// permille is a width as a PDF font states it (ISO 32000-1 9.7.4.3). The
// rounding stays within what ISO 19005-2 6.2.11.5 allows.
func permille(units int, face *font.Face) int {
	return int(math.Round(float64(units) * 1000 / float64(face.UnitsPerEm())))
}
