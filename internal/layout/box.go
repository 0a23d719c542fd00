package layout

import "slices"

// builder is the build phase: blocks become boxes with lines and heights for a
// given width. A box is built once and never changed.
type builder struct {
	metrics *metrics
	model   *model
	shrink  bool              // spaces of justified lines
	lo74    bool              // as LibreOffice 7.4 rather than Word
	shapes  map[*shape]*stack // stories of text boxes
	nested  bool              // inside a table cell
	setup   *pageSetup        // of the section at hand
	floats  []float           // beside the text to come
	floatY  Unit              // how far down it is, on their scale
	budget
	rules int // mark of borders; 0 until one is drawn
}

// stack is a column of boxes.
type stack struct {
	boxes []*box
	width Unit
}

// box is a paragraph or a table ready to be placed.
type box struct {
	para  *paraBox  // nil for a table
	table *tableBox // nil for a paragraph
}

// paraBox is a paragraph broken into lines.
type paraBox struct {
	p             *paragraph
	lines         []line
	width         Unit // of the column
	top, bottom   Unit // room for borders
	skip          Unit // kept free above the text for a shape
	before, after Unit
	joined        bool // shares the frame of the paragraph before
	joins         bool // and of the one after
	hung          []hung
	grid          Unit // pitch of the document grid its lines stand on, or 0
}

// fieldSample stands for page numbers while the pages are not yet known.
var fieldSample = fieldTexts{page: "1", pages: "1", section: "1"}

// stack builds boxes for blocks in a column of a width.
func (b *builder) stack(blocks []block, width Unit, texts fieldTexts) *stack {
	width = max(width, minimumWidth)
	s := &stack{width: width, boxes: make([]*box, 0, len(blocks))}
	outer, outerY := b.floats, b.floatY
	b.floats = nil
	var waiting []*tableBox // floating tables, hung on the paragraph to come
	for i, blk := range blocks {
		if b.over() {
			break
		}
		switch blk := blk.(type) {
		case *paragraph:
			for _, framed := range b.frames(blk, width, texts) {
				if p, ok := framed.(*paragraph); ok {
					s.boxes = append(s.boxes, &box{para: b.beside(p, s, texts, nil)})
				} else {
					s.boxes = append(s.boxes, &box{table: b.table(framed.(*table), width, texts)})
				}
			}
			s.boxes = append(s.boxes, &box{para: b.beside(blk, s, texts, waiting)})
			waiting = nil
		case *table:
			tb := b.table(blk, width, texts)
			if b.hangs(tb, width) && i+1 < len(blocks) {
				if _, ok := blocks[i+1].(*paragraph); ok || len(waiting) > 0 {
					waiting = append(waiting, tb)
					continue
				}
			}
			s.boxes = append(s.boxes, &box{table: tb})
			b.floats = nil
		}
	}
	b.floats, b.floatY = outer, outerY
	b.autoSpacing(s)
	s.join()
	return s
}

// autoSpacing is the space of w:beforeAutospacing and w:afterAutospacing: 14 pt,
// as in HTML, but none where the document begins, at the ends of a cell and between
// items of one list (17.3.1.33; Word, and LibreOffice 7.4 measured).
func (b *builder) autoSpacing(s *stack) {
	for i, bx := range s.boxes {
		p := bx.para
		if p == nil {
			continue
		}
		first, last := b.nested && i == 0, b.nested && i == len(s.boxes)-1
		if p.p.props.autoBefore {
			p.before = autoSpace
			if first || p.p == b.model.first() || i > 0 && p.sameList(s.boxes[i-1].para) {
				p.before = 0
			}
		}
		if p.p.props.autoAfter {
			p.after = autoSpace
			if last || i+1 < len(s.boxes) && p.sameList(s.boxes[i+1].para) {
				p.after = 0
			}
		}
	}
}

const autoSpace = Unit(280 * unitsPerTwip)

// sameList reports whether two neighbours are items of one list.
func (p *paraBox) sameList(q *paraBox) bool {
	return q != nil && p.p.label != nil && q.p.label != nil && p.p.label.list == q.p.label.list
}

// beside breaks a paragraph into lines past the floats beside it.
func (b *builder) beside(p *paragraph, s *stack, texts fieldTexts, tables []*tableBox) *paraBox {
	own, hanging := b.floatsOf(p, s.width, tables)
	if n := len(s.boxes); n > 0 && len(b.floats) > 0 {
		last := s.boxes[n-1]
		b.floatY += last.height() + b.model.settings.gap(last, &box{para: &paraBox{p: p, before: p.props.before}})
	}
	for _, f := range own { // on the scale that is in use
		f.top, f.bottom = f.top+b.floatY, f.bottom+b.floatY
		b.floats = append(b.floats, f)
	}
	b.floats = slices.DeleteFunc(b.floats, func(f float) bool { return f.bottom <= b.floatY })
	b.floats = b.floats[max(0, len(b.floats)-maxBeside):]
	pb := b.paragraph(p, s.width, texts)
	pb.hung = hanging
	return pb
}

// paragraph breaks one paragraph into lines.
func (b *builder) paragraph(p *paragraph, width Unit, texts fieldTexts) *paraBox {
	pb := &paraBox{p: p, width: width, before: p.props.before, after: p.props.after}
	br := b.breaker(p, width)
	label := b.metrics.labelPieces(p)
	if p.label != nil && p.label.align != alignLeft {
		br.shiftLabel(label, p.label.align)
	}
	br.pieces = append(label, b.metrics.pieces(p, texts)...)
	if !b.measure(len(br.pieces)) {
		br.pieces = nil
	}
	mark := b.metrics.plain(&p.mark)
	if len(b.floats) > 0 {
		br.around = &surround{floats: b.floats, y: b.floatY, line: mark.height, most: b.deepest()}
		br.mark = mark
	}
	pb.grid = b.gridFor(&p.props)
	br.grid = pb.grid
	pb.lines = br.breakLines()
	setHeights(pb.lines, &p.props, mark, pb.grid)
	b.anchored(pb, texts)
	return pb
}

// gridFor is the grid of the section for a paragraph. Exact heights of lines and
// least ones keep out of it in Word, not in LibreOffice (7.4 measured). Headers,
// footers and notes know none.
func (b *builder) gridFor(p *paraProps) Unit {
	if b.setup == nil || p.offGrid || !b.lo74 && p.rule != lineAuto {
		return 0
	}
	return b.setup.grid
}

// breaker breaks the text of a paragraph.
func (b *builder) breaker(p *paragraph, width Unit) *breaker {
	return &breaker{
		props: &p.props, width: width, shrink: b.shrink, decimal: b.model.settings.decimal, ragged: b.model.settings.ragged,
		tabs: tabRuler{stops: p.props.tabs, distance: b.model.settings.tab, hanging: p.props.left, hangs: p.props.first < 0},
	}
}

// shiftLabel moves a number that is aligned right or centred at the indent
// (17.9.7): its end, or middle, stands where others begin.
func (b *breaker) shiftLabel(label []piece, a align) {
	var width Unit
	for i := range label {
		if label[i].kind == pieceWord {
			width += label[i].width
		}
	}
	if a == alignCenter {
		width /= 2
	}
	b.labelShift = -width
}

// anchored builds the stories of text boxes and makes room for shapes that let
// no text beside them.
func (b *builder) anchored(pb *paraBox, texts fieldTexts) {
	for i := range pb.p.inlines {
		in := &pb.p.inlines[i]
		if in.shape == nil {
			continue
		}
		if in.shape.frame == nil {
			b.shapeStory(in.shape, texts)
		}
		at := &in.shape.at
		if in.kind != inAnchored || at.wrap != wrapTopBottom || at.relV != "paragraph" && at.relV != "line" {
			continue
		}
		if at.y < Twip(240) {
			pb.skip = max(pb.skip, at.y+in.shape.extent().bottom+at.distBottom)
		}
	}
}

func (b *builder) shapeStory(s *shape, texts fieldTexts) {
	if len(s.blocks) > 0 {
		if b.shapes == nil {
			b.shapes = map[*shape]*stack{}
		}
		blocks, width := s.blocks, s.width-s.inset[0]-s.inset[2]
		if s.textTurn != 0 {
			blocks = []block{onItsSide(blocks, s.textTurn, s.height-s.inset[1]-s.inset[3], width, s.anchorVertical)}
		}
		b.shapes[s] = b.stack(blocks, width, texts)
	}
	for i := range s.children {
		b.shapeStory(s.children[i].shape, texts)
	}
}

// join settles which neighbours share a frame, and the room frames take
// (17.3.1.7, 17.3.1.5).
func (s *stack) join() {
	for i, bx := range s.boxes {
		if bx.para == nil || !bx.para.p.props.box.bordered() {
			continue
		}
		if i+1 < len(s.boxes) {
			if n := s.boxes[i+1].para; n != nil && bx.para.p.props.sameBox(&n.p.props) {
				bx.para.joins, n.joined = true, true
			}
		}
		p := bx.para
		if e := p.p.props.box.top; !p.joined && e.visible() {
			p.top = e.width + e.space
		} else if e := p.p.props.between; p.joined && e.visible() {
			p.top = e.width + e.space
		}
		if e := p.p.props.box.bottom; !p.joins && e.visible() {
			p.bottom = e.width + e.space
		}
	}
}

// height is what a paragraph takes from its first to its last line.
func (p *paraBox) height() Unit {
	h := p.top + p.skip + p.bottom
	for i := range p.lines {
		h += p.lines[i].height
	}
	return h
}

func (b *box) height() Unit {
	if b.para != nil {
		return b.para.height()
	}
	return b.table.height()
}

func (b *box) before() Unit {
	if b.para != nil {
		return b.para.before
	}
	return 0
}

// keepNext reports whether a box, or the end of a table, is kept with the next.
func (b *box) keepNext() bool {
	if b.para != nil {
		return b.para.p.props.keepNext
	}
	n := len(b.table.rows)
	return n > 0 && b.table.rows[n-1].keepNext && !b.table.apart
}

// chains reports whether the whole box is kept with the next: of a table, all
// rows are.
func (b *box) chains() bool {
	if b.para != nil {
		return b.keepNext()
	}
	for _, r := range b.table.rows {
		if !r.keepNext {
			return false
		}
	}
	return b.keepNext()
}

func (b *box) breakBefore() bool { return b.para != nil && b.para.p.props.pageBreakBefore }

// gap is the space between two boxes: the larger of after and before, their
// sum in documents that ask for it (LibreOffice 7.4 measured; compat
// doNotUseHTMLParagraphAutoSpacing); none between paragraphs of one style that
// say so (17.3.1.9).
func (s *settings) gap(above, below *box) Unit {
	var after, before Unit
	if above.para != nil {
		after = above.para.after
	}
	before = below.before()
	if above.para != nil && below.para != nil && above.para.p.props.style == below.para.p.props.style {
		if above.para.p.props.contextual {
			after = 0
		}
		if below.para.p.props.contextual {
			before = 0
		}
	}
	if s.sumSpacing {
		return after + before
	}
	return max(after, before)
}

// height of a whole stack, the space above the first and below the last
// paragraph included.
func (s *stack) height(set *settings) Unit {
	var h Unit
	for i, b := range s.boxes {
		if i == 0 {
			h += b.before()
		} else {
			h += set.gap(s.boxes[i-1], b)
		}
		h += b.height()
	}
	if n := len(s.boxes); n > 0 && s.boxes[n-1].para != nil {
		h += s.boxes[n-1].para.after
	}
	return h
}
