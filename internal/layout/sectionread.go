package layout

import (
	"cmp"

	"naskah/internal/docx"
	"naskah/internal/message"
)

// body reads the document body as sections (17.6).
func (r *reader) body(body *docx.Element) []*section {
	var sections []*section
	var blocks []block
	var last *section
	finish := func(e *docx.Element, empty bool) {
		if empty && !tableFirst(blocks) {
			blocks = blocks[:len(blocks)-1]
		}
		s := r.section(e, last)
		s.blocks, blocks = blocks, nil
		sections = append(sections, s)
		last = s
	}
	f := &flow{emit: func(b block) { blocks = append(blocks, b) }, section: finish}
	if body != nil {
		r.marks = docx.FieldMarks(body.Children)
	}
	r.all(body, f)
	finish(body.Child("w:sectPr"), false)
	return sections
}

// tableFirst reports a section that begins with a table. An empty paragraph
// takes no room where it only carries the end of its section, but there it does
// (LibreOffice 7.4 measured).
func tableFirst(blocks []block) bool {
	_, ok := blocks[0].(*table)
	return ok
}

// section reads w:sectPr; what it leaves open comes from the section before
// (headers, 17.10.1) or from Word's defaults.
func (r *reader) section(e *docx.Element, before *section) *section {
	s := &section{page: r.pageSetup(e)}
	if before != nil {
		s.headers, s.footers = before.headers, before.footers
	}
	switch e.Val("w:type") {
	case "continuous":
		s.start = startContinuous
	case "evenPage":
		s.start = startEvenPage
	case "oddPage":
		s.start = startOddPage
	case "nextColumn":
		s.start = startNextColumn
	}
	for _, c := range e.Elements() {
		switch c.Name {
		case "w:headerReference":
			r.reference(&s.headers, c, message.P("LY.at.header"))
		case "w:footerReference":
			r.reference(&s.footers, c, message.P("LY.at.footer"))
		}
	}
	return s
}

// pageSetup reads size, margins and columns (17.6.11, 17.6.13, 17.6.4).
func (r *reader) pageSetup(e *docx.Element) pageSetup {
	size, mar := e.Child("w:pgSz"), e.Child("w:pgMar")
	p := pageSetup{
		width: twipsOr(size.Attr("w:w"), Twip(12240)), height: twipsOr(size.Attr("w:h"), Twip(15840)),
		top: twipsOr(mar.Attr("w:top"), Twip(1440)), bottom: twipsOr(mar.Attr("w:bottom"), Twip(1440)),
		left: max(0, twipsOr(mar.Attr("w:left"), Twip(1440))), right: max(0, twipsOr(mar.Attr("w:right"), Twip(1440))),
		header: max(0, twipsOr(mar.Attr("w:header"), Twip(720))), footer: max(0, twipsOr(mar.Attr("w:footer"), Twip(720))),
		numberStart: -1,
	}
	if r.lo74 {
		p.width, p.height = knownSide(p.width), knownSide(p.height)
	}
	gutter := max(0, twipsOr(mar.Attr("w:gutter"), 0))
	if r.settings.gutterAtTop {
		p.top += gutter
	} else {
		p.left += gutter
	}
	p.titlePage, _ = e.On("w:titlePg")
	if n := e.Child("w:pgNumType"); n != nil {
		p.numberFormat = n.Attr("w:fmt")
		p.numberStart = intOr(n.Attr("w:start"), -1)
	}
	switch e.Val("w:vAlign") {
	case "center":
		p.vertical = alignCenter
	case "bottom":
		p.vertical = alignRight
	}
	if b := e.Child("w:pgBorders"); b != nil {
		for _, c := range b.Elements() {
			p.borders.apply(r.theme, c)
		}
		p.bordersFromText = b.Attr("w:offsetFrom") != "page"
	}
	r.sane(&p)
	p.grid = gridOf(e.Child("w:docGrid"), p.height-abs(p.top)-abs(p.bottom))
	p.columns = columnsOf(e.Child("w:cols"), p.width-p.left-p.right)
	return p
}

// gridOf reads the pitch of the document grid of a text so high (17.6.5). Its
// characters are not honoured.
func gridOf(e *docx.Element, height Unit) Unit {
	switch e.Attr("w:type") {
	case "lines", "linesAndChars", "snapToChars":
		if pitch := twipsOr(e.Attr("w:linePitch"), 0); pitch > 0 && pitch <= height {
			return pitch
		}
	}
	return 0
}

// The least a page must offer, so that every document can be laid out.
const (
	leastPage = 60 * 1440 / 25 // about 6 cm
	leastText = 360            // a quarter inch
)

// sane mends impossible pages and says so.
func (r *reader) sane(p *pageSetup) {
	bad := false
	if p.width < Twip(leastPage) || p.height < Twip(leastPage) {
		p.width, p.height, bad = max(p.width, Twip(leastPage)), max(p.height, Twip(leastPage)), true
	}
	if p.width-p.left-p.right < Twip(leastText) {
		p.left, p.right, bad = 0, 0, true
	}
	if p.height-abs(p.top)-abs(p.bottom) < Twip(leastText) {
		p.top, p.bottom, bad = 0, 0, true
	}
	if bad {
		r.warn("LY016", "LY.part.page")
	}
}

func abs(u Unit) Unit { return max(u, -u) }

// columnsOf reads w:cols for a text width.
func columnsOf(e *docx.Element, width Unit) []column {
	n := max(1, min(45, intOr(e.Attr("w:num"), 1)))
	space := max(0, twipsOr(e.Attr("w:space"), Twip(720)))
	own := e.All("w:col")
	if v := e.Attr("w:equalWidth"); v != "" && !onOff(v) && len(own) > 1 {
		return ownColumns(own, width)
	}
	w := (width - space*Unit(n-1)) / Unit(n)
	if n == 1 || w < Twip(leastText) {
		return []column{{0, width}}
	}
	out := make([]column, n)
	for i := range out {
		out[i] = column{x: Unit(i) * (w + space), width: w}
	}
	return out
}

// equalColumns reports columns of one width.
func (p *pageSetup) equalColumns() bool {
	for _, c := range p.columns {
		if c.width != p.columns[0].width {
			return false
		}
	}
	return true
}

// ownColumns reads columns of different widths.
func ownColumns(own []*docx.Element, width Unit) []column {
	var out []column
	x := Unit(0)
	for _, c := range own {
		w := max(Twip(leastText), twipsOr(c.Attr("w:w"), 0))
		if x+w > width+Twip(20) && len(out) > 0 {
			break
		}
		out = append(out, column{x, w})
		x += w + max(0, twipsOr(c.Attr("w:space"), 0))
	}
	return out
}

// reference reads the header or footer a section names.
func (r *reader) reference(set *hdrSet, c *docx.Element, place message.Phrase) {
	name, external, ok := r.pkg.Target(r.part, c.Attr("r:id"))
	if !ok || external {
		return
	}
	st := r.story(name, place)
	switch cmp.Or(c.Attr("w:type"), "default") {
	case "first":
		set.first = st
	case "even":
		set.even = st
	default:
		set.standard = st
	}
}

// story reads a header or footer part, once.
func (r *reader) story(name string, place message.Phrase) *story {
	if st, ok := r.stories[name]; ok {
		return st
	}
	st := &story{}
	r.stories[name] = st
	root, err := r.pkg.Tree(name)
	if err != nil {
		r.warn("LY008", "LY.part.header")
		return st
	}
	part, paged := r.part, r.paged
	r.part, r.paged = name, false
	st.id = r.tree.artifact(func() {
		r.nested(place, r.tree.parent, root, &flow{emit: func(b block) { st.blocks = append(st.blocks, b) }})
	})
	st.paged = r.paged
	r.part, r.paged = part, paged
	return st
}
