package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"

	"naskah/internal/font"
	"naskah/internal/layout"
)

// stamp is the date of every test document.
var stamp = time.Date(2026, 5, 22, 10, 15, 0, 0, time.FixedZone("WIB", 7*3600))

func sampleMeta() Meta {
	return Meta{Title: "Perjanjian Kerja Sama (contoh) – “ruang & waktu”", Author: "Biro Contoh", Subject: "Contoh",
		Keywords: "kerja sama, contoh", Created: stamp}
}

// sentence is invented contract text with the characters that occur in it.
const sentence = "PARA PIHAK sepakat untuk mengikatkan diri dalam Perjanjian ini dengan iktikad baik, " +
	"sebagaimana dimaksud pada ayat (1) huruf a, dengan nilai Rp1.500.000.000,00 (satu miliar lima ratus juta rupiah) – " +
	"terhitung sejak tanggal 22-05-2026 s.d. 21-05-2029; “kerja sama” §5 °C ±2% © naïve Škoda №7."

const pt = layout.Unit(1280)

func testFace(t testing.TB, name string, bold, italic bool) *font.Face {
	t.Helper()
	l, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	f, _ := l.Face(name, bold, italic)
	return f
}

// set lays words on a line, one item a word with its trailing space, as the
// layout does for justified text; it returns the item and its width.
func set(f *font.Face, x, y, size layout.Unit, text string) layout.Glyphs {
	g := layout.Glyphs{X: x, Y: y, Face: f, Size: size, Text: text}
	for _, r := range text {
		w, _ := f.Advance(r)
		g.Width += layout.Unit(int64(w) * int64(size) / int64(f.UnitsPerEm()))
	}
	return g
}

// sample is a document of several pages in four faces with everything that can
// stand on a page. It returns the words in reading order too.
func sample(t testing.TB, pages int) (*layout.Document, []string) {
	t.Helper()
	faces := []*font.Face{testFace(t, "Bookman Old Style", false, false), testFace(t, "Bookman Old Style", true, false),
		testFace(t, "Arial", false, true), testFace(t, "Times New Roman", false, false)}
	doc := &layout.Document{Title: "Contoh", Lang: "id-ID"}
	words := []string{}
	all := strings.Fields(sentence)
	for n := range pages {
		p := layout.Page{Width: 595 * pt, Height: 842 * pt, Label: string(rune('1' + n))}
		next := 0
		for y := 72 * pt; y < 770*pt; y += 16 * pt {
			f := faces[int(y/pt)/16%len(faces)]
			x := 72 * pt
			for {
				w := all[next%len(all)]
				g := set(f, x, y, 12*pt, w+" ")
				if x+g.Width > 523*pt {
					break
				}
				p.Items = append(p.Items, g)
				words = append(words, w)
				x += g.Width
				next++
			}
		}
		p.Items = append(p.Items,
			layout.Line{X1: 72 * pt, Y1: 60 * pt, X2: 523 * pt, Y2: 60 * pt, Width: pt, Dash: []layout.Unit{3 * pt, 2 * pt}},
			layout.Line{X1: 72 * pt, Y1: 63 * pt, X2: 523 * pt, Y2: 63 * pt, Color: layout.RGB{R: 200}},
			layout.Fill{X: 72 * pt, Y: 780 * pt, W: 100 * pt, H: 20 * pt, Color: layout.RGB{R: 0xEE, G: 0xEE, B: 0xEE}},
			layout.Image{X: 400 * pt, Y: 775 * pt, W: 40 * pt, H: 40 * pt, Data: alphaPNG(t), Format: "png"},
			layout.Link{X: 72 * pt, Y: 72 * pt, W: 60 * pt, H: 12 * pt, URL: "https://contoh.go.id/naskah dinas?a=(b)"},
			layout.Link{X: 72 * pt, Y: 90 * pt, W: 60 * pt, H: 12 * pt, Page: pages - 1},
		)
		doc.Pages = append(doc.Pages, p)
		doc.Outline = append(doc.Outline, layout.Heading{Level: 0, Text: "BAB – contoh (satu)", Page: n, Y: 72 * pt},
			layout.Heading{Level: 2, Text: "Pasal 1", Page: n, Y: 100 * pt},
			layout.Heading{Level: 1, Text: "Pasal 2", Page: n, Y: 200 * pt})
	}
	return doc, words
}

func alphaPNG(t testing.TB) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 32, 32))
	for i := range 32 {
		for j := range 32 {
			img.Set(i, j, color.NRGBA{R: uint8(i * 8), G: uint8(j * 8), B: 90, A: uint8(i * j / 4)})
		}
	}
	return encodedPNG(t, img)
}

func encodedPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodedJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func write(t testing.TB, doc *layout.Document, m Meta) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, doc, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func BenchmarkWrite(b *testing.B) {
	doc, _ := sample(b, 5)
	b.ReportAllocs()
	for b.Loop() {
		write(b, doc, sampleMeta())
	}
}
