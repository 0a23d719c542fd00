package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/pdf/verify"
)

func TestTextReadsBackInOrderAndInPlace(t *testing.T) {
	doc, words := sample(t, 3)
	r := read(t, write(t, doc, sampleMeta()))
	var got strings.Builder
	for i, page := range r.pages() {
		shown := r.text(page)
		var items []layout.Glyphs
		for _, item := range doc.Pages[i].Items {
			if g, ok := item.(layout.Glyphs); ok {
				items = append(items, g)
			}
		}
		if len(shown) != len(items) {
			t.Fatalf("page %d: %d runs, want %d", i+1, len(shown), len(items))
		}
		for k, p := range shown {
			g := items[k]
			got.WriteString(p.text)
			if math.Abs(p.x-g.X.Points()) > 0.006 || math.Abs(842-p.y-g.Y.Points()) > 0.006 {
				t.Errorf("%q at %.2f, %.2f", p.text, p.x, p.y)
			}
			if want := (g.X + g.Width).Points(); math.Abs(p.end-want) > slack+0.01 {
				t.Errorf("%q ends at %.3f, want %.3f", p.text, p.end, want)
			}
		}
	}
	if !slices.Equal(strings.Fields(got.String()), words) {
		t.Errorf("words read back differ: %.200s", got.String())
	}
}

func TestEveryShippedFaceIsEmbedded(t *testing.T) {
	doc := &layout.Document{Pages: []layout.Page{{Width: 842 * pt, Height: 595 * pt}}}
	l, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	y := 20 * pt
	for _, family := range l.Families() {
		for i := range 4 {
			f, _ := l.Face(family, i&1 != 0, i&2 != 0)
			g := set(f, 20*pt, y, 9*pt, family+" AÀÉÖßçñőśžŁ — “kutip” (1)\\ ½ €")
			doc.Pages[0].Items = append(doc.Pages[0].Items, g)
			want = append(want, g.Text)
			y += 22 * pt
		}
	}
	r := read(t, write(t, doc, Meta{}))
	for i, p := range r.text(r.pages()[0]) {
		if p.text != want[i] {
			t.Errorf("read back %q, want %q", p.text, want[i])
		}
	}
}

func TestSameInputGivesSameBytesAndLeavesSharedFontsAlone(t *testing.T) {
	doc, _ := sample(t, 2)
	face := testFace(t, "Courier New", false, false) // the face fpdf writes into
	doc.Pages[0].Items = append(doc.Pages[0].Items, set(face, 72*pt, 820*pt, 10*pt, "tetap sama"))
	before := sha256.Sum256(face.Data())
	want := write(t, doc, sampleMeta())
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if !bytes.Equal(write(t, doc, sampleMeta()), want) {
				t.Error("another run gives other bytes")
			}
		})
	}
	wait.Wait()
	if sha256.Sum256(face.Data()) != before {
		t.Error("drawing changed the shared font data")
	}
	other := sampleMeta()
	other.Title = "lain"
	if bytes.Contains(write(t, doc, other), idOf(want)) {
		t.Error("another document has the same identifier")
	}
}

func idOf(data []byte) []byte {
	at := bytes.LastIndex(data, []byte("/ID [<"))
	return data[at+6 : at+38]
}

// Whatever fpdf thinks of a font, stdout belongs to the program's results.
func TestNothingIsPrinted(t *testing.T) {
	pr, pw, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	old := os.Stdout
	os.Stdout = pw
	doc, _ := sample(t, 1)
	data := write(t, doc, sampleMeta())
	os.Stdout = old
	pw.Close()
	var b bytes.Buffer
	if _, err := b.ReadFrom(pr); err != nil || b.Len() > 0 {
		t.Errorf("printed %q (%v) besides %d bytes", b.String(), err, len(data))
	}
}

func TestCharactersWithoutAGlyphBecomeBoxesThatStillReadBack(t *testing.T) {
	face := testFace(t, "Bookman Old Style", false, false)
	g := set(face, 72*pt, 100*pt, 12*pt, "Sejahtera 😀 \u200bЖ\x00a\ufeffkhir")
	doc := &layout.Document{Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt, Items: []layout.Item{g, g}}}}
	r := read(t, write(t, doc, sampleMeta()))
	var text string
	for _, p := range r.text(r.pages()[0]) {
		text += p.text
	}
	if want := strings.Repeat("Sejahtera 😀 Жakhir", 2); text != want {
		t.Errorf("read back %q, want %q", text, want)
	}
	var codes []string
	for _, d := range Check(doc) {
		codes = append(codes, d.Code+" "+d.Args["kode"].(string)+" "+d.PlaceText("id"))
	}
	if want := "PD001 U+1F600 halaman 1;PD001 U+0416 halaman 1"; strings.Join(codes, ";") != want {
		t.Errorf("Check = %v, want %s", codes, want)
	}
}

func TestSpacingAndStretchFillTheWidthOfTheLayout(t *testing.T) {
	face := testFace(t, "Arial", false, false)
	for _, c := range []struct {
		spacing layout.Unit
		stretch int
	}{{pt, 0}, {-pt / 4, 0}, {0, 80}, {pt / 2, 150}} {
		g := set(face, 72*pt, 100*pt, 12*pt, "Renggang 😀 sekali")
		scale := layout.Unit(100)
		if c.stretch != 0 {
			scale = layout.Unit(c.stretch)
		}
		g.Spacing, g.Stretch = c.spacing, c.stretch
		g.Width = g.Width*scale/100 + c.spacing*layout.Unit(len([]rune(g.Text)))
		doc := &layout.Document{Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt, Items: []layout.Item{g}}}}
		r := read(t, write(t, doc, Meta{}))
		shown := r.text(r.pages()[0])
		last := shown[len(shown)-1]
		if want := (g.X + g.Width).Points(); math.Abs(last.end-want) > 0.1 {
			t.Errorf("spacing %d, stretch %d: ends at %.2f, want %.2f", c.spacing, c.stretch, last.end, want)
		}
	}
}

func TestPagesKeepTheirOwnSize(t *testing.T) {
	doc := &layout.Document{Pages: []layout.Page{
		{Width: 595 * pt, Height: 842 * pt},
		{Width: 609 * pt, Height: 935 * pt}, // F4
		{Width: 842 * pt, Height: 595 * pt},
	}}
	r := read(t, write(t, doc, Meta{}))
	for i, want := range []string{"", "[0 0 609.00 935.00]", "[0 0 842.00 595.00]"} {
		if n := r.pages()[i]; !strings.Contains(r.objects[n], want) {
			t.Errorf("page %d: %s", i+1, r.objects[n])
		}
	}
	if !strings.Contains(r.objects[1], "/MediaBox [0 0 595.00 842.00]") {
		t.Errorf("page tree: %s", r.objects[1])
	}
}

func TestWhatCannotBeAPDFIsAnErrorAndWritesNothing(t *testing.T) {
	for name, doc := range map[string]*layout.Document{
		"nil": nil, "no pages": {},
		"page too large": {Pages: []layout.Page{{Width: 20000 * pt, Height: 842 * pt}}},
		"page too small": {Pages: []layout.Page{{Width: 842 * pt, Height: 0}}},
	} {
		var b bytes.Buffer
		if err := Write(&b, doc, Meta{Created: time.Now()}); err == nil || b.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes", name, err, b.Len())
		}
	}
	doc := &layout.Document{Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt}}}
	if err := Write(full{}, doc, Meta{}); !errors.Is(err, errFull) {
		t.Errorf("a full disk: %v", err)
	}
}

// A face that cannot even say its name stands for whatever may go wrong deep
// in a library: one document fails, not the program.
func TestAPanicWhileDrawingIsAnError(t *testing.T) {
	g := layout.Glyphs{Face: new(font.Face), Size: 12 * pt, Text: "a"}
	doc := &layout.Document{Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt, Items: []layout.Item{g}}}}
	var b bytes.Buffer
	if err := Write(&b, doc, Meta{}); err == nil || b.Len() > 0 {
		t.Errorf("error %v, %d bytes", err, b.Len())
	}
}

var errFull = errors.New("disk full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// fpdf indexes a table of 65,536 by the rune: whatever text comes, in whatever
// typeface, a file comes out.
func FuzzAnyText(f *testing.F) {
	for _, s := range []string{"Perjanjian", "😀𝔄\U0010FFFF", "\x00\xff\ufeff\uffff\ufffe", "日本 ꦗꦮ العربية", "\u0301\u200d"} {
		f.Add("Arial", s)
	}
	l, err := font.NewLibrary()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		face, _ := l.Face(name, false, false)
		doc := &layout.Document{Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt}}}
		for i, r := range []rune(text) {
			own := face
			if other := l.Fallback(r, face); other != nil {
				own = other
			}
			doc.Pages[0].Items = append(doc.Pages[0].Items, set(own, layout.Unit(i)*pt, 72*pt, 12*pt, string(r)))
		}
		if r := verify.Check(write(t, doc, Meta{Flavour: A2u})); len(r.Findings) > 0 {
			t.Fatalf("%+v", r.Findings)
		}
	})
}
