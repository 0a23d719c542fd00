package layout

import "strings"

// tabRuler knows the tab stops of a paragraph.
type tabRuler struct {
	stops    []tabStop
	distance Unit // of the default stops
	hanging  Unit // the left indent, a stop of the first line when it hangs
	hangs    bool
}

// next returns the stop behind x. Custom stops hide the default ones before
// them; a hanging indent is a stop (LibreOffice 7.4 measured, ECMA-376
// 17.15.1.25).
func (r *tabRuler) next(x Unit) (stop tabStop, custom bool) {
	for _, s := range r.stops {
		if s.pos > x && s.kind != tabBar {
			if r.hangs && r.hanging > x && r.hanging <= s.pos {
				return tabStop{pos: r.hanging}, true
			}
			return s, true
		}
	}
	if r.hangs && r.hanging > x {
		return tabStop{pos: r.hanging}, true
	}
	d := max(r.distance, Twip(20))
	n := x / d
	if x < 0 {
		n--
		if x%d == 0 {
			n++
		}
	}
	return tabStop{pos: (n + 1) * d}, false
}

// openTab is a tab whose width depends on the text behind it.
type openTab struct {
	frag   int  // index of the tab on its line
	from   Unit // left end of the tab
	stop   tabStop
	before Unit // width of the text ahead of the decimal sign
	found  bool
}

// passed takes note of text behind the tab, for decimal ones.
func (t *openTab) passed(text string, width Unit, p *piece, decimal rune) {
	if t.found || t.stop.kind != tabDecimal || p.look == nil {
		return
	}
	if i := strings.IndexRune(text, decimal); i >= 0 {
		t.before += p.look.width(text[:i])
		t.found = true
		return
	}
	t.before += width
}

// shift is the width of the tab when the text behind it ends at x (counted as
// if the tab had none). Text that would go past the end of the line stands up to it.
func (t *openTab) shift(x, limit Unit) Unit {
	w := t.stop.pos - t.from
	switch t.stop.kind {
	case tabRight:
		w -= x - t.from
	case tabCenter:
		w -= (x - t.from) / 2
	case tabDecimal:
		w -= t.before
	}
	return max(0, min(w, t.end(limit)-x))
}

// end is where the line ends: behind the stop at least.
func (t *openTab) end(limit Unit) Unit { return max(limit, t.stop.pos) }

// setTab sets a tab; false when the line is full before it.
func (b *breaker) setTab(p *piece) bool {
	b.closeTab()
	stop, custom := b.tabs.next(b.x)
	if p.source != nil && p.source.kind == inTab && p.source.to > 0 {
		stop, custom = tabStop{pos: b.absolute(p.source), kind: p.source.ptab}, true
	}
	if stop.pos > b.cur.limit && !custom {
		if b.mayEnd() || b.text {
			return false
		}
		stop.pos = max(b.cur.limit, b.x)
	}
	if stop.kind == tabLeft && custom && stop.pos > b.cur.limit && b.text {
		return false // beyond the line, which ends before it (LibreOffice 7.4 measured)
	}
	if stop.kind == tabLeft && !p.isLabel && b.text && stop.pos <= b.cur.limit && !b.wordFitsAt(stop.pos) {
		return false // a left tab goes along with its word (LibreOffice 7.4 measured)
	}
	b.cur.frags = append(b.cur.frags, frag{piece: p, x: b.x})
	b.cur.tabbed = len(b.cur.frags)
	n := len(b.cur.frags) - 1
	if stop.leader != 0 {
		b.cur.frags[n].text = string(stop.leader)
	}
	if stop.kind == tabLeft {
		b.cur.frags[n].width = stop.pos - b.x
		b.x = stop.pos
		b.cur.limit = max(b.cur.limit, stop.pos)
		return true
	}
	b.tab = &openTab{frag: n, from: b.x, stop: stop}
	return true
}

// absolute resolves w:ptab, whose position is a share of the column
// (17.3.3.23): 1 is the middle, 2 the right end.
func (b *breaker) absolute(in *inline) Unit {
	if in.to == 1 {
		return b.width / 2
	}
	return b.width
}

// wordFitsAt reports whether the word behind a tab would fit at x.
func (b *breaker) wordFitsAt(x Unit) bool {
	for i := b.at + 1; i < len(b.pieces); i++ {
		p := &b.pieces[i]
		if p.kind != pieceWord && p.kind != pieceShape && p.kind != pieceAnchor {
			return true
		}
		x += p.width
		if x > b.cur.limit+slack {
			return false
		}
		if p.breakAfter {
			return true
		}
	}
	return true
}

// closeTab gives an open tab its width and moves the text behind it.
func (b *breaker) closeTab() {
	if b.tab == nil {
		return
	}
	w := b.tab.shift(b.x, b.cur.limit)
	b.cur.frags[b.tab.frag].width = w
	for i := b.tab.frag + 1; i < len(b.cur.frags); i++ {
		b.cur.frags[i].x += w
	}
	b.x += w
	b.cur.limit = b.tab.end(b.cur.limit)
	b.tab = nil
}
