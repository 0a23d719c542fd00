package layout

// decorate draws what lies under or on a fragment: shading, highlight,
// underline, strike-out. Neighbours of one look are drawn in one stroke, by
// the first of them.
func (pl *placer) decorate(l *line, i int, x, y, base Unit) {
	f := &l.frags[i]
	if f.look == nil || f.kind == pieceAnchor || f.kind > pieceShape {
		return
	}
	p := &f.look.props
	if p.underline == noUnderline && !p.is(strike) && !p.is(doubleStrike) && !p.highlight.set && !p.shade.set {
		return
	}
	if i > 0 && sameDecoration(&l.frags[i-1], f) {
		return
	}
	from, to := x+f.x, x+f.x
	for k := i; k < len(l.frags) && (k == i || sameDecoration(&l.frags[k-1], &l.frags[k])); k++ {
		if g := &l.frags[k]; g.kind != pieceSpace || g.x+g.width <= l.end {
			to = x + g.x + g.width
		}
	}
	if to <= from {
		return
	}
	if paint := background(p); paint.set {
		pl.add(Fill{X: from, Y: y, W: to - from, H: l.natural, Color: paint.rgb, Mark: pl.artifact()})
	}
	if p.underline != noUnderline {
		pl.underlineText(f.look, from, to, base)
	}
	pl.strikeText(f.look, from, to, base)
}

// background is the colour behind a run: highlight wins over shading.
func background(p *runProps) paint {
	if p.highlight.set {
		return p.highlight
	}
	return p.shade
}

// sameDecoration reports whether a stroke goes on from a to b.
func sameDecoration(a, b *frag) bool {
	if a.look == nil || b.look == nil || a.kind == pieceAnchor || b.kind == pieceAnchor {
		return false
	}
	p, q := &a.look.props, &b.look.props
	if p.underline == wordsUnderline && (a.kind == pieceSpace || b.kind == pieceSpace) {
		return false
	}
	return p.underline == q.underline && p.underlineColor == q.underlineColor && p.color == q.color &&
		p.highlight == q.highlight && p.shade == q.shade && p.size == q.size && p.vert == q.vert &&
		p.is(strike) == q.is(strike) && p.is(doubleStrike) == q.is(doubleStrike)
}

func (pl *placer) underlineText(k *look, from, to, base Unit) {
	if k.props.underline == wordsUnderline && from == to {
		return
	}
	position, thickness := k.face.Underline()
	em := Unit(max(1, k.face.UnitsPerEm()))
	size := Twip(int64(k.twips))
	y := base - k.rise - Unit(position)*size/em
	width := max(Unit(thickness)*size/em, Twip(5))
	color := k.props.color.rgb
	if k.props.underlineColor.set {
		color = k.props.underlineColor.rgb
	}
	l := Line{X1: from, X2: to, Y1: y, Y2: y, Width: width, Color: color, Mark: pl.artifact()}
	switch k.props.underline {
	case doubleUnderline:
		l.Width = width * 2 / 3
		second := l
		second.Y1 += 2 * l.Width
		second.Y2 = second.Y1
		pl.add(l, second)
		return
	case thickUnderline:
		l.Width = 2 * width
	case dottedUnderline:
		l.Dash = []Unit{width, width}
	case dashedUnderline:
		l.Dash = []Unit{4 * width, 2 * width}
	}
	pl.add(l)
}

func (pl *placer) strikeText(k *look, from, to, base Unit) {
	if !k.props.is(strike) && !k.props.is(doubleStrike) {
		return
	}
	top, thickness := k.face.Strike()
	em := Unit(max(1, k.face.UnitsPerEm()))
	size := Twip(int64(k.twips))
	width := max(Unit(thickness)*size/em, Twip(5))
	y := base - k.rise - Unit(top)*size/em + width/2
	l := Line{X1: from, X2: to, Y1: y, Y2: y, Width: width, Color: k.props.color.rgb, Mark: pl.artifact()}
	if k.props.is(doubleStrike) {
		second := l
		second.Y1, second.Y2 = y-2*width, y-2*width
		pl.add(second)
	}
	pl.add(l)
}
