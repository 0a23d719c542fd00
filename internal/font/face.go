package font

import (
	"fmt"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
)

// Face is one style of one typeface. It parses itself at the first question
// and is safe for concurrent use.
type Face struct {
	family       string
	bold, italic bool
	key          string
	load         func() []byte

	once   sync.Once
	data   []byte
	tables metrics

	ligatures ligatures
	kerning   kerning
}

// dense is the range of runes whose advance is kept in an array: Latin with
// its extensions, which is what contracts are written in.
const dense = 0x250

// metrics is what a face file says, read once.
type metrics struct {
	unitsPerEm                         int
	ascent, descent, lineGap           int
	underlinePosition, underlineHeight int
	strikePosition, strikeHeight       int
	postScript                         string
	cmap                               font.Cmap
	hmtx                               []byte
	longMetrics                        int // records of hmtx with an advance of their own
	glyphs                             int
	narrow                             [dense]int32 // advance, or -1 where the face lacks the rune
}

// open parses the face. A shipped face that cannot be parsed is a broken
// build, which a test would have found; an office's face was parsed when the
// library was made.
func (f *Face) open() *metrics {
	f.once.Do(func() {
		f.data = f.load()
		m, err := read(f.data)
		if err != nil {
			panic(fmt.Sprintf("font: face %s was accepted but does not parse: %v", f.key, err))
		}
		f.tables = m
	})
	return &f.tables
}

// Family is the family name the face gives itself.
func (f *Face) Family() string { return f.family }

// Bold reports whether the face is bold.
func (f *Face) Bold() bool { return f.bold }

// Italic reports whether the face is italic or oblique.
func (f *Face) Italic() bool { return f.italic }

// Key names the face uniquely and in the same way on every machine: lower-case
// letters, digits and hyphens.
func (f *Face) Key() string { return f.key }

// PostScript is the PostScript name, the one a PDF carries (ISO 32000-1 9.6.3).
func (f *Face) PostScript() string { return f.open().postScript }

// UnitsPerEm is the number of font units in an em.
func (f *Face) UnitsPerEm() int { return f.open().unitsPerEm }

// Ascent is hhea.ascender, which Word and LibreOffice take for a line's height.
func (f *Face) Ascent() int { return f.open().ascent }

// Descent is hhea.descender as a positive number.
func (f *Face) Descent() int { return f.open().descent }

// LineGap is hhea.lineGap.
func (f *Face) LineGap() int { return f.open().lineGap }

// Underline returns the middle of the underline, counted from the baseline and
// negative below it, and its thickness.
func (f *Face) Underline() (position, thickness int) {
	m := f.open()
	return m.underlinePosition, m.underlineHeight
}

// Strike returns the top of the strike-out stroke above the baseline and its
// thickness.
func (f *Face) Strike() (position, thickness int) {
	m := f.open()
	return m.strikePosition, m.strikeHeight
}

// Data is the TrueType file. It is shared: whoever writes into it must copy
// it first.
func (f *Face) Data() []byte {
	f.open()
	return f.data
}

// Advance returns the width of r in font units. When the face lacks r, ok is
// false and the width is that of the box drawn in its place; what is invisible
// anyway needs no face and has no width.
func (f *Face) Advance(r rune) (units int, ok bool) {
	m := f.open()
	if r >= 0 && r < dense {
		if w := m.narrow[r]; w >= 0 {
			return int(w), true
		}
		return m.missing(r)
	}
	gid, ok := m.cmap.Lookup(r)
	if !ok || gid == 0 || int(gid) >= m.glyphs {
		return m.missing(r)
	}
	return m.width(int(gid)), true
}

// Invisible reports whether a rune leaves no mark: controls, format characters
// and variation selectors. One that a face lacks is left out, not boxed.
func Invisible(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector)
}

// Glyph returns the index of r's glyph. ok is false when the face lacks it.
func (f *Face) Glyph(r rune) (gid uint16, ok bool) {
	m := f.open()
	g, ok := m.cmap.Lookup(r)
	if !ok || g == 0 || int(g) >= m.glyphs {
		return 0, false
	}
	return uint16(g), true
}

func (f *Face) has(r rune) bool {
	_, ok := f.Glyph(r)
	return ok
}

// missing is the width of the box drawn for a rune the face lacks: three
// fifths of an em, about what U+25A1 measures in Box. The .notdef of some
// faces is too narrow to notice.
func (m *metrics) missing(r rune) (units int, ok bool) {
	if Invisible(r) {
		return 0, true
	}
	return m.unitsPerEm * 3 / 5, false
}

// width reads the advance of a glyph; the last long record holds for all
// glyphs after it (OpenType hmtx).
func (m *metrics) width(gid int) int {
	if gid >= m.longMetrics {
		gid = m.longMetrics - 1
	}
	return int(m.hmtx[4*gid])<<8 | int(m.hmtx[4*gid+1])
}
