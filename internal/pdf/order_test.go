package pdf

import (
	"bytes"
	"image"
	"testing"

	"naskah/internal/layout"
)

// fpdf keeps pictures in a map and sorts them by width alone: two of the same
// width came out in either order, and a paper made twice differed.
func TestPicturesOfTheSameWidthKeepTheirOrder(t *testing.T) {
	page := layout.Page{Width: 595 * pt, Height: 842 * pt}
	for i := range 6 {
		img := image.NewGray(image.Rect(0, 0, 8, 8))
		img.Pix[i] = 255
		page.Items = append(page.Items, layout.Image{
			X: layout.Unit(i) * 50 * pt, Y: 50 * pt, W: 40 * pt, H: 40 * pt, Data: encodedPNG(t, img), Format: "png",
		})
	}
	doc := &layout.Document{Pages: []layout.Page{page}}
	first := write(t, doc, sampleMeta())
	for range 20 {
		if !bytes.Equal(first, write(t, doc, sampleMeta())) {
			t.Fatal("the same document gave different bytes")
		}
	}
}
