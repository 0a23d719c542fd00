package main

import (
	"fmt"
	"strings"
)

// The agreement is written once, in pks.txt, without the tags of any engine:
//
//	«x»             the value x; «.x» the column x of the innermost loop
//	«?x» … «/x»     text inside a line that stands when x is true
//	[if x] … [end]  blocks that stand when x is true
//	[for x] … [end] blocks (or rows) once for each element of x
//	[table n] … [end] rows of n columns, cells parted by " | "
//	^ ^^ ~ < # * ** at the start of a line: its style; \n is a line break
//
// Every line is a paragraph, an empty one an empty paragraph.

type blockKind int

const (
	paragraph blockKind = iota
	condition
	loop
	table
	row
)

// block is a piece of the paper.
type block struct {
	kind    blockKind
	mark    string // style of a paragraph or row
	text    string
	name    string // what a condition or loop asks for
	columns int
	cells   []string
	body    []block
}

// marks are the styles of a line, longest first.
var marks = []string{"^^", "**", "^", "~", "<", "#", "*"}

// parsePaper reads the neutral text.
func parsePaper(s string) ([]block, error) {
	lines := strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	blocks, rest, err := parseBlocks(lines, false)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("line %d: [end] without a beginning", len(lines)-len(rest))
	}
	return blocks, err
}

// parseBlocks reads up to the [end] that closes them, and returns what follows.
func parseBlocks(lines []string, rows bool) ([]block, []string, error) {
	var out []block
	for len(lines) > 0 {
		line := lines[0]
		lines = lines[1:]
		if line == "[end]" {
			return out, append([]string{}, lines...), nil
		}
		if !strings.HasPrefix(line, "[") {
			if rows {
				out = append(out, parseRow(line))
			} else {
				out = append(out, parseParagraph(line))
			}
			continue
		}
		word, name, _ := strings.Cut(strings.Trim(line, "[]"), " ")
		b := block{name: name}
		switch word {
		case "if":
			b.kind = condition
		case "for":
			b.kind = loop
		case "table":
			b.kind = table
			if _, err := fmt.Sscan(name, &b.columns); err != nil {
				return nil, nil, fmt.Errorf("columns of %q: %w", line, err)
			}
		default:
			return nil, nil, fmt.Errorf("unknown line %q", line)
		}
		var err error
		if b.body, lines, err = parseBlocks(lines, rows || b.kind == table); err != nil {
			return nil, nil, err
		}
		out = append(out, b)
	}
	return out, nil, nil
}

func parseParagraph(line string) block {
	for _, m := range marks {
		if rest, ok := strings.CutPrefix(line, m+" "); ok {
			return block{mark: m, text: rest}
		}
	}
	return block{text: line}
}

// parseRow reads "= a | b" (bold), "~ a | b" (centred) or "  a | b"; "=5" lets
// the first cell span five columns.
func parseRow(line string) block {
	mark, cells, _ := strings.Cut(line, " ")
	return block{kind: row, mark: mark, cells: strings.Split(strings.TrimSpace(cells), " | ")}
}
