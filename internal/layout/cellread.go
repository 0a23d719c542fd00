package layout

import (
	"cmp"

	"naskah/internal/docx"
)

// cell reads one cell (17.4.66) and returns the grid columns it takes.
func (tr *tableReader) cell(e *docx.Element, r *row, index, column int, margins cellMargins, borders *tableBorders, last bool) int {
	tcPr := e.Child("w:tcPr")
	c := &cell{column: column, rows: 1, margins: margins}
	c.span = max(1, min(docx.MaxColumns-column, intOr(tcPr.Val("w:gridSpan"), 1)))
	format := tr.format(index, column, last)
	ends := [2]bool{index == 0, index == tr.total-1}
	c.box = cellBorders(borders, ends, column == 0, last)
	for _, part := range tr.conditional(index, column, last) {
		tr.cellProps(c, part.Child("w:tcPr"))
	}
	tr.cellProps(c, tcPr)
	kind := CellMark
	if r.header {
		kind = HeaderCellMark
	}
	tr.merge(tcPr, r, c)
	c.id = tr.tree.add(Mark{Kind: kind, Cell: Cell{Columns: c.span, Covered: c.covered}})
	tr.tree.within(c.id, func() {
		tr.all(e, &flow{table: format, emit: func(b block) { c.blocks = append(c.blocks, b) }})
	})
	r.cells = append(r.cells, c)
	r.cantSplit = r.cantSplit || c.turn != 0
	return c.span
}

// merge tracks vertical merging (17.4.85). Text of a continued cell, which
// Word does not show, is kept in the cell that goes on.
func (tr *tableReader) merge(tcPr *docx.Element, r *row, c *cell) {
	vm := tcPr.Child("w:vMerge")
	above := tr.merged[c.column]
	if vm == nil || cmp.Or(vm.Attr("w:val"), "continue") == "restart" {
		delete(tr.merged, c.column)
		if vm != nil {
			tr.merged[c.column] = c
		}
		return
	}
	if above == nil || above.span != c.span || r.header && len(tr.t.rows) > 0 && !tr.t.rows[len(tr.t.rows)-1].header {
		tr.merged[c.column] = c
		return
	}
	c.covered = true
	above.rows++
	if m := &tr.tree.marks[above.id]; !tr.tree.aside {
		m.Cell.Rows = above.rows
	}
}

// cellProps lays one w:tcPr over a cell.
func (tr *tableReader) cellProps(c *cell, e *docx.Element) {
	for _, p := range e.Elements() {
		switch p.Name {
		case "w:tcW":
			c.width = widthOf(p)
		case "w:tcBorders":
			for _, b := range p.Elements() {
				c.box.apply(tr.theme, b)
			}
		case "w:shd":
			c.shade = tr.theme.shade(p)
		case "w:tcMar":
			c.margins = marginsOver(c.margins, p)
		case "w:vAlign":
			switch p.Attr("w:val") {
			case "center":
				c.align = alignCenter
			case "bottom":
				c.align = alignRight
			}
		case "w:textDirection":
			c.turn = tr.turnOfText(p.Attr("w:val"))
		}
	}
}

// cellBorders are the borders a cell has from its table.
func cellBorders(b *tableBorders, ends [2]bool, first, last bool) edges {
	e := edges{top: b.insideH, bottom: b.insideH, left: b.insideV, right: b.insideV}
	if ends[0] {
		e.top = b.top
	}
	if ends[1] {
		e.bottom = b.bottom
	}
	if first {
		e.left = b.left
	}
	if last {
		e.right = b.right
	}
	return e
}

// conditional lists the w:tblStylePr that apply to a cell, weakest first
// (17.7.6): bands, then columns, then rows, then corners.
func (tr *tableReader) conditional(index, column int, last bool) []*docx.Element {
	mask := tr.mask(index, column, last)
	var out []*docx.Element
	for _, name := range conditionNames {
		if name.bits&mask == name.bits {
			out = append(out, tr.parts[name.name]...)
		}
	}
	return out
}

// The conditions a cell can meet.
const (
	inAny = 1 << iota
	inBandOddRow
	inBandEvenRow
	inBandOddCol
	inBandEvenCol
	inFirstCol
	inLastCol
	inFirstRow
	inLastRow
)

var conditionNames = []struct {
	name string
	bits int
}{
	{"wholeTable", inAny},
	{"band1Vert", inBandOddCol}, {"band2Vert", inBandEvenCol},
	{"band1Horz", inBandOddRow}, {"band2Horz", inBandEvenRow},
	{"firstCol", inFirstCol}, {"lastCol", inLastCol},
	{"firstRow", inFirstRow}, {"lastRow", inLastRow},
	{"neCell", inFirstRow | inLastCol}, {"nwCell", inFirstRow | inFirstCol},
	{"seCell", inLastRow | inLastCol}, {"swCell", inLastRow | inFirstCol},
}

func (tr *tableReader) mask(index, column int, last bool) int {
	mask := inAny
	l := tr.look
	add := func(on bool, bit int) {
		if on {
			mask |= bit
		}
	}
	add(l.firstRow && index == 0, inFirstRow)
	add(l.lastRow && index == tr.total-1, inLastRow)
	add(l.firstCol && column == 0, inFirstCol)
	add(l.lastCol && last, inLastCol)
	row, col := index, column
	if l.firstRow {
		row--
	}
	if l.firstCol {
		col--
	}
	if l.bandH && mask&(inFirstRow|inLastRow) == 0 {
		add(row%2 == 0, inBandOddRow)
		add(row%2 != 0, inBandEvenRow)
	}
	if l.bandV && mask&(inFirstCol|inLastCol) == 0 {
		add(col%2 == 0, inBandOddCol)
		add(col%2 != 0, inBandEvenCol)
	}
	return mask
}

// format is what the table style says about text under the conditions of a
// cell; equal conditions share one.
func (tr *tableReader) format(index, column int, last bool) *tableFormat {
	mask := tr.mask(index, column, last)
	if f, ok := tr.formats[mask]; ok {
		return f
	}
	f := &tableFormat{}
	add := func(e *docx.Element) {
		if p := e.Child("w:pPr"); p != nil {
			f.para = append(f.para, p)
		}
		if p := e.Child("w:rPr"); p != nil {
			f.run = append(f.run, p)
		}
	}
	for _, st := range tr.styles {
		add(st)
	}
	for _, e := range tr.conditional(index, column, last) {
		add(e)
	}
	tr.formats[mask] = f
	return f
}
