package pdf

import (
	"cmp"
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
	box   *typeset // nil without boxes
}

// typeset is one face as one document uses it. Text is written in 16-bit codes
// (Identity-H, ISO 32000-1 9.7.5.2), given out in the order of first use.
type typeset struct {
	key   string
	face  *font.Face
	codes map[rune]code // by the character a code means (ToUnicode)
}

// code is what a 16-bit code draws.
type code struct {
	at    rune
	glyph uint16
	width int // of 1000 per em, as the PDF states it
}

const (
	firstCode = 0x20
	// fpdf gathers widths in the cube of the length of a row of neighbouring
	// codes: a document with 8,000 different characters took two minutes.
	// Leaving one code out at each rowLength keeps rows short.
	rowLength = 32
	// A character map of format 4 counts twice its segments in 16 bits; and the
	// last code stays below the surrogates, which Go cannot write.
	maxCodes = 28_000
	square   = '□' // U+25A1
)

// collect goes through the pages once, before fpdf hears of any font.
func collect(doc *layout.Document) *typecase {
	t := newTypecase()
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

func newTypecase() *typecase { return &typecase{types: map[string]*typeset{}} }

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
	if !drawable(s.face, r) || len(s.codes) == maxCodes {
		return false
	}
	s.give(r, r)
	return true
}

// give makes the next code draw shape and mean r.
func (s *typeset) give(r, shape rune) {
	gid, _ := s.face.Glyph(shape)
	units, _ := s.face.Advance(shape)
	n := len(s.codes)
	s.codes[r] = code{at: rune(firstCode + n + n/(rowLength-1)), glyph: gid, width: permille(units, s.face)}
}

// drawable reports whether a face can draw a rune. U+FEFF and U+FFFE may be no
// character's meaning (ISO 19005-2 6.2.11.7.2), and no noncharacter has one.
func drawable(face *font.Face, r rune) bool {
	if r <= 0 || r == 0xFEFF || r&0xFFFE == 0xFFFE {
		return false
	}
	_, ok := face.Glyph(r)
	return ok
}

// addBox gives a rune without a glyph a code that draws U+25A1. When codes run
// out, one code without a meaning of its own stands for the rest.
func (t *typecase) addBox(r rune) {
	if t.box == nil {
		t.box = &typeset{key: "box", face: font.Box(), codes: map[rune]code{}}
		t.types[t.box.key] = t.box
		t.box.give(utf8.RuneError, square)
	}
	if _, ok := t.box.codes[r]; !ok && len(t.box.codes) < maxCodes {
		t.box.give(r, square)
	}
}

// boxCode is the code of the box for a rune.
func (t *typecase) boxCode(r rune) code {
	if c, ok := t.box.codes[r]; ok {
		return c
	}
	return t.box.codes[utf8.RuneError]
}

// sorted lists the faces in the order of their keys.
func (t *typecase) sorted() []*typeset {
	var sets []*typeset
	for _, key := range slices.Sorted(maps.Keys(t.types)) {
		sets = append(sets, t.types[key])
	}
	return sets
}

// meanings lists the characters used of a face in the order of their codes.
func (s *typeset) meanings() []rune {
	return slices.SortedFunc(maps.Keys(s.codes), func(a, b rune) int { return cmp.Compare(s.codes[a].at, s.codes[b].at) })
}

// permille is a width as a PDF font states it (ISO 32000-1 9.7.4.3). The
// rounding stays within what ISO 19005-2 6.2.11.5 allows.
func permille(units int, face *font.Face) int {
	return int(math.Round(float64(units) * 1000 / float64(face.UnitsPerEm())))
}
