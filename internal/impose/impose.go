// Package impose lays the pages of finished PDF files out on sheets: as they
// are, several on a side, or as a booklet to be folded; and it puts one page
// over another, as a mark or a stamp is. It changes nothing of what a page
// shows. It knows no paper of an office, no printer and no order of work.
//
// Data passes in three steps. Open reads a file and finds its pages. An
// arrangement (Plain, Grid, Booklet) makes of pages the Sides of sheets, each
// a list of places with the matrix that carries a page there; Over adds to
// them. Write copies what the pages need into one new file, each page a form
// (ISO 32000-1 8.10) drawn at its places. The same pages and arrangement give
// the same bytes.
//
// The file made is for printing: outline, links, tags, attachments and the
// claim to be PDF/A stay in the files it was made of.
package impose

import (
	"math"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/pdf/object"
)

// Source is an opened file.
type Source struct {
	name  string
	file  *object.File
	pages []page
}

// page is what drawing a page needs of it.
type page struct {
	dict   object.Dict
	all    object.Dict
	box    [4]float64 // left, bottom, width, height in its own units
	rotate int        // quarter turns clockwise
	unit   float64    // points a unit
}

// Open reads the tables of a file and its page tree. What forbids to use it
// is told at once; name is what findings call the file.
func Open(name string, data []byte) (*Source, error) {
	pos := diag.Position{File: name}
	f, err := object.Open(data)
	if err != nil {
		return nil, diag.Fail(diag.New("IM001", pos, "sebab", err.Error()))
	}
	trailer := f.Sections[0].Trailer
	if f.DictOf(trailer["Encrypt"]) != nil {
		return nil, diag.Fail(diag.New("IM002", pos))
	}
	s := &Source{name: name, file: f}
	root := f.DictOf(trailer["Root"])
	if hides(f, f.DictOf(root["OCProperties"])) {
		return nil, diag.Fail(diag.New("IM007", pos))
	}
	for i, p := range f.Pages(root["Pages"]) {
		one, ok := read(f, p)
		if !ok {
			return nil, diag.Fail(diag.New("IM004", pos).In(message.P("PD.halaman", "nomor", i+1)))
		}
		s.pages = append(s.pages, one)
	}
	if len(s.pages) == 0 {
		return nil, diag.Fail(diag.New("IM003", pos))
	}
	return s, nil
}

// hides reports whether the file has layers that are off (8.11.4.3). What is
// on and off belongs to the document, not to its pages, and does not come along.
func hides(f *object.File, layers object.Dict) bool {
	usual := f.DictOf(layers["D"])
	base := f.NameOf(usual["BaseState"])
	return len(f.ArrayOf(usual["OFF"])) > 0 || base == "OFF"
}

// largest is the longest side of a page, in points: twice that of A0.
const largest = 6740

// read takes what is needed of a page: what a viewer shows of it is its crop
// box as far as that lies within its media box (ISO 32000-1 14.11.2).
func read(f *object.File, p object.Page) (page, bool) {
	one := page{dict: p.Dict, all: p.All, unit: 1}
	if u, ok := f.Real(p.All["UserUnit"]); ok && u > 0 {
		one.unit = u
	}
	turns, _ := f.Real(p.All["Rotate"])
	one.rotate = (int(turns/90)%4 + 4) % 4
	media, ok := f.Rectangle(p.All["MediaBox"])
	if !ok {
		return one, false
	}
	one.box = media
	if crop, ok := f.Rectangle(p.All["CropBox"]); ok {
		one.box = meet(media, crop)
	}
	w, h := one.size()
	return one, w >= 1 && h >= 1 && w <= largest && h <= largest
}

// meet is the part two rectangles share; one that shares nothing is ignored.
func meet(a, b [4]float64) [4]float64 {
	x, y := max(a[0], b[0]), max(a[1], b[1])
	w, h := min(a[0]+a[2], b[0]+b[2])-x, min(a[1]+a[3], b[1]+b[3])-y
	if w <= 0 || h <= 0 {
		return a
	}
	return [4]float64{x, y, w, h}
}

// size is the width and height a viewer shows, in points.
func (p page) size() (w, h float64) {
	w, h = p.box[2]*p.unit, p.box[3]*p.unit
	if p.rotate%2 == 1 {
		w, h = h, w
	}
	return w, h
}

// upright carries the page to where its lower left corner, as a viewer shows
// it, is the origin, in points.
func (p page) upright() Matrix {
	m := Matrix{1, 0, 0, 1, -p.box[0], -p.box[1]}.then(scale(p.unit))
	w, h := p.box[2]*p.unit, p.box[3]*p.unit
	for range p.rotate {
		m = m.then(Matrix{0, -1, 1, 0, 0, w}) // a quarter turn clockwise
		w, h = h, w
	}
	return m
}

// Page is one page of a source; the zero Page is blank.
type Page struct {
	source *Source
	index  int
}

// Pages are the pages of the file, in order.
func (s *Source) Pages() []Page {
	list := make([]Page, len(s.pages))
	for i := range list {
		list[i] = Page{source: s, index: i}
	}
	return list
}

// Blank reports whether nothing is on the page.
func (p Page) Blank() bool { return p.source == nil }

// Size is the width and height of the page as a viewer shows it, in points; a
// blank page has none.
func (p Page) Size() (w, h float64) {
	if p.Blank() {
		return 0, 0
	}
	return p.source.pages[p.index].size()
}

// Matrix carries a point to another place: x' = ax + cy + e, y' = bx + dy + f
// (ISO 32000-1 8.3.3).
type Matrix [6]float64

func scale(s float64) Matrix { return Matrix{s, 0, 0, s, 0, 0} }

func move(x, y float64) Matrix { return Matrix{1, 0, 0, 1, x, y} }

// then is m followed by n.
func (m Matrix) then(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// at is where m carries a point.
func (m Matrix) at(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// around is the smallest rectangle around where m carries one.
func (m Matrix) around(box [4]float64) [4]float64 {
	left, bottom, right, top := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, corner := range [][2]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		x, y := m.at(box[0]+corner[0]*box[2], box[1]+corner[1]*box[3])
		left, right, bottom, top = min(left, x), max(right, x), min(bottom, y), max(top, y)
	}
	return [4]float64{left, bottom, right - left, top - bottom}
}
