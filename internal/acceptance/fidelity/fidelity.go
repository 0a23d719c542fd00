// Package fidelity judges how near our pages come to those of a word processor:
// word by word and line by line against LibreOffice 7.4.7 with the same fonts.
//
// A Document of the corpus is made by code with fixed seeds (pairs, agreements,
// unseen ones) or comes from the example story (papers). LibreOffice's pages are
// committed as lists of words with their places (testdata/*.ref), so that any
// machine can judge; Read makes the same list of our own PDF, by the same program
// (mutool), and Compare holds one against the other. Nothing here knows how our
// pages came about.
package fidelity

import (
	"bytes"
	"fmt"
	"html"
	"math"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Word is a word on a page, in points from the upper left corner. Its place is
// taken from the origins of its characters, which lie on the baseline whatever
// the font says of its ascent.
type Word struct {
	Page         int
	X, End, Base float64
	Text         string
}

// Pages are the sheets of a document and the words on them, sorted by page,
// baseline and left edge.
type Pages struct {
	Sizes [][2]float64
	Words []*Word
}

var (
	charLine = regexp.MustCompile(`<char quad="([^"]*)" x="([-\d.e]+)" y="([-\d.e]+)"[^>]*? c="([^"]*)"`)
	pageLine = regexp.MustCompile(`<page [^>]*width="([\d.]+)" height="([\d.]+)"`)
	fontLine = regexp.MustCompile(`<font name="([^"]*)" size="([\d.]+)"`)
)

// Read reads the words of a PDF with mutool.
func Read(file string) (*Pages, error) {
	var said bytes.Buffer
	c := exec.Command("mutool", "draw", "-q", "-F", "stext", "-o", "-", file)
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("mutool %s: %w: %s", file, err, said.String())
	}
	r := reader{p: &Pages{}, size: 10}
	for line := range strings.Lines(string(out)) {
		if err := r.line(line); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	r.p.sort()
	return r.p, nil
}

// reader gathers characters into words.
type reader struct {
	p    *Pages
	cur  *Word // being gathered
	size float64
}

func (r *reader) line(line string) error {
	if m := pageLine.FindStringSubmatch(line); m != nil {
		v, err := floats(m[1:])
		if err != nil {
			return err
		}
		r.p.Sizes = append(r.p.Sizes, [2]float64{v[0], v[1]})
		r.cur = nil
		return nil
	}
	if m := fontLine.FindStringSubmatch(line); m != nil {
		v, err := floats(m[2:])
		if err != nil {
			return err
		}
		r.size = v[0]
	}
	if strings.Contains(line, "<line") || strings.Contains(line, "</line") {
		r.cur = nil
	}
	m := charLine.FindStringSubmatch(line)
	if m == nil {
		return nil
	}
	corners, err := floats(append(strings.Fields(m[1]), m[2], m[3]))
	if err != nil {
		return err
	}
	if len(corners) != 10 {
		return fmt.Errorf("a quad of %d numbers", len(corners)-2)
	}
	r.char(corners[8], corners[9], max(corners[2], corners[6]), html.UnescapeString(m[4]))
	return nil
}

// char adds a character at x, y to the word at hand, or begins a new one where
// it stands apart.
func (r *reader) char(x, y, end float64, c string) {
	if strings.TrimFunc(c, unicode.IsSpace) == "" {
		r.cur = nil
		return
	}
	if w := r.cur; w == nil || math.Abs(w.Base-y) > .5 || x-w.End > .15*r.size || x < w.X {
		r.cur = &Word{Page: len(r.p.Sizes), X: x, Base: y}
		r.p.Words = append(r.p.Words, r.cur)
	}
	r.cur.End = end
	r.cur.Text += c
}

func floats(texts []string) ([]float64, error) {
	out := make([]float64, len(texts))
	for i, t := range texts {
		v, err := strconv.ParseFloat(t, 64)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

func (p *Pages) sort() {
	slices.SortStableFunc(p.Words, func(a, b *Word) int {
		return compareKeys(
			[3]float64{float64(a.Page), math.RoundToEven(a.Base), a.X},
			[3]float64{float64(b.Page), math.RoundToEven(b.Base), b.X})
	})
}

func compareKeys(a, b [3]float64) int { return slices.Compare(a[:], b[:]) }

// gap is the widest room between two words of one line; a wider one is a table
// cell or a tab, and ends it.
const gap = 14.0

// lines groups words into visual lines: the same page, baselines within 2 pt,
// no wide gap.
func (p *Pages) lines() [][]*Word {
	words := slices.Clone(p.Words)
	slices.SortStableFunc(words, func(a, b *Word) int {
		return compareKeys(
			[3]float64{float64(a.Page), math.RoundToEven(a.Base * 10), a.X},
			[3]float64{float64(b.Page), math.RoundToEven(b.Base * 10), b.X})
	})
	var rows [][]*Word
	for _, w := range words {
		if n := len(rows); n > 0 && rows[n-1][0].Page == w.Page && math.Abs(rows[n-1][len(rows[n-1])-1].Base-w.Base) <= 2 {
			rows[n-1] = append(rows[n-1], w)
			continue
		}
		rows = append(rows, []*Word{w})
	}
	var out [][]*Word
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b *Word) int { return compareKeys([3]float64{a.X}, [3]float64{b.X}) })
		from := 0
		for i := 1; i <= len(row); i++ {
			if i == len(row) || row[i].X-row[i-1].End > gap {
				out = append(out, row[from:i])
				from = i
			}
		}
	}
	return out
}
