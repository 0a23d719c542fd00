package layout

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"naskah/internal/docx"
)

// pict reads the older drawing language, VML (ECMA-376 part 4, 19): pictures,
// text boxes and lines; also the picture that stands for an embedded object
// (17.3.3.19), which says more than the object could on paper.
func (in *inlines) pict(e *docx.Element, props *runProps) {
	preview := false
	for _, c := range e.Elements() {
		preview = preview || c.Child("v:imagedata") != nil || c.Name == "w:drawing"
		if c.Name == "w:drawing" {
			in.drawing(c, props)
		} else {
			in.vml(c, props)
		}
	}
	if e.Name == "w:object" && !preview {
		in.warn("LY009", "LY.part.object")
	}
}

// vml places one object of the drawing.
func (in *inlines) vml(e *docx.Element, props *runProps) {
	style := cssOf(e.Attr("style"))
	s := in.vmlShape(e, props, cssLength(style["width"]), cssLength(style["height"]))
	if s == nil {
		return
	}
	if style["position"] != "absolute" {
		in.place(s, props, inPicture)
		return
	}
	s.at = vmlPosition(style)
	s.at.wrap = vmlWraps[e.Child("w10:wrap").Attr("type")]
	s.at.distLeft, s.at.distRight = cssOr(style["mso-wrap-distance-left"], Twip(180)), cssOr(style["mso-wrap-distance-right"], Twip(180))
	if s.at.wrap == wrapSquare && !s.at.beside() {
		in.warn("LY004", "LY.part.wrap")
	}
	s.at.distTop, s.at.distBottom = cssLength(style["mso-wrap-distance-top"]), cssLength(style["mso-wrap-distance-bottom"])
	if e.Name == "v:line" {
		in.vmlLine(e, s)
	}
	in.watermark(s, e.Attr("id"))
	in.place(s, props, inAnchored)
}

// vmlWraps are the wrappings of w10:wrap (part 4, 19.3.2.6).
var vmlWraps = map[string]wrapKind{"topAndBottom": wrapTopBottom, "square": wrapSquare, "tight": wrapSquare, "through": wrapSquare}

// vmlShape reads an object of a size; nil for what is none.
func (in *inlines) vmlShape(e *docx.Element, props *runProps, width, height Unit) *shape {
	switch e.Name {
	case "v:group":
		return in.vmlGroup(e, props, width, height)
	case "v:shape", "v:rect", "v:roundrect", "v:line", "v:oval":
	default:
		return nil
	}
	s := &shape{alt: e.Attr("alt"), width: width, height: height, turn: vmlTurn(cssOf(e.Attr("style"))["rotation"])}
	in.vmlStroke(e, s)
	s.inset = [4]Unit{Twip(144), Twip(72), Twip(144), Twip(72)}
	if data := e.Child("v:imagedata"); data != nil {
		in.load(s, data.Attr("r:id"))
		side := func(name string) float64 { return fraction(data.Attr(name), 0) * wholePicture }
		s.crop = cropOf(side("cropleft"), side("croptop"), side("cropright"), side("cropbottom"))
	}
	in.textPath(e, s, props)
	in.textBox(s, e.Path("v:textbox", "w:txbxContent"))
	return s
}

// vmlGroup reads objects that stand in coordinates of their group (part 4,
// 19.1.2.7).
func (in *inlines) vmlGroup(e *docx.Element, props *runProps, width, height Unit) *shape {
	g := &shape{alt: e.Attr("alt"), width: width, height: height, turn: vmlTurn(cssOf(e.Attr("style"))["rotation"])}
	left, top := pair(e.Attr("coordorigin"))
	wide, high := pair(cmp.Or(e.Attr("coordsize"), "1000,1000"))
	across, down := scale{left, wide, width}, scale{top, high, height}
	in.depth++
	defer func() { in.depth-- }()
	if in.depth > maxNesting {
		return g // its text boxes are rescued
	}
	for _, c := range e.Elements() {
		own := cssOf(c.Attr("style"))
		s := in.vmlShape(c, props, across.length(own["width"]), down.length(own["height"]))
		if s == nil {
			continue
		}
		at := groupShape{across.place(own["left"]), down.place(own["top"]), s}
		if c.Name == "v:line" {
			x1, y1, _ := strings.Cut(c.Attr("from"), ",")
			x2, y2, _ := strings.Cut(c.Attr("to"), ",")
			at.x, at.y = s.line(across.place(x1), down.place(y1), across.place(x2), down.place(y2))
		}
		g.children = append(g.children, at)
	}
	return g
}

// scale maps one coordinate of a group to lengths.
type scale struct {
	from, size float64
	to         Unit
}

func (c scale) length(v string) Unit {
	f, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
	if err != nil || !(c.size > 0) || !(math.Abs(f) < 1e9) {
		return 0
	}
	return Unit(max(-float64(Twip(maxTwips)), min(float64(Twip(maxTwips)), f/c.size*float64(c.to))))
}

func (c scale) place(v string) Unit {
	return c.length(v) - c.length(strconv.FormatFloat(c.from, 'f', -1, 64))
}

// pair reads two numbers with a comma between them; nonsense counts as 0.
func pair(v string) (a, b float64) {
	first, second, _ := strings.Cut(v, ",")
	a, _ = strconv.ParseFloat(strings.TrimSpace(first), 64)
	b, _ = strconv.ParseFloat(strings.TrimSpace(second), 64)
	return a, b
}

func (in *inlines) vmlStroke(e *docx.Element, s *shape) {
	if v := e.Attr("stroked"); (v == "" || v == "t" || onOff(v) && v != "f") && e.Child("v:imagedata") == nil {
		s.stroke = border{style: borderSingle, width: Twip(15)}
		if w := cssLength(e.Attr("strokeweight")); w > 0 {
			s.stroke.width = w
		}
		s.stroke.color, _ = vmlColor(e.Attr("strokecolor"))
	}
	if v := e.Attr("filled"); v != "f" && v != "false" {
		rgb, ok := vmlColor(e.Attr("fillcolor"))
		s.fill = paint{ok, rgb}
	}
}

func vmlPosition(style map[string]string) position {
	at := position{relH: "column", relV: "paragraph"}
	if v := style["mso-position-horizontal-relative"]; v == "page" || v == "margin" {
		at.relH = v
	}
	if v := style["mso-position-vertical-relative"]; v == "page" || v == "margin" {
		at.relV = v
	}
	if v := style["mso-position-horizontal"]; v != "absolute" {
		at.alignH = v
	}
	if v := style["mso-position-vertical"]; v != "absolute" {
		at.alignV = v
	}
	at.x = cssLength(style["margin-left"]) + cssLength(style["left"])
	at.y = cssLength(style["margin-top"]) + cssLength(style["top"])
	z, err := strconv.Atoi(style["z-index"])
	at.behind = err == nil && z < 0
	return at
}

// vmlLine reads the end points of v:line.
func (in *inlines) vmlLine(e *docx.Element, s *shape) {
	x1, y1, _ := strings.Cut(e.Attr("from"), ",")
	x2, y2, _ := strings.Cut(e.Attr("to"), ",")
	x, y := s.line(cssLength(x1), cssLength(y1), cssLength(x2), cssLength(y2))
	s.at.x += x
	s.at.y += y
}

// line makes a shape a line between two points, and returns its corner.
func (s *shape) line(x1, y1, x2, y2 Unit) (x, y Unit) {
	s.rule = true
	s.flipped = (x2 < x1) != (y2 < y1)
	s.width, s.height = max(x1, x2)-min(x1, x2), max(y1, y2)-min(y1, y2)
	return min(x1, x2), min(y1, y2)
}

// vmlTurn reads a rotation: degrees, or 65,536ths of one with the unit fd.
func vmlTurn(v string) Angle {
	by := float64(degree)
	if rest, ok := strings.CutSuffix(v, "fd"); ok {
		v, by = rest, by/65536
	}
	f, err := strconv.ParseFloat(v, 64)
	if err != nil || math.IsNaN(f) {
		return 0
	}
	return Angle(math.Mod(f*by, float64(fullTurn)))
}

// vmlColor reads a colour by name or number; Word writes the number of a theme
// colour behind it.
func vmlColor(v string) (RGB, bool) {
	v, _, _ = strings.Cut(strings.TrimSpace(v), " ")
	if rgb, ok := vmlColors[v]; ok {
		return rgb, true
	}
	if len(v) == 4 && v[0] == '#' {
		v = v[1:2] + v[1:2] + v[2:3] + v[2:3] + v[3:] + v[3:]
	}
	return parseColor(v)
}

// vmlColors are the colours of HTML 4 (part 4, 19.7, ST_ColorType).
var vmlColors = map[string]RGB{
	"black": {}, "silver": {192, 192, 192}, "gray": {128, 128, 128}, "white": {255, 255, 255}, "maroon": {128, 0, 0}, "red": {255, 0, 0},
	"purple": {128, 0, 128}, "fuchsia": {255, 0, 255}, "green": {0, 128, 0}, "lime": {0, 255, 0}, "olive": {128, 128, 0}, "yellow": {255, 255, 0},
	"navy": {0, 0, 128}, "blue": {0, 0, 255}, "teal": {0, 128, 128}, "aqua": {0, 255, 255},
}

// cssOf splits a style attribute.
func cssOf(s string) map[string]string {
	out := map[string]string{}
	for _, part := range strings.Split(s, ";") {
		if k, v, ok := strings.Cut(part, ":"); ok {
			out[strings.ToLower(strings.TrimSpace(k))] = strings.TrimSpace(v)
		}
	}
	return out
}

// cssOr reads a length or returns absent.
func cssOr(v string, absent Unit) Unit {
	if v == "" {
		return absent
	}
	return cssLength(v)
}

// cssLength reads a VML length; a bare number counts pixels of 1/96 inch.
func cssLength(s string) Unit {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0
	}
	if v, err := strconv.ParseFloat(strings.TrimSuffix(s, "px"), 64); err == nil {
		u, _ := parseTwips(strconv.FormatFloat(v*15, 'f', 0, 64))
		return u
	}
	u, _ := parseTwips(s)
	return u
}
