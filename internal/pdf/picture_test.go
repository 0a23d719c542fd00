package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
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
