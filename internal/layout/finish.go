package layout

// finish closes a line: tabs, hyphen, alignment, height.
func (b *breaker) finish(ending pieceKind) {
	for ending == pieceWord && b.off == 0 && b.at < len(b.pieces) && b.pieces[b.at].kind == pieceSpace {
		b.put(&b.pieces[b.at], b.pieces[b.at].text, b.pieces[b.at].width)
		b.at++
	}
	b.closeTab()
	l := &b.cur
	l.ending = ending
	b.showHyphen(l)
	l.end = l.start
	for i := range l.frags {
		if f := &l.frags[i]; f.kind != pieceSpace && f.kind != pieceAnchor && f.width > 0 {
			l.end = f.x + f.width
		}
	}
	b.alignLine(l)
	b.lines = append(b.lines, *l)
}

// showHyphen shows the soft hyphen at which the line ends.
func (b *breaker) showHyphen(l *line) {
	if l.ending != pieceWord || len(l.frags) == 0 {
		return
	}
	f := &l.frags[len(l.frags)-1]
	if f.kind == pieceWord && f.hyphen && b.off == 0 {
		f.text += "-"
		f.width += f.look.width("-")
	}
}

// alignLine moves the line or spreads its slack over the spaces behind the
// last tab. The last line of a paragraph stays ragged; one that a line break ends
// does where the document says so (17.15.3.21).
func (b *breaker) alignLine(l *line) {
	room := l.limit - l.end
	switch b.props.align {
	case alignCenter:
		l.move(max(0, room/2))
	case alignRight:
		l.move(max(0, room))
	case alignJustify:
		if l.ending == pieceWord || l.ending == pieceLineBreak && !b.ragged {
			l.spread(room)
		}
	case alignDistribute:
		l.spread(room)
	}
}

func (l *line) move(by Unit) {
	for i := range l.frags {
		l.frags[i].x += by
	}
	l.end += by
}

// spread adds room to the spaces between the last tab and the last word;
// negative room takes it away.
func (l *line) spread(room Unit) {
	last := -1
	for i := range l.frags {
		if k := l.frags[i].kind; k == pieceWord || k == pieceShape {
			last = i
		}
	}
	count := 0
	for i := l.tabbed; i < last; i++ {
		if f := &l.frags[i]; f.kind == pieceSpace && !f.isLabel {
			count += len(f.text)
		}
	}
	if count == 0 || room == 0 {
		return
	}
	done, added := 0, Unit(0)
	for i := l.tabbed; i < len(l.frags); i++ {
		f := &l.frags[i]
		f.x += added
		if f.kind == pieceSpace && !f.isLabel && i < last {
			done += len(f.text)
			next := room * Unit(done) / Unit(count)
			f.extra = (next - added) / Unit(len(f.text))
			f.width += next - added
			added = next
		}
	}
	l.end += added
}

// percentOf turns w:line into LibreOffice's whole percent. The detour over
// hundredths of a millimetre, each rounded, is LibreOffice's own (measured:
// 259 is 108 %, 278 is 115 %).
func percentOf(line int) int {
	return int(toMM100(int64(line))) * 100 / 423
}

// setHeights gives lines their heights and baselines (ECMA-376 17.3.1.33), on a
// grid where there is one.
func setHeights(lines []line, props *paraProps, mark *look, grid Unit) {
	for i := range lines {
		lines[i].setHeight(props, mark, grid, i == len(lines)-1)
	}
}

func (l *line) setHeight(props *paraProps, mark *look, grid Unit, last bool) {
	text := l.measure(mark)
	switch {
	case grid > 0:
		l.snap(grid, text, props, last)
	case props.rule == lineExact:
		l.height = max(Twip(int64(props.line)), Twip(1))
		l.natural = l.height
		l.ascent = l.height * 4 / 5 // LibreOffice 7.4 measured
	case props.rule == lineAtLeast:
		if least := Twip(int64(props.line)); least > l.natural {
			l.ascent += least - l.natural // the extra lies above (measured)
			l.height, l.natural = least, least
		}
	default:
		l.stretch(text, percentOf(props.line))
	}
	l.ascent, l.natural, l.height = l.ascent+l.lead, l.natural+l.lead, l.height+l.lead
}

// measure gives a line the height of what stands on it and returns that of its
// text alone.
func (l *line) measure(mark *look) (text Unit) {
	var ascent, descent Unit
	seen := false
	measure := func(k *look) {
		ascent = max(ascent, k.above)
		descent = max(descent, k.below)
		text = max(text, k.height)
		seen = true
	}
	for i := range l.frags {
		f := &l.frags[i]
		switch f.kind {
		case pieceWord, pieceSpace, pieceTab:
			measure(f.look)
		case pieceShape:
			_, height := f.source.shape.inLine()
			ascent = max(ascent, height)
			seen = true
		case pieceLineBreak:
			if !seen {
				measure(f.look)
			}
		}
	}
	if !seen {
		measure(mark)
	}
	if text == 0 {
		text = mark.height
	}
	l.ascent, l.natural = ascent, ascent+descent
	l.height = l.natural
	return text
}

// snap sets a line on as many lines of a grid as it needs, in their middle. A
// multiple of more than one goes for these lines; below the last one of a paragraph
// it counts for the text only (LibreOffice 7.4 measured).
func (l *line) snap(grid, text Unit, props *paraProps, last bool) {
	rows := max(1, (l.natural+grid-1)/grid)
	l.ascent += (rows*grid - l.natural) / 2 &^ (unitsPerTwip - 1)
	l.natural = rows * grid
	l.height = l.natural
	more := Unit(max(0, percentOf(props.line)-100))
	switch {
	case props.rule != lineAuto:
	case last:
		l.height += text * more / 100 &^ (unitsPerTwip - 1)
	default:
		l.height += l.natural * more / 100 &^ (unitsPerTwip - 1)
	}
}

// stretch applies a multiple of the font's height. More than single lies below
// the text and need not fit on the page; less cuts into the ascent
// (LibreOffice 7.4 measured).
func (l *line) stretch(text Unit, percent int) {
	switch {
	case percent <= 0 || percent == 100:
	case percent > 100:
		l.height += text * Unit(percent-100) / 100 &^ (unitsPerTwip - 1)
	default:
		percent = max(percent, 50)
		cut := text - text*Unit(percent)/100&^(unitsPerTwip-1)
		l.height -= cut
		l.natural = l.height
		l.ascent -= cut
	}
}
