package render

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/docx"
	"naskah/internal/tag"
)

// Cells that come and go by data, and cells that join by data, change the grid
// of their table. Lifting notes in the template which columns of the grid a
// cell stands in; grid.go sets the tables right that were made of it.

// Attributes of rows and cells of such tables. They never leave the program.
const (
	attrColumns = "naskah-kolom" // of a cell: first column, how many, 1 when they depend on data
	attrVaries  = "naskah-ubah"  // of a row whose cells depend on data: the tag
)

var joinsCells = regexp.MustCompile(`\b(?:gabung|rentang)\b`)

// number reads a number from an attribute, or gives what stands in for it.
func number(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return otherwise
}

// spanOf is how many columns of the grid a cell covers, as far as a table of
// Word can.
func spanOf(cell *docx.Element) int {
	return min(max(number(cell.Child("w:tcPr").Val("w:gridSpan"), 1), 1), docx.MaxColumns)
}

// leftOut is how many columns a row leaves out at an edge: w:gridBefore or
// w:gridAfter.
func leftOut(row *docx.Element, edge string) int {
	return min(max(number(row.Child("w:trPr").Val(edge), 0), 0), docx.MaxColumns)
}

// rowsOf lists the rows of a table, or of a control around rows.
func rowsOf(e *docx.Element) []*docx.Element {
	var out []*docx.Element
	for _, c := range e.Elements() {
		switch c.Name {
		case "w:tr":
			out = append(out, c)
		case "w:sdt", "w:sdtContent", "w:customXml":
			out = append(out, rowsOf(c)...)
		}
	}
	return out
}

// measure notes for each cell of a part its columns.
func (p *pairer) measure() {
	p.root.Walk(func(e *docx.Element) bool {
		if e.Name == "w:tr" {
			at := leftOut(e, "w:gridBefore")
			for _, cell := range e.All("w:tc") {
				cell.SetAttr(attrColumns, strconv.Itoa(at)+" "+strconv.Itoa(spanOf(cell))+" 0")
				at += spanOf(cell)
			}
		}
		return true
	})
}

// grids finds the tables and containers that must be looked at when the part
// has been rendered, and forgets the measures of the others.
func (p *pairer) grids() {
	p.root.Walk(func(e *docx.Element) bool {
		switch e.Name {
		case "w:tbl":
			if rows := rowsOf(e); p.varies(rows) {
				p.grid = true
				giveGrid(e, rows)
			} else {
				for _, row := range rows {
					for _, cell := range row.All("w:tc") {
						cell.RemoveAttr(attrColumns)
					}
				}
			}
			p.grid = p.grid || p.mayBeEmpty(e, "w:tr")
		case "w:hdr", "w:ftr", "w:txbxContent", "w:footnote", "w:endnote", "w:comment":
			p.grid = p.grid || p.mayBeEmpty(e, "w:p", "w:tbl", "w:sdt")
		}
		p.grid = p.grid || p.mayTouch(e)
		return true
	})
}

// varies notes which cells of a table depend on data, and reports whether any
// does, or may join another.
func (p *pairer) varies(rows []*docx.Element) bool {
	joins := false
	model := -1 // the first tag among the cells of a row
	there := map[int]bool{}
	for _, row := range rows {
		if n := p.variesIn(row); n >= 0 {
			model = n
			for _, cell := range row.All("w:tc") {
				from, to := columnsOf(cell)
				for ; from < to; from++ {
					there[from] = true
				}
			}
		}
		for _, cell := range row.All("w:tc") {
			for _, m := range p.markers(cell) {
				joins = joins || joinsCells.MatchString(p.tags[markerNumber(string(m.(docx.Raw)))].body)
			}
		}
	}
	if model >= 0 {
		p.hidden(rows, model, there)
	}
	return joins || model >= 0
}

// variesIn notes which cells of a row depend on data, and returns the first
// tag that says so, or -1.
func (p *pairer) variesIn(row *docx.Element) int {
	first, depth := -1, 0
	for _, c := range row.Children {
		switch c := c.(type) {
		case docx.Raw:
			n := markerNumber(string(c))
			if n < 0 {
				continue
			}
			if first < 0 {
				first = n
				row.SetAttr(attrVaries, strconv.Itoa(n))
			}
			depth += p.turn(n)
		case *docx.Element:
			if c.Name == "w:tc" && depth > 0 {
				c.SetAttr(attrColumns, strings.TrimSuffix(c.Attr(attrColumns), "0")+"1")
			}
		}
	}
	return first
}

// columnsOf is where the columns of a cell begin and end.
func columnsOf(cell *docx.Element) (int, int) {
	f := strings.Fields(cell.Attr(attrColumns))
	at := number(f[0], 0)
	return at, at + number(f[1], 1)
}

// spans reports whether the cells of a row say their columns themselves.
func (p *pairer) spans(row *docx.Element) bool {
	return slices.ContainsFunc(p.markers(row), func(m docx.Node) bool {
		return joinsCells.FindString(p.tags[markerNumber(string(m.(docx.Raw)))].body) == "rentang"
	})
}

// hidden finds text in cells whose columns hold nothing but control tags in
// another row: with the columns the text would go.
func (p *pairer) hidden(rows []*docx.Element, tag int, there map[int]bool) {
	for _, row := range rows {
		if row.Has(attrVaries) || p.spans(row) {
			continue
		}
		for _, cell := range row.All("w:tc") {
			from, to := columnsOf(cell)
			seen := false
			for ; from < to; from++ {
				seen = seen || there[from]
			}
			if !seen && p.says(cell) {
				p.find(spot{n: tag}, "TP129", "teks", strings.TrimSpace(cell.Text()))
				return
			}
		}
	}
}

// anyWidth is the least width of a column that nothing else tells, in twips.
const anyWidth = 1000

// giveGrid gives a table the grid that some programs leave out, by the cells of
// its widest row.
func giveGrid(table *docx.Element, rows []*docx.Element) {
	if table.Child("w:tblGrid") != nil {
		return
	}
	var widths []string
	for _, row := range rows {
		var own []string
		for _, cell := range row.All("w:tc") {
			from, to := columnsOf(cell)
			width := max(number(cell.Child("w:tcPr").Child("w:tcW").Attr("w:w"), 0)/(to-from), anyWidth)
			for range to - len(own) {
				own = append(own, strconv.Itoa(width))
			}
		}
		if len(own) > len(widths) {
			widths = own
		}
	}
	grid := docx.E("w:tblGrid")
	for _, w := range widths {
		grid.Append(docx.E("w:gridCol").With("w:w", w))
	}
	table.Insert(table.Index(table.Child("w:tblPr"))+1, grid)
}

// turn is 1 for a tag that opens a structure, -1 for one that closes it.
func (l *lifter) turn(n int) int {
	switch word := l.tags[n].word(); {
	case tag.Closer(word) != "":
		return 1
	case tag.Closes(word):
		return -1
	}
	return 0
}

// mayBeEmpty reports whether all elements of some names in an element stand in
// structures.
func (p *pairer) mayBeEmpty(e *docx.Element, names ...string) bool {
	depth, any := 0, false
	for _, c := range e.Children {
		switch c := c.(type) {
		case docx.Raw:
			if n := markerNumber(string(c)); n >= 0 {
				depth += p.turn(n)
				any = true
			}
		case *docx.Element:
			for _, name := range names {
				if c.Name == name && depth == 0 {
					return false
				}
			}
		}
	}
	return any
}

// mayTouch reports whether two tables between which tags stand may come to
// stand side by side, where Word would take them for one.
func (p *pairer) mayTouch(e *docx.Element) bool {
	var before, after, tag, table bool
	for _, c := range e.Children {
		switch c := c.(type) {
		case docx.Raw:
			if markerNumber(string(c)) >= 0 {
				after = after || table
				tag = true
			}
		case *docx.Element:
			table = c.Name == "w:tbl"
			before = before || table && tag
			tag = false
		}
	}
	return before && after
}
