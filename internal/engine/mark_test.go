package engine

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/office"
)

var testCode = Code{Dossier: "2026-001", Paper: "nota_kesepahaman-asli-1", Digits: "3f2a9c0177de"}

// marked puts a mark on pages with these items.
func marked(t *testing.T, where office.Mark, pages ...[]layout.Item) (*layout.Document, []string) {
	t.Helper()
	return markedOn(t, testCode, where, 210, 297, pages...)
}

// markedOn puts a mark on pages of this size.
func markedOn(t *testing.T, c Code, where office.Mark, width, height float64, pages ...[]layout.Item) (*layout.Document, []string) {
	t.Helper()
	doc := &layout.Document{Structure: []layout.Mark{{Kind: layout.DocumentMark, Parent: -1}}}
	for _, items := range pages {
		doc.Pages = append(doc.Pages, layout.Page{Width: layout.Millimetres(width), Height: layout.Millimetres(height), Items: items})
	}
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	found, err := (&stamp{code: c, pages: where}).put(doc, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, d := range found {
		codes = append(codes, d.Code)
	}
	return doc, codes
}

// scanned reads the QR code of a page as a camera would, and the text beside it.
func scanned(t *testing.T, p layout.Page) (code, text string) {
	t.Helper()
	const perMM = 10
	m := image.NewGray(image.Rect(0, 0, 210*perMM, 297*perMM))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	scale := func(u layout.Unit) int { return int(u.Points() / 72 * 25.4 * perMM) }
	for _, item := range p.Items {
		switch v := item.(type) {
		case layout.Fill:
			for y := scale(v.Y); y < scale(v.Y+v.H); y++ {
				for x := scale(v.X); x < scale(v.X+v.W); x++ {
					m.SetGray(x, y, color.Gray{})
				}
			}
		case layout.Glyphs:
			text += v.Text + "\n"
		}
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(m)
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		return "", text
	}
	return read.GetText(), text
}

func TestAMarkIsReadByCameraAndByEye(t *testing.T) {
	doc, found := marked(t, office.FirstPage, nil, nil)
	code, text := scanned(t, doc.Pages[0])
	if code != testCode.String() || len(found) > 0 {
		t.Errorf("the code says %q, findings %v; want %q", code, found, testCode.String())
	}
	for _, want := range []string{"2026-001/\nnota_kesepahaman-\nasli-1\n", "3f2a 9c01 77de", "bukan tanda tangan"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	if len(doc.Pages[1].Items) > 0 {
		t.Error("the second page is marked as well")
	}
	for _, item := range doc.Pages[0].Items {
		if g, ok := item.(layout.Glyphs); ok && !doc.Structure[g.Mark].Kind.Artifact() {
			t.Errorf("%q is part of the text", g.Text)
		}
	}
	if doc, _ := marked(t, office.EveryPage, nil, nil); len(doc.Pages[1].Items) == 0 {
		t.Error("the second page is not marked")
	}
}

// captionOf are the lines beside or below the code of a page of this size.
func captionOf(t *testing.T, c Code, width, height float64, items ...layout.Item) []string {
	t.Helper()
	doc, found := markedOn(t, c, office.FirstPage, width, height, items)
	if len(found) > 0 {
		t.Fatalf("%v: %v", c, found)
	}
	var lines []string
	for _, item := range doc.Pages[0].Items[len(items):] {
		g, ok := item.(layout.Glyphs)
		if !ok {
			continue
		}
		if g.Size.Points() < 5.9 {
			t.Errorf("%q is set in %.1f pt", g.Text, g.Size.Points())
		}
		if g.X < 0 || g.X+g.Width > doc.Pages[0].Width {
			t.Errorf("%q leaves the page", g.Text)
		}
		lines = append(lines, g.Text)
	}
	return lines
}

func TestTheCaptionOfAMarkIsBrokenAtSlashAndHyphenOnly(t *testing.T) {
	below := []string{"2026-001/", "nota_kesepahaman-", "asli-1", "3f2a 9c01 77de", "bukan tanda tangan", "elektronik"}
	beside := []string{"2026-001/nota_kesepahaman-asli-1", "3f2a 9c01 77de", "bukan tanda tangan elektronik"}
	narrow := func(w, h float64) layout.Item { // margins of 2 cm
		mm := layout.Millimetres
		return layout.Fill{X: mm(20), Y: mm(20), W: mm(w - 40), H: mm(h - 45)}
	}
	for name, size := range map[string][2]float64{"A4": {210, 297}, "A4 landscape": {297, 210}, "F4": {215, 330}} {
		if got := captionOf(t, testCode, size[0], size[1]); !slices.Equal(got, below) {
			t.Errorf("%s: %q, want %q", name, got, below)
		}
		if got := captionOf(t, testCode, size[0], size[1], narrow(size[0], size[1])); !slices.Equal(got, beside) {
			t.Errorf("%s with narrow margins: %q, want %q", name, got, beside)
		}
	}
	long := testCode
	long.Paper = "berita_acara_evaluasi_pelaksanaan_kerja_sama-asli-2"
	if got, want := captionOf(t, long, 210, 297)[1], "berita_acara_evaluasi_pelaksanaan_kerja_sama-"; got != want {
		t.Errorf("a long name: %q, want %q", got, want)
	}
}

func TestAMarkStandsWhereNothingElseDoes(t *testing.T) {
	mm := layout.Millimetres
	fill := func(x, y, w, h float64) layout.Item { return layout.Fill{X: mm(x), Y: mm(y), W: mm(w), H: mm(h)} }
	left, right := fill(0, 200, 40, 97), fill(170, 200, 40, 97)
	text := fill(20, 20, 170, 250) // margins of 2 cm: too narrow for a text below the code
	for name, items := range map[string][]layout.Item{
		"a free page": nil, "a footer at the left": {left}, "footers on both sides": {left, right}, "narrow margins": {text},
	} {
		doc, found := marked(t, office.FirstPage, items)
		p := doc.Pages[0]
		own := &layout.Page{Items: p.Items[len(items):]}
		for _, b := range occupied(own) {
			if meetsAny(b, occupied(&layout.Page{Items: items})) || b.x < mm(markEdge)-1 || b.y < mm(markEdge)-1 || b.x+b.w > p.Width || b.y+b.h > p.Height {
				t.Errorf("%s: the mark covers something or leaves the page: %v", name, b)
			}
		}
		if len(found) > 0 || len(own.Items) == 0 {
			t.Errorf("%s: no mark, %v", name, found)
		}
	}
	full := []layout.Item{fill(0, 0, 210, 297)}
	if doc, found := marked(t, office.FirstPage, full); len(found) != 1 || found[0] != "EN110" || len(doc.Pages[0].Items) != 1 {
		t.Errorf("a full page: %v, %d items", found, len(doc.Pages[0].Items))
	}
}
