package layout

import (
	"math"
	"strconv"
	"strings"

	"naskah/internal/docx"
)

// pict reads the older drawing language, VML (ECMA-376 part 4, 19): pictures,
// text boxes and lines; also the picture that stands for an embedded object.
func (in *inlines) pict(e *docx.Element, props *runProps) {
	if e.Name == "w:object" {
		in.warn("LY009", "LY.part.object")
	}
	for _, c := range e.Elements() {
		in.vml(c, props)
	}
}

func (in *inlines) vml(e *docx.Element, props *runProps) {
	switch e.Name {
	case "v:group":
		for _, c := range e.Elements() {
			in.vml(c, props)
		}
		return
	case "v:shape", "v:rect", "v:roundrect", "v:line", "v:oval":
	default:
		return
	}
	style := cssOf(e.Attr("style"))
	s := &shape{alt: e.Attr("alt"), width: cssLength(style["width"]), height: cssLength(style["height"]), turn: vmlTurn(style["rotation"])}
	in.vmlStroke(e, s)
	s.inset = [4]Unit{Twip(144), Twip(72), Twip(144), Twip(72)}
	if data := e.Child("v:imagedata"); data != nil {
		in.load(s, data.Attr("r:id"))
		side := func(name string) float64 { return fraction(data.Attr(name), 0) * wholePicture }
		s.crop = cropOf(side("cropleft"), side("croptop"), side("cropright"), side("cropbottom"))
	}
	in.textPath(e, s, props)
	in.textBox(s, e.Path("v:textbox", "w:txbxContent"))
	if style["position"] != "absolute" {
		in.place(s, props, inPicture)
		return
	}
	s.at = vmlPosition(style)
	if e.Name == "v:line" {
		in.vmlLine(e, s)
	}
	in.watermark(s, e.Attr("id"))
	in.place(s, props, inAnchored)
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
	point := func(v string) (Unit, Unit) {
		x, y, _ := strings.Cut(v, ",")
		return cssLength(x), cssLength(y)
	}
	x1, y1 := point(e.Attr("from"))
	x2, y2 := point(e.Attr("to"))
	s.rule = true
	s.flipped = (x2 < x1) != (y2 < y1)
	s.width, s.height = max(x1, x2)-min(x1, x2), max(y1, y2)-min(y1, y2)
	s.at.x += min(x1, x2)
	s.at.y += min(y1, y2)
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
