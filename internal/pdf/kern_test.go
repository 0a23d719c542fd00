package pdf

import (
	"math"
	"testing"

	"naskah/internal/layout"
)

// TestKernedLettersStandWhereTheFaceSays reads a kerned word back: its second
// letter stands nearer, and the text is whole.
func TestKernedLettersStandWhereTheFaceSays(t *testing.T) {
	face := testFace(t, "Times New Roman", false, false)
	g := set(face, 100*pt, 100*pt, 20*pt, "nAVn")
	units := face.Kern('A', 'V')
	g.Kerned, g.Width = true, g.Width+layout.Unit(units)*g.Size/layout.Unit(face.UnitsPerEm())
	doc := &layout.Document{Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt, Items: []layout.Item{g}}}}
	r := read(t, write(t, doc, Meta{}))
	shown := r.text(r.pages()[0])
	if len(shown) != 2 || shown[0].text != "nA" || shown[1].text != "Vn" {
		t.Fatalf("runs %+v, want nA and Vn", shown)
	}
	n, _ := face.Advance('n')
	a, _ := face.Advance('A')
	if want := 100 + float64(n+a+units)*20/float64(face.UnitsPerEm()); math.Abs(shown[1].x-want) > .01 {
		t.Errorf("V stands at %.3f, want %.3f", shown[1].x, want)
	}
}
