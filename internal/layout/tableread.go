package layout

import (
	"strings"

	"naskah/internal/docx"
	"naskah/internal/message"
)

// tableReader reads one table (17.4.37).
type tableReader struct {
	*reader
	t       *table
	styles  []*docx.Element // table style chain, root first
	look    tableLook
	parts   map[string][]*docx.Element // w:tblStylePr by type, those of the root first
	formats map[int]*tableFormat
	borders tableBorders
	total   int // rows
	merged  map[int]*cell
}

// tableBorders are the borders a table gives its cells.
type tableBorders struct {
	edges
	insideH, insideV border
}

// tableLook says which conditional formats of the style apply (17.4.55).
type tableLook struct{ firstRow, lastRow, firstCol, lastCol, bandH, bandV bool }

func (r *reader) tableInto(e *docx.Element, f *flow) {
	r.tables++
	place := message.P("LY.at.table", "n", r.tables)
	if r.depth >= maxNesting {
		r.at(place, func() { r.warn("LY015", "LY.part.nesting") })
		r.flatten(e, f)
		return
	}
	r.settle(f)
	t := &table{id: r.tree.block(Mark{Kind: TableMark})}
	tr := &tableReader{reader: r, t: t, formats: map[int]*tableFormat{}, merged: map[int]*cell{}}
	r.depth++
	r.at(place, func() { r.tree.within(t.id, func() { tr.read(e) }) })
	r.depth--
	if len(t.rows) > 0 {
		f.emit(t)
	}
}

// flatten reads paragraphs only, whatever they stand in.
func (r *reader) flatten(e *docx.Element, f *flow) {
	inner := &flow{emit: f.emit}
	e.Walk(func(c *docx.Element) bool {
		if c.Name == "w:p" {
			r.paragraphInto(c, inner)
			return false
		}
		return true
	})
	r.settle(inner)
}

func (tr *tableReader) read(e *docx.Element) {
	tblPr := e.Child("w:tblPr")
	tr.styles = tr.reader.styles.chain(tr.reader.styles.named(tblPr.Val("w:tblStyle"), "table"))
	tr.parts = partsOf(tr.styles)
	tr.properties(tblPr)
	for _, c := range e.Path("w:tblGrid").All("w:gridCol") {
		if len(tr.t.grid) < docx.MaxColumns {
			tr.t.grid = append(tr.t.grid, max(0, twipsOr(c.Attr("w:w"), 0)))
		}
	}
	rows := tableRows(e, nil)
	tr.total = len(rows)
	for i, row := range rows {
		tr.at(message.P("LY.at.row", "n", i+1), func() { tr.row(row, i) })
	}
}

// partsOf sorts the conditional formats of a style chain by what they are for.
// Of two for one condition in one style the last counts.
func partsOf(styles []*docx.Element) map[string][]*docx.Element {
	out := map[string][]*docx.Element{}
	for _, st := range styles {
		own := map[string]*docx.Element{}
		for _, e := range st.All("w:tblStylePr") {
			own[e.Attr("w:type")] = e
		}
		for kind, e := range own {
			out[kind] = append(out[kind], e)
		}
	}
	return out
}

// tableRows finds the rows, through content controls and revision marks;
// deleted rows are left out.
func tableRows(e *docx.Element, out []*docx.Element) []*docx.Element {
	for _, c := range e.Elements() {
		switch c.Name {
		case "w:tr":
			if c.Child("w:trPr").Child("w:del") == nil {
				out = append(out, c)
			}
		case "w:sdt":
			out = tableRows(c.Child("w:sdtContent"), out)
		case "w:customXml", "w:ins", "w:moveTo":
			out = tableRows(c, out)
		}
	}
	return out
}

func (tr *tableReader) properties(tblPr *docx.Element) {
	t := tr.t
	t.margins = cellMargins{left: Twip(108), right: Twip(108)} // LibreOffice 7.4
	for _, st := range tr.styles {
		tr.tableProps(st.Child("w:tblPr"))
	}
	tr.tableProps(tblPr)
	tr.look = lookOf(tblPr.Child("w:tblLook"))
	if e := tblPr.Child("w:tblpPr"); e != nil {
		t.floating = floatingOf(e)
		if !t.floating.beside() || tr.depth > 1 {
			tr.warn("LY005", "LY.part.floating")
		}
	}
}

// floatingOf reads w:tblpPr (17.4.57). Where it does not say what the table
// hangs on, that is the page.
func floatingOf(e *docx.Element) *position {
	return &position{
		relH: anchors[e.Attr("w:horzAnchor")], relV: anchors[e.Attr("w:vertAnchor")], wrap: wrapSquare,
		alignH: e.Attr("w:tblpXSpec"), alignV: e.Attr("w:tblpYSpec"), x: twipsOr(e.Attr("w:tblpX"), 0), y: twipsOr(e.Attr("w:tblpY"), 0),
		distLeft: twipsOr(e.Attr("w:leftFromText"), 0), distRight: twipsOr(e.Attr("w:rightFromText"), 0),
		distTop: twipsOr(e.Attr("w:topFromText"), 0), distBottom: twipsOr(e.Attr("w:bottomFromText"), 0),
	}
}

// anchors maps ST_HAnchor and ST_VAnchor (17.18.35, 17.18.100) to the names
// that drawings use.
var anchors = map[string]string{"": "page", "page": "page", "margin": "margin", "text": "paragraph"}

// tableProps lays one w:tblPr over the table's settings (17.4.59).
func (tr *tableReader) tableProps(e *docx.Element) {
	t := tr.t
	for _, c := range e.Elements() {
		switch c.Name {
		case "w:jc":
			t.align = alignOf(c.Attr("w:val"), t.align)
		case "w:tblInd":
			if c.Attr("w:type") != "pct" {
				t.indent = twipsOr(c.Attr("w:w"), 0)
			}
		case "w:tblW":
			t.width = widthOf(c)
		case "w:tblLayout":
			t.fixed = c.Attr("w:type") == "fixed"
		case "w:tblCellMar":
			t.margins = marginsOver(t.margins, c)
		case "w:tblBorders":
			tr.borders.apply(tr.theme, c)
		case "w:bidiVisual":
			if onOff(c.Attr("w:val")) {
				tr.warn("LY007", "LY.part.rtl")
			}
		}
	}
}

// widthOf reads CT_TblWidth (17.4.87); a percentage counts fiftieths, or has
// its sign.
func widthOf(e *docx.Element) tableWidth {
	v := e.Attr("w:w")
	w := tableWidth{set: true}
	switch e.Attr("w:type") {
	case "dxa", "":
		w.value = max(0, twipsOr(v, 0))
	case "pct":
		w.share = intOr(v, 0)
		if digits, ok := strings.CutSuffix(v, "%"); ok {
			w.share = intOr(digits, 0) * 50
		}
		w.share = max(0, min(5000, w.share))
	}
	return w
}

func marginsOver(m cellMargins, e *docx.Element) cellMargins {
	for _, c := range e.Elements() {
		if c.Attr("w:type") == "pct" {
			continue
		}
		v := max(0, twipsOr(c.Attr("w:w"), 0))
		switch c.Name {
		case "w:left", "w:start":
			m.left = v
		case "w:right", "w:end":
			m.right = v
		case "w:top":
			m.top = v
		case "w:bottom":
			m.bottom = v
		}
	}
	return m
}

func (b *tableBorders) apply(th *theme, e *docx.Element) {
	for _, c := range e.Elements() {
		switch c.Name {
		case "w:insideH":
			b.insideH = th.border(c)
		case "w:insideV":
			b.insideV = th.border(c)
		default:
			b.edges.apply(th, c)
		}
	}
}

func (b *edges) apply(th *theme, c *docx.Element) {
	switch c.Name {
	case "w:top":
		b.top = th.border(c)
	case "w:bottom":
		b.bottom = th.border(c)
	case "w:left", "w:start":
		b.left = th.border(c)
	case "w:right", "w:end":
		b.right = th.border(c)
	}
}

// lookOf reads w:tblLook: attributes, or the bit mask of older files.
func lookOf(e *docx.Element) tableLook {
	mask := 0
	if v := e.Attr("w:val"); v != "" {
		for _, c := range v {
			switch {
			case c >= '0' && c <= '9':
				mask = mask<<4&0xffff | int(c-'0')
			case c >= 'A' && c <= 'F':
				mask = mask<<4&0xffff | int(c-'A'+10)
			case c >= 'a' && c <= 'f':
				mask = mask<<4&0xffff | int(c-'a'+10)
			}
		}
	}
	flag := func(attr string, bit int) bool {
		if v := e.Attr(attr); v != "" {
			return onOff(v)
		}
		return mask&bit != 0
	}
	return tableLook{
		firstRow: flag("w:firstRow", 0x20), lastRow: flag("w:lastRow", 0x40),
		firstCol: flag("w:firstColumn", 0x80), lastCol: flag("w:lastColumn", 0x100),
		bandH: !flag("w:noHBand", 0x200), bandV: !flag("w:noVBand", 0x400),
	}
}

// row reads one row (17.4.79).
func (tr *tableReader) row(e *docx.Element, index int) {
	r := &row{}
	margins, borders := tr.t.margins, tr.borders
	if ex := e.Child("w:tblPrEx"); ex != nil {
		margins = marginsOver(margins, ex.Child("w:tblCellMar"))
		borders.apply(tr.theme, ex.Child("w:tblBorders"))
	}
	trPr := e.Child("w:trPr")
	for _, c := range trPr.Elements() {
		switch c.Name {
		case "w:trHeight":
			r.height = max(0, twipsOr(c.Attr("w:val"), 0))
			r.rule = lineAtLeast
			if c.Attr("w:hRule") == "exact" {
				r.rule = lineExact
			}
		case "w:tblHeader":
			r.header = onOff(c.Attr("w:val"))
		case "w:cantSplit":
			r.cantSplit = onOff(c.Attr("w:val"))
		case "w:gridBefore":
			r.before = max(0, min(docx.MaxColumns-1, intOr(c.Attr("w:val"), 0)))
		}
	}
	r.id = tr.tree.add(Mark{Kind: RowMark})
	cells := tableCells(e, nil)
	tr.tree.within(r.id, func() {
		column := r.before
		for i, c := range cells {
			if column >= docx.MaxColumns {
				tr.overflow(c, r)
				continue
			}
			at := message.P("LY.at.column", "n", i+1)
			tr.at(at, func() { column += tr.cell(c, r, index, column, margins, &borders, i == len(cells)-1) })
		}
	})
	if len(r.cells) > 0 {
		tr.t.rows = append(tr.t.rows, r)
	}
}

// overflow appends the text of cells beyond the last column to the last cell.
func (tr *tableReader) overflow(e *docx.Element, r *row) {
	last := r.cells[len(r.cells)-1]
	tr.all(e, &flow{emit: func(b block) { last.blocks = append(last.blocks, b) }})
}

func tableCells(e *docx.Element, out []*docx.Element) []*docx.Element {
	for _, c := range e.Elements() {
		switch c.Name {
		case "w:tc":
			out = append(out, c)
		case "w:sdt":
			out = tableCells(c.Child("w:sdtContent"), out)
		case "w:customXml", "w:ins", "w:moveTo":
			out = tableCells(c, out)
		}
	}
	return out
}
