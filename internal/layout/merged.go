package layout

// merged places the content of vertically merged cells that begin, or go on,
// in the placed row i of this region. The content flows through the rows of
// the cell; what the rows on this page do not hold goes on with those on the
// next one.
func (tf *tableFill) merged(i int) {
	rows := tf.out.rows
	index := rows[i].row.index
	first := i == 0 || rows[i-1].repeated
	for _, c := range rows[i].row.cells {
		owner, from := c, index
		if c.c.covered {
			if !first {
				continue // shown with the row above
			}
			owner, from = tf.owner(index, c)
		}
		if owner == nil || owner.c.rows == 1 {
			continue
		}
		tf.placeMerged(i, owner, from+owner.c.rows-1)
	}
}

// owner finds the cell a covered one belongs to.
func (tf *tableFill) owner(index int, covered *cellBox) (*cellBox, int) {
	for k := index - 1; k >= 0; k-- {
		for _, c := range tf.t.rows[k].cells {
			if c.c.column == covered.c.column && !c.c.covered {
				return c, k
			}
		}
	}
	return nil, 0
}

// placeMerged fills an owner's content into its rows on this page.
func (tf *tableFill) placeMerged(i int, owner *cellBox, last int) {
	rows := tf.out.rows
	var height Unit
	ends, forced := false, false
	for k := i; k < len(rows); k++ {
		height += rows[k].height
		forced = forced || rows[k].forced
		if rows[k].row.index >= last && !rows[k].split {
			ends = true
			break
		}
	}
	at := tf.left[owner]
	m := owner.c.margins
	room := height - rows[i].row.line - m.top - m.bottom
	if ends {
		room = unbounded // the last row: nothing may be lost
	}
	got := tf.f.fill(owner.content, at, region{height: room, fresh: ends || forced, drop: at.box > 0 || at.line > 0, cell: true})
	rows[i].parts[owner] = part{placed: got.placed, used: got.used + got.after(), begun: at.box > 0 || at.line > 0}
	if ends {
		delete(tf.left, owner)
	} else {
		tf.keep(map[*cellBox]cursor{owner: got.next})
	}
}

// owed is what row i lacks to hold the rest of merged cells that end with it: a
// page before may have held less of them than their rows there were high.
func (tf *tableFill) owed(i int) (more Unit) {
	r := tf.t.rows[i]
	for owner, at := range tf.left {
		if owner.last != i || owner.c.rows == 1 || r.r.rule == lineExact {
			continue
		}
		got := tf.f.fill(owner.content, at, region{height: unbounded, fresh: true, drop: true, cell: true})
		m := owner.c.margins
		more = max(more, got.used+got.after()+m.top+m.bottom-tf.above(i-owner.c.rows+1)-r.height+r.line)
	}
	return more
}

// above is the height on this page of the rows from one on.
func (tf *tableFill) above(from int) (height Unit) {
	for k := range tf.out.rows {
		if r := &tf.out.rows[k]; !r.repeated && r.row.index >= from {
			height += r.height
		}
	}
	return height
}

// mergedEnd makes the part of row i high enough for what is left of a merged
// cell that ends with it, or lets the row go on when that does not fit; a forced
// part takes some of it, however high that is.
func (tf *tableFill) mergedEnd(i int, c *cellBox, rp *rowPart) {
	owner, from := c, i
	if c.c.covered {
		owner, from = tf.owner(i, c)
	}
	if owner == nil || from+owner.c.rows-1 != i {
		return
	}
	above := tf.above(from)
	m := owner.c.margins
	got := tf.f.fill(owner.content, tf.left[owner], region{height: above + rp.room - m.top - m.bottom, fresh: rp.forced, cell: true})
	if got.next.box < len(owner.content.boxes) {
		rp.more, rp.content = true, rp.room
		rp.moved = rp.moved || len(got.placed) > 0
		return
	}
	rp.content = max(rp.content, got.used+got.after()+m.top+m.bottom-above)
}
