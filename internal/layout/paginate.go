package layout

import "naskah/internal/docx"

// paginator deals the sections of a document out to pages.
type paginator struct {
	b     *builder
	f     filler
	pages []*sheet
	cur   *sheet
	count int  // number of the page at hand, as PAGE prints it
	even  bool // the columns of the section at hand are to end level

	stories map[storyKey]*stack // with sample page numbers
	notes   map[noteAt]*stack
	set     map[*note]bool // footnotes that have been begun
	rest    []noteRest     // footnotes, or what is left of them, for further pages
}

// storyKey names a header or footer at a width.
type storyKey struct {
	story *story
	width Unit
}

// sheet is a page being filled.
type sheet struct {
	section *section
	number  int
	first   bool // of its section
	frame   frame
	parts   []placement
	y       Unit // how far down it is filled, from the top of the text
	end     Unit // the same without the space below paragraphs
	tail    *box // the last on the page
	top     Unit // where the current section begins, from the top of the text
	column  int
	level   Unit // height at which the columns end level; 0 for none
	feet    []*foot
}

// frame is where the text of a page may stand.
type frame struct{ left, top, bottom Unit }

// placement is what one region of a page holds.
type placement struct {
	x, y   Unit // of the region on the page
	placed []placed
}

func newPaginator(b *builder) *paginator {
	return &paginator{b: b, f: filler{set: &b.model.settings}, stories: map[storyKey]*stack{}, notes: map[noteAt]*stack{}, set: map[*note]bool{}}
}

// paginate lays out all sections and places their pages.
func (p *paginator) paginate() *Document {
	sections := p.b.model.sections
	for i, s := range sections {
		p.even = i+1 < len(sections) && sections[i+1].start == startContinuous && len(s.page.columns) > 1 && s.page.equalColumns()
		p.section(s, i == 0)
		if p.b.over() {
			break
		}
	}
	p.lastNotes()
	return p.place()
}

// section places one section, from a new page or on the page at hand.
func (p *paginator) section(s *section, first bool) {
	switch {
	case first:
		p.turn(s, true)
	case s.start == startContinuous && p.sameSheet(s), s.start == startNextColumn && p.sameSheet(s):
		p.cur.top, p.cur.column, p.cur.level = p.cur.y, 0, 0
		p.cur.frame.left = s.page.left
		p.cur.aboveFeet(s.page.columns)
	default:
		p.turn(s, true)
		if s.start == startEvenPage && p.cur.number%2 != 0 || s.start == startOddPage && p.cur.number%2 == 0 {
			p.turn(s, false)
			p.cur.first = true
		}
	}
	built := map[Unit]*stack{} // by width of column
	build := func(width Unit) *stack {
		if built[width] == nil {
			p.b.setup = &s.page
			built[width] = p.b.stack(s.blocks, width, fieldSample)
			p.b.setup = nil
		}
		return built[width]
	}
	st := build(s.page.columns[0].width)
	if p.cur.top > 0 && len(s.page.columns) == 1 && len(st.boxes) > 0 {
		p.cur.top = p.cur.end + p.b.model.settings.gap(p.cur.tail, st.boxes[0]) - st.boxes[0].before()
	}
	at := cursor{}
	drop := false
	for {
		if p.even && p.cur.column == 0 {
			p.level(st, at, len(s.page.columns), drop)
		}
		col := s.page.columns[min(p.cur.column, len(s.page.columns)-1)]
		if st.width != col.width {
			st, at = p.b.reflow(st, at, build(col.width))
		}
		got := p.region(st, at, col, drop)
		if got.end == endDone {
			return
		}
		at, drop = got.next, got.end == endFull
		if !p.b.page(len(p.pages)) {
			return
		}
		if got.end != endPage && p.cur.column+1 < len(s.page.columns) {
			p.cur.column++
			continue
		}
		p.turn(s, false)
	}
}

// level finds the least height at which the rest of a section fits the columns
// of this page side by side: before a continuous section columns end level
// (17.6.22; Word and LibreOffice). Where the rest is longer than the page, the
// columns are filled.
func (p *paginator) level(st *stack, at cursor, columns int, drop bool) {
	sh := p.cur
	sh.level = 0
	full := sh.frame.bottom - sh.frame.top - sh.top
	p.f.page = sh.frame.bottom - sh.frame.top
	fits := func(height Unit) bool {
		cur, lost := at, drop
		for range columns {
			got := p.f.fill(st, cur, region{height: height, fresh: sh.top == 0, drop: lost})
			if got.end == endDone {
				return true
			}
			if got.end == endPage {
				return false
			}
			cur, lost = got.next, true
		}
		return false
	}
	if full <= 0 || !fits(full) {
		return
	}
	sh.level = least(full, fits)
}

// least is the least height up to a given one, to the twip, at which ok holds.
func least(high Unit, ok func(Unit) bool) Unit {
	for low := Unit(0); high-low > Twip(1); {
		if middle := (low + high) / 2; ok(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// sameSheet reports whether a continuous section may go on on this page: it
// must be of the same size.
func (p *paginator) sameSheet(s *section) bool {
	a, b := &p.cur.section.page, &s.page
	return a.width == b.width && a.height == b.height
}

// region fills one column of the page at hand.
func (p *paginator) region(st *stack, at cursor, col column, drop bool) filled {
	sh := p.cur
	full := sh.frame.bottom - sh.frame.top
	p.f.page = full
	ft := p.foot(col)
	height := full - sh.top - ft.height
	if ft.height > 0 && height < Twip(leastText) {
		return filled{next: at, end: endFull} // notes fill the page
	}
	if sh.level > 0 {
		height = min(height, sh.level)
	}
	fresh := sh.top == 0
	got := p.aboveNotes(ft, height, func(height Unit) filled {
		return p.f.fill(st, at, region{height: height, fresh: fresh, drop: drop})
	})
	if fresh && len(got.placed) == 0 && got.end != endDone && got.end == endFull {
		// cannot happen with a fresh region; if it does, move on rather than
		// turn pages for ever
		got.next, got.end = cursor{box: at.box + 1}, endFull
	}
	if len(got.placed) > 0 {
		y := sh.frame.top + sh.top
		sh.parts = append(sh.parts, placement{x: sh.frame.left + col.x, y: y, placed: got.placed})
		sh.y = max(sh.y, sh.top+got.used+got.after())
		sh.end, sh.tail = max(sh.end, sh.top+got.used), got.placed[len(got.placed)-1].box
		p.addNotes(ft, p.notesIn(got.placed), full-sh.top-ft.height-got.used)
	}
	return got
}

// turn begins a page.
func (p *paginator) turn(s *section, first bool) {
	switch {
	case first && s.page.numberStart >= 0:
		p.count = s.page.numberStart
	default:
		p.count++
	}
	sh := &sheet{section: s, number: p.count, first: first}
	sh.frame = p.frame(sh)
	p.cur = sh
	p.pages = append(p.pages, sh)
}

// frame makes room for header and footer: the text begins below the header,
// however high it is, unless a margin is negative and thereby fixed
// (17.6.11).
func (p *paginator) frame(sh *sheet) frame {
	s := sh.section
	pg := &s.page
	f := frame{left: pg.left, top: abs(pg.top), bottom: pg.height - abs(pg.bottom)}
	if p.b.model.settings.mirror && sh.number%2 == 0 {
		f.left = pg.right
	}
	if st := p.storyOf(sh, &s.headers); st != nil && pg.top >= 0 {
		f.top = max(f.top, pg.header+p.storyHeight(st, pg))
	}
	if st := p.storyOf(sh, &s.footers); st != nil && pg.bottom >= 0 {
		f.bottom = min(f.bottom, pg.height-pg.footer-p.storyHeight(st, pg))
	}
	if f.bottom-f.top < Twip(leastText) {
		f.top, f.bottom = abs(pg.top), pg.height-abs(pg.bottom)
	}
	if p.b.lo74 && pg.grid > 0 && pg.grid <= f.bottom-f.top { // whole lines, in the middle of the page (LibreOffice 7.4 measured)
		rest := (f.bottom - f.top) % pg.grid
		f.top, f.bottom = f.top+rest/2, f.bottom-rest+rest/2
	}
	return f
}

// storyHeight is the height of a header or footer at the width of a page.
func (p *paginator) storyHeight(st *story, pg *pageSetup) Unit {
	return p.storyStack(st, pg.width-pg.left-pg.right).height(&p.b.model.settings)
}

// storyStack builds a header or footer once for each width.
func (p *paginator) storyStack(st *story, width Unit) *stack {
	key := storyKey{st, width}
	s := p.stories[key]
	if s == nil {
		s = p.b.stack(st.blocks, width, fieldSample)
		p.stories[key] = s
	}
	return s
}

// storyOf chooses the header or footer of a page (17.10.6, 17.15.1.35).
func (p *paginator) storyOf(sh *sheet, set *hdrSet) *story {
	switch {
	case sh.first && sh.section.page.titlePage:
		return set.first
	case sh.number%2 == 0 && p.b.model.settings.evenOdd:
		return set.even
	}
	return set.standard
}

// label is how PAGE prints a page's number.
func (sh *sheet) label(format string) string {
	if format == "" {
		format = sh.section.page.numberFormat
	}
	if format == "" {
		format = "decimal"
	}
	return docx.FormatNumber(sh.number, format)
}
