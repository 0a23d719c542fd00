package layout

// Objects that text flows around: anchored shapes with square wrap, floating
// tables and frames. They are settled while a stack is built, as long as they
// stand where their paragraph is; what hangs on the page is drawn over the text
// and reported.

// float is an area that text keeps out of, in the column of its stack: across
// from its left edge, down from the top of the paragraph the float hangs on.
type float struct{ left, right, top, bottom Unit }

// hung is a floating table in its place beside a paragraph's text, or the room
// that a frame takes there.
type hung struct {
	x, y   Unit // from the column and the paragraph's top
	height Unit
	placed []placed
}

// leastBeside is the narrowest room beside a float that text goes into
// (LibreOffice: 2 cm).
const leastBeside = 1134

// maxBeside bounds the floats that text looks at: each line asks every one.
const maxBeside = 64

// surround follows the lines of a paragraph past the floats beside them.
type surround struct {
	floats []float
	y      Unit // of the next line, on the scale of the floats
	line   Unit // a guess at its height
	most   Unit // that text goes down to pass them
}

// room narrows a line to what the floats leave of it; lead is how far it must go
// down first.
func (s *surround) room(start, limit Unit) (from, to, lead Unit) {
	for {
		from, to = start, limit
		below := s.y + lead
		end := Unit(0)
		for _, f := range s.floats {
			if f.bottom <= s.y+lead || f.top >= s.y+lead+s.line || f.right <= from || f.left >= to {
				continue
			}
			if end == 0 || f.bottom < end {
				end = f.bottom
			}
			if f.left-from >= to-f.right {
				to = f.left
			} else {
				from = f.right
			}
		}
		if end == 0 || to-from >= min(Twip(leastBeside), limit-start) {
			return from, to, lead
		}
		if lead += end - below; lead > s.most {
			return start, limit, 0 // rather over the text than off the page
		}
	}
}

// floats of a paragraph: those its own shapes and the tables before it make.
func (b *builder) floatsOf(p *paragraph, width Unit, tables []*tableBox) (list []float, hanging []hung) {
	for i := range p.inlines {
		in := &p.inlines[i]
		if in.kind == inAnchored && in.shape.frame != nil {
			if b.shapes[in.shape] == nil {
				continue // its text stands in the flow
			}
			hanging = append(hanging, hung{y: in.shape.at.y, height: in.shape.height})
		}
		if in.kind != inAnchored || in.shape.at.wrap != wrapSquare || !in.shape.at.beside() {
			continue
		}
		at := &in.shape.at
		x, e := b.across(at, in.shape.width, width), in.shape.extent()
		list = append(list, float{
			left: x + e.left - at.distLeft, right: x + e.right + at.distRight,
			top: at.y + e.top - at.distTop, bottom: at.y + e.bottom + at.distBottom,
		})
	}
	for _, tb := range tables {
		at := tb.t.floating
		w, h := tb.edges[len(tb.edges)-1], tb.height()
		x := max(-b.setup.left, min(b.across(at, w, width), b.setup.width-b.setup.left-w)) // on the paper
		list = append(list, float{left: x - at.distLeft, right: x + w + at.distRight, top: at.y - at.distTop, bottom: at.y + h + at.distBottom})
		f := filler{set: &b.model.settings, page: unbounded}
		got := f.fill(&stack{boxes: []*box{{table: tb}}, width: width}, cursor{}, region{height: unbounded, fresh: true, cell: true})
		hanging = append(hanging, hung{x: x - tb.x, y: at.y, height: h, placed: got.placed})
	}
	return list, hanging
}

// beside reports whether an object stands where its paragraph does.
func (at *position) beside() bool {
	return (at.relV == "paragraph" || at.relV == "line") && at.alignV == ""
}

// across is where an object stands in a column of a width.
func (b *builder) across(at *position, width, column Unit) Unit {
	if at.relH == "page" && b.setup != nil {
		return aligned(at.alignH, b.setup.width-width, at.x) - b.setup.left + at.nudge
	}
	return aligned(at.alignH, column-width, at.x) + at.nudge
}

// hangs reports whether a table floats: it is told to stand by its paragraph,
// leaves room beside it and fits on a page with some text. Others stand in the flow.
func (b *builder) hangs(tb *tableBox, width Unit) bool {
	at := tb.t.floating
	if at == nil || b.nested || b.setup == nil || !at.beside() {
		return false
	}
	return width-tb.edges[len(tb.edges)-1] >= Twip(leastBeside) && at.y >= 0 && at.y+tb.height() < b.deepest()
}

// deepest is how far down an object may reach from its paragraph: on a page of
// its own some text must still stand below.
func (b *builder) deepest() Unit {
	if b.setup == nil { // a header or footer
		return Twip(1440)
	}
	return (b.setup.height - abs(b.setup.top) - abs(b.setup.bottom)) * 2 / 3
}
