package pdf

import (
	"fmt"
	"strings"

	"naskah/internal/layout"
)

// gridOf lists the rows of each table and the cells of each row, without those
// that a merged cell covers.
func gridOf(marks []layout.Mark) map[int][]int {
	out := map[int][]int{}
	for i, m := range marks {
		switch m.Kind {
		case layout.RowMark, layout.CellMark, layout.HeaderCellMark:
			if up := parentOf(marks, i); !m.Cell.Covered && (marks[up].Kind == layout.TableMark || marks[up].Kind == layout.RowMark) {
				out[up] = append(out[up], i)
			}
		}
	}
	return out
}

// tableAttributes are what an element says of its place in a table (ISO 32000-1
// table 349).
func tableAttributes(m layout.Mark) string {
	said := ""
	if m.Kind == layout.HeaderCellMark {
		said = " /Scope /Column"
	}
	if m.Cell.Columns > 1 {
		said += fmt.Sprintf(" /ColSpan %d", m.Cell.Columns)
	}
	if m.Cell.Rows > 1 {
		said += fmt.Sprintf(" /RowSpan %d", m.Cell.Rows)
	}
	if said == "" {
		return ""
	}
	return " /A << /O /Table" + said + " >>"
}

// accessible reports whether the tree keeps to what PDF/UA-1 asks of it beyond
// what every tree of ours has: figures with a text in their place (ISO 14289-1
// 7.3), headings that skip no level (7.4.2), tables of rows of one length (7.5).
func (t *structure) accessible() bool {
	level := 0
	for _, e := range t.elements {
		switch {
		case e.kind == "Figure" && !strings.Contains(e.extra, " /Alt "):
			return false
		case len(e.kind) == 2 && e.kind[0] == 'H':
			next := int(e.kind[1] - '0')
			if next > level+1 {
				return false
			}
			level = next
		}
	}
	widths := map[int]int{} // by row
	for i, m := range t.marks {
		if m.Kind == layout.CellMark || m.Kind == layout.HeaderCellMark {
			widths[parentOf(t.marks, i)] += max(1, m.Cell.Columns)
		}
	}
	for table, rows := range t.grid {
		if t.marks[table].Kind != layout.TableMark || t.byMark[table] < 0 {
			continue
		}
		for _, row := range rows {
			if widths[row] != widths[rows[0]] {
				return false
			}
		}
	}
	return true
}
