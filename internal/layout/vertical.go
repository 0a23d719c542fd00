package layout

// Vertical text, of a table cell (17.4.72) or a text box (20.1.10.83), is set as
// a box in a line that is turned by a quarter.

// verticals are the turns of text directions; others are set level.
var verticals = map[string]Angle{
	"btLr": 3 * quarterTurn, "tbRl": quarterTurn, "tbRlV": quarterTurn, "rl": quarterTurn, // of cells
	"vert": quarterTurn, "eaVert": quarterTurn, "vert270": 3 * quarterTurn, // of text boxes
}

// level are the text directions that need no turn; Latin letters lie on their side
// in none of them.
var level = map[string]bool{"": true, "lrTb": true, "lrTbV": true, "tb": true, "horz": true}

// turnOfText reads a text direction, with a finding for one that is not honoured.
func (r *reader) turnOfText(direction string) Angle {
	turn := verticals[direction]
	if turn == 0 && !level[direction] {
		r.warn("LY006", "LY.part.vertical")
	}
	return turn
}

// onItsSide is a paragraph with the blocks in a box that is turned: along is the
// room for its lines, across that for all of them.
func onItsSide(blocks []block, turn Angle, along, across Unit, place align) *paragraph {
	s := &shape{width: max(along, minimumWidth), height: max(across, minimumWidth), turn: turn, blocks: blocks, anchorVertical: place, vertical: true}
	p := &paragraph{inlines: []inline{{kind: inPicture, shape: s}}}
	for _, blk := range blocks {
		if first, ok := blk.(*paragraph); ok {
			p.mark, p.id, s.id = first.mark, first.id, first.id
			break
		}
	}
	return p
}

// verticals sets the vertical cells of a table, whose lines are as long as their
// rows are high. Rows are made as high as such text needs, unless their height is
// exact; LibreOffice 7.4 never does, and cuts off what does not fit.
func (tb *tableBox) verticals(b *builder, texts fieldTexts) {
	grown := false
	tb.eachVertical(func(r *rowBox, c *cellBox, _, across Unit) {
		if !b.lo74 && r.r.rule != lineExact {
			c.height = min(b.along(c.c.blocks, across), b.deepest()) + c.c.margins.top + c.c.margins.bottom
			grown = true
		}
	})
	if grown {
		tb.settleHeights()
	}
	tb.eachVertical(func(_ *rowBox, c *cellBox, along, across Unit) {
		p := onItsSide(c.c.blocks, c.c.turn, along, across, c.c.align)
		b.within(func() { c.content = b.stack([]block{p}, across, texts) })
	})
}

// eachVertical visits the vertical cells with the room they have.
func (tb *tableBox) eachVertical(visit func(r *rowBox, c *cellBox, along, across Unit)) {
	for i, r := range tb.rows {
		for _, c := range r.cells {
			if c.c.turn == 0 {
				continue
			}
			m := c.c.margins
			along := -r.line - m.top - m.bottom
			for _, below := range tb.rows[i:min(i+c.c.rows, len(tb.rows))] {
				along += below.height
			}
			visit(r, c, along, max(c.width-m.left-m.right, minimumWidth))
		}
	}
}

// along is the least length of lines at which vertical text keeps its words whole
// and all lines stand beside each other.
func (b *builder) along(blocks []block, across Unit) Unit {
	var most, word Unit
	for _, blk := range blocks {
		p, ok := blk.(*paragraph)
		if !ok {
			return b.natural(blocks) // a table is not measured again and again
		}
		most = max(most, b.natural([]block{p}))
		for _, piece := range b.metrics.pieces(p, fieldSample) {
			word = max(word, p.props.left+p.props.right+piece.width)
		}
	}
	low := max(word, minimumWidth)
	return low + least(max(most+Twip(1)-low, 0), func(more Unit) bool {
		var height Unit
		b.within(func() { height = b.stack(blocks, low+more, fieldSample).height(&b.model.settings) })
		return height <= across
	})
}

// within builds what stands in a table cell.
func (b *builder) within(build func()) {
	outer := b.nested
	b.nested = true
	build()
	b.nested = outer
}
