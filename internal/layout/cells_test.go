package layout_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"naskah/internal/layout"
)

// grid makes tables at random whose cells have a shading of their own, by which
// each is known on the pages: cell n has the colour n and the words "qnz".
type grid struct {
	n      int
	rand   *rand.Rand
	within map[int]int // cell → the cell its table stands in
}

// table is a table of a width; up to two tables stand in each other.
func (g *grid) table(width, outer int) string {
	var b strings.Builder
	columns := make([]int, max(1, min(2+g.rand.IntN(3), width/900))) // no word is cut
	for i := range columns {
		columns[i] = width / len(columns)
	}
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="` + fmt.Sprint(width) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/>` + gridBorders + `</w:tblPr><w:tblGrid>`)
	for _, w := range columns {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	left := make([]int, len(columns)) // rows that the merged cell above still covers
	for row := range 2 + g.rand.IntN(5) {
		b.WriteString(`<w:tr><w:trPr>` + pickOf(g.rand, "", "", `<w:cantSplit/>`, `<w:trHeight w:val="700"/>`) + headMark(row, g.rand) + `</w:trPr>`)
		for i := 0; i < len(columns); {
			span := 1
			if left[i] == 0 && i+1 < len(columns) && left[i+1] == 0 && g.rand.IntN(5) == 0 {
				span = 2
			}
			b.WriteString(g.cell(columns[i], span, &left[i], outer))
			i += span
		}
		b.WriteString(`</w:tr>`)
	}
	return b.String() + `</w:tbl>`
}

func pickOf(r *rand.Rand, list ...string) string { return list[r.IntN(len(list))] }

func headMark(row int, r *rand.Rand) string {
	if row == 0 && r.IntN(3) == 0 {
		return `<w:tblHeader/>`
	}
	return ""
}

func (g *grid) cell(width, span int, left *int, outer int) string {
	tcPr := fmt.Sprintf(`<w:tcW w:w="%d" w:type="dxa"/>`, width*span)
	if span > 1 {
		tcPr += `<w:gridSpan w:val="2"/>`
	}
	if *left > 0 {
		*left--
		return `<w:tc><w:tcPr>` + tcPr + `<w:vMerge/></w:tcPr><w:p/></w:tc>`
	}
	if span == 1 && g.rand.IntN(5) == 0 {
		*left = 1
		tcPr += `<w:vMerge w:val="restart"/>`
	}
	g.n++
	id := g.n
	g.within[id] = outer
	tcPr += fmt.Sprintf(`<w:shd w:val="clear" w:fill="%06X"/>`, id) + pickOf(g.rand, "", `<w:vAlign w:val="center"/>`, `<w:vAlign w:val="bottom"/>`)
	content := p(pickOf(g.rand, "", `<w:jc w:val="both"/>`, `<w:jc w:val="right"/>`, `<w:keepNext/>`), strings.TrimSpace(strings.Repeat(fmt.Sprintf("q%dz ", id), 1+g.rand.IntN(25))))
	if outer == 0 && width*span > 1200 && g.rand.IntN(6) == 0 {
		content = g.table(width*span-240, id) + content
	}
	return `<w:tc><w:tcPr>` + tcPr + `</w:tcPr>` + content + `</w:tc>`
}

var token = regexp.MustCompile(`q(\d+)z`)

// TestCellsDoNotOverlapAndHoldTheirText lays tables at random over small pages.
func TestCellsDoNotOverlapAndHoldTheirText(t *testing.T) {
	for seed := range uint64(60) {
		g := &grid{rand: rand.New(rand.NewPCG(seed, 11)), within: map[int]int{}}
		body := p("", long) + g.table(4800, 0) + p("", "antara") + g.table(4800, 0) + p("", long)
		for _, opt := range []layout.Options{{}, {Justify: layout.JustifyLO74}} {
			doc, _ := layOut(t, sample{body: body}, opt)
			seen := map[int]int{}
			for i := range doc.Pages {
				cellsOf(t, fmt.Sprintf("seed %d page %d", seed, i+1), &doc.Pages[i], g.within, seen)
			}
			for id := 1; id <= g.n; id++ {
				if seen[id] == 0 {
					t.Errorf("seed %d: cell %d has no text", seed, id)
				}
			}
		}
	}
}

// cellsOf checks one page.
func cellsOf(t *testing.T, at string, page *layout.Page, within map[int]int, seen map[int]int) {
	t.Helper()
	const tw = 64
	cells := map[int][]layout.Fill{}
	for _, it := range page.Items {
		f, ok := it.(layout.Fill)
		if !ok {
			continue
		}
		id := int(f.Color.R)<<16 | int(f.Color.G)<<8 | int(f.Color.B)
		for other, list := range cells {
			for _, o := range list {
				across := min(f.X+f.W, o.X+o.W) - max(f.X, o.X)
				down := min(f.Y+f.H, o.Y+o.H) - max(f.Y, o.Y)
				if across > 2*tw && down > 2*tw && within[id] != other && within[other] != id {
					t.Errorf("%s: cells %d and %d overlap by %d twips across and %d down", at, id, other, across/tw, down/tw)
				}
			}
		}
		cells[id] = append(cells[id], f)
	}
	for _, it := range page.Items {
		v, ok := it.(layout.Glyphs)
		if !ok {
			continue
		}
		for _, m := range token.FindAllStringSubmatch(v.Text, -1) {
			id, err := strconv.Atoi(m[1])
			if err != nil {
				t.Fatal(err)
			}
			seen[id]++
			if !standsIn(v, cells[id], tw) {
				t.Errorf("%s: %q of cell %d at %d,%d is outside of its cell %v", at, v.Text, id, v.X/tw, v.Y/tw, cells[id])
			}
		}
	}
}

func standsIn(v layout.Glyphs, cells []layout.Fill, tw layout.Unit) bool {
	for _, f := range cells {
		if v.X >= f.X-tw && v.X <= f.X+f.W && v.Y >= f.Y && v.Y <= f.Y+f.H+tw {
			return true
		}
	}
	return false
}
