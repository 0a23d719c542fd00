package font

import (
	"sync"
	"testing"
)

// TestKernKnowsThePairsOfShippedFaces compares with the values of the faces' own
// tables (GPOS, pair adjustment), also when many ask at once.
func TestKernKnowsThePairsOfShippedFaces(t *testing.T) {
	lib := mustLibrary(t)
	for _, c := range []struct {
		family        string
		first, second rune
		want          int
	}{
		{"Times New Roman", 'A', 'V', -264}, {"Arial", 'A', 'V', -152}, {"Calibri", 'T', 'o', -182},
		{"Arial", 'n', 'n', 0}, {"Arial", 'A', '\u4e00', 0}, {"Arial", 0, 'A', 0}, {"Bookman Old Style", 'A', 'V', 0},
	} {
		face, _ := lib.Face(c.family, false, false)
		var wait sync.WaitGroup
		for range 4 {
			wait.Go(func() {
				if got := face.Kern(c.first, c.second); got != c.want {
					t.Errorf("%s: Kern(%q, %q) = %d, want %d", c.family, c.first, c.second, got, c.want)
				}
			})
		}
		wait.Wait()
	}
}
