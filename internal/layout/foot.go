package layout

import "slices"

// foot is what stands at the foot of a column: footnotes below a short line.
type foot struct {
	column
	bottom    Unit // of the foot, on the page
	height    Unit // the line included; 0 without notes
	parts     []placement
	continued bool // it begins with the rest of a note
}

// noteAt names a footnote at a width.
type noteAt struct {
	note  *note
	width Unit
}

// noteRest is a footnote that goes on, or begins, on a further page.
type noteRest struct {
	note *note
	in   *stack // in which it was begun; nil where it was not
	at   cursor
}

// The line above footnotes. LibreOffice keeps a millimetre above and below it
// (7.4 measured).
const (
	footLine   = 2880 // twips, as Word has it
	footStroke = 10
	footSpace  = 57
)

const footRule = Unit((2*footSpace + footStroke) * unitsPerTwip)

// foot is the foot of the column at hand, begun with what earlier pages left.
func (p *paginator) foot(col column) *foot {
	sh := p.cur
	col.x += sh.frame.left
	for _, ft := range sh.feet {
		if ft.column == col && ft.bottom == sh.frame.bottom {
			return ft
		}
	}
	ft := &foot{column: col, bottom: sh.frame.bottom}
	sh.feet = append(sh.feet, ft)
	rest := p.rest
	p.rest = nil
	ft.continued = len(rest) > 0 && (rest[0].at.box > 0 || rest[0].at.line > 0)
	p.fillFoot(ft, rest, sh.frame.bottom-sh.frame.top-sh.top, sh.top == 0)
	return ft
}

// fillFoot sets notes one below the other as long as there is room, and keeps
// the rest. Something is set in any case where fresh says so.
func (p *paginator) fillFoot(ft *foot, list []noteRest, room Unit, fresh bool) {
	for _, r := range list {
		if len(p.rest) > 0 {
			p.rest = append(p.rest, r)
			continue
		}
		rule := ft.rule()
		st, at := p.noteStack(r.note, ft.width), r.at
		if r.in != nil {
			st, at = p.b.reflow(r.in, at, st)
		}
		got := p.f.fill(st, at, region{height: room - rule, fresh: fresh && ft.height == 0, cell: true})
		if len(got.placed) > 0 {
			used := rule + got.used + got.after()
			ft.parts = append(ft.parts, placement{y: ft.height + rule, placed: got.placed})
			ft.height += used
			room -= used
		}
		if got.next.box < len(st.boxes) {
			p.rest = append(p.rest, noteRest{r.note, st, got.next})
		}
	}
}

// rule is the room for the line above, if it is not yet there.
func (ft *foot) rule() Unit {
	if ft.height > 0 {
		return 0
	}
	return footRule
}

// addNotes begins the notes that text refers to.
func (p *paginator) addNotes(ft *foot, list []*note, room Unit) {
	var fresh []noteRest
	for _, n := range list {
		if !p.set[n] {
			p.set[n] = true
			fresh = append(fresh, noteRest{note: n})
		}
	}
	p.fillFoot(ft, fresh, room, false)
}

// aboveNotes fills a region so far that the notes it refers to find room below.
// Its last line may refer to a note of which only the beginning does (LibreOffice
// 7.4 measured).
func (p *paginator) aboveNotes(ft *foot, height Unit, fill func(Unit) filled) filled {
	got := fill(height)
	tight := func(h Unit) bool {
		f := fill(h)
		return f.used+p.notesHeight(ft, p.notesIn(f.placed), false) > height
	}
	if len(p.notesIn(got.placed)) == 0 || !tight(height) {
		return got
	}
	high := least(height, tight)
	more, got := fill(high), fill(high-Twip(1))
	notes := p.notesIn(more.placed)
	if len(notes) > len(p.notesIn(got.placed)) && more.used+p.notesHeight(ft, notes, true) <= height {
		return more
	}
	return got
}

// notesHeight is what notes take below a column; with begun, of the last one the
// beginning counts only.
func (p *paginator) notesHeight(ft *foot, list []*note, begun bool) Unit {
	var h Unit
	for i, n := range list {
		st := p.noteStack(n, ft.width)
		switch {
		case len(st.boxes) == 0:
		case begun && i == len(list)-1:
			h += st.boxes[0].before() + p.f.least(st.boxes[0])
		default:
			h += st.height(p.f.set)
		}
	}
	if h > 0 {
		h += ft.rule()
	}
	return h
}

// noteStack builds a note once for each width.
func (p *paginator) noteStack(n *note, width Unit) *stack {
	key := noteAt{n, width}
	s := p.notes[key]
	if s == nil {
		s = p.b.stack(n.blocks, width, fieldSample)
		p.notes[key] = s
	}
	return s
}

// lastNotes sets the notes that are left behind the last page, also those that
// no line refers to, as from within a group of shapes.
func (p *paginator) lastNotes() {
	s := p.cur.section
	var list []*note
	for _, n := range p.b.model.notes {
		if !p.set[n] {
			list = append(list, n)
		}
	}
	col := s.page.columns[min(p.cur.column, len(s.page.columns)-1)]
	if len(list) > 0 {
		ft := p.foot(col)
		p.addNotes(ft, list, ft.bottom-ft.height-p.cur.frame.top-p.cur.y)
	}
	for len(p.rest) > 0 && p.b.page(len(p.pages)) {
		p.turn(s, false)
		p.foot(s.page.columns[0])
	}
}

// aboveFeet lets a section with other columns begin above the notes of the one
// before.
func (sh *sheet) aboveFeet(next []column) {
	goesOn := func(ft *foot) bool {
		return len(next) == 1 && ft.x == sh.frame.left+next[0].x && ft.width == next[0].width && ft.bottom == sh.frame.bottom
	}
	if end := sh.textEnd(); !slices.ContainsFunc(sh.feet, func(ft *foot) bool { return ft.height > 0 && goesOn(ft) }) {
		sh.frame.bottom = end
	}
}

// textEnd is where the text of a page must end: above all notes.
func (sh *sheet) textEnd() Unit {
	end := sh.frame.bottom
	for _, ft := range sh.feet {
		end = min(end, ft.bottom-ft.height)
	}
	return end
}

// notesIn lists the notes that what is placed refers to, also from within frames
// and text boxes.
func (p *paginator) notesIn(list []placed) (out []*note) {
	for i := range list {
		part := &list[i]
		for k := range part.rows {
			if r := &part.rows[k]; !r.repeated {
				for _, c := range r.row.cells {
					out = append(out, p.notesIn(r.parts[c].placed)...)
				}
			}
		}
		pb := part.box.para
		if pb == nil {
			continue
		}
		if part.from == 0 {
			for _, h := range pb.hung {
				out = append(out, p.notesIn(h.placed)...)
			}
		}
		for _, l := range pb.lines[part.from:part.to] {
			for k := range l.frags {
				out = append(out, p.notesAt(l.frags[k].source)...)
			}
		}
	}
	return out
}

// notesAt lists the notes of something that stands among text.
func (p *paginator) notesAt(in *inline) []*note {
	switch {
	case in == nil:
		return nil
	case in.note != nil:
		return []*note{in.note}
	case in.shape != nil && p.b.shapes[in.shape] != nil:
		all := p.f.fill(p.b.shapes[in.shape], cursor{}, region{height: unbounded, fresh: true, cell: true})
		return p.notesIn(all.placed)
	}
	return nil
}

// foot draws the notes of a column and the line above them, which is as wide as
// the column where a note goes on.
func (pl *placer) foot(ft *foot) {
	if len(ft.parts) == 0 {
		return
	}
	top := ft.bottom - ft.height
	width := min(Twip(footLine), ft.width)
	if ft.continued {
		width = ft.width
	}
	y := top + Twip(footSpace) + Twip(footStroke)/2
	pl.add(Line{X1: ft.x, Y1: y, X2: ft.x + width, Y2: y, Width: Twip(footStroke), Mark: pl.artifact()})
	for _, part := range ft.parts {
		pl.boxes(part.placed, ft.x, top+part.y)
	}
}
