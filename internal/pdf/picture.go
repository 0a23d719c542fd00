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

// maxPixels bounds the time a picture may take: a scan of an F4 page at 600 dpi
// has 40 million.
const maxPixels = 64 << 20

// maxMemory bounds what a picture may take of memory on its way into the PDF.
const maxMemory = 256 << 20

// maxAllPixels bounds the time that the pictures of one document take together:
// a scanned annex of a hundred F4 pages at 300 dpi has 900 million.
const maxAllPixels = 1 << 30

// Errors of pictures.
var (
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

// readPicture reads an image wholly, so that a damaged one is found here and
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
	most := min(maxPixels, maxMemory/cost(conf, kind, data))
	if conf.Width <= 0 || conf.Height <= 0 || conf.Width > most/conf.Height {
		return picture{}, tooManyPixels{width: conf.Width, height: conf.Height, most: most}
	}
	switch kind {
	case "jpeg":
		return readJPEG(data)
	case "png":
		return readPNG(data)
	}
	return picture{}, errPicture
}

// tooManyPixels is a picture larger than its kind may be.
type tooManyPixels struct{ width, height, most int }

func (e tooManyPixels) Error() string {
	return fmt.Sprintf("%d by %d pixels, at most %d", e.width, e.height, e.most)
}

// cost is how many bytes of memory a pixel takes while the picture is read, and
// rewritten where that is needed.
func cost(conf image.Config, kind string, data []byte) int {
	const rewritten = 4 // as NRGBA
	each := 4
	switch conf.ColorModel {
	case color.GrayModel:
		each = 1
	case color.YCbCrModel:
		each = 3
	case color.RGBA64Model, color.NRGBA64Model:
		each = 8
	case color.Gray16Model:
		each = 2
	}
	switch {
	case kind == "jpeg" && progressive(data):
		return 5*each + rewritten // four bytes more a sample, for coefficients
	case kind == "jpeg" && conf.ColorModel != color.CMYKModel:
		return each
	case kind == "png" && plainPNG(data):
		if data[25] >= 4 {
			return 2 * each // fpdf takes the alpha channel apart
		}
		return 1 // checked row by row, and packed as it is
	}
	return each + rewritten
}

// progressive reports whether a JPEG is read in several scans: its frame header
// is SOF2 (ITU-T T.81 B.1.1.3).
func progressive(data []byte) bool {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		switch marker := data[at+1]; {
		case marker == 0xC2:
			return true
		case marker == 0xFF: // fill byte
			at++
			continue
		case marker == 0xDA, marker >= 0xC0 && marker <= 0xC3:
			return false
		}
		at += 2 + int(binary.BigEndian.Uint16(data[at+2:]))
	}
	return false
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
