package fidelity

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Score says how near one document comes to its reference.
type Score struct {
	Pages, WantPages int
	SizesEqual       bool
	Missing, Extra   []string // words in the reference only, and in ours only
	Cut              int      // words of the reference that a line end cuts at another place, or in one of the two only
	Lines            int      // of the side that has more
	Ends             int      // lines whose last word ends a line in ours too
	Strict           int      // the same, on the same page
	DX, DY           []float64
	Bad              []string // lines of the reference that end elsewhere
}

// PagesEqual reports whether both have the same number of pages of the same size.
func (s *Score) PagesEqual() bool { return s.Pages == s.WantPages && s.SizesEqual }

// pairing is which word of ours stands for which of the reference.
type pairing map[*Word]*Word

// Compare holds our pages against the reference.
func Compare(want, got *Pages) *Score {
	s := &Score{Pages: len(got.Sizes), WantPages: len(want.Sizes), SizesEqual: sizesEqual(want, got)}
	mates := s.pair(want, got)
	ends := map[*Word]bool{}
	ours := got.lines()
	for _, l := range ours {
		ends[l[len(l)-1]] = true
	}
	lines := want.lines()
	s.Lines = max(len(lines), len(ours)) // lines that ours adds count against it
	for _, l := range lines {
		last := l[len(l)-1]
		mate := mates[last]
		switch {
		case mate == nil || !ends[mate]:
			s.Bad = append(s.Bad, fmt.Sprintf("page %d: %s", last.Page, textOf(l)))
		case mate.Page == last.Page:
			s.Strict++
			s.Ends++
		default:
			s.Ends++
		}
	}
	for w, mate := range mates {
		if w.Page == mate.Page {
			s.DX = append(s.DX, math.Abs(mate.X-w.X))
			s.DY = append(s.DY, math.Abs(mate.Base-w.Base))
		}
	}
	return s
}

func sizesEqual(want, got *Pages) bool {
	return slices.EqualFunc(want.Sizes, got.Sizes, func(a, b [2]float64) bool {
		return math.Abs(a[0]-b[0]) < .6 && math.Abs(a[1]-b[1]) < .6
	})
}

func textOf(line []*Word) string {
	texts := make([]string, len(line))
	for i, w := range line {
		texts[i] = w.Text
	}
	return strings.Join(texts, " ")
}

// pair finds for each word of the reference the one of ours: along the longest
// equal runs first, then of what is left (cells whose lines interleave) the
// nearest of the same text, the same page before others.
func (s *Score) pair(want, got *Pages) pairing {
	mates, taken := pairing{}, map[*Word]bool{}
	for _, m := range matches(texts(want), texts(got)) {
		for k := range m.n {
			mates[want.Words[m.a+k]] = got.Words[m.b+k]
			taken[got.Words[m.b+k]] = true
		}
	}
	free := map[string][]*Word{}
	for _, w := range got.Words {
		if !taken[w] {
			free[w.Text] = append(free[w.Text], w)
		}
	}
	for _, w := range want.Words {
		if mates[w] != nil {
			continue
		}
		list := free[w.Text]
		if len(list) == 0 {
			s.Missing = append(s.Missing, w.Text)
			continue
		}
		mate := slices.MinFunc(list, func(a, b *Word) int { return compareKeys(distance(w, a), distance(w, b)) })
		mates[w] = mate
		i := slices.Index(list, mate)
		free[w.Text] = slices.Delete(slices.Clone(list), i, i+1)
	}
	for _, w := range got.Words {
		if slices.Contains(free[w.Text], w) {
			s.Extra = append(s.Extra, w.Text)
		}
	}
	// Where a word is cut by the end of a line, its parts count as words. If
	// what is left over on both sides has the same letters, nothing is lost.
	if letters(s.Missing) == letters(s.Extra) {
		s.Cut, s.Missing, s.Extra = len(s.Missing), nil, nil
	}
	return mates
}

func letters(words []string) string {
	runes := []rune(strings.Join(words, ""))
	slices.Sort(runes)
	return string(runes)
}

func texts(p *Pages) []string {
	out := make([]string, len(p.Words))
	for i, w := range p.Words {
		out[i] = w.Text
	}
	return out
}

func distance(a, b *Word) [3]float64 {
	return [3]float64{math.Abs(float64(a.Page - b.Page)), math.Abs(a.Base-b.Base) + math.Abs(a.X-b.X)}
}

// Quantile is the share p of values, 0 where there are none.
func Quantile(values []float64, p float64) float64 {
	if len(values) == 0 {
		return 0
	}
	v := slices.Sorted(slices.Values(values))
	return v[min(len(v)-1, int(p*float64(len(v))))]
}
