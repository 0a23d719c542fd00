package pdf

import "encoding/binary"

// Flags of a component of a composite glyph (OpenType glyf).
const (
	argsAreWords   = 0x0001
	hasScale       = 0x0008
	moreComponents = 0x0020
	hasTwoScales   = 0x0040
	hasMatrix      = 0x0080
)

// outlines cuts glyf down to the glyphs a document uses and what they are
// composed of. Glyphs keep their numbers: fpdf gives them new ones, but copies
// the table several times before it does, nine megabytes of the largest face.
func outlines(set *typeset, from map[string][]byte) (glyf, loca []byte) {
	glyphs := int(binary.BigEndian.Uint16(from["maxp"][4:]))
	old := locations{table: from["loca"], long: from["head"][51] == 1}
	used := map[int]bool{}
	var need func(glyph int)
	need = func(glyph int) {
		if used[glyph] || glyph >= glyphs {
			return
		}
		used[glyph] = true
		for _, part := range components(from["glyf"][old.at(glyph):old.at(glyph+1)]) {
			need(part)
		}
	}
	need(0)
	for _, c := range set.codes {
		need(int(c.glyph))
	}
	cut := locations{table: make([]byte, len(old.table)), long: old.long}
	for i := range glyphs {
		cut.put(i, len(glyf))
		if used[i] {
			glyf = append(glyf, from["glyf"][old.at(i):old.at(i+1)]...)
		}
	}
	cut.put(glyphs, len(glyf))
	return glyf, cut.table
}

// locations is a loca table. The font room has made sure that the offsets of all
// glyphs rise and lie inside glyf.
type locations struct {
	table []byte
	long  bool
}

func (l locations) at(i int) int {
	if l.long {
		return int(binary.BigEndian.Uint32(l.table[4*i:]))
	}
	return 2 * int(binary.BigEndian.Uint16(l.table[2*i:]))
}

func (l locations) put(i, offset int) {
	if l.long {
		binary.BigEndian.PutUint32(l.table[4*i:], uint32(offset))
	} else {
		binary.BigEndian.PutUint16(l.table[2*i:], uint16(offset/2))
	}
}

// components lists the glyphs that a composite one is made of.
func components(glyph []byte) []int {
	if len(glyph) < 10 || glyph[0]&0x80 == 0 {
		return nil // simple: its number of contours is not negative
	}
	var parts []int
	for at := 10; at+4 <= len(glyph); {
		flags := binary.BigEndian.Uint16(glyph[at:])
		parts = append(parts, int(binary.BigEndian.Uint16(glyph[at+2:])))
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasTwoScales != 0:
			at += 4
		case flags&hasMatrix != 0:
			at += 8
		}
		if flags&moreComponents == 0 {
			break
		}
	}
	return parts
}
