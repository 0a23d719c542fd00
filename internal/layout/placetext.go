package layout

import "strings"

// paragraph places lines of a paragraph and returns its lower end; y is the
// top of the part, above the end of the paragraph over it.
func (pl *placer) paragraph(part *placed, x, y, above Unit) Unit {
	p := part.box.para
	bottom := pl.frameOf(part, x, y, above)
	if part.from == 0 {
		pl.heading(p, y)
		for _, h := range p.hung {
			pl.boxes(h.placed, x+h.x, y+h.y)
		}
		y += p.top + p.skip
	}
	top := y - p.skip
	for i := part.from; i < part.to; i++ {
		l := &p.lines[i]
		pl.line(p, l, x, y, top)
		y += l.height
	}
	return bottom
}

// heading files a paragraph with an outline level in the outline.
func (pl *placer) heading(p *paraBox, y Unit) {
	if p.p.props.outline < 0 || pl.aside > 0 {
		return
	}
	if text := p.p.plain(0); text != "" {
		pl.doc.Outline = append(pl.doc.Outline, Heading{Level: p.p.props.outline, Text: text, Page: pl.index, Y: y})
	}
}

// frameOf draws shading and borders of a paragraph's part (17.3.1.7,
// 17.3.1.31) and returns its lower end.
func (pl *placer) frameOf(part *placed, x, y, above Unit) Unit {
	p := part.box.para
	props := &p.p.props
	end := y
	if part.from == 0 {
		end += p.top + p.skip
	}
	for i := part.from; i < part.to; i++ {
		end += p.lines[i].height
	}
	whole := part.to == len(p.lines)
	if whole {
		end += p.bottom
	}
	b := &props.box
	left := x + props.left + min(0, props.first) - b.left.space
	right := x + max(p.width-props.right, props.left) + b.right.space
	start := y
	if p.joined && above < y {
		start = above
	}
	if props.shade.set && end > start {
		pl.add(Fill{X: left, Y: start, W: max(0, right-left), H: end - start, Color: props.shade.rgb, Mark: pl.artifact()})
	}
	if part.from == 0 && !p.joined {
		pl.stroke(b.top, left, y+b.top.width/2, right, y+b.top.width/2)
	} else if part.from == 0 {
		pl.stroke(props.between, left, y+props.between.width/2, right, y+props.between.width/2)
	}
	if whole && !p.joins {
		pl.stroke(b.bottom, left, end-b.bottom.width/2, right, end-b.bottom.width/2)
	}
	pl.stroke(b.left, left-b.left.width/2, start, left-b.left.width/2, end)
	pl.stroke(b.right, right+b.right.width/2, start, right+b.right.width/2, end)
	return end
}

// textRun gathers fragments that are drawn as one.
type textRun struct {
	x, end Unit
	look   *look
	mark   int
	link   *target
	text   strings.Builder
	open   bool
}

// line places one line whose top is at y; para is the top of its paragraph.
func (pl *placer) line(p *paraBox, l *line, x, y, para Unit) {
	base := y + l.ascent
	var run textRun
	for i := range l.frags {
		f := &l.frags[i]
		pl.decorate(l, i, x, y, base)
		switch f.kind {
		case pieceWord, pieceSpace:
			pl.text(&run, f, x, base)
		case pieceTab:
			pl.flush(&run, base)
			pl.leader(f, x, base)
		case pieceShape:
			pl.flush(&run, base)
			s := f.source.shape
			width, height := s.inLine()
			pl.shape(s, x+f.x+(width-s.width)/2, base-(height+s.height)/2)
		case pieceAnchor:
			pl.anchor(p, f, x, y, para)
		}
	}
	pl.flush(&run, base)
	pl.linksOf(l, x, y)
}

// text adds a fragment to the run of text, or begins a new one. Spaces that
// were spread end a run: each word of a justified line is placed by itself.
func (pl *placer) text(run *textRun, f *frag, x, base Unit) {
	text := pl.shown(f)
	mark := pl.mark(f.mark)
	fits := run.open && run.look == f.look && run.mark == mark && run.link == f.source.link && abs(run.end-(x+f.x)) < Twip(1)/2
	if !fits {
		pl.flush(run, base)
		*run = textRun{x: x + f.x, end: x + f.x, look: f.look, mark: mark, link: f.source.link, open: true}
	}
	run.text.WriteString(text)
	run.end = x + f.x + f.width
	if f.kind == pieceSpace && f.extra != 0 {
		pl.flush(run, base)
	}
}

// shown is the text of a fragment, page numbers made good.
func (pl *placer) shown(f *frag) string {
	if f.source == nil || pl.aside > 0 {
		return f.text
	}
	switch f.source.kind {
	case inPageNumber:
		return pl.sheet.label(f.source.name)
	case inPageCount:
		return pl.total
	case inSectionCount:
		return pl.ofSection()
	}
	return f.text
}

// flush adds the gathered text to the page.
func (pl *placer) flush(run *textRun, base Unit) {
	if !run.open || run.text.Len() == 0 {
		run.open = false
		return
	}
	text := run.text.String()
	pl.add(Glyphs{
		X: run.x, Y: base - run.look.rise, Face: run.look.face, Size: Twip(int64(run.look.twips)),
		Color: run.look.props.color.rgb, Text: text, Width: run.look.width(text),
		Spacing: run.look.props.spacing, Stretch: run.look.props.scale, Kerned: run.look.kerns, Mark: run.mark,
	})
	run.open = false
}

// leader fills a tab with its character (17.18.85).
func (pl *placer) leader(f *frag, x, base Unit) {
	if f.text == "" || f.look == nil {
		return
	}
	w := f.look.width(f.text)
	if w <= 0 {
		return
	}
	n := int(min(f.width/w, 2000))
	if n <= 0 {
		return
	}
	text := strings.Repeat(f.text, n)
	full := f.look.width(text)
	pl.add(Glyphs{
		X: x + f.x, Y: base, Face: f.look.face, Size: Twip(int64(f.look.twips)),
		Color: f.look.props.color.rgb, Text: text, Width: full, Stretch: f.look.props.scale,
		Spacing: f.look.props.spacing, Kerned: f.look.kerns, Mark: pl.mark(f.mark),
	})
}

// linksOf makes the links of a line, one for each stretch of one target.
func (pl *placer) linksOf(l *line, x, y Unit) {
	for i := 0; i < len(l.frags); i++ {
		t := linkOf(&l.frags[i])
		if t == nil {
			continue
		}
		k := i
		for k+1 < len(l.frags) && linkOf(&l.frags[k+1]) == t {
			k++
		}
		link := Link{X: x + l.frags[i].x, Y: y, W: l.frags[k].x + l.frags[k].width - l.frags[i].x, H: l.natural, URL: t.url, Mark: pl.mark(l.frags[i].mark)}
		i = k
		if link.W <= 0 || t.url == "" && t.anchor == "" {
			continue
		}
		if t.url == "" {
			pl.anchors = append(pl.anchors, t.anchor)
			link.Page = -len(pl.anchors)
		}
		pl.add(link)
	}
}

func linkOf(f *frag) *target {
	if f.source == nil || f.isLabel {
		return nil
	}
	return f.source.link
}
