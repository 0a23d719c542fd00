package impose

import "math"

// Sheet is a size of paper held upright, in points.
type Sheet struct{ Width, Height float64 }

// Millimetres is a sheet of that size.
func Millimetres(width, height float64) Sheet {
	const mm = 72 / 25.4
	return Sheet{width * mm, height * mm}
}

// Named is a sheet by what offices call it: a4, f4 (folio, 215 by 330 mm) or a3.
func Named(name string) (Sheet, bool) {
	switch name {
	case "a4":
		return Millimetres(210, 297), true
	case "f4":
		return Millimetres(215, 330), true
	case "a3":
		return Millimetres(297, 420), true
	}
	return Sheet{}, false
}

// Side is one side of a sheet.
type Side struct {
	Width, Height float64 // in points
	Places        []Place // drawn in this order
}

// Place is a page at its place on a side.
type Place struct {
	Page   Page
	Matrix Matrix      // carries the upright page, its lower left corner at the origin, to its place
	Frame  *[4]float64 // a thin line around the page: left, bottom, width, height on the side
}

// Flip is how the sheets of a booklet are turned over between their sides.
type Flip int

// The edges about which a printer turns a sheet. The sheets of a booklet lie
// across, so that turning about the short edge is turning a leaf of the book;
// about the long edge, the back comes out upside down and is printed so.
const (
	ShortEdge Flip = iota
	LongEdge
)

// Plain puts each page on a side of its own, as large as it is. A blank page
// is as large as the page before it.
func Plain(pages []Page) []Side {
	var sides []Side
	a4, _ := Named("a4")
	w, h := a4.Width, a4.Height
	for _, p := range pages {
		side := Side{}
		if !p.Blank() {
			w, h = p.Size()
			side.Places = []Place{{Page: p, Matrix: scale(1)}}
		}
		side.Width, side.Height = w, h
		sides = append(sides, side)
	}
	return sides
}

// Fitted puts each page on a side of a sheet, in its middle, and makes smaller
// what is too large for it. A page that lies across has a sheet that does.
func Fitted(pages []Page, sheet Sheet) []Side {
	var sides []Side
	for _, p := range pages {
		side := Side{Width: sheet.Width, Height: sheet.Height}
		if w, h := p.Size(); w > h {
			side.Width, side.Height = sheet.Height, sheet.Width
		}
		if !p.Blank() {
			w, h := p.Size()
			s := min(1, side.Width/w, side.Height/h)
			if s > 1-hair {
				s = 1
			}
			side.Places = []Place{{Page: p, Matrix: scale(s).then(move((side.Width-w*s)/2, (side.Height-h*s)/2))}}
		}
		sides = append(sides, side)
	}
	return sides
}

// Over draws another page over a side, corner on corner.
func (s Side) Over(p Page) Side {
	s.Places = append(s.Places[:len(s.Places):len(s.Places)], Place{Page: p, Matrix: scale(1)})
	return s
}

// cell is a place for a page on a side: left, bottom, width, height.
type cell [4]float64

// hair is a scale not worth making: a sheet cut in half is a hair smaller than
// the pages made for it, and type keeps its size.
const hair = 0.005

// fit puts a page into a cell, as large as it goes and in its middle. A page
// that lies across the cell is turned a quarter to the left, so that its head is
// where the left hand holds the sheet.
func (c cell) fit(p Page) Place {
	w, h := p.Size()
	m := scale(1)
	if (w > h) != (c[2] > c[3]) && w != h {
		m = Matrix{0, 1, -1, 0, h, 0}
		w, h = h, w
	}
	s := min(c[2]/w, c[3]/h)
	if math.Abs(s-1) < hair {
		s = 1
	}
	return Place{Page: p, Matrix: m.then(scale(s)).then(move(c[0]+(c[2]-w*s)/2, c[1]+(c[3]-h*s)/2))}
}

// Grid puts several pages on each side, in rows from the upper left, with a thin
// frame around each. up is 2, 4, 6, 8 or 9; Grids lists them.
func Grid(pages []Page, sheet Sheet, up int) []Side {
	columns, rows := grids[up][0], grids[up][1]
	w, h := sheet.Width, sheet.Height
	if columns > rows { // two upright pages side by side want the sheet across
		w, h = h, w
	}
	var sides []Side
	for len(pages) > 0 {
		side := Side{Width: w, Height: h}
		for i := range min(up, len(pages)) {
			if pages[i].Blank() {
				continue
			}
			x, y := i%columns, i/columns
			cw, ch := w/float64(columns), h/float64(rows)
			place := cell{float64(x) * cw, h - float64(y+1)*ch, cw, ch}.fit(pages[i])
			pw, ph := pages[i].Size()
			box := place.Matrix.around([4]float64{0, 0, pw, ph})
			place.Frame = &box
			side.Places = append(side.Places, place)
		}
		sides = append(sides, side)
		pages = pages[min(up, len(pages)):]
	}
	return sides
}

// grids are the columns and rows of so many pages on a side.
var grids = map[int][2]int{2: {2, 1}, 4: {2, 2}, 6: {3, 2}, 8: {4, 2}, 9: {3, 3}}

// Grids reports whether so many pages on a side can be laid out.
func Grids(up int) bool { return grids[up][0] > 0 }

// Fold is how a booklet is made.
type Fold struct {
	Sheet     Sheet
	Signature int     // pages of one folded bundle of sheets, a multiple of 4; 0 for all in one
	Flip      Flip    // how the printer turns the sheets
	Creep     float64 // points by which each sheet inside another moves its pages to the spine
}

// Booklet puts two pages on each side so that the sheets, folded in the middle
// and laid into each other, read in order. Sides come in pairs, front and back of
// each sheet, the outermost sheet of a bundle first; what is missing to whole
// sheets stays blank at the end.
func Booklet(pages []Page, f Fold) []Side {
	var sides []Side
	for _, sheet := range f.order(len(pages)) {
		for back, pair := range sheet.sides {
			side := f.side(pages, pair, sheet.depth)
			if back == 1 && f.Flip == LongEdge {
				side = side.turned()
			}
			sides = append(sides, side)
		}
	}
	return sides
}

// folded is one sheet of a booklet.
type folded struct {
	depth int       // sheets around it
	sides [2][2]int // of front and back: the pages left and right of the fold, from 0; those behind the last are blank
}

// order says which page comes where.
func (f Fold) order(pages int) []folded {
	whole := (pages + 3) / 4 * 4
	bundle := f.Signature
	if bundle <= 0 {
		bundle = whole
	}
	var sheets []folded
	for first := 0; first < whole; first += bundle {
		n := min(bundle, whole-first)
		for i := range n / 4 {
			front := [2]int{first + n - 1 - 2*i, first + 2*i}
			back := [2]int{first + 2*i + 1, first + n - 2 - 2*i}
			sheets = append(sheets, folded{depth: i, sides: [2][2]int{front, back}})
		}
	}
	return sheets
}

// side places the two pages of one side.
func (f Fold) side(pages []Page, pair [2]int, depth int) Side {
	side := Side{Width: f.Sheet.Height, Height: f.Sheet.Width}
	half := side.Width / 2
	creep := f.Creep * float64(depth)
	for right, n := range pair {
		if n >= len(pages) || pages[n].Blank() {
			continue
		}
		place := cell{float64(right) * half, 0, half, side.Height}.fit(pages[n])
		place.Matrix = place.Matrix.then(move(creep*float64(1-2*right), 0))
		side.Places = append(side.Places, place)
	}
	return side
}

// turned is the side upside down.
func (s Side) turned() Side {
	half := Matrix{-1, 0, 0, -1, s.Width, s.Height}
	for i := range s.Places {
		s.Places[i].Matrix = s.Places[i].Matrix.then(half)
	}
	return s
}
