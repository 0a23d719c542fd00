package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/layout"
)

func TestPicturesTakeAFormThatPDFAAllows(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 5, 7))
	deep.Set(1, 1, color.NRGBA64{R: 0xFFFF, A: 0x8000})
	palette := image.NewPaletted(image.Rect(0, 0, 5, 7), color.Palette{color.NRGBA{}, color.Black})
	gray := image.NewGray(image.Rect(0, 0, 5, 7))
	plain := encodedPNG(t, gray)
	empty := bytes.Clone(plain[:33])
	empty = append(empty, "\x00\x00\x00\x00teXt"...)
	empty = binary.BigEndian.AppendUint32(empty, crc32.ChecksumIEEE([]byte("teXt")))
	empty = append(empty, plain[33:]...)
	for name, c := range map[string]struct {
		data []byte
		kept bool
	}{
		"gray PNG":           {plain, true},
		"PNG with alpha":     {alphaPNG(t), true},
		"16-bit PNG":         {encodedPNG(t, deep), false},
		"transparent pallet": {encodedPNG(t, palette), false},
		"empty chunk":        {empty, false},
		"JPEG":               {encodedJPEG(t, gray), true},
		"JPEG in scans":      {testData(t, "progressive.jpg"), true},
		"JPEG for print":     {testData(t, "cmyk.jpg"), false},
	} {
		p, err := readPicture(c.data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if kept := bytes.Equal(p.data, c.data); kept != c.kept {
			t.Errorf("%s: kept %t, want %t", name, kept, c.kept)
		}
		doc := pictured(c.data)
		data := string(write(t, doc, Meta{}))
		if !strings.Contains(data, "/Subtype /Image") || len(Check(doc)) != 0 {
			t.Errorf("%s: not in the PDF, or Check complains", name)
		}
	}
}

func testData(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func pictured(data []byte) *layout.Document {
	img := layout.Image{X: 72 * pt, Y: 72 * pt, W: 100 * pt, H: 100 * pt, Data: data, Alt: "logo"}
	return &layout.Document{Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt, Items: []layout.Item{img, img}}}}
}

func TestUnreadablePicturesBecomeAFrameAndAFinding(t *testing.T) {
	whole := alphaPNG(t)
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"cut off":   {whole[:len(whole)/2], "PD002"},
		"text":      {[]byte("bukan gambar"), "PD005"},
		"nothing":   {nil, "PD005"},
		"too large": {hugePNG(t), "PD006"},
	} {
		doc := pictured(c.data)
		found := Check(doc)
		if len(found) != 1 || found[0].Code != c.code {
			t.Errorf("%s: Check = %+v, want %s", name, found, c.code)
		}
		r := read(t, write(t, doc, Meta{}))
		if n := strings.Count(r.stream(r.ref(r.objects[r.pages()[0]], "/Contents ")), " l S"); n != 12 {
			t.Errorf("%s: %d lines drawn, want two frames of 6", name, n)
		}
	}
}

// A picture shown often is read once, and all pictures of a document together
// have a limit.
func TestPicturesOfADocumentShareABudget(t *testing.T) {
	data := alphaPNG(t)
	a := album{pixels: maxAllPixels - 2000}
	for range 1000 {
		if _, err := a.read(data); err != nil {
			t.Fatal(err)
		}
	}
	if len(a.known) != 1 {
		t.Errorf("%d pictures read, want one", len(a.known))
	}
	if _, err := a.read(encodedPNG(t, image.NewGray(image.Rect(0, 0, 50, 50)))); !errors.Is(err, errAllPixels) {
		t.Errorf("past the limit: %v, want %v", err, errAllPixels)
	}
}

// hugePNG has a valid header of 65,536 by 65,536 pixels and nothing behind it.
func hugePNG(t *testing.T) []byte {
	t.Helper()
	b := encodedPNG(t, image.NewGray(image.Rect(0, 0, 1, 1)))[:33]
	copy(b[16:], "\x00\x01\x00\x00\x00\x01\x00\x00")
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}

func FuzzReadPicture(f *testing.F) {
	f.Add(alphaPNG(f))
	f.Add(encodedJPEG(f, image.NewGray(image.Rect(0, 0, 4, 4))))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := readPicture(data)
		if err != nil {
			return
		}
		if p.kind == "png" {
			if _, err := png.Decode(bytes.NewReader(p.data)); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := Write(&b, pictured(data), Meta{}); err != nil {
			t.Fatal(err)
		}
	})
}

// liar is a PNG of 100 by 100 pixels that packs something else.
func liar(t testing.TB, kind byte, pixels []byte) []byte {
	t.Helper()
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	if _, err := z.Write(pixels); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	b := []byte(signature)
	chunk := func(name string, data []byte) {
		b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
		b = append(append(b, name...), data...)
		b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[len(b)-len(data)-4:]))
	}
	chunk("IHDR", []byte{0, 0, 0, 100, 0, 0, 0, 100, 8, kind, 0, 0, 0})
	chunk("IDAT", packed.Bytes()[:1])
	chunk("IDAT", packed.Bytes()[1:])
	chunk("IEND", nil)
	return b
}

// A picture that fpdf takes as it is has been held against its header all the
// same, and is refused for what the standard library would refuse it for.
func TestPicturesThatLieAreFound(t *testing.T) {
	rows := make([]byte, 100*101)
	filter := bytes.Clone(rows)
	filter[101] = 5
	whole := liar(t, 0, rows)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"as it says":    {whole, ""},
		"too few rows":  {liar(t, 0, rows[:5000]), "png: invalid format: not enough pixel data"},
		"too many":      {liar(t, 0, make([]byte, 20<<20)), "png: invalid format: too much pixel data"},
		"other kind":    {liar(t, 6, rows), "png: invalid format: not enough pixel data"},
		"filter":        {liar(t, 0, filter), "png: invalid format: bad filter type"},
		"a changed bit": {append(append(bytes.Clone(whole[:45]), whole[45]^1), whole[46:]...), "png: invalid format: invalid checksum"},
		"no end":        {whole[:len(whole)-12], "unexpected EOF"},
	} {
		_, err := readPicture(c.data)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// How large a picture may be depends on what its kind takes of memory.
func TestPicturesMayTakeOnlySoMuchMemory(t *testing.T) {
	sized := func(data []byte, w, h uint32) []byte {
		data = bytes.Clone(data)
		binary.BigEndian.PutUint32(data[16:], w)
		binary.BigEndian.PutUint32(data[20:], h)
		binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
		return data
	}
	frame := func(data []byte, marker byte) []byte {
		data = bytes.Clone(data)
		at := bytes.Index(data, []byte{0xFF, 0xC0})
		data[at+1] = marker
		copy(data[at+5:], []byte{0x1F, 0x40, 0x1F, 0x40}) // 8,000 by 8,000
		return data
	}
	photo := encodedJPEG(t, image.NewRGBA(image.Rect(0, 0, 16, 16)))
	for name, c := range map[string]struct {
		data []byte
		most int // millions; 0 for one that is not too large
	}{
		"gray PNG":         {sized(encodedPNG(t, image.NewGray(image.Rect(0, 0, 2, 2))), 8000, 8000), 0},
		"gray PNG, more":   {sized(encodedPNG(t, image.NewGray(image.Rect(0, 0, 2, 2))), 9000, 8000), 64},
		"alpha PNG":        {sized(alphaPNG(t), 8000, 8000), 32},
		"16-bit PNG":       {sized(encodedPNG(t, image.NewNRGBA64(image.Rect(0, 0, 2, 2))), 6000, 6000), 21},
		"photo":            {frame(photo, 0xC0), 0},
		"photo in scans":   {frame(photo, 0xC2), 13},
		"60,000 by 60,000": {sized(encodedPNG(t, image.NewGray(image.Rect(0, 0, 2, 2))), 60000, 60000), 64},
	} {
		_, err := readPicture(c.data)
		var large tooManyPixels
		if errors.As(err, &large) != (c.most > 0) || large.most>>20 != c.most {
			t.Errorf("%s: %v, want at most %d million pixels", name, err, c.most)
		}
	}
}
