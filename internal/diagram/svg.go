package diagram

import (
	"encoding/xml"
	"fmt"
	"strings"

	"naskah/internal/workflow"
)

// SVG draws a workflow; the stage named current is marked, none when it is "".
func SVG(d *workflow.Definition, current string) []byte {
	p := layOut(graphOf(d))
	s := &svg{picture: p, current: current}
	s.width += s.overhang()
	s.printf(`<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f" font-family="Arial, Helvetica, sans-serif">`+"\n",
		s.width, s.height, s.width, s.height)
	s.printf("<title>%s</title>\n", escape(d.Name))
	s.printf(`<defs><marker id="panah" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L10 5 L0 10 z"/></marker></defs>` + "\n")
	s.printf(`<rect width="%.0f" height="%.0f" fill="#fff"/>`+"\n", s.width, s.height)
	for i := range p.pieces {
		s.line(i)
	}
	for _, l := range p.labels {
		s.label(l)
	}
	for c := range p.cells {
		if p.cells[c].stage >= 0 {
			s.stage(c)
		}
	}
	s.printf("</svg>\n")
	return []byte(s.b.String())
}

type svg struct {
	*picture
	current string
	b       strings.Builder
}

// printf writes; a strings.Builder takes everything.
func (s *svg) printf(format string, args ...any) { fmt.Fprintf(&s.b, format, args...) }

func escape(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic("diagram: a strings.Builder refused text: " + err.Error())
	}
	return b.String()
}

// overhang moves everything right when a label sticks out on the left, and
// returns how much wider the picture is.
func (s *svg) overhang() float64 {
	left, right := 0.0, 0.0
	for _, l := range s.labels {
		left = max(left, margin/2-(l.x-l.width/2))
		right = max(right, l.x+l.width/2+margin/2-s.width)
	}
	for i := range s.labels {
		s.labels[i].x += left
	}
	for i := range s.ends {
		s.ends[i][0] += left
		s.ends[i][1] += left
	}
	for c := range s.cells {
		s.cells[c].centre += left
	}
	return left + right
}

// line draws a piece, and what passes through the layers at its points.
func (s *svg) line(i int) {
	p := s.pieces[i]
	reasoned, auto := s.style(p)
	style := `stroke-width="1.4"`
	switch {
	case reasoned:
		style = `stroke-width="1.2" stroke-dasharray="6 4"`
	case auto:
		style = `stroke-width="2.4"`
	}
	upper, lower := s.cells[p.upper], s.cells[p.lower]
	from := [2]float64{s.ends[i][0], s.foot(upper)}
	to := [2]float64{s.ends[i][1], s.top[lower.layer]}
	way := [][2]float64{from, to}
	arrow := lower.stage >= 0
	if p.up {
		way = [][2]float64{to, from}
		arrow = upper.stage >= 0
	}
	if lower.stage < 0 { // on through the layer of a point
		through := [2]float64{lower.centre, s.bottom[lower.layer]}
		if p.up {
			way = append([][2]float64{through}, way...)
		} else {
			way = append(way, through)
		}
	}
	end := ""
	if arrow {
		end = ` marker-end="url(#panah)"`
	}
	s.printf(`<path d="M`)
	for n, at := range way {
		if n > 0 {
			s.printf(" L")
		}
		s.printf("%.1f %.1f", at[0], at[1])
	}
	s.printf(`" fill="none" stroke="#000" stroke-linejoin="round" %s%s/>`+"\n", style, end)
}

// foot is the lower edge of a cell.
func (s *svg) foot(c cell) float64 {
	if c.stage < 0 {
		return s.bottom[c.layer]
	}
	return s.top[c.layer] + s.blocks[c.stage].height
}

func (s *svg) label(l label) {
	s.printf(`<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#fff"/>`+"\n", l.x-l.width/2-2, l.y-l.height/2, l.width+4, l.height)
	for n, line := range l.lines {
		s.text(l.x, l.y-l.height/2+labelHeight*(float64(n)+0.8), 11, "", line)
	}
}

func (s *svg) text(x, y float64, size int, style, text string) {
	s.printf(`<text x="%.1f" y="%.1f" font-size="%d" text-anchor="middle"%s>%s</text>`+"\n", x, y, size, style, escape(text))
}

// stage draws a box; the current one is filled black, its text white.
func (s *svg) stage(c int) {
	st, b := s.stages[s.cells[c].stage], s.blocks[s.cells[c].stage]
	x, y := s.cells[c].centre-boxWidth/2, s.top[s.cells[c].layer]
	fill, ink := "#fff", ""
	if st.name == s.current {
		fill, ink = "#000", ` fill="#fff"`
	}
	rect := func(in, radius, width float64) {
		s.printf(`<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="%.0f" fill="%s" stroke="#000" stroke-width="%.1f"/>`+"\n",
			x+in, y+in, boxWidth-2*in, b.height-2*in, radius, fill, width)
	}
	s.printf(`<g id="tahap-%s">`+"\n", escape(st.name))
	switch st.shape {
	case endShape:
		rect(0, 18, 1.4)
		rect(4, 14, 1.4)
	case autoShape:
		s.printf(`<polygon points="%.1f,%.1f %.1f,%.1f %.1f,%.1f %.1f,%.1f %.1f,%.1f %.1f,%.1f" fill="%s" stroke="#000" stroke-width="1.4"/>`+"\n",
			x, y+b.height/2, x+14, y, x+boxWidth-14, y, x+boxWidth, y+b.height/2, x+boxWidth-14, y+b.height, x+14, y+b.height, fill)
	case parallelShape:
		rect(0, 0, 1.4)
		for _, in := range []float64{5, boxWidth - 5} {
			s.printf(`<path d="M%.1f %.1f V%.1f" stroke="%s" stroke-width="1.4"/>`+"\n", x+in, y, y+b.height, map[bool]string{true: "#fff", false: "#000"}[ink != ""])
		}
	default:
		width := 1.4
		if st.start {
			width = 3
		}
		rect(0, 4, width)
	}
	middle, line := s.cells[c].centre, y+boxPadding
	for _, t := range b.title {
		s.text(middle, line+12, 13, ` font-weight="bold"`+ink, t)
		line += lineHeight
	}
	for _, t := range b.notes {
		s.text(middle, line+10, 10, ink, t)
		line += noteHeight
	}
	s.printf("</g>\n")
}
