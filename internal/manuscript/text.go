package manuscript

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"naskah/internal/diag"
)

// text is a stretch of source that remembers where each of its bytes stood:
// lines joined into one paragraph still point at their own line.
type text struct {
	s  string
	at []anchor // ascending by off; the first has off 0
}

// anchor says that byte off of a text stood at pos.
type anchor struct {
	off int
	pos diag.Position
}

func textAt(s string, pos diag.Position) text {
	return text{s: s, at: []anchor{{0, pos}}}
}

// pos returns the place of byte off.
func (t text) pos(off int) diag.Position {
	if len(t.at) == 0 {
		return diag.Position{}
	}
	i := sort.Search(len(t.at), func(i int) bool { return t.at[i].off > off })
	a := t.at[max(i-1, 0)]
	p := a.pos
	if off > a.off && off <= len(t.s) {
		p.Col += utf8.RuneCountInString(t.s[a.off:off])
	}
	return p
}

// cut returns the bytes from..to with their places.
func (t text) cut(from, to int) text {
	out := text{s: t.s[from:to], at: []anchor{{0, t.pos(from)}}}
	for _, a := range t.at {
		if a.off > from && a.off < to {
			out.at = append(out.at, anchor{a.off - from, a.pos})
		}
	}
	return out
}

// trim returns t without leading and trailing blanks.
func (t text) trim() text {
	from := len(t.s) - len(strings.TrimLeft(t.s, " \t"))
	to := len(strings.TrimRight(t.s, " \t"))
	if to < from {
		to = from
	}
	return t.cut(from, to)
}

// joiner joins the lines of a paragraph.
type joiner struct {
	b  []byte
	at []anchor
}

func join(first text) *joiner { return &joiner{b: []byte(first.s), at: slices.Clone(first.at)} }

// add appends a further source line. A backslash at the end of what is there
// is a line break, anything else becomes one space.
func (j *joiner) add(s string, pos diag.Position) {
	if n := len(j.b); n > 0 && j.b[n-1] == '\\' && (n == 1 || j.b[n-2] != '\\') {
		for n--; n > 0 && j.b[n-1] == ' '; n-- {
		}
		j.b = append(j.b[:n], '\n')
	} else {
		j.b = append(j.b, ' ')
	}
	j.at = append(j.at, anchor{len(j.b), pos})
	j.b = append(j.b, s...)
}

// text returns what has been joined.
func (j *joiner) text() text { return text{s: string(j.b), at: j.at} }
