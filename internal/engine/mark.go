package engine

import (
	"fmt"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/render"
)

// stamp is the mark in the margin of an issued paper: which paper it is, and the
// first digits of the digest of its Word file, for eyes and for a camera. It is
// no electronic signature and says so.
type stamp struct {
	code  Code
	pages office.Mark
}

// Code names a paper and its text: what a mark says.
type Code struct {
	Dossier dossier.ID
	Paper   string
	Digits  string // the first codeDigits of the digest of the Word file
}

// codeDigits are enough to tell texts apart and few enough to be compared by a
// person.
const codeDigits = 12

// CodeOf is the code of a paper.
func CodeOf(id dossier.ID, p dossier.Paper) Code {
	return Code{Dossier: id, Paper: p.ID, Digits: string(p.DOCX[:min(codeDigits, len(p.DOCX))])}
}

// String is the code as a camera reads it.
func (c Code) String() string { return string(c.Dossier) + "/" + c.Paper + " " + c.Digits }

// Grouped are the digits as people compare them.
func (c Code) Grouped() string {
	out := ""
	for i, r := range c.Digits {
		if i > 0 && i%4 == 0 {
			out += " "
		}
		out += string(r)
	}
	return out
}

// stampOf is the mark of a sheet; drafts bear none, because they pass.
func (t *turn) stampOf(x dossier.Dossier, s *sheet) *stamp {
	if pages := t.Office.Mark(); s.paper.Draft == 0 && pages != office.NoMark {
		p := s.paper
		p.DOCX = dossier.DigestOf(s.docx)
		return &stamp{code: CodeOf(x.ID, p), pages: pages}
	}
	return nil
}

// Measures of a mark in millimetres: side of the code, distance from the edge
// that every printer can print, size of the letters (6 points, which are read
// without a glass), room of the text below and beside the code.
const (
	markSide   = 14.0
	markEdge   = 7.0
	markWidth  = 22.0
	markLetter = 2.117
	markGap    = 1.0
	markBeside = 40.0
)

// markBreaks are the characters behind which a name of the mark may be broken.
const markBreaks = "/-"

// box is a rectangle on a page.
type box struct{ x, y, w, h layout.Unit }

func (b box) meets(o box) bool {
	return b.x < o.x+o.w && o.x < b.x+b.w && b.y < o.y+o.h && o.y < b.y+b.h
}

// put draws the mark into the margin of the pages, where nothing else stands.
// A page without such a place goes without, which is told.
func (m *stamp) put(doc *layout.Document, fonts *font.Library) ([]diag.Diagnostic, error) {
	if m == nil {
		return nil, nil
	}
	modules, err := render.QR(m.code.String())
	if err != nil {
		return nil, fmt.Errorf("encode the mark of %s: %w", m.code.Paper, err)
	}
	face, _ := fonts.Face("Arial", false, false)
	d := &markDrawing{stamp: m, modules: modules, face: face, structure: len(doc.Structure)}
	doc.Structure = append(doc.Structure, layout.Mark{Kind: layout.ArtifactMark})
	pages := doc.Pages
	if m.pages == office.FirstPage {
		pages = pages[:1]
	}
	var found []diag.Diagnostic
	for i := range pages {
		if !d.on(&pages[i]) {
			found = append(found, diag.Warn("EN110", diag.Position{}, "halaman", i+1))
		}
	}
	return found, nil
}

type markDrawing struct {
	*stamp
	modules   [][]bool
	face      *font.Face
	structure int // index of the artifact
}

// lines is the text of the mark in lines of this width, or of that of its widest
// piece: a name that is broken elsewhere cannot be typed back.
func (d *markDrawing) lines(width layout.Unit) ([]string, layout.Unit) {
	letter := layout.Millimetres(markLetter)
	texts := []struct{ text, breaks string }{
		{string(d.code.Dossier) + "/" + d.code.Paper, markBreaks}, {d.code.Grouped(), ""}, {message.P("EN.tanda.bukan").In(message.ID), " "},
	}
	for _, t := range texts {
		for rest := t.text; rest != ""; {
			n := strings.IndexAny(rest, t.breaks) + 1
			if n == 0 {
				n = len(rest)
			}
			width = max(width, layout.Width(rest[:n], d.face, letter))
			rest = rest[n:]
		}
	}
	var lines []string
	for _, t := range texts {
		lines = append(lines, layout.Wrap(t.text, d.face, letter, width, t.breaks)...)
	}
	return lines, width
}

// on draws the mark on a page, unless every place is taken: below the code, or
// beside it, in a corner.
func (d *markDrawing) on(p *layout.Page) bool {
	taken := occupied(p)
	mm := layout.Millimetres
	letter, side, gap, edge := mm(markLetter), mm(markSide), mm(markGap), mm(markEdge)
	below, narrow := d.lines(mm(markWidth))
	beside, wide := d.lines(mm(markBeside))
	tall := box{w: narrow, h: side + gap + letter*layout.Unit(len(below))*5/4}
	flat := box{w: side + gap + wide, h: max(side, letter*layout.Unit(len(beside))*5/4)}
	for _, size := range []box{tall, flat} {
		for _, corner := range []box{
			{x: edge, y: p.Height - edge - size.h}, {x: p.Width - edge - size.w, y: p.Height - edge - size.h},
			{x: edge, y: edge}, {x: p.Width - edge - size.w, y: edge},
		} {
			b := box{corner.x, corner.y, size.w, size.h}
			if b.x < 0 || b.y < 0 || b.x+b.w > p.Width || meetsAny(b, taken) {
				continue
			}
			d.dots(p, b.x, b.y)
			if size == tall {
				d.text(p, below, b.x, b.y+side+gap)
			} else {
				d.text(p, beside, b.x+side+gap, b.y)
			}
			return true
		}
	}
	return false
}

func meetsAny(b box, taken []box) bool {
	for _, t := range taken {
		if b.meets(t) {
			return true
		}
	}
	return false
}

// occupied are the places on a page where something is drawn.
func occupied(p *layout.Page) []box {
	var list []box
	for _, item := range p.Items {
		switch v := item.(type) {
		case layout.Glyphs:
			if v.Turn == 0 { // what is turned is a watermark, which lies under everything
				list = append(list, box{v.X, v.Y - v.Size, v.Width, v.Size * 5 / 4})
			}
		case layout.Line:
			list = append(list, box{min(v.X1, v.X2), min(v.Y1, v.Y2), max(v.X1, v.X2) - min(v.X1, v.X2) + 1, max(v.Y1, v.Y2) - min(v.Y1, v.Y2) + 1})
		case layout.Fill:
			list = append(list, box{v.X, v.Y, v.W, v.H})
		case layout.Image:
			list = append(list, box{v.X, v.Y, v.W, v.H})
		}
	}
	return list
}

// dots draws the modules, those side by side in a row as one rectangle. Each
// reaches a little into the next row, so that no viewer shows a seam.
func (d *markDrawing) dots(p *layout.Page, x, y layout.Unit) {
	side := layout.Millimetres(markSide) / layout.Unit(len(d.modules))
	for j, row := range d.modules {
		for i := 0; i < len(row); i++ {
			from := i
			for i < len(row) && row[i] {
				i++
			}
			if i > from {
				p.Items = append(p.Items, layout.Fill{
					X: x + side*layout.Unit(from), Y: y + side*layout.Unit(j), W: side * layout.Unit(i-from), H: side * 51 / 50, Mark: d.structure,
				})
			}
		}
	}
}

func (d *markDrawing) text(p *layout.Page, lines []string, x, y layout.Unit) {
	size := layout.Millimetres(markLetter)
	for i, line := range lines {
		g := layout.Set(line, d.face, size, x, y+size+size*layout.Unit(i)*5/4)
		g.Mark = d.structure
		p.Items = append(p.Items, g)
	}
}
