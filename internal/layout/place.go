package layout

import (
	"slices"
	"strconv"
)

// placer is the place phase: it turns what stands on a sheet into items.
type placer struct {
	p         *paginator
	doc       *Document
	sheet     *sheet
	index     int // of the page
	page      *Page
	total     string
	counts    map[*section]int // pages of each section
	aside     int              // mark for everything, when above zero
	bookmarks map[string]int
	anchors   []string // of links whose page is not yet known
	behind    []Item   // shapes behind the text
}

// place makes the pages.
func (p *paginator) place() *Document {
	doc := &Document{Pages: make([]Page, len(p.pages))}
	pl := &placer{p: p, doc: doc, total: strconv.Itoa(len(p.pages)), counts: map[*section]int{}, bookmarks: map[string]int{}}
	for _, sh := range p.pages {
		pl.counts[sh.section]++
	}
	for i, sh := range p.pages {
		pg := &sh.section.page
		pl.index, pl.sheet, pl.page = i, sh, &doc.Pages[i]
		pl.page.Width, pl.page.Height, pl.page.Label = pg.width, pg.height, sh.label("")
		pl.frame()
		pl.margin(p.storyOf(sh, &sh.section.headers), true)
		for _, part := range sh.parts {
			pl.boxes(part.placed, part.x, part.y+pl.sink())
		}
		for _, ft := range sh.feet {
			pl.foot(ft)
		}
		pl.margin(p.storyOf(sh, &sh.section.footers), false)
		pl.under()
		if p.b.over() {
			break
		}
	}
	pl.settleLinks()
	doc.Bookmarks = pl.bookmarks
	return doc
}

// sink moves the text of a page down for a vertical alignment (17.6.23).
func (pl *placer) sink() Unit {
	sh := pl.sheet
	if pl.p.b.lo74 {
		return 0 // LibreOffice 7.4 does not know it
	}
	room := sh.textEnd() - sh.frame.top - sh.y
	switch sh.section.page.vertical {
	case alignCenter:
		return max(0, room/2)
	case alignRight:
		return max(0, room)
	}
	return 0
}

// under puts shapes that stand behind the text before all other items.
func (pl *placer) under() {
	if len(pl.behind) == 0 {
		return
	}
	pl.page.Items = append(pl.behind, pl.page.Items...)
	pl.behind = nil
}

// margin sets the header or footer of a page.
func (pl *placer) margin(st *story, header bool) {
	if st == nil || len(st.blocks) == 0 {
		return
	}
	pg := &pl.sheet.section.page
	stack := pl.p.storyStack(st, pg.width-pg.left-pg.right)
	if st.paged {
		stack = pl.p.b.stack(st.blocks, stack.width, fieldTexts{page: pl.sheet.label(""), pages: pl.total, section: pl.ofSection()})
	}
	y := pg.header
	if !header {
		y = pg.height - pg.footer - stack.height(&pl.p.b.model.settings)
	}
	f := filler{set: &pl.p.b.model.settings, page: unbounded}
	got := f.fill(stack, cursor{}, region{height: unbounded, fresh: true, cell: true})
	pl.aside = st.id
	pl.boxes(got.placed, pl.sheet.frame.left, y)
	pl.aside = 0
}

// ofSection is the number of pages of the section that the page at hand begins in.
func (pl *placer) ofSection() string { return strconv.Itoa(pl.counts[pl.sheet.section]) }

// mark is the mark of an item, or the artifact at hand.
func (pl *placer) mark(id int) int {
	if pl.aside > 0 {
		return pl.aside
	}
	return id
}

// add draws on the page at hand, within the budget of the document.
func (pl *placer) add(items ...Item) {
	for _, item := range items {
		text := 0
		if g, ok := item.(Glyphs); ok {
			text = len(g.Text)
		}
		if pl.p.b.draw(text) {
			pl.page.Items = append(pl.page.Items, item)
		}
	}
}

// boxes places what a region holds at x, y on the page.
func (pl *placer) boxes(list []placed, x, y Unit) {
	above := y
	for i := range list {
		part := &list[i]
		if part.box.table != nil {
			pl.table(part, x, y)
			continue
		}
		above = pl.paragraph(part, x, y+part.y, above)
	}
}

// settleLinks gives links to bookmarks their pages; a link to nowhere is left
// out. Until then such a link holds the place of its anchor, counted down from
// -1, for its page.
func (pl *placer) settleLinks() {
	if len(pl.anchors) == 0 {
		return
	}
	for i := range pl.doc.Pages {
		page := &pl.doc.Pages[i]
		page.Items = slices.DeleteFunc(page.Items, func(item Item) bool {
			l, ok := item.(Link)
			if !ok || l.Page >= 0 {
				return false
			}
			_, ok = pl.bookmarks[pl.anchors[-l.Page-1]]
			return !ok
		})
		for k, item := range page.Items {
			if l, ok := item.(Link); ok && l.Page < 0 {
				l.Page = pl.bookmarks[pl.anchors[-l.Page-1]]
				page.Items[k] = l
			}
		}
	}
}

// frame draws page borders (17.6.10).
func (pl *placer) frame() {
	pg := &pl.sheet.section.page
	b := pg.borders
	if !b.bordered() {
		return
	}
	x1, y1, x2, y2 := Unit(0), Unit(0), pg.width, pg.height
	sign := Unit(1)
	if pg.bordersFromText {
		x1, y1, x2, y2 = pl.sheet.frame.left, pl.sheet.frame.top, pg.width-pg.right, pl.sheet.frame.bottom
		sign = -1
	}
	x1, y1 = x1+sign*b.left.space, y1+sign*b.top.space
	x2, y2 = x2-sign*b.right.space, y2-sign*b.bottom.space
	pl.stroke(b.top, x1, y1, x2, y1)
	pl.stroke(b.bottom, x1, y2, x2, y2)
	pl.stroke(b.left, x1, y1, x1, y2)
	pl.stroke(b.right, x2, y1, x2, y2)
}
