package layout

import "unicode/utf8"

// frag is a piece, or a part of one, in its place on a line.
type frag struct {
	*piece
	text  string
	x     Unit // from the left edge of the column
	width Unit
	extra Unit // after each space, when the line is justified
}

// line is one line of a paragraph.
type line struct {
	frags   []frag
	start   Unit // where text may begin
	limit   Unit // where it must end
	end     Unit // where it ends, hanging spaces left out
	ending  pieceKind
	height  Unit // the distance it takes
	natural Unit // the height that must fit on the page
	ascent  Unit // from the top of the line to the baseline
	tabbed  int  // index behind the last tab
	lead    Unit // room above it, where a float leaves none beside itself
}

// breaker fills the lines of one paragraph, greedily: a word goes on the line
// if it fits, trailing spaces hang (LibreOffice 7.4 and Word).
type breaker struct {
	props   *paraProps
	pieces  []piece
	width   Unit // of the column
	tabs    tabRuler
	shrink  bool // Word 2013's justification
	decimal rune
	ragged  bool // lines before a break are not justified
	begun   bool // earlier lines stand elsewhere
	lines   []line
	around  *surround // nil where nothing stands beside the text
	mark    *look     // of the paragraph mark, with around
	grid    Unit

	at   int // next piece
	off  int // bytes of it already set
	cur  line
	x    Unit
	tab  *openTab
	text bool // the line has text, the label left out

	labelShift Unit // of the first line, for numbers aligned right
}

// slack forgives the rounding of pieces to units: text fits when the sum of its
// advances does, to the dot (LibreOffice 7.4 measured).
const slack = Unit(unitsPerTwip / 8)

// minimumWidth is the narrowest line that is filled by words; below it, one
// character a line is set, so that an absurd document still ends.
const minimumWidth = Unit(unitsPerTwip)

// breakLines fills all lines of the paragraph; there is always one.
func (b *breaker) breakLines() []line {
	for first := !b.begun; ; first = false {
		b.begin(first)
		ending := b.fill()
		b.finish(ending)
		if b.around != nil {
			l := &b.lines[len(b.lines)-1]
			l.setHeight(b.props, b.mark, b.grid, false)
			b.around.y += l.height
		}
		// A break at the very end opens one more line, a page break does not
		// (LibreOffice 7.4 and Word).
		if ending == pieceEnd || b.at >= len(b.pieces) && ending != pieceLineBreak {
			return b.lines
		}
	}
}

func (b *breaker) begin(first bool) {
	start := b.props.left
	if first {
		start += b.props.first + b.labelShift
	}
	limit := max(b.width-b.props.right, start+minimumWidth)
	var lead Unit
	if b.around != nil {
		start, limit, lead = b.around.room(start, limit)
	}
	b.cur = line{start: start, limit: limit, end: start, lead: lead}
	b.x, b.tab, b.text = start, nil, false
}

// fill sets pieces until the line ends and says what ended it.
func (b *breaker) fill() pieceKind {
	for b.at < len(b.pieces) {
		p := &b.pieces[b.at]
		switch p.kind {
		case pieceTab:
			if !b.setTab(p) {
				return pieceWord
			}
			b.at++
		case pieceSpace:
			b.put(p, p.text, p.width)
			b.at++
		case pieceAnchor:
			b.put(p, "", 0)
			b.at++
		case pieceLineBreak, piecePageBreak, pieceColumnBreak:
			b.put(p, "", 0)
			b.at++
			return p.kind
		default:
			if !b.cluster() {
				return pieceWord
			}
		}
	}
	return pieceEnd
}

// cluster sets the pieces up to the next place where a line may end, or
// reports that the line is full.
func (b *breaker) cluster() bool {
	end, width := b.at, Unit(0)
	for end < len(b.pieces) {
		p := &b.pieces[end]
		held := p.kind == pieceSpace && !p.breakAfter
		if p.kind != pieceWord && p.kind != pieceShape && p.kind != pieceAnchor && !held {
			break
		}
		if end == b.at {
			width += b.rest(p)
		} else {
			width += p.width
		}
		end++
		if p.breakAfter || b.far(width) {
			break
		}
	}
	hyphen := Unit(0)
	if last := &b.pieces[end-1]; last.hyphen && end < len(b.pieces) {
		hyphen = last.look.width("-")
	}
	if b.fits(width+hyphen) || hyphen > 0 && b.fits(width) && b.nextFits(end, width) {
		for b.at < end {
			b.putRest()
		}
		return true
	}
	if b.shrinkable(width) {
		for b.at < end {
			b.putRest()
		}
		return false
	}
	if b.mayEnd() {
		if b.slashFits(end) {
			b.retreat()
		}
		return false
	}
	b.split(end)
	return false
}

// slashFits reports whether the pieces at hand, up to an end, fit to beyond a
// slash and one character more. A line never ends there while it holds a space,
// but neither does it end at a hyphen ahead of such a slash (LibreOffice 7.4
// measured: "anak-anak/ibu" goes to the next line as a whole).
func (b *breaker) slashFits(end int) bool {
	width := Unit(0)
	for i := b.at; i+1 < end; i++ {
		width += b.pieces[i].width
		if next := &b.pieces[i+1]; b.pieces[i].slash && next.kind == pieceWord {
			_, n := utf8.DecodeRuneInString(next.text)
			return b.fits(width + next.look.width(next.text[:n]))
		}
	}
	return false
}

// retreat takes what stands behind the last space or tab off the line again, if
// there is one.
func (b *breaker) retreat() {
	frags := b.cur.frags
	for i := len(frags) - 1; i >= 0 && b.tab == nil; i-- {
		if k := frags[i].kind; k == pieceSpace || k == pieceTab {
			b.at -= len(frags) - 1 - i
			b.cur.frags = frags[:i+1]
			return
		}
		if len(frags[i].text) < len(frags[i].piece.text) {
			return // the end of a word that was cut
		}
	}
}

// far reports a width that fits in no way, be spaces shrunk to nothing: what
// stands behind it need not be measured to know.
func (b *breaker) far(width Unit) bool {
	limit := b.cur.limit
	if b.tab != nil {
		limit = b.tab.end(limit)
	}
	return b.x+width > 2*max(limit, 0)+Twip(maxTwips)
}

// nextFits reports whether what follows a soft hyphen goes on this line too,
// so that the hyphen is not shown.
func (b *breaker) nextFits(at int, width Unit) bool {
	for at < len(b.pieces) && b.pieces[at].kind == pieceWord {
		width += b.pieces[at].width
		if b.pieces[at].breakAfter || b.far(width) {
			break
		}
		at++
	}
	return b.fits(width)
}

// rest is the width of what is not yet set of the piece at hand.
func (b *breaker) rest(p *piece) Unit {
	if b.off == 0 {
		return p.width
	}
	return p.look.width(p.text[b.off:])
}

func (b *breaker) putRest() {
	p := &b.pieces[b.at]
	if p.kind == pieceAnchor {
		b.put(p, "", 0)
	} else {
		b.put(p, p.text[b.off:], b.rest(p))
	}
	b.at, b.off = b.at+1, 0
}

// put appends a fragment at the pen.
func (b *breaker) put(p *piece, text string, width Unit) {
	b.cur.frags = append(b.cur.frags, frag{piece: p, text: text, x: b.x, width: width})
	b.x += width
	b.text = b.text || (p.kind == pieceWord || p.kind == pieceShape) && !p.isLabel
	if b.tab != nil {
		b.tab.passed(text, width, p, b.decimal)
	}
}

// fits reports whether width more goes on the line.
func (b *breaker) fits(width Unit) bool {
	limit := b.cur.limit
	if b.tab != nil {
		limit = b.tab.end(limit)
	}
	return b.x+width <= limit+slack
}

// mayEnd reports whether the line may end before the piece at hand.
func (b *breaker) mayEnd() bool {
	for i := len(b.cur.frags) - 1; i >= 0; i-- {
		switch f := &b.cur.frags[i]; f.kind {
		case pieceAnchor:
			continue
		case pieceTab:
			return !f.isLabel
		default:
			return f.breakAfter
		}
	}
	return false
}

// split cuts a word that is longer than a line: as many characters as fit, one
// at least.
func (b *breaker) split(end int) {
	set := len(b.cur.frags) > 0 && b.cur.frags[len(b.cur.frags)-1].kind == pieceWord && !b.cur.frags[len(b.cur.frags)-1].isLabel
	for b.at < end {
		p := &b.pieces[b.at]
		if p.kind == pieceAnchor || b.fits(b.rest(p)) || p.kind != pieceWord {
			if p.kind == pieceShape && set {
				return
			}
			b.putRest()
			set = true
			continue
		}
		if before := b.at - 1; set && b.off == 0 && before >= 0 && b.pieces[before].slash && !b.pieces[before].held {
			return
		}
		n, width := b.prefix(p)
		if n == 0 {
			if set {
				return
			}
			_, n = utf8.DecodeRuneInString(p.text[b.off:])
			width = p.look.width(p.text[b.off : b.off+n])
		}
		b.put(p, p.text[b.off:b.off+n], width)
		b.off += n
		if b.off >= len(p.text) {
			b.at, b.off = b.at+1, 0
		}
		return
	}
}

// prefix is the longest beginning of a piece that fits.
func (b *breaker) prefix(p *piece) (bytes int, width Unit) {
	for i, r := range p.text[b.off:] {
		w := p.look.width(string(r))
		if !b.fits(width + w) {
			return i, width
		}
		width += w
	}
	return len(p.text) - b.off, width
}

// shrinkable reports whether the spaces of a justified line may shrink to let
// one more word in. Word does this from compatibility mode 15 on; the measure
// is that of a public re-implementation compared with Word's output
// (docs: pdf-layout, rule 5).
func (b *breaker) shrinkable(width Unit) bool {
	if !b.shrink || b.props.align != alignJustify || b.tab != nil {
		return false
	}
	over := b.x + width - b.cur.limit
	var spaces, trailing Unit
	for i := b.cur.tabbed; i < len(b.cur.frags); i++ {
		if f := &b.cur.frags[i]; f.kind == pieceSpace {
			spaces += f.width
			trailing = f.width
		} else {
			trailing = 0
		}
	}
	inner := spaces - trailing
	if spaces <= 0 || over >= spaces || inner <= 0 {
		return false
	}
	ratio := float64(spaces-over) / float64(spaces)
	room := b.cur.limit - (b.x - trailing)
	stretch := float64(inner+room) / float64(inner)
	return ratio >= 0.75 && (stretch > 1.5 || 1+(stretch-1)/1.7 >= 1/ratio)
}
