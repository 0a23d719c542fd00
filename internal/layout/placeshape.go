package layout

// anchor places what hangs on a fragment of a line: a bookmark, a floating
// shape. y is the top of the line, para that of the paragraph.
func (pl *placer) anchor(p *paraBox, f *frag, x, y, para Unit) {
	in := f.source
	if in.kind == inBookmark {
		if _, ok := pl.bookmarks[in.name]; !ok {
			pl.bookmarks[in.name] = pl.index
		}
		return
	}
	if in.shape == nil {
		return
	}
	s := in.shape
	sx := pl.horizontal(&s.at, s.width, x, p.width, x+f.x)
	sy := pl.vertical(&s.at, s.height, y, para)
	items := pl.apart(func() { pl.shape(s, sx, sy) })
	if s.at.behind {
		pl.behind = append(pl.behind, items...)
	} else {
		pl.page.Items = append(pl.page.Items, items...)
	}
}

// apart draws something and hands it over instead of adding it to the page.
func (pl *placer) apart(draw func()) []Item {
	saved := pl.page.Items
	pl.page.Items = nil
	draw()
	items := pl.page.Items
	pl.page.Items = saved
	return items
}

// horizontal resolves wp:positionH (20.4.2.10).
func (pl *placer) horizontal(at *position, width, column, columnWidth, char Unit) Unit {
	pg := &pl.sheet.section.page
	from, room := column, columnWidth
	switch at.relH {
	case "page":
		from, room = 0, pg.width
	case "margin":
		from, room = pl.sheet.frame.left, pg.width-pg.left-pg.right
	case "character":
		from, room = char, 0
	case "leftMargin", "insideMargin":
		from, room = 0, pg.left
	case "rightMargin", "outsideMargin":
		from, room = pg.width-pg.right, pg.right
	}
	return from + aligned(at.alignH, room-width, at.x) + at.nudge
}

// aligned is how far into its room a shape stands: by wp:align (20.4.3.1,
// 20.4.3.2) when there is one, else by wp:posOffset. slack is what the room
// has left over.
func aligned(align string, slack, offset Unit) Unit {
	switch align {
	case "left", "top", "inside":
		return 0
	case "center":
		return slack / 2
	case "right", "bottom", "outside":
		return slack
	}
	return offset
}

// vertical resolves wp:positionV (20.4.2.11).
func (pl *placer) vertical(at *position, height, line, para Unit) Unit {
	pg := &pl.sheet.section.page
	from, room := para, Unit(0)
	switch at.relV {
	case "page":
		from, room = 0, pg.height
	case "margin":
		from, room = abs(pg.top), pg.height-abs(pg.top)-abs(pg.bottom)
	case "line":
		from = line
	case "topMargin", "insideMargin":
		from, room = 0, abs(pg.top)
	case "bottomMargin", "outsideMargin":
		from, room = pg.height-abs(pg.bottom), abs(pg.bottom)
	}
	return from + aligned(at.alignV, room-height, at.y)
}

// shape draws a shape whose upper left corner is at x, y before it is turned around
// its middle.
func (pl *placer) shape(s *shape, x, y Unit) {
	aside := pl.aside
	if s.watermark > 0 {
		pl.aside = s.watermark
	}
	if s.turn.normal() == 0 {
		pl.level(s, x, y)
		pl.boxed(s, x, y)
	} else {
		pl.turned(s, x, y)
	}
	pl.aside = aside
}

// turned draws a shape that is not level, its text with it; LibreOffice 7.4 leaves
// the text level.
func (pl *placer) turned(s *shape, x, y Unit) {
	t := newTurning(s.turn, x+s.width/2, y+s.height/2)
	level := pl.p.b.lo74 && !s.vertical
	for _, it := range pl.apart(func() {
		pl.level(s, x, y)
		if !level {
			pl.boxed(s, x, y)
		}
	}) {
		pl.page.Items = append(pl.page.Items, t.item(it))
	}
	if level {
		e := s.extent()
		pl.boxed(s, x+e.left, y+e.top)
	}
}

// level draws a shape as it is before it is turned, all but its text.
func (pl *placer) level(s *shape, x, y Unit) {
	mark := pl.mark(s.id)
	switch {
	case s.rule:
		l := Line{X1: x, Y1: y, X2: x + s.width, Y2: y + s.height, Width: max(s.stroke.width, Twip(5)), Color: s.stroke.color, Mark: mark}
		if s.flipped {
			l.Y1, l.Y2 = l.Y2, l.Y1
		}
		pl.add(l)
		return
	case s.fill.set:
		pl.add(Fill{X: x, Y: y, W: s.width, H: s.height, Color: s.fill.rgb, Mark: mark})
	}
	if s.data != nil && s.width > 0 && s.height > 0 {
		pl.add(Image{X: x, Y: y, W: s.width, H: s.height, Data: s.data, Format: s.format, Alt: s.alt, Crop: s.crop, Mark: mark})
	}
	pl.outline(s, x, y)
	if s.art != nil {
		pl.art(s, x, y)
	}
	for _, c := range s.children {
		pl.shape(c.shape, x+c.x, y+c.y)
	}
}

func (pl *placer) outline(s *shape, x, y Unit) {
	b := s.stroke
	x2, y2 := x+s.width, y+s.height
	pl.stroke(b, x, y, x2, y)
	pl.stroke(b, x, y2, x2, y2)
	pl.stroke(b, x, y, x, y2)
	pl.stroke(b, x2, y, x2, y2)
}

// boxed places the text of a text box.
func (pl *placer) boxed(s *shape, x, y Unit) {
	st := pl.p.b.shapes[s]
	if st == nil {
		return
	}
	f := filler{set: &pl.p.b.model.settings, page: unbounded}
	got := f.fill(st, cursor{}, region{height: unbounded, fresh: true, cell: true})
	free := s.height - s.inset[1] - s.inset[3] - got.used
	shift := Unit(0)
	switch s.anchorVertical {
	case alignCenter:
		shift = max(0, free/2)
	case alignRight:
		shift = max(0, free)
	}
	pl.boxes(got.placed, x+s.inset[0], y+s.inset[1]+shift)
}
