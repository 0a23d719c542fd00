package layout

// tableBox is a table with its columns and the boxes of its cells.
type tableBox struct {
	t      *table
	x      Unit   // of the first column, from the left edge of the column of text
	edges  []Unit // of the columns, from x
	rows   []*rowBox
	header int  // leading rows that are repeated
	apart  bool // never kept with what follows: of one row, in LibreOffice 7.4 (measured)
}

// rowBox is one row.
type rowBox struct {
	r        *row
	index    int // in its table
	cells    []*cellBox
	line     Unit // width of the border above
	foot     Unit // width of the border below, if the table ends here
	height   Unit // border above and content
	keepNext bool
	parts    bool // a head row may go on on the next page
}

// cellBox is one cell and its content.
type cellBox struct {
	c       *cell
	last    int  // index of the last row it stands in
	x       Unit // of the cell, from the left edge of the table
	width   Unit
	content *stack
	height  Unit // of content and margins
	box     edges
}

// table builds the boxes of a table in a column of a width.
func (b *builder) table(t *table, width Unit, texts fieldTexts) *tableBox {
	tb := &tableBox{t: t, apart: b.lo74 && len(t.rows) == 1}
	tb.columns(b, width)
	for i, r := range t.rows {
		rb := &rowBox{r: r, index: i, parts: b.lo74}
		for _, c := range r.cells {
			cb := b.cell(tb, c, texts)
			cb.last = i + c.rows - 1
			rb.cells = append(rb.cells, cb)
		}
		tb.rows = append(tb.rows, rb)
	}
	for tb.header < len(tb.rows) && tb.rows[tb.header].r.header {
		tb.header++
	}
	if tb.header == len(tb.rows) {
		tb.header = 0 // nothing to repeat it for
	}
	tb.settleBorders()
	tb.settleHeights()
	tb.verticals(b, texts)
	return tb
}

func (b *builder) cell(tb *tableBox, c *cell, texts fieldTexts) *cellBox {
	from := tb.edges[min(c.column, len(tb.edges)-1)]
	to := tb.edges[min(c.column+c.span, len(tb.edges)-1)]
	cb := &cellBox{c: c, x: from, width: max(to-from, minimumWidth), box: c.box}
	m := c.margins
	if c.turn != 0 {
		cb.content = &stack{width: cb.width} // set when its row has a height
		return cb
	}
	b.within(func() { cb.content = b.stack(c.blocks, max(cb.width-m.left-m.right, minimumWidth), texts) })
	cb.height = cb.content.height(&b.model.settings) + m.top + m.bottom
	return cb
}

// settleBorders lets neighbours agree on the edge they share: the wider
// visible border wins (17.4.66; LibreOffice draws one of the two).
func (tb *tableBox) settleBorders() {
	var above map[int]*cellBox
	for _, r := range tb.rows {
		row := map[int]*cellBox{}
		for i, c := range r.cells {
			for k := c.c.column; k < c.c.column+c.c.span; k++ {
				row[k] = c
			}
			if i > 0 {
				stronger(&r.cells[i-1].box.right, &c.box.left)
			}
			if c.c.covered {
				c.box.top = border{}
			}
		}
		for k := 0; k < len(tb.edges); k++ {
			top, bottom := above[k], row[k]
			if top == nil || bottom == nil {
				continue
			}
			if bottom.c.covered {
				top.box.bottom, bottom.box.top = border{}, border{}
				continue
			}
			stronger(&top.box.bottom, &bottom.box.top)
		}
		for _, c := range r.cells {
			r.line = max(r.line, visibleWidth(c.box.top))
		}
		above = row
	}
	for i, r := range tb.rows {
		for _, c := range r.cells {
			r.foot = max(r.foot, visibleWidth(c.box.bottom))
		}
		if i+1 < len(tb.rows) {
			tb.rows[i+1].line = max(tb.rows[i+1].line, r.foot)
		}
	}
}

func visibleWidth(b border) Unit {
	if b.visible() {
		return b.width
	}
	return 0
}

// stronger gives both sides of a shared edge the stronger border.
func stronger(a, b *border) {
	switch {
	case !a.visible():
		*a = *b
	case !b.visible() || a.width >= b.width:
		*b = *a
	default:
		*a = *b
	}
}

// settleHeights gives rows their heights: the highest cell, the height the row
// asks for, and at the end of a merged cell what it still needs.
func (tb *tableBox) settleHeights() {
	for _, r := range tb.rows {
		var content Unit
		for _, c := range r.cells {
			if c.c.rows == 1 && !c.c.covered {
				content = max(content, c.height)
			}
			r.keepNext = r.keepNext || keepsNext(c.content)
		}
		r.setHeight(content)
	}
	for i, r := range tb.rows {
		for _, c := range r.cells {
			if c.c.rows > 1 {
				tb.stretchMerged(i, c)
			}
		}
	}
}

func keepsNext(s *stack) bool {
	return len(s.boxes) > 0 && s.boxes[0].para != nil && s.boxes[0].para.p.props.keepNext
}

func (r *rowBox) setHeight(content Unit) {
	switch r.r.rule {
	case lineExact:
		content = max(r.r.height-r.line, Twip(1))
	case lineAtLeast:
		content = max(content, r.r.height-r.line)
	}
	r.height = r.line + max(content, Twip(1))
}

// stretchMerged makes the last row of a merged cell high enough for it.
func (tb *tableBox) stretchMerged(i int, c *cellBox) {
	last := min(i+c.c.rows, len(tb.rows)) - 1
	var have Unit
	for k := i; k <= last; k++ {
		have += tb.rows[k].height
	}
	need := c.height + tb.rows[i].line
	if r := tb.rows[last]; need > have && r.r.rule != lineExact {
		r.height += need - have
	}
}

// height of the whole table, the border below included.
func (tb *tableBox) height() Unit {
	var h Unit
	for _, r := range tb.rows {
		h += r.height
	}
	return h + tb.rows[len(tb.rows)-1].foot
}
