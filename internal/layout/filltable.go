package layout

import "maps"

// tableFill places rows of one table in a region.
type tableFill struct {
	f     *filler
	t     *tableBox
	r     region
	top   Unit // where the table begins in the region
	y     Unit // pen, from top
	out   placed
	left  map[*cellBox]cursor // what is left of cells begun earlier
	fresh bool                // nothing but header rows stands above
}

// tablePart places a table from a cursor on; false when some of it is left.
func (f *filler) tablePart(b *box, at cursor, y Unit, r region, empty bool, out *filled) bool {
	tf := &tableFill{f: f, t: b.table, r: r, top: y, out: placed{box: b, y: y}, left: maps.Clone(at.parts), fresh: empty}
	headless := at.headless || at.begun && at.row < b.table.header
	if at.row >= b.table.header && (at.row > 0 || at.begun) && !headless {
		tf.repeatHeader()
	}
	row, begun := at.row, at.begun
	for row < len(tf.t.rows) {
		next, ok := tf.row(row, begun)
		if !ok {
			break
		}
		if next == row { // split: the rest goes on the next page
			begun = true
			tf.finish()
			out.add(tf)
			out.next, out.end = cursor{box: at.box, row: row, begun: true, headless: headless, parts: tf.left}, endFull
			return false
		}
		row, begun = next, false
	}
	if row < len(tf.t.rows) {
		if len(tf.out.rows) == 0 || tf.onlyHeader(empty) {
			out.next, out.end = at, endFull
			return false
		}
		tf.finish()
		out.add(tf)
		out.next, out.end = cursor{box: at.box, row: row, headless: headless, parts: tf.left}, endFull
		return false
	}
	tf.finish()
	out.add(tf)
	return true
}

func (out *filled) add(tf *tableFill) {
	out.placed = append(out.placed, tf.out)
	out.used = tf.top + tf.y
}

// onlyHeader reports whether nothing stands in this region but header rows:
// repeated ones, or, below other text, those the table begins with (LibreOffice
// 7.4 measured).
func (tf *tableFill) onlyHeader(empty bool) bool {
	for i := range tf.out.rows {
		if r := &tf.out.rows[i]; !r.repeated && (empty || r.row.index >= tf.t.header) {
			return false
		}
	}
	return true
}

// room is the height left below the pen.
func (tf *tableFill) room() Unit { return tf.r.height - tf.top - tf.y }

// repeatHeader sets the header rows again, unless they would fill the page
// (17.4.49).
func (tf *tableFill) repeatHeader() {
	var h Unit
	for _, r := range tf.t.rows[:tf.t.header] {
		h += r.height
	}
	if h == 0 || h > tf.r.height*3/4 {
		return
	}
	for _, r := range tf.t.rows[:tf.t.header] {
		tf.whole(r, true)
	}
}

// row places the row at an index, whole or in part. It returns the index to go
// on with, the same one when the row was split, and false when nothing of it
// fits.
func (tf *tableFill) row(i int, begun bool) (next int, ok bool) {
	r := tf.t.rows[i]
	if begun {
		return tf.restOf(i)
	}
	if !tf.fresh && tf.chained(i) {
		return i, false
	}
	more := tf.owed(i)
	need := r.height + more + r.foot
	if need <= tf.room() {
		tf.whole(r, false)
		tf.out.rows[len(tf.out.rows)-1].height += more
		tf.y += more
		tf.fresh = false
		return i + 1, true
	}
	if tf.splittable(r) {
		if next, ok := tf.split(i, tf.fresh); ok {
			return next, true
		}
	}
	if !tf.fresh {
		return i, false
	}
	// Higher than a page and not to be split: it is split all the same, so
	// that no line of it is lost; an exact row is cut off by its own wish.
	if r.r.rule == lineExact || r.height+more <= tf.f.page && tf.room() >= tf.f.page {
		tf.whole(r, false)
		tf.fresh = false
		return i + 1, true
	}
	if next, ok := tf.split(i, true); ok {
		return next, true
	}
	tf.whole(r, false)
	tf.fresh = false
	return i + 1, true
}

// chained reports whether row i begins a run of rows kept together that does
// not fit here but would fit a page. A run that ends the table takes the first
// lines of what follows along.
func (tf *tableFill) chained(i int) bool {
	rows := tf.t.rows
	if !rows[i].keepNext || i > 0 && rows[i-1].keepNext && len(tf.out.rows) > 0 {
		return false
	}
	var need Unit
	k := i
	for ; k < len(rows)-1 && rows[k].keepNext; k++ {
		need += rows[k].height
		if need > tf.f.page {
			return false
		}
	}
	need += rows[k].height + rows[k].foot
	fits := need <= tf.f.page // with what follows it need not (LibreOffice 7.4 measured)
	if rows[k].keepNext {
		need += tf.r.tail
	}
	return fits && need > tf.room()
}

// splittable reports whether a row may go on on the next page. One that is no
// higher than it asks to be stays whole. A head row goes on only where nothing but
// the border below it does not fit (both LibreOffice 7.4 measured).
func (tf *tableFill) splittable(r *rowBox) bool {
	if r.r.rule == lineAtLeast && r.height <= max(r.r.height, r.line) {
		return false
	}
	return (!r.r.cantSplit || r.height > tf.f.page) && r.r.rule != lineExact && (!r.r.header || r.parts && r.height <= tf.room())
}

// whole places a row with all its content.
func (tf *tableFill) whole(r *rowBox, repeated bool) {
	pr := placedRow{row: r, y: tf.y, height: r.height, parts: map[*cellBox]part{}, repeated: repeated}
	for _, c := range r.cells {
		if c.c.rows == 1 && !c.c.covered {
			pr.parts[c] = tf.f.all(c)
		}
	}
	tf.out.rows = append(tf.out.rows, pr)
	tf.y += r.height
}

// unbounded is a height that everything fits in.
const unbounded = Unit(1) << 50

// all places the whole content of a cell.
func (f *filler) all(c *cellBox) part {
	got := f.fill(c.content, cursor{}, region{height: unbounded, fresh: true, cell: true})
	return part{placed: got.placed, used: got.used + got.after()}
}

// after is the space below the last paragraph that was placed, if it ends here.
func (got *filled) after() Unit {
	n := len(got.placed)
	if n == 0 {
		return 0
	}
	last := &got.placed[n-1]
	if p := last.box.para; p != nil && last.to == len(p.lines) {
		return p.after
	}
	return 0
}

// split places as much of a row as fits. Each cell that has text must get some
// of it placed, unless force says that something must go.
func (tf *tableFill) split(i int, force bool) (int, bool) {
	return tf.partOf(i, false, force)
}

// restOf places what is left of a row that was split.
func (tf *tableFill) restOf(i int) (int, bool) {
	next, ok := tf.partOf(i, true, true)
	if ok && next != i {
		tf.fresh = false
	}
	return next, ok
}

// rowPart is a part of a row as it is filled.
type rowPart struct {
	placedRow
	left        map[*cellBox]cursor
	room        Unit // for content, on this page
	content     Unit // height of what is placed
	more, moved bool
}

func (tf *tableFill) partOf(i int, begun, force bool) (int, bool) {
	r := tf.t.rows[i]
	rp := &rowPart{
		placedRow: placedRow{row: r, y: tf.y, parts: map[*cellBox]part{}, forced: force}, left: map[*cellBox]cursor{},
		room: max(tf.room()-r.line-r.foot, 0),
	}
	for _, c := range r.cells {
		if c.c.rows > 1 || c.c.covered {
			tf.mergedEnd(i, c, rp)
		} else if !tf.cellPart(c, rp, begun, force) {
			return i, false
		}
	}
	if rp.more && !rp.moved {
		return i, false
	}
	if !begun && !rp.more && r.r.rule == lineAtLeast {
		rp.content = max(rp.content, min(rp.room, r.r.height-r.line))
	}
	rp.height = r.line + rp.content
	rp.split = rp.more
	tf.out.rows = append(tf.out.rows, rp.placedRow)
	tf.y += rp.height
	if rp.more {
		tf.keep(rp.left)
		return i, true
	}
	tf.fresh = false
	return i + 1, true
}

// cellPart fills what is left of a cell; false when none of it fits.
func (tf *tableFill) cellPart(c *cellBox, rp *rowPart, begun, force bool) bool {
	var at cursor
	if begun {
		at = tf.left[c]
	}
	m := c.c.margins
	got := tf.f.fill(c.content, at, region{height: rp.room - m.top - m.bottom, fresh: force, drop: begun, cell: true})
	if len(got.placed) == 0 && at.box < len(c.content.boxes) && !force {
		return false
	}
	rp.moved = rp.moved || len(got.placed) > 0
	used := got.used + got.after()
	rp.parts[c] = part{placed: got.placed, used: used, begun: begun}
	rp.left[c] = got.next
	rp.more = rp.more || got.next.box < len(c.content.boxes)
	rp.content = max(rp.content, used+m.top+m.bottom)
	return true
}

// keep notes what is left of cells, beside what is left of merged ones.
func (tf *tableFill) keep(left map[*cellBox]cursor) {
	if tf.left == nil {
		tf.left = map[*cellBox]cursor{}
	}
	maps.Copy(tf.left, left)
}

// finish closes the part of the table in this region: merged cells get the
// room of their rows, and the border below is drawn.
func (tf *tableFill) finish() {
	rows := tf.out.rows
	for i := range rows {
		rows[i].last = i == len(rows)-1
		if !rows[i].repeated {
			tf.merged(i)
		}
	}
	if n := len(rows); n > 0 {
		tf.y += rows[n-1].row.foot
	}
}

// least is the smallest part of a table that may stand on a page: its header
// and the first row after it, or the first lines of that.
func (t *tableBox) least(f *filler) Unit {
	var h Unit
	for i, r := range t.rows {
		if i < t.header || r.keepNext && i < len(t.rows)-1 {
			h += r.height
			if h > f.page {
				return 0
			}
			continue
		}
		h += r.first(f) + r.foot
		break
	}
	if h > f.page {
		return 0
	}
	return h
}

// first is the height of the smallest part of a row.
func (r *rowBox) first(f *filler) Unit {
	tf := &tableFill{f: f}
	if !tf.splittable(r) {
		return r.height
	}
	var h Unit
	for _, c := range r.cells {
		if len(c.content.boxes) > 0 {
			h = max(h, c.content.boxes[0].before()+f.least(c.content.boxes[0])+c.c.margins.top+c.c.margins.bottom)
		}
	}
	return min(r.line+h, r.height)
}
