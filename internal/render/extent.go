package render

import (
	"encoding/binary"
	"image"
	"image/color"
	"regexp"
	"strconv"
	"strings"
)

// extent is the size of a picture, or the room for one; 0 is a side that follows
// from the other.
type extent struct{ width, height int }

// standard is the room of a picture whose size is not said.
var standard = extent{height: 25 * cmEMU / 10}

// extentForm is "2 cm" (a height), "lebar 4 cm", "tinggi 2 cm", or "4 cm x 2 cm".
var extentForm = regexp.MustCompile(`^(?:(lebar|tinggi) )?(\d{1,4}(?:[.,]\d{1,4})?) ?(cm|mm)?(?: ?[x×] ?(\d{1,4}(?:[.,]\d{1,4})?) ?(cm|mm))?$`)

// parseExtent reads a size of a picture; "" is the standard one.
func parseExtent(s string) (extent, bool) {
	if s == "" {
		return standard, true
	}
	m := extentForm.FindStringSubmatch(strings.ToLower(strings.Join(strings.Fields(s), " ")))
	switch {
	case m == nil || m[1] != "" && m[4] != "" || m[3] == "" && m[5] == "":
		return extent{}, false
	case m[4] != "":
		if m[3] == "" { // "4 x 2 cm"
			m[3] = m[5]
		}
		width, wide := sideOf(m[2], m[3])
		height, high := sideOf(m[4], m[5])
		return extent{width, height}, wide && high
	}
	n, ok := sideOf(m[2], m[3])
	if m[1] == "lebar" {
		return extent{width: n}, ok
	}
	return extent{height: n}, ok
}

// sideOf reads a side of a picture, from 1 mm to 25 cm.
func sideOf(number, unit string) (int, bool) {
	n, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
	if unit == "mm" {
		n /= 10
	}
	size := int(n * cmEMU)
	return size, err == nil && size >= cmEMU/10 && size <= maxSide
}

// fit gives a picture of some pixels the largest size the extent has room for,
// without distorting it. A height alone does not make it wider than the page.
func (b extent) fit(pixels extent) extent {
	width, height := int64(b.width), int64(b.height)
	pw, ph := int64(pixels.width), int64(pixels.height)
	switch {
	case width == 0:
		width = maxWidth
	case height == 0:
		height = maxSide
	}
	if width*ph > height*pw {
		width = height * pw / ph
	} else {
		height = width * ph / pw
	}
	return extent{int(max(width, 1)), int(max(height, 1))}
}

// turned is the size of a picture that is stored in one of the eight ways of
// EXIF: from the fifth on it lies on its side.
func (b extent) turned(turn int) extent {
	if turn > 4 {
		return extent{b.height, b.width}
	}
	return b
}

// orientation reads how a JPEG is stored (EXIF 2.32, tag 0x0112), 1 when it
// does not say.
func orientation(data []byte) int {
	for i := 2; i+4 <= len(data) && data[i] == 0xff; {
		size := int(binary.BigEndian.Uint16(data[i+2:]))
		if data[i+1] == 0xda || size < 2 || i+2+size > len(data) {
			break
		}
		if exif, ok := strings.CutPrefix(string(data[i+4:i+2+size]), "Exif\x00\x00"); ok && data[i+1] == 0xe1 {
			return exifOrientation([]byte(exif))
		}
		i += 2 + size
	}
	return 1
}

// exifOrientation looks through the first directory of a TIFF header.
func exifOrientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for n := order.Uint16(tiff[at:]); n > 0 && len(entries) >= 12; n-- {
		if order.Uint16(entries) == 0x0112 {
			if turn := int(order.Uint16(entries[8:])); turn >= 1 && turn <= 8 {
				return turn
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}

// turnedImage is an image seen upright.
type turnedImage struct {
	image.Image
	turn int
}

func (t turnedImage) Bounds() image.Rectangle {
	b := t.Image.Bounds()
	size := extent{b.Dx(), b.Dy()}.turned(t.turn)
	return image.Rect(0, 0, size.width, size.height)
}

// At follows the table of EXIF: which row and column of the picture the first
// stored row and column are.
func (t turnedImage) At(x, y int) color.Color {
	b := t.Image.Bounds()
	w, h := b.Dx()-1, b.Dy()-1
	switch t.turn {
	case 2:
		x = w - x
	case 3:
		x, y = w-x, h-y
	case 4:
		y = h - y
	case 5:
		x, y = y, x
	case 6:
		x, y = y, h-x
	case 7:
		x, y = w-y, h-x
	case 8:
		x, y = w-y, x
	}
	return t.Image.At(b.Min.X+x, b.Min.Y+y)
}
