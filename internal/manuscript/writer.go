package manuscript

import (
	"fmt"
	"strconv"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/tag"
)

// Writer writes WordprocessingML of one part and notes where its tags stand in
// the naskah text, in document order: the source map. The zero value writes what
// has neither links nor bookmarks.
type Writer struct {
	strings.Builder
	Link func(address string) string    // gives the relationship, "" for none
	Look func(m Mark, link bool) string // properties of runs; nil for those of naskah text

	tags     []diag.Position
	bookmark *int
	bag      *diag.Bag
}

// Para are the direct properties of a paragraph; the zero value has none.
type Para struct {
	Style     string
	KeepNext  bool
	pageBreak bool
	num       int // numId, 0 for none
	level     int
	indent    bool // left and hanging are set
	left      int
	hanging   int
	before    int // space above and below, where they differ from the style's
	after     int
	jc        string
	sect      string // a w:sectPr
	id        text
	upper     bool // capital letters
	breakHead bool // begins with a line break (the title of a pasal)
	run       string
}

// open writes the start of a paragraph in the order of CT_PPr
// (ECMA-376 17.3.1.26).
func (w *Writer) open(p Para) {
	w.WriteString("<w:p><w:pPr>")
	if p.Style != "" {
		w.tag1("pStyle", p.Style)
	}
	if p.KeepNext {
		w.WriteString("<w:keepNext/>")
	}
	if p.pageBreak {
		w.WriteString("<w:pageBreakBefore/>")
	}
	if p.num > 0 {
		fmt.Fprintf(w, `<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, p.level, p.num)
	}
	switch {
	case p.before > 0 && p.after > 0:
		fmt.Fprintf(w, `<w:spacing w:before="%d" w:after="%d"/>`, p.before, p.after)
	case p.before > 0:
		fmt.Fprintf(w, `<w:spacing w:before="%d"/>`, p.before)
	case p.after > 0:
		fmt.Fprintf(w, `<w:spacing w:after="%d"/>`, p.after)
	}
	if p.indent {
		fmt.Fprintf(w, `<w:ind w:left="%d" w:hanging="%d"/>`, p.left, p.hanging)
	}
	if p.jc != "" {
		w.tag1("jc", p.jc)
	}
	w.WriteString(p.sect)
	w.WriteString("</w:pPr>")
}

func (w *Writer) tag1(name, val string) {
	w.WriteString("<w:" + name + ` w:val="` + docx.Escape(val) + `"/>`)
}

// Paragraph writes a whole paragraph.
func (w *Writer) Paragraph(p Para, pieces []Piece) {
	w.open(p)
	end := w.startBookmark(p.id)
	if p.breakHead {
		w.WriteString("<w:r><w:br/></w:r>")
	}
	w.Runs(pieces, p)
	w.WriteString(end + "</w:p>")
}

// startBookmark writes the start of an authored bookmark and returns its end.
func (w *Writer) startBookmark(id text) string {
	if id.s == "" {
		return ""
	}
	*w.bookmark++
	n := strconv.Itoa(*w.bookmark)
	spans := tag.Find(id.s)
	if len(spans) > 0 && spans[len(spans)-1].To < 0 {
		w.bag.Add(diag.New("TP020", id.pos(0)))
		return ""
	}
	for _, t := range spans {
		w.tags = append(w.tags, id.pos(t.From))
	}
	name := id.s
	if strings.HasPrefix(name, "{{") {
		name = "n" + name // a name begins with a letter
	} else if !strings.Contains(name, "{{") {
		name = docx.BookmarkName(name)
	}
	w.WriteString(`<w:bookmarkStart w:id="` + n + `" w:name="` + docx.Escape(name) + `"/>`)
	return `<w:bookmarkEnd w:id="` + n + `"/>`
}

// Runs writes pieces; neighbours of one format share a run.
func (w *Writer) Runs(pieces []Piece, p Para) {
	link, open := "", false
	for i := 0; i < len(pieces); {
		first := pieces[i]
		if first.Link != link {
			open = w.switchLink(open, first.Link)
			link = first.Link
		}
		w.WriteString("<w:r>" + w.runLook(first, p))
		j, text := i, false
		for ; j < len(pieces) && pieces[j].Mark == first.Mark && pieces[j].Link == first.Link; j++ {
			text = w.piece(pieces[j], text, p.upper)
		}
		if text {
			w.WriteString("</w:t>")
		}
		w.WriteString("</w:r>")
		i = j
	}
	w.switchLink(open, "")
}

// runLook gives the properties of a piece's run.
func (w *Writer) runLook(p Piece, of Para) string {
	if w.Look != nil {
		return w.Look(p.Mark, p.Link != "")
	}
	return runProps(p.Mark, p.Link, of.run)
}

// piece writes one piece inside a run; open says whether a w:t is open.
func (w *Writer) piece(p Piece, open, upper bool) bool {
	if p.Kind == BreakPiece || p.Kind == TabPiece {
		if open {
			w.WriteString("</w:t>")
		}
		w.WriteString(map[PieceKind]string{BreakPiece: "<w:br/>", TabPiece: "<w:tab/>"}[p.Kind])
		return false
	}
	if !open {
		w.WriteString(docx.OpenText)
	}
	s := p.Text
	switch {
	case p.Kind == TagPiece:
		w.tags = append(w.tags, p.pos)
		if body := tag.Inside(s); upper && !tag.Silent(body) && !tag.IsCall(body) {
			s = "{{ " + body + " | kapital }}"
		}
	case upper:
		s = strings.ToUpper(s)
	}
	w.WriteString(docx.Escape(s))
	return true
}

// switchLink ends the link that is open and begins another, if it can be had.
func (w *Writer) switchLink(open bool, to string) bool {
	if open {
		w.WriteString("</w:hyperlink>")
	}
	if to == "" {
		return false
	}
	id := w.Link(to)
	if id != "" {
		w.WriteString(`<w:hyperlink r:id="` + id + `">`)
	}
	return id != ""
}

// runProps writes run properties in the order of CT_RPr (ECMA-376 17.3.2.28).
func runProps(m Mark, link, extra string) string {
	var b strings.Builder
	if link != "" {
		b.WriteString(`<w:rStyle w:val="Tautan"/>`)
	}
	if m.Bold {
		b.WriteString("<w:b/><w:bCs/>")
	}
	if m.Italic {
		b.WriteString("<w:i/><w:iCs/>")
	}
	b.WriteString(extra)
	if m.Under {
		b.WriteString(`<w:u w:val="single"/>`)
	}
	if b.Len() == 0 {
		return ""
	}
	return "<w:rPr>" + b.String() + "</w:rPr>"
}

// control writes a tag alone in a paragraph: lifting takes the paragraph away.
func (w *Writer) control(s string, pos diag.Position) {
	for range tag.Find(s) {
		w.tags = append(w.tags, pos)
	}
	w.WriteString("<w:p><w:r>" + docx.OpenText + docx.Escape(s) + "</w:t></w:r></w:p>")
}

// controlText is control for a line of the source, each tag with its place.
func (w *Writer) controlText(t text) {
	for _, s := range tag.Find(t.s) {
		w.tags = append(w.tags, t.pos(s.From))
	}
	w.WriteString("<w:p><w:r>" + docx.OpenText + docx.Escape(t.s) + "</w:t></w:r></w:p>")
}

// TableHead opens a table of fixed layout. Widths are in twips and are the
// grid and the cell widths alike: Word believes the cells, others the grid.
func (w *Writer) TableHead(style string, indent int, jc string, bare bool, widths []int) {
	total := 0
	for _, n := range widths {
		total += n
	}
	w.WriteString("<w:tbl><w:tblPr>")
	if style != "" {
		w.tag1("tblStyle", style)
	}
	fmt.Fprintf(w, `<w:tblW w:w="%d" w:type="dxa"/>`, total)
	if jc != "" {
		w.tag1("jc", jc)
	}
	if indent > 0 {
		fmt.Fprintf(w, `<w:tblInd w:w="%d" w:type="dxa"/>`, indent)
	}
	w.WriteString(`<w:tblLayout w:type="fixed"/>`)
	if bare {
		w.WriteString(`<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>`)
	}
	w.WriteString("</w:tblPr><w:tblGrid>")
	for _, n := range widths {
		fmt.Fprintf(w, `<w:gridCol w:w="%d"/>`, n)
	}
	w.WriteString("</w:tblGrid>")
}

// Row opens a row that does not break over pages.
func (w *Writer) Row(header bool) {
	w.WriteString("<w:tr><w:trPr><w:cantSplit/>")
	if header {
		w.WriteString("<w:tblHeader/>")
	}
	w.WriteString("</w:trPr>")
}

// Cell opens a cell.
func (w *Writer) Cell(width, span int, valign string) {
	fmt.Fprintf(w, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if span > 1 {
		w.tag1("gridSpan", strconv.Itoa(span))
	}
	if valign != "" {
		w.tag1("vAlign", valign)
	}
	w.WriteString("</w:tcPr>")
}

// mergedCell opens a cell of a vertical merge, goesOn for all but the first.
func (w *Writer) mergedCell(width, span int, goesOn bool, valign string) {
	fmt.Fprintf(w, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if span > 1 {
		w.tag1("gridSpan", strconv.Itoa(span))
	}
	if goesOn {
		w.WriteString("<w:vMerge/>")
	} else {
		w.tag1("vMerge", "restart")
	}
	if valign != "" {
		w.tag1("vAlign", valign)
	}
	w.WriteString("</w:tcPr>")
}
