package font

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// ligatures are the standard ones of a face (OpenType feature liga) between
// characters of the Latin script, read at the first question.
type ligatures struct {
	once sync.Once
	from map[rune][]ligature // by first character, the first that matches counts
}

// ligature is a glyph that stands for several characters.
type ligature struct {
	rest  string // behind the first character
	units int
}

// maxLigatures bounds those that begin with one character; Carlito has 60.
const maxLigatures = 256

// Ligature returns the ligature that text begins with: the bytes it stands for
// and its width in font units; 0 bytes where there is none.
func (f *Face) Ligature(text string) (bytes, units int) {
	f.ligatures.once.Do(func() { f.ligatures.from = f.readLigatures() })
	r, first := utf8.DecodeRuneInString(text)
	for _, l := range f.ligatures.from[r] {
		if strings.HasPrefix(text[first:], l.rest) {
			return first + len(l.rest), l.units
		}
	}
	return 0, 0
}

// readLigatures reads the table GSUB; a face without one, or whose table is
// damaged, has no ligatures.
func (f *Face) readLigatures() map[rune][]ligature {
	m := f.open()
	t, err := directory(f.data)
	if err != nil {
		return nil
	}
	layout, _, err := tables.ParseLayout(t["GSUB"])
	if err != nil {
		return nil
	}
	names := map[uint16]rune{} // of glyphs
	for r := rune(dense - 1); r >= ' '; r-- {
		if gid, ok := f.Glyph(r); ok {
			names[gid] = r
		}
	}
	out := map[rune][]ligature{}
	for _, i := range ligatureLookups(&layout) {
		subtables, err := layout.LookupList.Lookups[i].AsGSUBLookups()
		if err != nil {
			continue
		}
		for _, sub := range subtables {
			if subs, ok := sub.(tables.LigatureSubs); ok {
				m.addLigatures(out, subs, names)
			}
		}
	}
	return out
}

var ligaTag = opentype.MustNewTag("liga")

// ligatureLookups are the lookups of the feature liga, in their order.
func ligatureLookups(layout *tables.Layout) []uint16 {
	var out []uint16
	for i, rec := range layout.FeatureList.Records {
		if rec.Tag == ligaTag {
			out = append(out, layout.FeatureList.Features[i].LookupListIndices...)
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(i uint16) bool { return int(i) >= len(layout.LookupList.Lookups) })
}

// addLigatures keeps those of a subtable whose characters all have a name.
func (m *metrics) addLigatures(out map[rune][]ligature, subs tables.LigatureSubs, names map[uint16]rune) {
	for gid, first := range names {
		set, ok := subs.Coverage.Index(tables.GlyphID(gid))
		if !ok || set >= len(subs.LigatureSets) {
			continue
		}
		for _, l := range subs.LigatureSets[set].Ligatures {
			rest := named(l.ComponentGlyphIDs, names)
			if rest != "" && int(l.LigatureGlyph) < m.glyphs && len(out[first]) < maxLigatures {
				out[first] = append(out[first], ligature{rest, m.width(int(l.LigatureGlyph))})
			}
		}
	}
}

// named is the text of glyphs, or "" where one has no name.
func named(glyphs []tables.GlyphID, names map[uint16]rune) string {
	var b strings.Builder
	for _, g := range glyphs {
		r, ok := names[uint16(g)]
		if !ok {
			return ""
		}
		b.WriteRune(r)
	}
	return b.String()
}
