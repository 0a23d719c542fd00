package render

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/manuscript"
)

// The tables of a rendered part whose cells depend on data get the grid their
// rows ask for: columns are counted, the width of the table is shared out
// anew, and cells that cover columns which came or went cover what is there.
// Tables without rows go, and what must hold a paragraph has one.

// gridder sets the tables of one part right.
type gridder struct {
	*state
	tags []tagUse
}

// References are instructions while a part is read as XML, which cannot hold
// their signs.
var (
	shownRefs  = strings.NewReplacer(refSign, "<?naskah-rujuk ", refEnd, "?>")
	hiddenRefs = regexp.MustCompile(`<\?naskah-rujuk (\d+)\?>`)
)

// tables sets the tables of a part right.
func (st *state) tables(s string, tags []tagUse) string {
	root, err := docx.ParseXML([]byte(shownRefs.Replace(s)))
	if err != nil {
		for _, d := range manuscript.Findings(err, st.part) {
			st.find(d)
		}
		return s
	}
	g := &gridder{state: st, tags: tags}
	g.element(root)
	return string(hiddenRefs.ReplaceAll(root.XML(), []byte(refSign+"$1"+refEnd)))
}

func (g *gridder) element(e *docx.Element) {
	var out []docx.Node
	table, gone := false, false
	for _, n := range e.Children {
		c, ok := n.(*docx.Element)
		if !ok {
			out = append(out, n)
			continue
		}
		if c.Name == "w:tbl" {
			g.fit(c)
		}
		g.element(c)
		if c.Name == "w:tbl" && len(rowsOf(c)) == 0 {
			gone = true
			continue
		}
		if c.Name == "w:tbl" && table {
			out = append(out, thin())
		}
		table = c.Name == "w:tbl"
		out = append(out, c)
	}
	e.Children = out
	complete(e, gone)
}

// thin is a paragraph that only parts two tables.
func thin() *docx.Element {
	spacing := docx.E("w:spacing").With("w:before", "0", "w:after", "0", "w:line", "20", "w:lineRule", "exact")
	return docx.E("w:p", docx.E("w:pPr", spacing))
}

// complete gives a container the paragraph it must hold or end in (ECMA-376
// 17.4.65 for cells).
func complete(e *docx.Element, gone bool) {
	last := ""
	for _, c := range e.Elements() {
		if c.Name == "w:p" || c.Name == "w:tbl" || c.Name == "w:sdt" {
			last = c.Name
		}
	}
	switch e.Name {
	case "w:tc":
		if last == "" || last == "w:tbl" {
			e.Append(docx.E("w:p"))
		}
	case "w:hdr", "w:ftr", "w:txbxContent", "w:footnote", "w:endnote", "w:comment":
		if last == "" {
			e.Append(docx.E("w:p"))
		}
	case "w:body":
		if last == "" && gone {
			e.Insert(0, docx.E("w:p"))
		}
	}
}

// gridRow is a row on its way into the new grid.
type gridRow struct {
	row    *docx.Element
	cells  []gridCell
	varies *tagUse // the tag that lets its cells depend on data
	spans  *tagUse // a rentang in it
}

type gridCell struct {
	cell   *docx.Element // nil for the columns a row leaves out
	edge   string        // w:gridBefore or w:gridAfter, which says so
	at, n  int           // columns of the template's grid
	free   bool          // they depend on data
	span   int           // columns it takes; 0 until it is known
	joins  string
	column int // where it stands in the new grid
}

// fit gives a table its grid.
func (g *gridder) fit(table *docx.Element) {
	grid := table.Child("w:tblGrid")
	if grid == nil {
		return // lifting has given one to each table it took notes of
	}
	var widths []int
	for _, c := range grid.All("w:gridCol") {
		widths = append(widths, max(number(c.Attr("w:w"), 0), 0))
	}
	var rows []*gridRow
	noted := false
	for _, row := range rowsOf(table) {
		rows = append(rows, g.row(row, &noted))
	}
	if !noted {
		return
	}
	if len(widths) > docx.MaxColumns {
		g.find(diag.New("TP128", diag.Position{File: g.file}, "ada", len(widths), "batas", docx.MaxColumns))
		return
	}
	times, model, ok := g.times(rows, len(widths))
	if !ok {
		return
	}
	columns := newColumns(model, len(widths))
	if len(columns) > docx.MaxColumns {
		g.findAt(model.varies, "TP128", "ada", len(columns), "batas", docx.MaxColumns)
		return
	}
	shared := shareGrid(columns, widths, model)
	for _, r := range rows {
		if g.place(r, times, len(columns)) && (model != nil || r.spans != nil) {
			r.write(shared)
		}
	}
	if model != nil {
		grid.RemoveAll("w:gridCol")
		for _, w := range shared {
			grid.Append(docx.E("w:gridCol").With("w:w", strconv.Itoa(w)))
		}
	}
	joinDown(rows)
	dropEmptyRows(table)
}

// row reads a row with what lifting noted, and forgets the notes.
func (g *gridder) row(row *docx.Element, noted *bool) *gridRow {
	r := &gridRow{row: row}
	if n := number(row.Attr(attrVaries), -1); n >= 0 {
		r.varies = &g.tags[n]
		*noted = true
	}
	row.RemoveAttr(attrVaries)
	at := r.leaveOut("w:gridBefore", 0)
	for _, cell := range row.All("w:tc") {
		c := gridCell{cell: cell, at: at, n: spanOf(cell)}
		if f := strings.Fields(cell.Attr(attrColumns)); len(f) == 3 {
			c.at, c.n, c.free = number(f[0], at), number(f[1], c.n), f[2] == "1"
			*noted = true
		}
		cell.RemoveAttr(attrColumns)
		at = c.at + c.n
		for _, mark := range takeMarks(cell) {
			words := strings.Fields(strings.TrimSuffix(mark, "?>"))
			switch words[0] {
			case spanMark:
				c.span = number(words[2], 1)
				r.spans = &g.tags[number(words[1], 0)]
			case joinMark:
				c.joins = strings.Join(words[1:], " ") + " " + cell.Text()
			}
		}
		r.cells = append(r.cells, c)
	}
	r.leaveOut("w:gridAfter", at)
	return r
}

// leaveOut notes the columns a row leaves out at an edge.
func (r *gridRow) leaveOut(edge string, at int) int {
	n := leftOut(r.row, edge)
	if n > 0 {
		r.cells = append(r.cells, gridCell{edge: edge, at: at, n: n})
	}
	return n
}

// takeMarks takes the marks of rentang and gabung out of a cell; those of a
// table in it are that one's.
func takeMarks(e *docx.Element) []string {
	var out []string
	e.Children = slices.DeleteFunc(e.Children, func(n docx.Node) bool {
		switch n := n.(type) {
		case docx.Raw:
			s := string(n)
			if strings.HasPrefix(s, spanMark+" ") || strings.HasPrefix(s, joinMark+" ") {
				out = append(out, s)
				return true
			}
		case *docx.Element:
			if n.Name != "w:tbl" {
				out = append(out, takeMarks(n)...)
			}
		}
		return false
	})
	return out
}

// times counts how often each column of the template's grid is there. All
// rows whose cells depend on data must agree; the first is the model.
func (g *gridder) times(rows []*gridRow, n int) ([]int, *gridRow, bool) {
	var times []int
	var model *gridRow
	for _, r := range rows {
		if r.varies == nil || r.spans != nil {
			continue
		}
		own := make([]int, n)
		for _, c := range r.cells {
			for k := c.at; k < min(c.at+c.n, n); k++ {
				own[k]++
			}
		}
		if model == nil {
			times, model = own, r
		} else if !slices.Equal(times, own) {
			g.findAt(r.varies, "TP126", "ada", sumOf(own), "perlu", sumOf(times))
			return nil, nil, false
		}
	}
	if model == nil {
		times = slices.Repeat([]int{1}, n)
	}
	return times, model, true
}

func sumOf(list []int) int {
	n := 0
	for _, x := range list {
		n += x
	}
	return n
}

// place gives the cells of a row their columns in the new grid of n columns;
// false when they do not fill it.
func (g *gridder) place(r *gridRow, times []int, n int) bool {
	at := 0
	for i := range r.cells {
		c := &r.cells[i]
		switch {
		case c.span > 0:
		case r.varies != nil || r.spans != nil: // each says its columns itself
			c.span = c.n
		default:
			from := min(c.at, len(times))
			c.span = sumOf(times[from:min(from+c.n, len(times))])
		}
		c.column = at
		at += c.span
	}
	if r.spans != nil && at != n {
		g.findAt(r.spans, "TP127", "ada", at, "perlu", n)
		return false
	}
	return at <= n
}

// newColumns lists the columns of the new grid by those of the template's they
// repeat, in the order of the model's cells.
func newColumns(model *gridRow, n int) []int {
	var out []int
	if model == nil {
		for i := range n {
			out = append(out, i)
		}
		return out
	}
	for _, c := range model.cells {
		for k := c.at; k < min(c.at+c.n, n); k++ {
			out = append(out, k)
		}
	}
	return out
}

// narrow is the least width of a column that depends on data before the whole
// table is shared out anew, in twips.
const narrow = 283

// shareGrid gives the new columns their widths. Those that do not depend on
// data keep theirs; the others share what is left, so that the table stays as
// wide as it was.
func shareGrid(columns, widths []int, model *gridRow) []int {
	free := make([]bool, len(widths))
	if model != nil {
		for _, c := range model.cells {
			for k := c.at; k < min(c.at+c.n, len(widths)); k++ {
				free[k] = c.free
			}
		}
	}
	left := sumOf(widths)
	var all, own []int
	for _, k := range columns {
		all = append(all, max(widths[k], 1))
		if free[k] {
			own = append(own, max(widths[k], 1))
		} else {
			left -= widths[k]
		}
	}
	if len(own) == 0 || left < narrow*len(own) {
		if len(all) == 0 {
			return nil
		}
		return docx.Shares(all, sumOf(widths))
	}
	own = docx.Shares(own, left)
	out := make([]int, len(columns))
	for i, k := range columns {
		out[i] = widths[k]
		if free[k] {
			out[i], own = own[0], own[1:]
		}
	}
	return out
}

// write puts the columns of a row into its markup. A cell without columns goes.
func (r *gridRow) write(widths []int) {
	for _, c := range r.cells {
		if c.cell == nil {
			r.row.Child("w:trPr").Child(c.edge).SetAttr("w:val", strconv.Itoa(c.span))
			continue
		}
		if c.span == 0 {
			r.row.Remove(c.cell)
			continue
		}
		setCell(c.cell, docx.E("w:tcW").With("w:w", strconv.Itoa(sumOf(widths[c.column:c.column+c.span])), "w:type", "dxa"))
		if c.span > 1 {
			setCell(c.cell, docx.E("w:gridSpan").With("w:val", strconv.Itoa(c.span)))
		} else {
			c.cell.Child("w:tcPr").RemoveAll("w:gridSpan")
		}
	}
}

// cellOrder is the order of the first properties of a cell (CT_TcPr, ECMA-376
// 17.4.69).
var cellOrder = []string{"w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge"}

// setCell sets a property of a cell.
func setCell(cell, property *docx.Element) {
	props := cell.Child("w:tcPr")
	if props == nil {
		props = docx.E("w:tcPr")
		cell.Insert(0, props)
	}
	props.RemoveAll(property.Name)
	at := 0
	for i, c := range props.Children {
		if e, ok := c.(*docx.Element); ok && slices.Contains(cellOrder[:slices.Index(cellOrder, property.Name)], e.Name) {
			at = i + 1
		}
	}
	props.Insert(at, property)
}

// joinDown joins each cell of gabung with the one above it while both say the
// same. Word hides what stands in a cell that goes on, so it is emptied.
func joinDown(rows []*gridRow) {
	above := map[int]gridCell{}
	for _, r := range rows {
		here := map[int]gridCell{}
		for _, c := range r.cells {
			if c.joins == "" || c.span == 0 {
				continue
			}
			here[c.column] = c
			up, ok := above[c.column]
			if !ok || up.joins != c.joins || up.span != c.span {
				continue
			}
			if up.cell.Path("w:tcPr", "w:vMerge") == nil {
				setCell(up.cell, docx.E("w:vMerge").With("w:val", "restart"))
			}
			setCell(c.cell, docx.E("w:vMerge"))
			empty := docx.E("w:p")
			if p := c.cell.Path("w:p", "w:pPr"); p != nil {
				p.RemoveAll("w:numPr")
				empty.Append(p)
			}
			c.cell.Children = []docx.Node{c.cell.Child("w:tcPr"), empty}
		}
		above = here
	}
}

// dropEmptyRows takes away rows that have no cell left.
func dropEmptyRows(e *docx.Element) {
	e.Children = slices.DeleteFunc(e.Children, func(n docx.Node) bool {
		c, ok := n.(*docx.Element)
		if ok && (c.Name == "w:sdt" || c.Name == "w:sdtContent") {
			dropEmptyRows(c)
		}
		return ok && c.Name == "w:tr" && c.Child("w:tc") == nil && c.Child("w:sdt") == nil
	})
}
