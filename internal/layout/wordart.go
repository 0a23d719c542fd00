package layout

import (
	"cmp"
	"strconv"
	"strings"

	"naskah/internal/docx"
)

// wordArt is text stretched over a shape: each line takes the whole width, the
// lines share the height (ECMA-376 part 4, 19.1.2.23).
type wordArt struct {
	lines []string
	props runProps
}

// straightArt are the shape types whose text stands on straight, level lines.
var straightArt = map[string]bool{"": true, "#_x0000_t136": true}

// artSize is the size at which WordArt is measured, in half points, before it is
// stretched.
const artSize = 200

// textPath reads the text of a shape that shows it along a path; others keep what
// they show.
func (in *inlines) textPath(e *docx.Element, s *shape, props *runProps) {
	path := e.Child("v:textpath")
	text := path.Attr("string")
	if on := path.Attr("on"); text == "" || on == "f" || on == "false" {
		return
	}
	if !straightArt[e.Attr("type")] {
		in.warn("LY050", "LY.part.art")
	}
	style := cssOf(path.Attr("style"))
	art := &wordArt{lines: strings.Split(text, "\n"), props: *props}
	art.props.size, art.props.spacing, art.props.scale = artSize, 0, 0
	art.props.underline, art.props.vert, art.props.raise = noUnderline, baseline, 0
	art.props.font = cmp.Or(strings.Trim(style["font-family"], `"'`), props.font)
	art.props.set(bold, style["font-weight"] == "bold")
	art.props.set(italic, style["font-style"] == "italic")
	paper := s.fill
	if !paper.set {
		paper.rgb = s.stroke.color // letters that are only outlined
	}
	art.props.color = paint{true, faded(paper.rgb, max(0, min(1, fraction(e.Child("v:fill").Attr("opacity"), 1))))}
	s.art, s.fill, s.stroke = art, paint{}, border{}
	s.alt = cmp.Or(s.alt, text)
}

// fraction reads a share as VML writes it: a number, a percentage, or 65,536ths
// (part 4, 19.1.2.5, 19.1.2.11).
func fraction(v string, absent float64) float64 {
	by := 1.0
	if rest, ok := strings.CutSuffix(v, "%"); ok {
		v, by = rest, 100
	} else if rest, ok := strings.CutSuffix(v, "f"); ok {
		v, by = rest, 65536
	}
	f, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return absent
	}
	return f / by
}

// faded is a colour that lets white paper shine through. A real transparency
// would differ over shading only, and not every reader of PDF/A prints one.
func faded(c RGB, share float64) RGB {
	mix := func(v uint8) uint8 { return uint8(255 - float64(255-v)*share + .5) }
	return RGB{mix(c.R), mix(c.G), mix(c.B)}
}

// art draws WordArt into its shape at x, y: from the top of the letters' line to
// its foot, as Word does unless the shape is trimmed.
func (pl *placer) art(s *shape, x, y Unit) {
	b := pl.p.b
	height := max(s.height/Unit(len(s.art.lines)), Twip(20))
	for i, text := range s.art.lines {
		p := &paragraph{inlines: []inline{{kind: inText, text: text, props: &s.art.props}}}
		pieces := b.metrics.pieces(p, fieldTexts{})
		if !b.measure(len(pieces)) {
			return
		}
		var natural Unit
		for k := range pieces {
			natural += pieces[k].width
		}
		if natural <= 0 {
			continue
		}
		width := max(s.width, Twip(20))
		var set Unit // of the natural width
		for k := range pieces {
			p := &pieces[k]
			from, to := width*set/natural, width*(set+p.width)/natural
			line := max(p.look.height, 1)
			size := Twip(int64(p.look.twips)) * height / line
			set += p.width
			pl.add(Glyphs{
				X: x + from, Y: y + Unit(i)*height + p.look.ascent*height/line, Face: p.look.face, Size: size,
				Color: s.art.props.color.rgb, Text: p.text, Width: to - from, Stretch: stretch(p, size, to-from), Mark: pl.mark(s.id),
			})
		}
	}
}

// stretch is the horizontal scale in percent that brings a piece to a width at a
// size.
func stretch(p *piece, size, width Unit) int {
	natural := p.width * size / Twip(int64(p.look.twips))
	if natural <= 0 {
		return 100
	}
	return int(max(1, (200*width+natural)/(2*natural)))
}

// watermarked reports whether an object of a header is a watermark: by the name
// that Word and LibreOffice give, as WordArt, or behind the text in the middle of
// the page.
func (s *shape) watermarked(name string) bool {
	at := &s.at
	middle := at.behind && at.alignH == "center" && at.alignV == "center"
	return s.art != nil || middle || strings.Contains(strings.ToLower(name), "watermark")
}
