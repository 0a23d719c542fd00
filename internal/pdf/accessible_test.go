package pdf

import (
	"strings"
	"testing"

	"naskah/internal/layout"
)

// TestOnlyAnAccessibleTreeClaimsPDFUA takes away what PDF/UA asks for, one by one.
func TestOnlyAnAccessibleTreeClaimsPDFUA(t *testing.T) {
	for name, c := range map[string]struct {
		change func(marks []layout.Mark)
		title  string
		want   bool
	}{
		"as it is":                   {func([]layout.Mark) {}, "Judul", true},
		"no title":                   {func([]layout.Mark) {}, "", false},
		"a figure without its text":  {func(m []layout.Mark) { m[16].Alt = "" }, "Judul", false},
		"the first heading is below": {func(m []layout.Mark) { m[1].Level = 2 }, "Judul", false},
		"a row is longer":            {func(m []layout.Mark) { m[14].Cell.Columns = 2 }, "Judul", false},
	} {
		doc := tagged(t)
		c.change(doc.Structure)
		data := string(write(t, doc, Meta{Title: c.title}))
		if got := strings.Contains(data, "<pdfuaid:part>1</pdfuaid:part>"); got != c.want {
			t.Errorf("%s: claims PDF/UA %v, want %v", name, got, c.want)
		}
	}
}

// TestTablesAreWholeInTheTree has an empty cell, a covered one and spans.
func TestTablesAreWholeInTheTree(t *testing.T) {
	doc := tagged(t)
	cell := func(row, columns, rows int, covered bool) {
		doc.Structure = append(doc.Structure, layout.Mark{Kind: layout.CellMark, Parent: row, Cell: layout.Cell{Columns: columns, Rows: rows, Covered: covered}})
	}
	cell(10, 2, 2, false)
	cell(13, 2, 0, true)
	r := read(t, write(t, doc, Meta{}))
	const want = "TH /Scope\n        P [Kepala]\n      TD /ColSpan /RowSpan\n    TR\n      TD\n        P [Isi]\n  P "
	if got := r.tree(); !strings.Contains(got, want) {
		t.Errorf("the tree is\n%swant\n%s", got, want)
	}
}
