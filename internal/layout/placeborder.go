package layout

// artifact is the mark of what belongs to no text: borders, rules.
func (pl *placer) artifact() int {
	if pl.aside > 0 {
		return pl.aside
	}
	marks := &pl.p.b.model.marks
	if pl.p.b.rules == 0 {
		*marks = append(*marks, Mark{Kind: ArtifactMark})
		pl.p.b.rules = len(*marks) - 1
	}
	return pl.p.b.rules
}

// stroke draws one edge whose middle runs from (x1,y1) to (x2,y2): horizontal
// or vertical.
func (pl *placer) stroke(b border, x1, y1, x2, y2 Unit) {
	if !b.visible() {
		return
	}
	horizontal := y1 == y2
	line := func(offset, width Unit, dash []Unit) {
		l := Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: width, Color: b.color, Dash: dash, Mark: pl.artifact()}
		if horizontal {
			l.Y1, l.Y2 = y1+offset, y2+offset
		} else {
			l.X1, l.X2 = x1+offset, x2+offset
		}
		pl.add(l)
	}
	switch b.style {
	case borderDouble:
		third := b.width / 3
		line(-third, third, nil)
		line(third, third, nil)
	case borderThinThick:
		thin := min(b.width/4, Twip(15))
		line(-(b.width-thin)/2, thin, nil)
		line(thin, b.width-2*thin, nil)
	case borderThickThin:
		thin := min(b.width/4, Twip(15))
		line(-thin, b.width-2*thin, nil)
		line((b.width-thin)/2, thin, nil)
	case borderDotted:
		line(0, b.width, []Unit{b.width, b.width})
	case borderDashed:
		line(0, b.width, []Unit{3 * b.width, 2 * b.width})
	default:
		line(0, b.width, nil)
	}
}
