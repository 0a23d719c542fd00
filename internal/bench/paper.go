package main

import (
	"fmt"
	"strconv"
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
// Every other line is a paragraph, an empty one an empty paragraph.

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
	p := &paperParser{lines: strings.Split(strings.TrimSuffix(s, "\n"), "\n")}
	return p.blocks(false, false)
}

type paperParser struct {
	lines []string
	i     int
}

// blocks reads up to the end of the text, or (inside) to the [end] of what
// encloses them; in a table they are rows.
func (p *paperParser) blocks(inside, rows bool) ([]block, error) {
	var out []block
	for p.i < len(p.lines) {
		line := p.lines[p.i]
		p.i++
		switch {
		case line == "[end]" && inside:
			return out, nil
		case strings.HasPrefix(line, "["):
			b, err := p.enclosing(line, rows)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", p.i, err)
			}
			out = append(out, b)
		case rows:
			out = append(out, parseRow(line))
		default:
			out = append(out, parseParagraph(line))
		}
	}
	if inside {
		return nil, fmt.Errorf("[end] is missing")
	}
	return out, nil
}

// enclosing reads a block that begins with a line in brackets.
func (p *paperParser) enclosing(line string, rows bool) (block, error) {
	word, name, _ := strings.Cut(strings.Trim(line, "[]"), " ")
	b := block{name: name}
	switch word {
	case "if":
		b.kind = condition
	case "for":
		b.kind = loop
	case "table":
		b.kind = table
		var err error
		if b.columns, err = strconv.Atoi(name); err != nil {
			return b, fmt.Errorf("columns of a table: %w", err)
		}
	default:
		return b, fmt.Errorf("unknown line %q", line)
	}
	var err error
	b.body, err = p.blocks(true, rows || b.kind == table)
	return b, err
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
