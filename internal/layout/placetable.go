package layout

// table places the rows of a table's part; x and y are the corner of the
// region.
func (pl *placer) table(part *placed, x, y Unit) {
	t := part.box.table
	left, top := x+t.x, y+part.y
	for i := range part.rows {
		r := &part.rows[i]
		aside := pl.aside
		if r.repeated && aside == 0 {
			pl.aside = pl.artifact()
		}
		for _, c := range r.row.cells {
			pl.cell(part, i, c, left, top)
		}
		pl.aside = aside
	}
	for i := range part.rows {
		for _, c := range part.rows[i].row.cells {
			pl.cellEdges(part, i, c, left, top)
		}
	}
}

// extent is the height of a cell from a row on, through the rows it is merged
// over on this page; those in which it goes on from the page before show it anew.
func extent(part *placed, i int, c *cellBox) Unit {
	h := part.rows[i].height
	for k := i + 1; k < len(part.rows); k++ {
		covered := false
		for _, d := range part.rows[k].row.cells {
			if d.c.column == c.c.column && d.c.covered {
				covered = len(owners(&part.rows[k], d)) == 0
			}
		}
		if !covered {
			break
		}
		h += part.rows[k].height
	}
	return h
}

// cell draws the shading of a cell and places its content.
func (pl *placer) cell(part *placed, i int, c *cellBox, left, top Unit) {
	r := &part.rows[i]
	content := owners(r, c)
	if c.c.covered && len(content) == 0 {
		return // shown with the row above
	}
	height := r.height
	if c.c.rows > 1 || c.c.covered {
		height = extent(part, i, c)
	}
	x, y := left+c.x, top+r.y
	shade := c.c.shade
	if c.c.covered { // a merged cell goes on from the page before
		shade = content[0].c.shade
	}
	if shade.set {
		pl.add(Fill{X: x, Y: y, W: c.width, H: height, Color: shade.rgb, Mark: pl.artifact()})
	}
	for _, d := range content {
		content := r.parts[d]
		m := d.c.margins
		inner := height - r.row.line - m.top - m.bottom
		shift := Unit(0)
		if free := inner - content.used; free > 0 && !r.split { // a row that goes on stands at the top (LibreOffice 7.4 measured)
			switch d.c.align {
			case alignCenter:
				shift = free / 2
			case alignRight:
				shift = free
			}
		}
		pl.boxes(content.placed, x+m.left, y+r.row.line+m.top+shift)
	}
}

// owners are the cells whose content stands in a cell of this row: itself, or
// the merged cell that goes on from the page before.
func owners(r *placedRow, c *cellBox) []*cellBox {
	if _, ok := r.parts[c]; ok {
		return []*cellBox{c}
	}
	if !c.c.covered {
		return nil
	}
	for d := range r.parts {
		if d.c.column == c.c.column && d != c {
			return []*cellBox{d}
		}
	}
	return nil
}

// cellEdges draws the borders of a cell: above and left its own, right and
// below only at the ends of the table's part, since neighbours agree.
func (pl *placer) cellEdges(part *placed, i int, c *cellBox, left, top Unit) {
	r := &part.rows[i]
	x1, x2 := left+c.x, left+c.x+c.width
	y1, y2 := top+r.y, top+r.y+r.height
	upper := c.box.top
	if c.c.covered {
		upper = border{}
		if from := owners(r, c); len(from) > 0 { // it goes on from the page before
			upper = from[0].box.top
		}
	}
	pl.stroke(upper, x1, y1+r.row.line/2, x2, y1+r.row.line/2)
	below := y2
	if i+1 < len(part.rows) {
		below += part.rows[i+1].row.line
	} else {
		below += r.row.foot
	}
	pl.stroke(c.box.left, x1, y1, x1, below)
	if last := r.row.cells[len(r.row.cells)-1]; c == last {
		pl.stroke(c.box.right, x2, y1, x2, below)
	}
	if r.last {
		pl.stroke(c.box.bottom, x1, y2+r.row.foot/2, x2, y2+r.row.foot/2)
	}
}
