package archive

import (
	"math"
	"testing"

	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/office"
)

func testPress(t *testing.T, s office.LabelSheet) *press {
	t.Helper()
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	return newPress(fonts, s, [2]float64{1.5, -0.5})
}

func mm(u layout.Unit) float64 { return u.Points() / 72 * 25.4 }

// Each label stands in its cell to a hundredth of a millimetre, moved by what
// the printer is off, and keeps within it.
func TestLabelsStandInTheirCells(t *testing.T) {
	long := label{"CONTOH.01", []string{"2026-001/perjanjian   2026–2027", "Berkas perjanjian: Sinergi Pencegahan dan Pemberantasan Penyalahgunaan dan Peredaran Gelap Narkotika dan Prekursor Narkotika dalam Perlindungan Perempuan dan Anak"}}
	for name, s := range sheetsForSale {
		each := s.Columns * s.Rows
		p := testPress(t, s)
		for n := range each + 1 {
			before := 0
			if len(p.pages) > n/each {
				before = len(p.pages[n/each].Items)
			}
			p.label(long, n)
			page := p.pages[n/each]
			column, row := n%each%s.Columns, n%each/s.Columns
			x, y := s.Left+float64(column)*(s.LabelWidth+s.GapX)+1.5, s.Top+float64(row)*(s.LabelHeight+s.GapY)-0.5
			first := page.Items[before].(layout.Glyphs)
			if math.Abs(mm(first.X)-x-labelPad) > 0.01 {
				t.Errorf("sheet %s, label %d begins at %.3f mm, want %.3f", name, n+1, mm(first.X), x+labelPad)
			}
			for _, item := range page.Items[before:] {
				g := item.(layout.Glyphs)
				if mm(g.X) < x || mm(g.X+g.Width) > x+s.LabelWidth || mm(g.Y-g.Size) < y || mm(g.Y) > y+s.LabelHeight {
					t.Errorf("sheet %s, label %d: %q leaves its label", name, n+1, g.Text)
				}
			}
		}
		if len(p.pages) != 2 || p.pages[1].Items == nil {
			t.Errorf("sheet %s: %d pages for one label more than a sheet has", name, len(p.pages))
		}
	}
}

// The outlines of the page to calibrate with are those of the labels.
func TestTheCalibrationShowsTheLabels(t *testing.T) {
	s := sheetsForSale["7163"]
	p := testPress(t, s)
	p.outline(s.Columns*s.Rows - 1)
	right, bottom := 0.0, 0.0
	for _, item := range p.pages[0].Items {
		l := item.(layout.Line)
		right, bottom = max(right, mm(l.X2)), max(bottom, mm(l.Y2))
	}
	if math.Abs(right-(s.Width-s.Left+1.5)) > 0.06 || math.Abs(bottom-(s.Height-s.Top-0.5)) > 0.06 {
		t.Errorf("the last label ends at %.2f, %.2f", right, bottom)
	}
}

func TestSheetsForSaleAreWhole(t *testing.T) {
	for name, s := range sheetsForSale {
		w := s.Left*2 + float64(s.Columns)*(s.LabelWidth+s.GapX) - s.GapX
		h := s.Top*2 + float64(s.Rows)*(s.LabelHeight+s.GapY) - s.GapY
		if math.Abs(w-s.Width) > 0.15 || math.Abs(h-s.Height) > 0.15 || s.Name != name {
			t.Errorf("sheet %s: labels and equal margins give %.2f × %.2f mm", name, w, h)
		}
	}
}
