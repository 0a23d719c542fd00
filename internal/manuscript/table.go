package manuscript

import (
	"regexp"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/tag"
)

// table is a pipe table.
type table struct {
	header int // rows above the rule
	rows   []tableRow
	align  []string // left, center, right, per column
	width  []int    // dashes of the rule, per column
}

// tableRow is a row of cells, or a control line between rows.
type tableRow struct {
	pos     diag.Position
	control text // set for a control line
	cells   []tableCell
}

type tableCell struct {
	text text
	span int // columns, 1 or more
}

var ruleCell = regexp.MustCompile(`^:?-+:?$`)

// table reads consecutive rows. A control line belongs to the table when a row
// follows it or the control structure it closes was opened inside.
func (p *blockParser) table() block {
	t := &table{header: -1}
	b := block{kind: blockTable, pos: p.lines[p.i].pos, table: t}
	open := 0
	for p.i < len(p.lines) {
		l := p.lines[p.i]
		switch l.kind() {
		case lineRow:
			t.addRow(l, p.bag)
		case lineControl, lineCall:
			if open == 0 && !p.rowFollows() {
				return t.finish(b, p.bag)
			}
			open += opens(l.s)
			p.definesRows(l.s)
			t.rows = append(t.rows, tableRow{pos: l.pos, control: l.text(0)})
		default:
			return t.finish(b, p.bag)
		}
		p.i++
	}
	return t.finish(b, p.bag)
}

// rowFollows reports whether a row stands behind the control lines at hand.
func (p *blockParser) rowFollows() bool {
	for _, l := range p.lines[p.i:min(len(p.lines), p.i+maxDepth)] {
		switch l.kind() {
		case lineRow:
			return true
		case lineControl:
		case lineCall:
			return p.callsRows(l.s)
		default:
			return false
		}
	}
	return false
}

// definesRows notes the definitions begun between rows: calling them stands
// for rows.
func (p *blockParser) definesRows(s string) {
	for _, t := range tag.Find(s) {
		if name, _, ok := tag.Named(t.Body(s)); ok && !tag.IsCall(t.Body(s)) {
			p.rows = append(p.rows, name)
		}
	}
}

// callsRows reports whether a line calls such a definition.
func (p *blockParser) callsRows(s string) bool {
	return slices.ContainsFunc(tag.Find(s), func(t tag.Span) bool {
		name, _, _ := tag.Named(t.Body(s))
		return tag.IsCall(t.Body(s)) && slices.Contains(p.rows, name)
	})
}

// opens counts the structures a control line opens, less those it closes.
func opens(s string) int {
	n := 0
	for _, t := range tag.Find(s) {
		if t.To < 0 {
			break
		}
		switch word := tag.Word(t.Body(s)); {
		case tag.Closer(word) == "end":
			n++
		case word == "end":
			n--
		}
	}
	return n
}

// addRow cuts a line into cells; "||" joins a cell with the one before it.
func (t *table) addRow(l line, bag *diag.Bag) {
	row := tableRow{pos: l.pos}
	whole := l.text(0)
	from := 1
	for columns := 1; from < len(whole.s); columns++ {
		if columns > docx.MaxColumns {
			bag.Add(diag.New("TP025", l.pos, "batas", docx.MaxColumns))
			return
		}
		to := cellEnd(whole.s, from)
		cell := whole.cut(from, to)
		if cell.s == "" && len(row.cells) > 0 {
			row.cells[len(row.cells)-1].span++
		} else {
			row.cells = append(row.cells, tableCell{text: cell.trim(), span: 1})
		}
		from = to + 1
	}
	if !isRule(row.cells) {
		t.rows = append(t.rows, row)
		return
	}
	if t.header >= 0 {
		bag.Add(diag.New("TP016", l.pos))
		return
	}
	t.header = len(t.rows)
	for _, c := range row.cells {
		s := c.text.s
		switch left, right := strings.HasPrefix(s, ":"), strings.HasSuffix(s, ":"); {
		case left && right:
			t.align = append(t.align, "center")
		case right:
			t.align = append(t.align, "right")
		default:
			t.align = append(t.align, "left")
		}
		t.width = append(t.width, strings.Count(s, "-"))
	}
}

func isRule(cells []tableCell) bool {
	for _, c := range cells {
		if !ruleCell.MatchString(c.text.s) {
			return false
		}
	}
	return len(cells) > 0
}

// cellEnd returns the offset of the next | that is neither escaped nor inside
// a tag, or the end.
func cellEnd(s string, from int) int {
	for i := from; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case strings.HasPrefix(s[i:], "{{"):
			if end := tag.End(s, i+2); end > 0 {
				i = end - 1
			}
		case s[i] == '|':
			return i
		}
	}
	return len(s)
}

// finish checks the rows against the rule.
func (t *table) finish(b block, bag *diag.Bag) block {
	if t.header < 0 {
		bag.Add(diag.New("TP015", b.pos))
		return b
	}
	for _, r := range t.rows {
		if r.control.s != "" {
			continue
		}
		n := 0
		for _, c := range r.cells {
			n += c.span
		}
		if n != len(t.width) {
			bag.Add(diag.New("TP017", r.pos, "ada", n, "perlu", len(t.width)))
		}
	}
	return b
}
