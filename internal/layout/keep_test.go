package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"naskah/internal/layout"
)

// cellRow is a row of one cell with a paragraph.
func cellRow(pPr, text string) string {
	return `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>` + p(pPr, text) + `</w:tc></w:tr>`
}

func oneColumn(rows string) string {
	return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>` + rows + `</w:tbl>`
}

// pageOf returns the number of the page a word stands on, from 1.
func pageOf(doc *layout.Document, word string) int {
	for n, page := range doc.Pages {
		for _, it := range page.Items {
			if g, ok := it.(layout.Glyphs); ok && strings.Contains(g.Text, word) {
				return n + 1
			}
		}
	}
	return 0
}

// A table whose last rows are kept with the next paragraph leaves its other
// rows where they are (17.3.1.15; Word and LibreOffice 7.4).
func TestLastRowsGoAlongWithWhatFollows(t *testing.T) {
	const keep = `<w:keepNext/>`
	rows := func(n, kept int) string {
		var b strings.Builder
		for i := range n {
			pPr := ""
			if i >= n-kept {
				pPr = keep
			}
			b.WriteString(cellRow(pPr, fmt.Sprintf("baris%d", i)))
		}
		return oneColumn(b.String())
	}
	block := p(keep+`<w:spacing w:before="0" w:line="120" w:lineRule="exact"/>`, "") +
		oneColumn(cellRow(keep, "jabatan")+cellRow(keep+`<w:spacing w:line="600" w:lineRule="exact"/>`, "")+cellRow(keep, "nama")) + p("", "akhir")
	for _, c := range []struct {
		name       string
		n, kept    int
		last, page int // the row that stays, and the page of the block
	}{
		{"room for all", 6, 1, 5, 1},
		{"last row goes along", 12, 1, 10, 2},
		{"two rows go along", 12, 2, 9, 2},
		{"none can stay", 12, 12, -1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, _ := lay(t, sample{body: rows(c.n, c.kept) + block})
			if got := pageOf(doc, "jabatan"); got != c.page && c.last >= 0 {
				t.Errorf("the block is on page %d, want %d:\n%s", got, c.page, layout.Dump(doc))
			}
			if c.last < 0 {
				return
			}
			if got := pageOf(doc, fmt.Sprintf("baris%d", c.last)); got != 1 {
				t.Errorf("row %d is on page %d", c.last, got)
			}
			if last := fmt.Sprintf("baris%d", c.n-1); pageOf(doc, last) != c.page {
				t.Errorf("%s is on page %d, the block on %d", last, pageOf(doc, last), c.page)
			}
		})
	}
}

// A table that is kept with something too high for the same page goes to the next
// one all the same; LibreOffice leaves a table of one row where it is (7.4 measured).
func TestTableKeptWithMoreThanAPage(t *testing.T) {
	const keep = `<w:keepNext/>`
	high := p(`<w:keepLines/>`, strings.Repeat("tinggi sekali ", 45))
	for _, c := range []struct {
		rows, page int
	}{{1, 1}, {3, 2}} {
		body := p(`<w:spacing w:line="1500" w:lineRule="exact"/>`, "atas") + oneColumn(strings.Repeat(cellRow(keep, "baris"), c.rows)) + high
		doc, _ := layOut(t, sample{body: body}, layout.Options{Justify: layout.JustifyLO74})
		if got := pageOf(doc, "baris"); got != c.page {
			t.Errorf("a table of %d rows begins on page %d, want %d\n%s", c.rows, got, c.page, layout.Dump(doc))
		}
	}
}

// A head row for which all but the border below it finds room goes on on the next
// page and is not repeated; one that is higher goes to the next page whole
// (LibreOffice 7.4 measured). Ours keeps it whole in both cases.
func TestHeadRowThatNearlyFitsIsSplit(t *testing.T) {
	head := `<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>` + p("", "kepala") + p("", "lanjut") + `</w:tc></w:tr>`
	rows := `<w:tbl><w:tblPr>` + gridBorders + `</w:tblPr><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>` + head + cellRow("", "isi") + `</w:tbl>`
	for _, c := range []struct {
		above       int // twips, of 4,000; the head takes 572, the border below it 20
		justify     layout.Justify
		first, last int // pages
	}{
		{3405, layout.JustifyLO74, 2, 2},
		{3418, layout.JustifyLO74, 1, 2},
		{3430, layout.JustifyLO74, 2, 2},
		{3418, layout.JustifyAuto, 2, 2},
	} {
		doc, _ := layOut(t, sample{body: p(fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, c.above), "atas") + rows}, layout.Options{Justify: c.justify})
		if first, last := pageOf(doc, "kepala"), pageOf(doc, "lanjut"); first != c.first || last != c.last {
			t.Errorf("%d twips above: the head row is on pages %d and %d, want %d and %d\n%s", c.above, first, last, c.first, c.last, layout.Dump(doc))
		}
		if n := strings.Count(textOf(doc), "kepala"); c.first != c.last && n != 1 {
			t.Errorf("a head row that is split stands on %d pages, want once", n)
		}
	}
}
