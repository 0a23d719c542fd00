package cli

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Widths of what is printed. They do not follow the terminal, so that the same
// dossier gives the same text everywhere.
const (
	pageWidth  = 100
	storyWidth = 120
)

// noBreak is a space at which a cell is not wrapped.
const noBreak = "\u00a0"

// grid is a table for people: columns as wide as their widest cell, cells
// wrapped where the table would be wider than width. A line end in a cell starts
// a new line of the cell.
type grid struct {
	width  int
	indent string
	head   []string
	rows   [][]string
}

// print writes the grid; without a head there is no rule either.
func (g grid) print(w io.Writer) error {
	widths := g.columns()
	var b strings.Builder
	if g.head != nil {
		g.row(&b, widths, g.head)
		rule := make([]string, len(widths))
		for i, n := range widths {
			rule[i] = strings.Repeat("-", n)
		}
		g.row(&b, widths, rule)
	}
	for _, row := range g.rows {
		g.row(&b, widths, row)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

const gap = 2

// columns gives each column its natural width, then narrows them step by step,
// each time the one that makes the table least taller.
func (g grid) columns() []int {
	all := g.rows
	if g.head != nil {
		all = append([][]string{g.head}, all...)
	}
	if len(all) == 0 {
		return nil
	}
	widths, least := make([]int, len(all[0])), make([]int, len(all[0]))
	for _, row := range all {
		for i, cell := range row {
			for _, line := range strings.Split(cell, "\n") {
				widths[i] = max(widths[i], utf8.RuneCountInString(line))
			}
			for _, word := range words(cell) {
				least[i] = max(least[i], min(utf8.RuneCountInString(word), longestWord))
			}
		}
	}
	sample := all[:min(len(all), 200)] // enough to judge by
	for total(widths)+utf8.RuneCountInString(g.indent) > g.width {
		best, bestHeight := -1, 0
		for i := range widths {
			if widths[i] <= least[i] {
				continue
			}
			widths[i]--
			h := height(sample, widths)
			widths[i]++
			if best < 0 || h < bestHeight || h == bestHeight && widths[i] > widths[best] {
				best, bestHeight = i, h
			}
		}
		if best < 0 {
			break
		}
		widths[best]--
	}
	return widths
}

// longestWord is the most a column keeps for one word; longer ones are broken.
const longestWord = 32

// height counts the lines rows take.
func height(rows [][]string, widths []int) int {
	sum := 0
	for _, row := range rows {
		lines := 0
		for i, cell := range row {
			lines = max(lines, len(wrap(cell, widths[i])))
		}
		sum += lines
	}
	return sum
}

func total(widths []int) int {
	sum := gap * (len(widths) - 1)
	for _, n := range widths {
		sum += n
	}
	return sum
}

func (g grid) row(b *strings.Builder, widths []int, cells []string) {
	wrapped := make([][]string, len(cells))
	lines := 0
	for i, cell := range cells {
		wrapped[i] = wrap(cell, widths[i])
		lines = max(lines, len(wrapped[i]))
	}
	for n := range lines {
		var line strings.Builder
		line.WriteString(g.indent)
		for i, cell := range wrapped {
			text := ""
			if n < len(cell) {
				text = cell[n]
			}
			line.WriteString(text + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(text)+gap))
		}
		b.WriteString(strings.TrimRight(strings.ReplaceAll(line.String(), noBreak, " "), " ") + "\n")
	}
}

// words splits a text at plain spaces and line ends, not at no-break spaces.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
}

// wrap breaks a text into lines of at most width characters, between words
// where it can. There is always at least one line.
func wrap(s string, width int) []string {
	var lines []string
	for _, part := range strings.Split(s, "\n") {
		line := ""
		for _, word := range words(part) {
			if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width {
				line += " " + word
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			pieces := chop(word, width)
			lines, line = append(lines, pieces[:len(pieces)-1]...), pieces[len(pieces)-1]
		}
		lines = append(lines, line)
	}
	return lines
}

// chop breaks a word that is wider than a line.
func chop(word string, width int) []string {
	var pieces []string
	for piece := range slices.Chunk([]rune(word), max(width, 1)) {
		pieces = append(pieces, string(piece))
	}
	return pieces
}
