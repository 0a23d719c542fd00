package layout_test

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/layout"
)

// TestAnEmbeddedObjectShowsItsPreview draws a PNG, marks the place of an EMF with
// a box, and tells of an object without a picture.
func TestAnEmbeddedObjectShowsItsPreview(t *testing.T) {
	object := `<w:p><w:r><w:object><v:shape style="width:50pt;height:30pt"><v:imagedata r:id="rId7"/></v:shape><o:OLEObject/></w:object></w:r></w:p>`
	for _, c := range []struct {
		name, body, part string
		codes            []string
		picture          bool
		lines            int
	}{
		{"a picture", object, pixel, nil, true, 0},
		{"a metafile", object, "\x01\x00\x00\x00", []string{"LY002"}, false, 4},
		{"no picture", strings.Replace(object, `<v:imagedata r:id="rId7"/>`, "", 1), pixel, []string{"LY009"}, false, 4},
	} {
		doc, found := layOut(t, sample{body: c.body, rels: `<Relationship Id="rId7" Type="` + relType + `image" Target="a.emf"/>`, parts: map[string]string{"a.emf": c.part}}, layout.Options{})
		var codes []string
		for _, d := range found {
			codes = append(codes, d.Code)
		}
		picture, lines := false, 0
		for _, it := range doc.Pages[0].Items {
			switch v := it.(type) {
			case layout.Image:
				picture = v.W.Points() == 50 && v.H.Points() == 30
			case layout.Line:
				lines++
			}
		}
		if !slices.Equal(codes, c.codes) || picture != c.picture || lines != c.lines {
			t.Errorf("%s: findings %v, picture %v, %d lines", c.name, codes, picture, lines)
		}
	}
}
