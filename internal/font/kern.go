package font

import (
	"bytes"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// kerning keeps what the shaper says of pairs of characters (OpenType feature
// kern, or the table kern); most documents ask for none.
type kerning struct {
	once   sync.Once
	lock   sync.Mutex
	shaper *harfbuzz.Font // nil for a face the shaper cannot read
	pairs  map[[2]rune]int
}

// maxPairs bounds the memory of a text in every script; further pairs are shaped
// again each time.
const maxPairs = 1 << 16

// kernOnly switches off what would make one glyph of two.
var kernOnly = []harfbuzz.Feature{
	{Tag: opentype.MustNewTag("kern"), Value: 1, End: harfbuzz.FeatureGlobalEnd},
	{Tag: opentype.MustNewTag("liga"), Value: 0, End: harfbuzz.FeatureGlobalEnd},
	{Tag: opentype.MustNewTag("clig"), Value: 0, End: harfbuzz.FeatureGlobalEnd},
	{Tag: opentype.MustNewTag("calt"), Value: 0, End: harfbuzz.FeatureGlobalEnd},
}

// Kern is how much further, in font units, the second character stands behind the
// first than its advance says: mostly 0, or less. A pair that the face lacks
// stands as it is.
func (f *Face) Kern(first, second rune) int {
	if !f.has(first) || !f.has(second) {
		return 0
	}
	k := &f.kerning
	k.once.Do(func() {
		k.pairs = map[[2]rune]int{}
		if face, err := font.ParseTTF(bytes.NewReader(f.Data())); err == nil {
			k.shaper = harfbuzz.NewFont(face)
		}
	})
	k.lock.Lock()
	defer k.lock.Unlock()
	pair := [2]rune{first, second}
	units, ok := k.pairs[pair]
	if !ok && k.shaper != nil {
		units = f.shape(k.shaper, pair)
		if len(k.pairs) < maxPairs {
			k.pairs[pair] = units
		}
	}
	return units
}

// shape sets a pair and takes off what its characters measure alone.
func (f *Face) shape(shaper *harfbuzz.Font, pair [2]rune) int {
	b := harfbuzz.NewBuffer()
	b.AddRunes(pair[:], 0, len(pair))
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: language.Latin, Language: language.NewLanguage("id")}
	b.Shape(shaper, kernOnly)
	if len(b.Pos) != len(pair) {
		return 0
	}
	first, _ := f.Advance(pair[0])
	second, _ := f.Advance(pair[1])
	return int(b.Pos[0].XAdvance+b.Pos[1].XAdvance) - first - second
}
