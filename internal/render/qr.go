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

// QR encodes a text as a QR code of level M, which survives a stain or a stamp
// on 15 % of it: its modules row by row, true where dark, without a quiet zone.
func QR(text string) ([][]bool, error) {
	if text == "" || len(text) > maxQR {
		return nil, errors.New("length of the text of a QR code")
	}
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return nil, err
	}
	b := code.Bounds()
	rows := make([][]bool, b.Dy())
	for y := range rows {
		rows[y] = make([]bool, b.Dx())
		for x := range rows[y] {
			rows[y][x] = code.At(b.Min.X+x, b.Min.Y+y) == color.Black
		}
	}
	return rows, nil
}

// qrPNG draws a text as a QR code with its quiet zone.
func qrPNG(text string) ([]byte, error) {
	rows, err := QR(text)
	if err != nil {
		return nil, err
	}
	side := (len(rows) + 2*quietZone) * moduleSize
	m := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for y := range side {
		for x := range side {
			row, column := y/moduleSize-quietZone, x/moduleSize-quietZone
			if row >= 0 && row < len(rows) && column >= 0 && column < len(rows) && rows[row][column] {
				m.SetColorIndex(x, y, 1)
			}
		}
	}
	var out bytes.Buffer
	err = png.Encode(&out, m)
	return out.Bytes(), err
}
