package archive

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/office"
	"naskah/internal/pdf"
)

// LabelKind is what a label is stuck on.
type LabelKind string

// Kinds of labels.
const (
	FolderLabel LabelKind = "folder"
	SpineLabel  LabelKind = "punggung"
	BoxLabel    LabelKind = "boks"
)

// LabelKinds are all kinds.
func LabelKinds() []LabelKind { return []LabelKind{FolderLabel, SpineLabel, BoxLabel} }

// label is one label: what is largest on it, and the lines below.
type label struct {
	head  string
	lines []string
}

// sheetsForSale are label sheets of A4 as they are sold by number. The measures
// are those printed on their boxes.
var sheetsForSale = map[string]office.LabelSheet{
	"7160": {Name: "7160", Width: 210, Height: 297, LabelWidth: 63.5, LabelHeight: 38.1, Columns: 3, Rows: 7, Left: 7.25, Top: 15.15, GapX: 2.5},
	"7163": {Name: "7163", Width: 210, Height: 297, LabelWidth: 99.1, LabelHeight: 38.1, Columns: 2, Rows: 7, Left: 4.65, Top: 15.15, GapX: 2.5},
	"7165": {Name: "7165", Width: 210, Height: 297, LabelWidth: 99.1, LabelHeight: 67.7, Columns: 2, Rows: 4, Left: 4.65, Top: 13.1, GapX: 2.5},
	"7171": {Name: "7171", Width: 210, Height: 297, LabelWidth: 200, LabelHeight: 60, Columns: 1, Rows: 4, Left: 5, Top: 28.5},
}

// usualSheet is the sheet a kind of label is printed on unless another is named.
var usualSheet = map[LabelKind]string{FolderLabel: "7163", SpineLabel: "7171", BoxLabel: "7165"}

// LabelRequest asks for labels.
type LabelRequest struct {
	Kind    LabelKind
	Sheet   string // name of a sheet; "" for the usual one
	Printer string // whose offsets are used; "" for none
	Start   int    // the first free label of the first sheet, from 1
}

// SheetNames lists the sheets there are, the office's own first.
func (a *Archive) SheetNames() []string {
	var names []string
	for _, s := range a.Desk.Office.LabelSheets() {
		names = append(names, s.Name)
	}
	for name := range sheetsForSale {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// labelSheet finds a sheet, the office's own before those for sale.
func (a *Archive) labelSheet(q LabelRequest) (office.LabelSheet, bool) {
	name := cmp.Or(q.Sheet, usualSheet[q.Kind])
	for _, s := range a.Desk.Office.LabelSheets() {
		if s.Name == name {
			return s, true
		}
	}
	s, ok := sheetsForSale[name]
	return s, ok
}

// labelsOf are the labels of folders: one a folder, or one a box.
func (a *Archive) labelsOf(kind LabelKind, folders []Folder) []label {
	var labels []label
	if kind != BoxLabel {
		for _, f := range folders {
			labels = append(labels, label{cmp.Or(f.Code(), "-"), []string{f.Number() + "   " + f.span(), f.Name()}})
		}
		return labels
	}
	boxes := map[string][]Folder{}
	var names []string
	for _, f := range folders {
		if box := f.Facts.Text("boks"); box != "" {
			if boxes[box] == nil {
				names = append(names, box)
			}
			boxes[box] = append(boxes[box], f)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		labels = append(labels, a.box(name, boxes[name]))
	}
	return labels
}

// box is the label of a box: whose it is, which folders it holds, where it
// stands.
func (a *Archive) box(name string, folders []Folder) label {
	var numbers, codes []string
	from, to, place := 0, 0, ""
	for _, f := range folders {
		numbers, codes = append(numbers, f.Number()), append(codes, cmp.Or(f.Code(), "-"))
		first, last := f.Span()
		if from == 0 || first > 0 && first < from {
			from = first
		}
		to = max(to, last)
		place = cmp.Or(place, f.Facts.Text("lokasi"))
	}
	slices.Sort(numbers)
	slices.Sort(codes)
	span := fmt.Sprintf("%d–%d", from, to)
	if from == to {
		span = fmt.Sprint(from)
	}
	return label{say("archive.box", "nomor", name), []string{
		a.Desk.Office.Values().Text("nama") + ", " + a.units().Text("unit_kearsipan"),
		say("archive.boxfolders", "dari", numbers[0], "sampai", numbers[len(numbers)-1]),
		say("archive.boxcodes", "kode", strings.Join(slices.Compact(codes), ", "), "kurun", span),
		cmp.Or(place, "-"),
	}}
}

// CheckSheet refuses a sheet or printer nobody has described.
func (a *Archive) CheckSheet(q LabelRequest) error {
	if _, ok := a.labelSheet(q); !ok {
		return diag.Fail(diag.New("AR080", diag.Position{}, "lembar", q.Sheet, "ada", a.SheetNames()))
	}
	if _, ok := a.Desk.Office.PrinterOffset(q.Printer); !ok && q.Printer != "" {
		return diag.Fail(diag.New("AR081", diag.Position{}, "pencetak", q.Printer))
	}
	return nil
}

// Labels draws the labels of folders at their exact places.
func (a *Archive) Labels(q LabelRequest, folders []Folder) ([]byte, error) {
	labels := a.labelsOf(q.Kind, folders)
	if len(labels) == 0 {
		return nil, diag.Fail(diag.New("AR082", diag.Position{}))
	}
	p := a.press(q)
	for i, l := range labels {
		p.label(l, max(q.Start, 1)-1+i)
	}
	return p.finish(say("archive.labels", "lembar", p.sheet.Name))
}

// press begins sheets for a request.
func (a *Archive) press(q LabelRequest) *press {
	s, _ := a.labelSheet(q)
	offset, _ := a.Desk.Office.PrinterOffset(q.Printer)
	return newPress(a.Desk.Fonts, s, offset)
}

// Calibration draws the outlines of a sheet with rulers, to be laid over it.
func (a *Archive) Calibration(q LabelRequest) ([]byte, error) {
	p := a.press(q)
	s := p.sheet
	p.rulers()
	for i := range s.Columns * s.Rows {
		p.outline(i)
	}
	// In the first label, behind the ruler that goes through it.
	const size, ruler = 2.4, 11.0
	x, at := max(s.Left+labelPad, ruler), max(s.Top, ruler)+labelPad
	for _, rule := range strings.Split(say("archive.calibrate", "lembar", s.Name), "\n") {
		for _, line := range layout.Wrap(rule, p.plain, layout.Millimetres(size), layout.Millimetres(s.Left+s.LabelWidth-labelPad-x), " ") {
			at += size * 1.25
			p.text(line, p.plain, size, x, at)
		}
	}
	return p.finish(say("archive.calibration", "lembar", s.Name))
}

// press places what is measured in millimetres on sheets.
type press struct {
	sheet       office.LabelSheet
	dx, dy      float64
	plain, bold *font.Face
	pages       []layout.Page
	page        int // the one drawn on
}

func newPress(fonts *font.Library, s office.LabelSheet, offset [2]float64) *press {
	p := &press{sheet: s, dx: offset[0], dy: offset[1]}
	p.plain, _ = fonts.Face("Arial", false, false)
	p.bold, _ = fonts.Face("Arial", true, false)
	p.turn(0)
	return p
}

// turn goes to a page, making the pages up to it.
func (p *press) turn(page int) {
	for len(p.pages) <= page {
		p.pages = append(p.pages, layout.Page{Width: layout.Millimetres(p.sheet.Width), Height: layout.Millimetres(p.sheet.Height)})
	}
	p.page = page
}

// cell is the upper left corner of a label, counted over all sheets.
func (p *press) cell(n int) (x, y float64) {
	each := p.sheet.Columns * p.sheet.Rows
	p.turn(n / each)
	n %= each
	x = p.sheet.Left + float64(n%p.sheet.Columns)*(p.sheet.LabelWidth+p.sheet.GapX)
	return x, p.sheet.Top + float64(n/p.sheet.Columns)*(p.sheet.LabelHeight+p.sheet.GapY)
}

func (p *press) add(item layout.Item) {
	p.pages[p.page].Items = append(p.pages[p.page].Items, item)
}

func (p *press) text(s string, face *font.Face, size, x, y float64) {
	mm := layout.Millimetres
	p.add(layout.Set(s, face, mm(size), mm(x+p.dx), mm(y+p.dy)))
}

func (p *press) line(x1, y1, x2, y2 float64) {
	mm := layout.Millimetres
	p.add(layout.Line{X1: mm(x1 + p.dx), Y1: mm(y1 + p.dy), X2: mm(x2 + p.dx), Y2: mm(y2 + p.dy), Width: mm(0.1)})
}

// Measures of a label in millimetres: room at its edges, sizes of letters.
const (
	labelPad  = 3.0
	headSize  = 6.0
	lineSize  = 4.0
	leastSize = 1.8

	largestScale = 1.6 // of both sizes, where there is room
)

// label sets a label in the largest letters in which it fits.
func (p *press) label(l label, n int) {
	x, y := p.cell(n)
	width, height := p.sheet.LabelWidth-2*labelPad, p.sheet.LabelHeight-2*labelPad
	scale := largestScale
	head, lines := p.broken(l, scale, width)
	for p.deep(head, lines, scale) > height && lineSize*scale > leastSize {
		scale *= 0.95
		head, lines = p.broken(l, scale, width)
	}
	at := y + labelPad
	for _, s := range head {
		at += headSize * scale
		p.text(s, p.bold, headSize*scale, x+labelPad, at)
		at += headSize * scale * 0.3
	}
	for _, s := range lines {
		at += lineSize * scale
		p.text(s, p.plain, lineSize*scale, x+labelPad, at)
		at += lineSize * scale * 0.25
	}
}

func (p *press) broken(l label, scale, width float64) (head, lines []string) {
	mm := layout.Millimetres
	head = layout.Wrap(l.head, p.bold, mm(headSize*scale), mm(width), " ")
	for _, s := range l.lines {
		lines = append(lines, layout.Wrap(s, p.plain, mm(lineSize*scale), mm(width), " ")...)
	}
	return head, lines
}

// deep is how much room lines need.
func (p *press) deep(head, lines []string, scale float64) float64 {
	return scale * (float64(len(head))*headSize*1.3 + float64(len(lines))*lineSize*1.25)
}

// outline draws the edge of a label.
func (p *press) outline(n int) {
	x, y := p.cell(n)
	right, bottom := x+p.sheet.LabelWidth, y+p.sheet.LabelHeight
	p.line(x, y, right, y)
	p.line(x, bottom, right, bottom)
	p.line(x, y, x, bottom)
	p.line(right, y, right, bottom)
}

// rulers draw millimetres from the left and the upper edge of the sheet, along
// lines 10 mm from the other edge.
func (p *press) rulers() {
	for mm := 0; mm <= int(max(p.sheet.Width, p.sheet.Height)); mm++ {
		length, at := 1.0, float64(mm)
		if mm%5 == 0 {
			length = 2
		}
		if mm%10 == 0 {
			length = 3.5
		}
		if at <= p.sheet.Width {
			p.line(at, 10, at, 10-length)
		}
		if at <= p.sheet.Height {
			p.line(10, at, 10-length, at)
		}
		if mm%10 == 0 && mm > 0 && mm <= 50 {
			p.text(fmt.Sprint(mm), p.plain, 2, at+0.3, 6)
			p.text(fmt.Sprint(mm), p.plain, 2, 3, at-0.3)
		}
	}
}

// finish writes the sheets as PDF.
func (p *press) finish(title string) ([]byte, error) {
	doc := &layout.Document{Title: title, Lang: "id-ID", Pages: p.pages}
	var out bytes.Buffer
	err := pdf.Write(&out, doc, pdf.Meta{Title: title})
	return out.Bytes(), err
}
