package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"unsafe"
)

// picture is an image in a form that fpdf takes and PDF/A allows.
type picture struct {
	kind string // "png" or "jpg"
	data []byte
}

// maxPixels bounds the memory a picture may ask for when unpacked: a scan of
// an F4 page at 600 dpi has 40 million.
const maxPixels = 64 << 20

// maxAllPixels bounds the time that the pictures of one document take together:
// a scanned annex of a hundred F4 pages at 300 dpi has 900 million.
const maxAllPixels = 1 << 30

// Errors of pictures.
var (
	errPixels    = errors.New("too many pixels")
	errAllPixels = errors.New("too many pixels in all pictures together")
	errPicture   = errors.New("neither PNG nor JPEG")
)

// album reads the pictures of one document, each once however often it is shown.
type album struct {
	known  map[pictureKey]readResult
	pixels int
}

// pictureKey tells pictures apart by their place in memory: the layout hands out
// the same bytes wherever a picture is shown again.
type pictureKey struct {
	first *byte
	size  int
}

type readResult struct {
	picture
	err error
}

func (a *album) read(data []byte) (picture, error) {
	key := pictureKey{unsafe.SliceData(data), len(data)}
	r, ok := a.known[key]
	if !ok {
		if a.known == nil {
			a.known = map[pictureKey]readResult{}
		}
		r.picture, r.err = a.readNew(data)
		a.known[key] = r
	}
	return r.picture, r.err
}

func (a *album) readNew(data []byte) (picture, error) {
	conf, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err == nil && conf.Width > 0 && conf.Height > 0 && conf.Width <= maxPixels/conf.Height {
		if a.pixels += conf.Width * conf.Height; a.pixels > maxAllPixels {
			return picture{}, errAllPixels
		}
	}
	return readPicture(data)
}

// readPicture decodes an image wholly, so that a damaged one is found here and
// not by the reader of the PDF, and rewrites what the way to PDF/A does not
// take: CMYK (ISO 19005-2 6.2.4.3, the output intent is RGB), 16-bit and
// interlaced PNG and transparent palettes (fpdf).
func readPicture(data []byte) (picture, error) {
	conf, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if errors.Is(err, image.ErrFormat) {
		return picture{}, errPicture
	}
	if err != nil {
		return picture{}, err
	}
	most := maxPixels
	switch conf.ColorModel {
	case color.RGBA64Model, color.NRGBA64Model, color.Gray16Model:
		most /= 2 // twice the memory
	}
	if conf.Width <= 0 || conf.Height <= 0 || conf.Width > most/conf.Height {
		return picture{}, fmt.Errorf("%w: %d by %d", errPixels, conf.Width, conf.Height)
	}
	switch kind {
	case "jpeg":
		return readJPEG(data)
	case "png":
		return readPNG(data)
	}
	return picture{}, errPicture
}

func readJPEG(data []byte) (picture, error) {
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return picture{}, err
	}
	switch img.ColorModel() {
	case color.GrayModel, color.YCbCrModel:
		return picture{kind: "jpg", data: data}, nil
	}
	return asPNG(img)
}

func readPNG(data []byte) (picture, error) {
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return picture{}, err
	}
	if plainPNG(data) {
		return picture{kind: "png", data: data}, nil
	}
	return asPNG(img)
}

// plainPNG reports whether fpdf can take a (valid) PNG as it is: at most 8
// bits a sample, not interlaced, no transparency outside an 8-bit alpha
// channel (PNG 11.2.2, 11.3.2). fpdf also stops at any empty chunk.
func plainPNG(data []byte) bool {
	depth, kind, interlaced := data[24], data[25], data[28]
	if interlaced != 0 || depth > 8 || kind >= 4 && depth != 8 {
		return false
	}
	for at := 8; at+12 <= len(data); {
		size, name := int(binary.BigEndian.Uint32(data[at:])), string(data[at+4:at+8])
		if name == "IEND" {
			return true
		}
		if name == "tRNS" || size == 0 {
			return false
		}
		at += 12 + size
	}
	return false
}

// asPNG writes an 8-bit PNG, with alpha only where the picture needs it.
func asPNG(img image.Image) (picture, error) {
	b := img.Bounds()
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Bounds(), img, b.Min, draw.Src)
	var buf bytes.Buffer
	if err := png.Encode(&buf, out); err != nil {
		return picture{}, err
	}
	return picture{kind: "png", data: buf.Bytes()}, nil
}
