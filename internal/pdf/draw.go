package pdf

import (
	"fmt"
	"math"
	"strings"

	"naskah/internal/font"
	"naskah/internal/layout"
)

// Bounds of a page side in points (ISO 32000-1 table C.1, ISO 19005-2 6.1.13).
const (
	minSide = 3
	maxSide = 14400
)

// drawPages puts a document on the canvas, item by item in drawing order.
func drawPages(c canvas, t *typecase, doc *layout.Document) error {
	marks, pictures := newMarking(doc.Structure), &album{}
	for i := range doc.Pages {
		p := &doc.Pages[i]
		w, h := p.Width.Points(), p.Height.Points()
		if min(w, h) < minSide || max(w, h) > maxSide {
			return fmt.Errorf("page %d measures %s by %s points", i+1, number(w, 1), number(h, 1))
		}
		c.page(w, h)
		for _, item := range p.Items {
			if _, invisible := item.(layout.Link); !invisible {
				c.mark(marks.of(item))
			}
			drawItem(c, t, item, len(doc.Pages), marks, pictures)
		}
		c.mark(unmarked)
	}
	for _, h := range doc.Outline {
		if h.Page >= 0 && h.Page < len(doc.Pages) && strings.TrimSpace(h.Text) != "" {
			c.bookmark(h.Text, h.Level, h.Page, h.Y.Points())
		}
	}
	return nil
}

func drawItem(c canvas, t *typecase, item layout.Item, pages int, marks marking, pictures *album) {
	switch v := item.(type) {
	case layout.Glyphs:
		drawText(c, t, v)
	case layout.Line:
		s := stroke{width: v.Width.Points(), color: v.Color}
		if s.width <= 0 {
			s.width = thinnest
		}
		for _, d := range v.Dash {
			s.dash = append(s.dash, d.Points())
		}
		c.line(v.X1.Points(), v.Y1.Points(), v.X2.Points(), v.Y2.Points(), s)
	case layout.Fill:
		c.fill(boxOf(v.X, v.Y, v.W, v.H, v.Turn), v.Color)
	case layout.Image:
		drawImage(c, v, pictures)
	case layout.Link:
		l, ok := linkTarget(v, pages)
		if ok && v.W > 0 && v.H > 0 {
			c.link(boxOf(v.X, v.Y, v.W, v.H, 0), l, marks.resolve(v.Mark))
		}
	}
}

func boxOf(x, y, w, h layout.Unit, turn layout.Angle) box {
	return box{x.Points(), y.Points(), w.Points(), h.Points(), turn}
}

// thinnest is the width of a line without one. Width zero would mean one
// device pixel (ISO 32000-1 8.4.3.2), which a printer makes invisible.
const thinnest = 0.25

// frame is drawn where a picture cannot be: the reader sees that something is
// missing, and Check has said so.
var frame = stroke{width: 0.5, color: layout.RGB{R: 0x80, G: 0x80, B: 0x80}}

func drawImage(c canvas, v layout.Image, pictures *album) {
	b := boxOf(v.X, v.Y, v.W, v.H, v.Turn)
	p, err := pictures.read(v.Data)
	if err == nil {
		if b.w > 0 && b.h > 0 {
			c.image(b, p, v.Crop)
		}
		return
	}
	x1, y1 := b.x, b.y
	x2, y2 := b.point(b.w, 0)
	x3, y3 := b.point(b.w, b.h)
	x4, y4 := b.point(0, b.h)
	c.line(x1, y1, x2, y2, frame)
	c.line(x4, y4, x3, y3, frame)
	c.line(x1, y1, x4, y4, frame)
	c.line(x2, y2, x3, y3, frame)
	c.line(x1, y1, x3, y3, frame)
	c.line(x4, y4, x2, y2, frame)
}

// slack is how far the end of a run may drift, in points, before its letters
// are moved. The widths a PDF states are rounded to 1/1000 em.
const slack = 0.03

// most is how far letters are moved to meet the layout's width, of the size;
// beyond it the width speaks of something else than rounding.
const most = 0.03

// adjust returns what is added after each of count letters that measure
// natural points together.
func adjust(g layout.Glyphs, natural float64, count int) float64 {
	spacing := g.Spacing.Points()
	over := g.Width.Points() - natural
	each := over / float64(count)
	switch {
	case g.Width <= 0 || math.Abs(each-spacing) > most*g.Size.Points():
		return spacing
	case math.Abs(over) < slack:
		return 0
	}
	return each
}

// drawText draws one item as one run, or as several with boxes between them.
// The layout's width rules: what its letters differ from the stated widths
// (letter spacing included) is dealt out evenly after each of them.
func drawText(c canvas, t *typecase, g layout.Glyphs) {
	if g.Face == nil || g.Size <= 0 || g.Text == "" {
		return
	}
	set := t.set(g.Face)
	size, stretch := g.Size.Points(), 1.0
	if g.Stretch > 0 {
		stretch = float64(g.Stretch) / 100
	}
	natural, count := 0.0, 0
	kern := kerns(g, stretch)
	for i, r := range g.Text {
		if l := letterOf(set, r, size); l.drawn {
			natural += kern[i] + l.width*stretch
			count++
		}
	}
	if count == 0 {
		return
	}
	extra := adjust(g, natural, count)
	at := boxOf(g.X, g.Y, 0, 0, g.Turn)
	x, start := 0.0, 0.0
	var codes strings.Builder
	r0 := run{set: set, size: size, color: g.Color, spacing: extra / stretch, stretch: stretch, turn: g.Turn}
	flush := func() {
		if codes.Len() > 0 {
			r := r0
			r.codes = codes.String()
			x, y := at.point(start, 0)
			c.text(x, y, r)
			codes.Reset()
		}
	}
	for i, r := range g.Text {
		l := letterOf(set, r, size)
		if !l.drawn {
			continue
		}
		if kern[i] != 0 {
			flush()
			x += kern[i]
			start = x
		}
		if l.boxed {
			flush()
			px, py := at.point(x, 0)
			drawBox(c, t, r, box{px, py, l.width * stretch, 0, g.Turn}, g)
		} else {
			codes.WriteRune(l.at)
		}
		x += l.width*stretch + extra
		if l.boxed {
			start = x
		}
	}
	flush()
}

// kerns are the points by which letters of a run stand off their places, by the
// index of their first byte.
func kerns(g layout.Glyphs, stretch float64) map[int]float64 {
	if !g.Kerned {
		return nil
	}
	out := map[int]float64{}
	em := float64(g.Face.UnitsPerEm())
	last := rune(0)
	for i, r := range g.Text {
		if units := g.Face.Kern(last, r); units != 0 {
			out[i] = float64(units) * g.Size.Points() / em * stretch
		}
		last = r
	}
	return out
}

// letter is one rune of a run as it is drawn.
type letter struct {
	at           rune    // its code
	width        float64 // how far it moves the pen, in points
	boxed, drawn bool
}

func letterOf(set *typeset, r rune, size float64) letter {
	if c, ok := set.codes[r]; ok {
		return letter{at: c.at, width: float64(c.width) * size / 1000, drawn: true}
	}
	if font.Invisible(r) {
		return letter{}
	}
	units, _ := set.face.Advance(r)
	return letter{width: float64(units) * size / float64(set.face.UnitsPerEm()), boxed: true, drawn: true}
}

// drawBox draws the box for a rune, scaled into the width kept for it.
func drawBox(c canvas, t *typecase, r rune, b box, g layout.Glyphs) {
	square := t.boxCode(r)
	size := g.Size.Points()
	if full := float64(square.width) * size / 1000; b.w > 0 && full > b.w {
		size *= b.w / full
	}
	c.text(b.x, b.y, run{set: t.box, size: size, color: g.Color, codes: string(square.at), stretch: 1, turn: b.turn})
}
