package layout

import (
	"bytes"
	"cmp"
	"math"
	"strconv"
	"strings"

	"naskah/internal/docx"
	"naskah/internal/message"
)

// drawing reads a DrawingML object (ECMA-376 20.4): a picture, a shape with or
// without text, or a group of them; in the line or anchored.
func (in *inlines) drawing(e *docx.Element, props *runProps) {
	for _, c := range e.Elements() {
		if c.Name != "wp:inline" && c.Name != "wp:anchor" {
			continue
		}
		s := in.graphic(c.Path("a:graphic", "a:graphicData"))
		if s == nil {
			in.warn("LY009", "LY.part.drawing")
			s = &shape{}
		}
		if ext := c.Child("wp:extent"); ext != nil {
			s.resize(max(0, emu(ext.Attr("cx"))), max(0, emu(ext.Attr("cy"))))
		}
		s.alt = cmp.Or(c.Child("wp:docPr").Attr("descr"), c.Child("wp:docPr").Attr("title"))
		if c.Name == "wp:inline" {
			in.place(s, props, inPicture)
			continue
		}
		s.at = in.anchor(c)
		in.watermark(s, c.Child("wp:docPr").Attr("name"))
		in.place(s, props, inAnchored)
	}
}

// place puts a shape into the paragraph and the structure.
func (in *inlines) place(s *shape, props *runProps, kind inlineKind) {
	if s.id == 0 {
		s.id = in.tree.child(in.p.id, Mark{Kind: FigureMark, Alt: s.alt})
	}
	s.adopt()
	in.add(inline{kind: kind, shape: s, props: props, link: in.activeLink()})
}

// adopt gives members of a group that have no mark of their own that of the group.
func (s *shape) adopt() {
	for _, c := range s.children {
		if c.id == 0 {
			c.id = s.id
		}
		c.adopt()
	}
}

// watermark marks an object of a header that is one.
func (in *inlines) watermark(s *shape, name string) {
	if in.tree.aside && s.watermarked(name) {
		s.watermark = in.tree.watermark()
	}
}

// anchor reads where a floating object stands (20.4.2.3).
func (in *inlines) anchor(e *docx.Element) position {
	at := position{behind: e.Attr("behindDoc") != "" && onOff(e.Attr("behindDoc"))}
	at.distTop, at.distBottom = emu(e.Attr("distT")), emu(e.Attr("distB"))
	at.distLeft, at.distRight = emu(e.Attr("distL")), emu(e.Attr("distR"))
	h, v := e.Child("wp:positionH"), e.Child("wp:positionV")
	at.relH, at.relV = cmp.Or(h.Attr("relativeFrom"), "column"), cmp.Or(v.Attr("relativeFrom"), "paragraph")
	at.alignH, at.alignV = h.Child("wp:align").Text(), v.Child("wp:align").Text()
	at.x, at.y = emu(h.Child("wp:posOffset").Text()), emu(v.Child("wp:posOffset").Text())
	if sp := e.Child("wp:simplePos"); sp != nil && e.Attr("simplePos") != "" && onOff(e.Attr("simplePos")) {
		at.relH, at.relV, at.x, at.y = "page", "page", emu(sp.Attr("x")), emu(sp.Attr("y"))
	}
	switch {
	case e.Child("wp:wrapTopAndBottom") != nil:
		at.wrap = wrapTopBottom
	case e.Child("wp:wrapSquare") != nil, e.Child("wp:wrapTight") != nil, e.Child("wp:wrapThrough") != nil:
		at.wrap = wrapSquare
		if in.lo74 {
			at.nudge = at.kept()
		}
		if !at.beside() {
			in.warn("LY004", "LY.part.wrap")
		}
	}
	return at
}

// kept is by how much LibreOffice 7.4 moves an aligned object off its edge, for the
// distance from the text (measured: at the left of a column, at the right of
// anything).
func (at *position) kept() Unit {
	switch {
	case at.alignH == "right":
		return -at.distRight
	case at.alignH == "left" && at.relH == "column":
		return at.distLeft
	}
	return 0
}

// graphic reads what a drawing shows; nil where we cannot draw it.
func (in *inlines) graphic(data *docx.Element) *shape {
	for _, c := range data.Elements() {
		switch c.Name {
		case "pic:pic":
			return in.picture(c)
		case "wps:wsp":
			return in.wordShape(c)
		case "wpg:wgp", "wpg:grpSp":
			return in.group(c)
		case "mc:AlternateContent":
			return in.graphic(docx.Choose(c))
		}
	}
	return nil
}

// picture reads pic:pic (20.2.2.5).
func (in *inlines) picture(e *docx.Element) *shape {
	s := &shape{alt: e.Path("pic:nvPicPr", "pic:cNvPr").Attr("descr")}
	fill := e.Child("pic:blipFill")
	in.load(s, cmp.Or(fill.Child("a:blip").Attr("r:embed"), fill.Child("a:blip").Attr("r:link")))
	if e := fill.Child("a:srcRect"); e != nil {
		s.crop = cropOf(percentShare(e.Attr("l")), percentShare(e.Attr("t")), percentShare(e.Attr("r")), percentShare(e.Attr("b")))
	}
	in.geometry(s, e.Child("pic:spPr"), nil)
	return s
}

// percentShare reads a percentage: 100,000ths, or with a sign in Strict files
// (22.9.2.9).
func percentShare(v string) float64 {
	by := 1.0
	if rest, ok := strings.CutSuffix(v, "%"); ok {
		v, by = rest, 1000
	}
	f, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return 0
	}
	return f * by
}

// cropOf is a cropping that leaves something to be seen; another is none.
func cropOf(sides ...float64) Crop {
	var out [4]int
	for i, v := range sides {
		if !(math.Abs(v) < 10*wholePicture) {
			return Crop{}
		}
		out[i] = int(v)
	}
	if out[0]+out[2] >= wholePicture || out[1]+out[3] >= wholePicture {
		return Crop{}
	}
	return Crop{Left: out[0], Top: out[1], Right: out[2], Bottom: out[3]}
}

// wholePicture is the side of a picture as a Crop counts.
const wholePicture = 100_000

// turnOf reads the turn of a:xfrm (20.1.7.6).
func turnOf(xfrm *docx.Element) Angle { return Angle(intOr(xfrm.Attr("rot"), 0)) }

// load fetches a picture from the package.
func (in *inlines) load(s *shape, id string) {
	name, external, ok := in.pkg.Target(in.part, id)
	data, found := []byte(nil), false
	if ok && !external {
		// Asked for once: a large part is unpacked anew each time.
		if data, found = in.pictures[name]; !found {
			if data, found = in.pkg.Part(name); found {
				in.pictures[name] = data
			}
		}
	}
	if !found {
		in.warn("LY008", "LY.part.picture")
		return
	}
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		s.format = "png"
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		s.format = "jpeg"
	default:
		format := name[strings.LastIndexByte(name, '.')+1:]
		in.warn("LY002", "LY.part.picture", "format", strings.ToUpper(format))
		s.stroke = border{style: borderSingle, width: Twip(10), color: RGB{128, 128, 128}}
		return
	}
	s.data = data
}

// geometry reads outline, fill, form and turn of a shape (20.1.2.2.35).
func (in *inlines) geometry(s *shape, spPr, style *docx.Element) {
	if ln := spPr.Child("a:ln"); ln != nil || style.Child("a:lnRef") != nil {
		s.stroke = in.outline(ln, style.Child("a:lnRef"))
	}
	if f := spPr.Child("a:solidFill"); f != nil {
		s.fill = in.theme.drawColor(f)
	} else if ref := style.Child("a:fillRef"); ref != nil && spPr.Child("a:noFill") == nil && intOr(ref.Attr("idx"), 0) > 0 {
		s.fill = in.theme.drawColor(ref)
	}
	xfrm := spPr.Child("a:xfrm")
	switch form := spPr.Child("a:prstGeom").Attr("prst"); {
	case strings.HasPrefix(form, "line"), strings.Contains(form, "Connector"):
		s.rule = true
		flipH, flipV := xfrm.Attr("flipH"), xfrm.Attr("flipV")
		s.flipped = (flipH != "" && onOff(flipH)) != (flipV != "" && onOff(flipV))
	case form != "" && form != "rect" && form != "roundRect" || spPr.Child("a:custGeom") != nil:
		in.warn("LY014", "LY.part.geometry")
	}
	s.turn = turnOf(xfrm)
	if ext := xfrm.Child("a:ext"); ext != nil {
		s.width, s.height = max(0, emu(ext.Attr("cx"))), max(0, emu(ext.Attr("cy")))
	}
}

// outline reads a:ln; a shape style's line stands in where it is missing.
func (in *inlines) outline(ln, ref *docx.Element) border {
	if ln.Child("a:noFill") != nil || ln == nil && intOr(ref.Attr("idx"), 0) == 0 {
		return border{}
	}
	b := border{style: borderSingle, width: Twip(15)} // 0.75 pt, Word's default
	if w := emu(ln.Attr("w")); w > 0 {
		b.width = w
	} else if ln.Child("a:solidFill") == nil && ref == nil {
		return border{}
	}
	if dash := ln.Child("a:prstDash").Attr("val"); dash != "" && dash != "solid" {
		b.style = borderDashed
	}
	color := in.theme.drawColor(ln.Child("a:solidFill"))
	if !color.set {
		color = in.theme.drawColor(ref)
	}
	b.color = color.rgb
	return b
}

// drawColor reads the first colour of a DrawingML fill (20.1.2.3).
func (t *theme) drawColor(e *docx.Element) paint {
	for _, c := range e.Elements() {
		switch c.Name {
		case "a:srgbClr":
			rgb, ok := parseColor(c.Attr("val"))
			return paint{ok, rgb}
		case "a:sysClr":
			rgb, ok := parseColor(c.Attr("lastClr"))
			return paint{ok, rgb}
		case "a:schemeClr":
			rgb, ok := t.colors[c.Attr("val")]
			return paint{ok, rgb}
		}
	}
	return paint{}
}

// wordShape reads wps:wsp: a rectangle, a line, a text box.
func (in *inlines) wordShape(e *docx.Element) *shape {
	s := &shape{}
	in.geometry(s, e.Child("wps:spPr"), e.Child("wps:style"))
	body := e.Child("wps:bodyPr")
	insets := []struct {
		attr string
		def  Unit
	}{{"lIns", Twip(144)}, {"tIns", Twip(72)}, {"rIns", Twip(144)}, {"bIns", Twip(72)}}
	for i, inset := range insets {
		s.inset[i] = inset.def // 20.1.2.1.1: 0.1 and 0.05 inch
		if v := body.Attr(inset.attr); v != "" {
			s.inset[i] = max(0, emu(v))
		}
	}
	switch body.Attr("anchor") {
	case "ctr":
		s.anchorVertical = alignCenter
	case "b":
		s.anchorVertical = alignRight
	}
	s.textTurn = in.turnOfText(body.Attr("vert"))
	in.textBox(s, e.Path("wps:txbx", "w:txbxContent"))
	return s
}

// textBox reads the story of a text box, a story of its own for numbering.
func (in *inlines) textBox(s *shape, content *docx.Element) {
	if content == nil {
		return
	}
	s.id = in.tree.child(in.p.id, Mark{Kind: FigureMark, Alt: s.alt})
	in.boxes[content] = true
	in.nested(message.P("LY.at.box"), s.id, content, &flow{emit: func(b block) { s.blocks = append(s.blocks, b) }})
}

// rescuedWidth is the width of a box whose own is not known.
const rescuedWidth = 3600

// rescue sets text boxes of an object that has not shown them, as a drawing canvas,
// above the paragraph, since text is never lost.
func (in *inlines) rescue(e *docx.Element, props *runProps) {
	for _, content := range docx.TextBoxes(e) {
		if in.boxes[content] {
			continue
		}
		in.warn("LY051", "LY.part.drawing")
		fr := &textFrame{width: Twip(rescuedWidth), at: position{relH: "column", relV: "paragraph", wrap: wrapTopBottom}}
		s := &shape{at: fr.at, frame: fr}
		in.textBox(s, content)
		if len(s.blocks) > 0 {
			in.framed = append(in.framed, inline{kind: inAnchored, shape: s, props: props})
		}
	}
}

// nested reads a story inside another one.
func (r *reader) nested(place message.Phrase, parent int, content *docx.Element, f *flow) {
	counter, marks, fields, buried, pending, framed := r.counter, r.marks, r.fields, r.buried, r.pending, r.framed
	r.counter, r.marks = r.styles.numbering.Counter(), docx.FieldMarks(content.Children)
	r.fields, r.buried, r.pending, r.framed = nil, 0, nil, nil
	r.depth++
	r.at(place, func() {
		r.tree.within(parent, func() {
			if r.depth > maxNesting {
				r.warn("LY015", "LY.part.nesting")
				r.flatten(content, f)
			} else {
				r.all(content, f)
			}
		})
	})
	r.depth--
	r.counter, r.marks, r.fields, r.buried, r.pending, r.framed = counter, marks, fields, buried, pending, framed
}

// group reads wpg:wgp: shapes with places of their own (20.5.2.17).
func (in *inlines) group(e *docx.Element) *shape {
	g := &shape{}
	xfrm := e.Path("wpg:grpSpPr", "a:xfrm")
	g.turn = turnOf(xfrm)
	ext, chExt, chOff := xfrm.Child("a:ext"), xfrm.Child("a:chExt"), xfrm.Child("a:chOff")
	g.width, g.height = emu(ext.Attr("cx")), emu(ext.Attr("cy"))
	in.depth++
	defer func() { in.depth-- }()
	for _, c := range e.Elements() {
		var s *shape
		props := c.Child("wps:spPr")
		switch {
		case in.depth > maxNesting:
		case c.Name == "wps:wsp":
			s = in.wordShape(c)
		case c.Name == "pic:pic":
			s, props = in.picture(c), c.Child("pic:spPr")
			s.id = in.tree.child(in.p.id, Mark{Kind: FigureMark, Alt: s.alt})
		case c.Name == "wpg:grpSp":
			s, props = in.group(c), c.Child("wpg:grpSpPr")
		}
		if s == nil {
			continue
		}
		off := props.Path("a:xfrm", "a:off")
		w, h := emu(chExt.Attr("cx")), emu(chExt.Attr("cy"))
		x := scaled(emu(off.Attr("x"))-emu(chOff.Attr("x")), g.width, w)
		y := scaled(emu(off.Attr("y"))-emu(chOff.Attr("y")), g.height, h)
		s.resize(scaled(s.width, g.width, w), scaled(s.height, g.height, h))
		g.children = append(g.children, groupShape{x, y, s})
	}
	return g
}

// scaled is a length in another scale.
func scaled(v, to, from Unit) Unit {
	if from <= 0 {
		return v
	}
	return v * to / from
}

// resize gives a shape another size, and its members with it.
func (s *shape) resize(width, height Unit) {
	for i := range s.children {
		c := &s.children[i]
		c.x, c.y = scaled(c.x, width, s.width), scaled(c.y, height, s.height)
		c.resize(scaled(c.width, width, s.width), scaled(c.height, height, s.height))
	}
	s.width, s.height = width, height
}
