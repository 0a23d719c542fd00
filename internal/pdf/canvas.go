package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unsafe"

	"codeberg.org/go-pdf/fpdf"

	"naskah/internal/layout"
)

// canvas is all that drawing needs of a PDF library. Lengths are points, the
// origin is the upper left corner of the page, y grows downwards.
type canvas interface {
	page(w, h float64)
	mark(id int)
	text(x, y float64, r run)
	line(x1, y1, x2, y2 float64, s stroke)
	fill(b box, c layout.RGB)
	image(b box, p picture, crop layout.Crop)
	link(b box, l target, mark int)
	bookmark(title string, level, page int, y float64)
}

// box is a rectangle, turned around its upper left corner.
type box struct {
	x, y, w, h float64
	turn       layout.Angle
}

// point is where a point of the box lies, counted along its sides.
func (b box) point(across, down float64) (x, y float64) {
	if b.turn == 0 {
		return b.x + across, b.y + down
	}
	sin, cos := math.Sincos(b.turn.Degrees() * math.Pi / 180)
	return b.x + across*cos - down*sin, b.y + across*sin + down*cos
}

// run is text of one face on one baseline.
type run struct {
	set     *typeset
	size    float64
	color   layout.RGB
	codes   string  // one rune a code, all within 16 bits
	spacing float64 // added after each code, before stretching
	stretch float64 // horizontal scale, 1 for none
	turn    layout.Angle
}

// stroke is how a line is drawn.
type stroke struct {
	width float64
	color layout.RGB
	dash  []float64
}

// target is where a link leads: an address, or a page of this document.
type target struct {
	url  string
	page int
}

// notes are the parts of the interface that fpdf writes in a way PDF/A does
// not take; the seal writes them.
type notes struct {
	contents  []contentNote
	links     []linkNote
	bookmarks []bookmarkNote
}

// contentNote is a marked-content sequence: part of a structure element.
type contentNote struct{ mark, page, id int }

type linkNote struct {
	onPage int
	mark   int
	box    box
	target target
}

type bookmarkNote struct {
	title       string
	level, page int
	y           float64
}

// fpdfCanvas draws with fpdf. It is used by one goroutine for one document.
type fpdfCanvas struct {
	f     *fpdf.Fpdf
	notes notes
	pages int
	ids   int // marked-content identifiers given out on this page
	now   state
	seen  map[pictureKey]string // names of pictures
}

// state is what the content stream has set, so that nothing is set twice.
type state struct {
	key            string
	size           float64
	ink            layout.RGB // text and fills
	mark           int        // open marked content
	stroke         stroke
	spacing, scale float64
}

// newFpdfCanvas hands fpdf its own copy of each face: fpdf writes into the
// bytes it is given.
func newFpdfCanvas(t *typecase, first layout.Page) (*fpdfCanvas, error) {
	size := fpdf.SizeType{Wd: first.Width.Points(), Ht: first.Height.Points()}
	f := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: size})
	f.SetCatalogSort(true)
	f.SetCompression(false) // the seal packs the pages
	// The seal writes the dates; a fixed one here keeps fpdf from the clock.
	f.SetCreationDate(time.Unix(0, 0).UTC())
	f.SetModificationDate(time.Unix(0, 0).UTC())
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	for _, set := range t.sorted() {
		data, err := prepare(set)
		if err != nil {
			return nil, fmt.Errorf("prepare face %s: %w", set.key, err)
		}
		f.AddUTF8FontFromBytes(set.key, "", data)
	}
	if err := f.Error(); err != nil {
		return nil, err
	}
	c := &fpdfCanvas{f: f, seen: map[pictureKey]string{}}
	c.now.mark = unmarked
	return c, nil
}

func (c *fpdfCanvas) page(w, h float64) {
	c.f.AddPageFormat("P", fpdf.SizeType{Wd: w, Ht: h})
	c.pages++
	c.ids = 0
	// A content stream begins with these (ISO 32000-1 8.4, 9.3.1); colours and
	// dashes fpdf repeats by itself.
	c.now.key, c.now.spacing, c.now.scale = "", 0, 1
	c.now.stroke.width = -1
}

// mark opens a marked-content sequence for what is drawn next (ISO 32000-1
// 14.7.4.2), unless the one open is of the same mark.
func (c *fpdfCanvas) mark(id int) {
	if id == c.now.mark {
		return
	}
	if c.now.mark != unmarked {
		c.f.RawWriteStr("EMC")
	}
	switch {
	case id == artifact:
		c.f.RawWriteStr("/Artifact BMC")
	case id == watermark: // ISO 32000-1 table 330
		c.f.RawWriteStr("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC")
	case id >= 0:
		c.f.RawWriteStr(fmt.Sprintf("/Span <</MCID %d>> BDC", c.ids))
		c.notes.contents = append(c.notes.contents, contentNote{mark: id, page: c.pages - 1, id: c.ids})
		c.ids++
	}
	c.now.mark = id
}

func (c *fpdfCanvas) text(x, y float64, r run) {
	if c.now.key != r.set.key || c.now.size != r.size {
		c.f.SetFont(r.set.key, "", r.size)
		c.now.key, c.now.size = r.set.key, r.size
	}
	c.setInk(r.color)
	if c.now.spacing != r.spacing {
		c.f.RawWriteStr(number(r.spacing, 4) + " Tc")
		c.now.spacing = r.spacing
	}
	if c.now.scale != r.stretch {
		c.f.RawWriteStr(number(r.stretch*100, 2) + " Tz")
		c.now.scale = r.stretch
	}
	c.turned(x, y, r.turn, func(x, y float64) { c.f.Text(x, y, r.codes) })
}

// turned draws at a point with the page turned around it (ISO 32000-1 8.3.4). What
// is drawn must not set anything: it would be lost behind the Q, and remembered.
func (c *fpdfCanvas) turned(x, y float64, a layout.Angle, draw func(x, y float64)) {
	if a == 0 {
		draw(x, y)
		return
	}
	sin, cos := math.Sincos(a.Degrees() * math.Pi / 180)
	_, height := c.f.GetPageSize()
	c.f.RawWriteStr(strings.Join([]string{
		"q", number(cos, 6), number(-sin, 6), number(sin, 6), number(cos, 6), number(x, 2), number(height-y, 2), "cm",
	}, " "))
	draw(0, height)
	c.f.RawWriteStr("Q")
}

// setInk sets the colour of text and of fills together: both are the
// nonstroking colour, and fpdf wraps each text in q and Q where they differ.
func (c *fpdfCanvas) setInk(ink layout.RGB) {
	if c.now.ink == ink {
		return
	}
	c.f.SetFillColor(int(ink.R), int(ink.G), int(ink.B))
	c.f.SetTextColor(int(ink.R), int(ink.G), int(ink.B))
	c.now.ink = ink
}

func (c *fpdfCanvas) line(x1, y1, x2, y2 float64, s stroke) {
	if c.now.stroke.width != s.width {
		c.f.SetLineWidth(s.width)
	}
	if c.now.stroke.color != s.color {
		c.f.SetDrawColor(int(s.color.R), int(s.color.G), int(s.color.B))
	}
	if len(c.now.stroke.dash) > 0 || len(s.dash) > 0 {
		c.f.SetDashPattern(s.dash, 0)
	}
	c.now.stroke = s
	c.f.Line(x1, y1, x2, y2)
}

func (c *fpdfCanvas) fill(b box, ink layout.RGB) {
	c.setInk(ink)
	c.turned(b.x, b.y, b.turn, func(x, y float64) { c.f.Rect(x, y, b.w, b.h, "F") })
}

func (c *fpdfCanvas) image(b box, p picture, crop layout.Crop) {
	opt := fpdf.ImageOptions{ImageType: p.kind, AllowNegativePosition: true}
	key := pictureKey{unsafe.SliceData(p.data), len(p.data)}
	name, ok := c.seen[key]
	if !ok {
		sum := sha256.Sum256(p.data) // equal pictures of two parts are one
		name = hex.EncodeToString(sum[:])
		c.f.RegisterImageOptionsReader(name, opt, bytes.NewReader(p.data))
		c.seen[key] = name
	}
	c.turned(b.x, b.y, b.turn, func(x, y float64) {
		if crop == (layout.Crop{}) {
			c.f.ImageOptions(name, x, y, b.w, b.h, false, opt, 0, "")
			return
		}
		// The whole picture, larger, seen through the box.
		const whole = 100_000
		w, h := b.w*whole/float64(whole-crop.Left-crop.Right), b.h*whole/float64(whole-crop.Top-crop.Bottom)
		_, height := c.f.GetPageSize()
		c.f.RawWriteStr(strings.Join([]string{"q", number(x, 2), number(height-y, 2), number(b.w, 2), number(-b.h, 2), "re W n"}, " "))
		c.f.ImageOptions(name, x-w*float64(crop.Left)/whole, y-h*float64(crop.Top)/whole, w, h, false, opt, 0, "")
		c.f.RawWriteStr("Q")
	})
}

func (c *fpdfCanvas) link(b box, l target, mark int) {
	c.notes.links = append(c.notes.links, linkNote{onPage: c.pages - 1, mark: mark, box: b, target: l})
}

func (c *fpdfCanvas) bookmark(title string, level, page int, y float64) {
	c.notes.bookmarks = append(c.notes.bookmarks, bookmarkNote{title: title, level: level, page: page, y: y})
}

// finish ends the document and returns fpdf's bytes.
func (c *fpdfCanvas) finish() ([]byte, error) {
	var b bytes.Buffer
	if err := c.f.Output(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// number writes a real without exponent or superfluous zeros
// (ISO 32000-1 7.3.3).
func number(v float64, decimals int) string {
	scale := math.Pow(10, float64(decimals))
	s := strconv.FormatFloat(math.Round(v*scale)/scale, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}
