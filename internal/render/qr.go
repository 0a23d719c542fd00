package render

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"

	"github.com/boombuler/barcode/qr"
)

// Limits and look of a QR code (ISO/IEC 18004): a code of 500 bytes at level M
// has 89 modules a side, which a phone still reads when it is 3 cm wide.
const (
	maxQR      = 500 // bytes
	quietZone  = 4   // modules around the code
	moduleSize = 8   // pixels
)

// qrPNG draws a text as a QR code of level M, which survives a stain or a
// stamp on 15 % of it.
func qrPNG(text string) ([]byte, error) {
	if text == "" || len(text) > maxQR {
		return nil, errors.New("length of the text of a QR code")
	}
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return nil, err
	}
	b := code.Bounds()
	side := (b.Dx() + 2*quietZone) * moduleSize
	m := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for y := range side {
		for x := range side {
			at := image.Pt(x/moduleSize-quietZone, y/moduleSize-quietZone).Add(b.Min)
			if at.In(b) && code.At(at.X, at.Y) == color.Black {
				m.SetColorIndex(x, y, 1)
			}
		}
	}
	var out bytes.Buffer
	err = png.Encode(&out, m)
	return out.Bytes(), err
}
