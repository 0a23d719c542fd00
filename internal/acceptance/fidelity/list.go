package fidelity

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A reference is kept as text, one line a baseline, lengths in hundredths of a
// point. After the head:
//
//	digest 9c1f…          of the Word file it was made from
//	p 59530 84190         a page: width, height
//	7654 8500+2710 Pasal 11310+620 1      a baseline: words as left edge+width text
//
// Words hold no spaces, so the fields need no quoting.

// Format writes a reference.
func Format(p *Pages, digest string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "digest %s\n", digest)
	page, at := 0, 0
	for page < len(p.Sizes) {
		size := p.Sizes[page]
		page++
		fmt.Fprintf(&b, "p %d %d\n", hundredths(size[0]), hundredths(size[1]))
		base := math.NaN()
		for ; at < len(p.Words) && p.Words[at].Page == page; at++ {
			w := p.Words[at]
			if w.Base != base {
				if !math.IsNaN(base) {
					b.WriteByte('\n')
				}
				fmt.Fprintf(&b, "%d", hundredths(w.Base))
				base = w.Base
			}
			fmt.Fprintf(&b, " %d+%d %s", hundredths(w.X), hundredths(w.End-w.X), w.Text)
		}
		if !math.IsNaN(base) {
			b.WriteByte('\n')
		}
	}
	return b.Bytes()
}

func hundredths(v float64) int { return int(math.Round(v * 100)) }

// Parse reads a reference and the digest of the Word file it was made from.
func Parse(data []byte) (p *Pages, digest string, err error) {
	p = &Pages{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Split(lines.Text(), " ")
		switch {
		case fields[0] == "digest" && len(fields) == 2:
			digest = fields[1]
		case fields[0] == "p" && len(fields) == 3:
			size, err := points(fields[1:])
			if err != nil {
				return nil, "", fmt.Errorf("line %d: %w", n, err)
			}
			p.Sizes = append(p.Sizes, [2]float64{size[0], size[1]})
		default:
			if err := p.baseline(fields); err != nil {
				return nil, "", fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	return p, digest, lines.Err()
}

func (p *Pages) baseline(fields []string) error {
	if len(fields)%2 == 0 || len(p.Sizes) == 0 {
		return fmt.Errorf("not a baseline: %q", strings.Join(fields, " "))
	}
	base, err := points(fields[:1])
	if err != nil {
		return err
	}
	for i := 1; i < len(fields); i += 2 {
		left, width, _ := strings.Cut(fields[i], "+")
		v, err := points([]string{left, width})
		if err != nil {
			return err
		}
		p.Words = append(p.Words, &Word{Page: len(p.Sizes), X: v[0], End: v[0] + v[1], Base: base[0], Text: fields[i+1]})
	}
	return nil
}

func points(texts []string) ([]float64, error) {
	out := make([]float64, len(texts))
	for i, t := range texts {
		n, err := strconv.Atoi(t)
		if err != nil {
			return nil, err
		}
		out[i] = float64(n) / 100
	}
	return out, nil
}
