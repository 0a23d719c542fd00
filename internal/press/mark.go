package press

import (
	"bytes"
	"fmt"

	"naskah/internal/font"
	"naskah/internal/impose"
	"naskah/internal/layout"
	"naskah/internal/pdf"
)

// stamp is what is put over each page of a copy: words in a frame at the upper
// right, and at head and foot, in the middle, how secret the page is.
type stamp struct {
	corner []string
	middle string
}

func (s stamp) empty() bool { return len(s.corner) == 0 && s.middle == "" }

const (
	markSize  = 11 // points
	smallSize = 8
)

// page draws the stamp on a transparent page of that size.
func (s stamp) page(fonts *font.Library, width, height float64) (impose.Page, error) {
	p := layout.Page{Width: points(width), Height: points(height)}
	bold, _ := fonts.Face("Arial", true, false)
	plain, _ := fonts.Face("Arial", false, false)
	if s.middle != "" {
		word := set(bold, markSize, s.middle)
		word.X = (p.Width - word.Width) / 2
		word.Y = points(24)
		foot := word
		foot.Y = p.Height - points(16)
		p.Items = append(p.Items, word, foot)
	}
	var lines []layout.Glyphs
	for i, text := range s.corner {
		face, size := bold, markSize
		if i > 0 {
			face, size = plain, smallSize
		}
		lines = append(lines, set(face, size, text))
	}
	p.Items = append(p.Items, corner(p.Width, lines)...)
	var made bytes.Buffer
	if err := pdf.Write(&made, &layout.Document{Title: "cap", Pages: []layout.Page{p}}, pdf.Meta{}); err != nil {
		return impose.Page{}, fmt.Errorf("draw stamp: %w", err)
	}
	source, err := impose.Open("cap.pdf", made.Bytes())
	if err != nil {
		return impose.Page{}, err
	}
	return source.Pages()[0], nil
}

// corner sets lines below each other in a frame at the upper right.
func corner(width layout.Unit, lines []layout.Glyphs) []layout.Item {
	if len(lines) == 0 {
		return nil
	}
	pad, top, right := points(4), points(14), width-points(28)
	var widest layout.Unit
	for _, l := range lines {
		widest = max(widest, l.Width)
	}
	left, y := right-widest-2*pad, top+pad
	var items []layout.Item
	for _, l := range lines {
		y += l.Size
		l.X, l.Y = left+pad+(widest-l.Width)/2, y-l.Size/6
		items = append(items, l)
	}
	bottom := y + pad
	for _, e := range [][4]layout.Unit{{left, top, right, top}, {left, bottom, right, bottom}, {left, top, left, bottom}, {right, top, right, bottom}} {
		items = append(items, layout.Line{X1: e[0], Y1: e[1], X2: e[2], Y2: e[3], Width: points(0.8)})
	}
	return items
}

// set measures a text in a face.
func set(face *font.Face, size int, text string) layout.Glyphs {
	units := 0
	for _, r := range text {
		n, _ := face.Advance(r)
		units += n
	}
	return layout.Glyphs{Face: face, Size: points(float64(size)), Text: text, Width: points(float64(units*size) / float64(face.UnitsPerEm()))}
}

func points(v float64) layout.Unit { return layout.Unit(v * float64(layout.Twip(20))) }
