package layout

import "slices"

// reflow moves what is left of a stack, from a cursor on, to a stack of the same
// blocks in another width. A paragraph that has been begun is broken anew from
// where it stands; a table that has been begun goes on as it is.
func (b *builder) reflow(from *stack, at cursor, to *stack) (*stack, cursor) {
	if from.width == to.width || at.box >= len(from.boxes) {
		return from, at
	}
	old := from.boxes[at.box]
	i := slices.IndexFunc(to.boxes, old.same)
	if i < 0 { // a frame too high for one of the widths
		return from, at
	}
	out := &stack{width: to.width, boxes: slices.Clone(to.boxes[i:])}
	switch {
	case at.line > 0:
		out.boxes[0] = &box{para: b.rebreak(old.para, at.line, to.width)}
	case at.row > 0 || at.begun:
		out.boxes[0] = old
	}
	at.box = 0
	return out, at
}

// same reports whether two boxes show one block.
func (b *box) same(other *box) bool {
	if b.para != nil {
		return other.para != nil && b.para.p == other.para.p
	}
	return other.table != nil && b.table.t == other.table.t
}

// rebreak breaks a paragraph anew from a line on.
func (b *builder) rebreak(old *paraBox, from int, width Unit) *paraBox {
	pb := *old
	pb.width = width
	br := b.breaker(old.p, width)
	br.begun = true
	for _, l := range old.lines[from:] {
		for i := range l.frags {
			br.pieces = append(br.pieces, l.frags[i].whole())
		}
	}
	if !b.measure(len(br.pieces)) {
		br.pieces = nil
	}
	lines := br.breakLines()
	setHeights(lines, &old.p.props, b.metrics.plain(&old.p.mark), old.grid)
	pb.lines = append(slices.Clone(old.lines[:from]), lines...)
	return &pb
}

// whole is the piece of a fragment: the part that the fragment shows, where a
// long word was cut.
func (f *frag) whole() piece {
	p := *f.piece
	if f.kind == pieceWord && len(f.text) < len(p.text) {
		p.text, p.width = f.text, f.width
	}
	return p
}
