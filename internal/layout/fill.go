package layout

// The paginate phase deals boxes out to regions: the columns of pages, and
// the parts of table cells that a page break leaves.

// cursor is a place in a stack, down into a row that has been begun.
type cursor struct {
	box      int
	line     int                 // of a paragraph
	row      int                 // of a table
	begun    bool                // the row has parts on an earlier page
	headless bool                // the header rows were split and are not repeated
	parts    map[*cellBox]cursor // what is left of its cells, and of merged ones
}

// placed is a box, or a part of one, in a region.
type placed struct {
	box      *box
	y        Unit // from the top of the region
	from, to int  // lines of a paragraph
	rows     []placedRow
}

// placedRow is a row, or a part of one.
type placedRow struct {
	row       *rowBox
	y, height Unit // border above included
	parts     map[*cellBox]part
	repeated  bool // a header row on a further page
	split     bool // the row goes on on the next page
	last      bool // the row below is on another page, or there is none
	forced    bool // something of it must stand here
}

// part is what a region shows of a cell.
type part struct {
	placed []placed
	used   Unit
	begun  bool // the beginning is on an earlier page
}

// ending says why a region is complete.
type ending uint8

const (
	endDone ending = iota
	endFull
	endPage
	endColumn
)

// filled is what went into a region.
type filled struct {
	placed []placed
	used   Unit
	next   cursor
	end    ending
}

// region is what a filler is asked to fill.
type region struct {
	height Unit
	fresh  bool // nothing stands above: something must be placed
	drop   bool // the space before the first paragraph is dropped
	cell   bool // a table cell: page breaks do not count
	tail   Unit // of a table: what its last kept rows must find below them
}

// filler holds what filling depends on.
type filler struct {
	set  *settings
	page Unit // height of a whole region, for what can never fit
}

// fill places boxes from a cursor on, as many as fit.
func (f *filler) fill(s *stack, at cursor, r region) filled {
	out := filled{next: at}
	for i := at.box; i < len(s.boxes); i++ {
		b := s.boxes[i]
		begun := i == at.box && (at.line > 0 || at.row > 0 || at.begun)
		empty := r.fresh && len(out.placed) == 0
		y := out.used + f.lead(s, i, i == at.box, begun, r)
		if !begun && !r.cell && b.breakBefore() && !empty {
			out.end = endPage
			return out
		}
		if !begun && !empty && f.chainStarts(s, i, at.box) && !f.chainFits(s, i, r.height-y) {
			out.end = endFull
			return out
		}
		start := cursor{box: i}
		if begun {
			start = at
		}
		if b.table != nil {
			r.tail = f.tail(s, i)
		}
		if done := f.one(b, start, y, r, empty, len(s.boxes)-1, &out); !done {
			return out
		}
		out.next = cursor{box: i + 1}
		if out.end != endDone {
			return out
		}
	}
	return out
}

// lead is the space above a box.
func (f *filler) lead(s *stack, i int, first, begun bool, r region) Unit {
	switch {
	case begun || first && r.drop:
		return 0
	case first:
		return s.boxes[i].before()
	}
	return f.set.gap(s.boxes[i-1], s.boxes[i])
}

// one places a box from a cursor; false when some of it is left. last is the
// index of the last box of the stack.
func (f *filler) one(b *box, at cursor, y Unit, r region, empty bool, last int, out *filled) bool {
	if b.table != nil {
		return f.tablePart(b, at, y, r, empty, out)
	}
	p := b.para
	r.height -= y
	to, used := f.lines(p, at, r, empty, at.box == last)
	if to == at.line {
		out.next, out.end = at, endFull
		return false
	}
	out.placed = append(out.placed, placed{box: b, y: y, from: at.line, to: to})
	out.used = y + used
	if l := &p.lines[to-1]; !r.cell && l.breaks() {
		out.end = endPage
		if l.ending == pieceColumnBreak {
			out.end = endColumn
		}
	} else if to < len(p.lines) {
		out.end = endFull
	}
	if to < len(p.lines) {
		out.next = cursor{box: at.box, line: to}
		return false
	}
	return true
}

// lines returns how far a paragraph goes in a region, widows and orphans
// considered (17.3.1.44), and what that takes. The last line fits when its
// natural height does; at the end of a cell its whole height and the space
// below the paragraph must fit too (LibreOffice 7.4 measured).
func (f *filler) lines(p *paraBox, at cursor, r region, force, last bool) (to int, used Unit) {
	from := at.line
	y := Unit(0)
	if from == 0 {
		y = p.top + p.skip
	}
	start := y
	to = from
	for to < len(p.lines) && (to == from || !p.lines[to-1].breaks()) {
		l := &p.lines[to]
		need := y + l.natural
		if to == len(p.lines)-1 {
			need += p.bottom
			if r.cell && last {
				need += l.height - l.natural + p.after
			}
		}
		if need > r.height {
			break
		}
		y += l.height
		to++
	}
	fit := to
	if from == 0 && p.deep() > r.height {
		to = from // a table that hangs on it goes to the next page with it
	}
	to = f.allowed(p, from, to, r.cell)
	if to == from && force {
		to = max(from+1, fit)
	}
	if to == from {
		return from, 0
	}
	y = start
	for i := from; i < to; i++ {
		y += p.lines[i].height
	}
	if to == len(p.lines) {
		y += p.bottom
	}
	return to, y
}

// deep is how far down the tables that hang on a paragraph reach.
func (p *paraBox) deep() Unit {
	var d Unit
	for _, h := range p.hung {
		d = max(d, h.y+h.height)
	}
	return d
}

// breaks reports a line that ends its page or column.
func (l *line) breaks() bool { return l.ending == piecePageBreak || l.ending == pieceColumnBreak }

// follow counts the lines behind a place up to the next break, two at most.
func (p *paraBox) follow(from int) int {
	for i := from; i < len(p.lines) && i < from+2; i++ {
		if p.lines[i].breaks() {
			return i + 1 - from
		}
	}
	return min(len(p.lines)-from, 2)
}

// allowed takes lines back for keepLines, widows and orphans. In a row that is
// split, single lines may stand alone (LibreOffice 7.4 measured).
func (f *filler) allowed(p *paraBox, from, to int, cell bool) int {
	if to == from || to == len(p.lines) || p.lines[to-1].breaks() {
		return to
	}
	if p.p.props.keepLines && from == 0 && p.height() <= f.page {
		return from
	}
	if !p.p.props.widow || cell {
		return to
	}
	to -= 2 - p.follow(to)
	if from == 0 && to < 2 || to < from {
		return from
	}
	return to
}

// chainStarts reports whether a run of boxes kept with the next begins here: at
// the latest behind a table, which has left what follows it to another page where
// both are too high for one.
func (f *filler) chainStarts(s *stack, i, first int) bool {
	return s.boxes[i].chains() && (i == first || !s.boxes[i-1].keepNext() || s.boxes[i-1].table != nil)
}

// chainFits reports whether a keepNext chain and the first lines of what
// follows it fit in a height. A chain longer than a page cannot be kept and
// counts as fitting (17.3.1.15).
func (f *filler) chainFits(s *stack, i int, height Unit) bool {
	need := f.chain(s, i)
	return need <= height || need > f.page
}

// chain is the height of the keepNext chain that begins with a box, up to the
// first lines of what follows it, or something higher than a page.
func (f *filler) chain(s *stack, i int) Unit {
	need := Unit(0)
	for k := i; k < len(s.boxes) && need <= f.page; k++ {
		b := s.boxes[k]
		if k > i {
			if b.breakBefore() {
				break
			}
			need += f.set.gap(s.boxes[k-1], b)
		}
		if !b.chains() || k == len(s.boxes)-1 {
			need += f.least(b)
			break
		}
		need += b.height()
	}
	return need
}

// tail is the height that the last rows of a table must find below them,
// because they are kept with what follows the table.
func (f *filler) tail(s *stack, i int) Unit {
	if !s.boxes[i].keepNext() || i+1 == len(s.boxes) || s.boxes[i+1].breakBefore() {
		return 0
	}
	return f.set.gap(s.boxes[i], s.boxes[i+1]) + f.chain(s, i+1)
}

// least is the height of the smallest part of a box that may stand alone.
func (f *filler) least(b *box) Unit {
	if b.table != nil {
		return b.table.least(f)
	}
	p := b.para
	n := len(p.lines)
	if !p.p.props.keepLines && p.p.props.widow && n > 3 {
		n = 2
	} else if !p.p.props.keepLines && !p.p.props.widow {
		n = 1
	}
	h := p.top + p.skip
	for i := range n {
		if i == n-1 {
			h += p.lines[i].natural
		} else {
			h += p.lines[i].height
		}
	}
	if n == len(p.lines) {
		h += p.bottom
	}
	if h > f.page {
		return 0
	}
	return h
}
