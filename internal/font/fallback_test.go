package font

import (
	"testing"
	"unicode"
)

// Every character of the BMP that Unicode has assigned can be shown. What has no
// shape of its own stays out: controls and format characters, private use,
// surrogates.
func TestEveryCharacterOfTheBMPHasAFace(t *testing.T) {
	l := mustLibrary(t)
	arial, _ := l.Face("Arial", true, false)
	missing := 0
	for r := rune(0x20); r <= 0xFFFF; r++ {
		if !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Zs) || Invisible(r) {
			continue
		}
		if l.Fallback(r, arial) == nil {
			if missing++; missing <= 20 {
				t.Errorf("no face has %U %c", r, r)
			}
		}
	}
	if missing > 0 {
		t.Errorf("%d characters without a face", missing)
	}
}

func TestTheLastFaceIsSoundAndNeverHigherThanText(t *testing.T) {
	if _, err := officeFace(last.Data()); err != nil {
		t.Fatal(err)
	}
	em := func(f *Face) float64 { return float64(f.Ascent()+f.Descent()) / float64(f.UnitsPerEm()) }
	for i := range shipped {
		if em(last) > em(shipped[i].faces[0]) {
			t.Errorf("a line of %s grows by a stray character: %.3f em, %.3f", shipped[i].name, em(shipped[i].faces[0]), em(last))
		}
	}
}
