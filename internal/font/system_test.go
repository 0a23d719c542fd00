package font

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestInstalledFontsComeBehindTheOfficesAndBeforeTheirTwins(t *testing.T) {
	data := shippedData("Caladea-Regular")
	installed := fstest.MapFS{
		"truetype/georgia.TTF": {Data: renamed(t, data, "Caladea", "Georgia")},
		"truetype/arial.ttf":   {Data: renamed(t, data, "Caladea", "Arial  ")},
		"truetype/caladea.ttf": {Data: data},
		"truetype/rusak.ttf":   {Data: []byte("\x00\x01\x00\x00 rusak")},
		"truetype/kosong.ttf":  {},
		"opentype/lain.otf":    {Data: data},
	}
	l := mustLibrary(t).WithSystem(installed)
	face, sub := l.Face("Georgia", false, false)
	if face.Family() != "Georgia" || sub != nil {
		t.Errorf("Georgia is drawn in %s, %+v", face.Family(), sub)
	}
	if again, _ := l.Face("georgia", false, false); again != face {
		t.Error("the file was read twice")
	}
	if face, sub := l.Face("Georgia", true, false); face.Family() != "Georgia" || sub == nil || !sub.StyleLost {
		t.Errorf("bold Georgia is drawn in %s, %+v", face.Family(), sub)
	}
	if face, sub := l.Face("Arial", false, false); face.Family() != "Arial  " || sub != nil {
		t.Errorf("Arial is drawn in %s, %+v", face.Family(), sub)
	}
	if face, sub := l.Face("Arial", true, false); face.Family() != "Liberation Sans" || sub == nil || !sub.MetricEqual {
		t.Errorf("bold Arial, which is not installed, is drawn in %s, %+v", face.Family(), sub)
	}
	if face, sub := l.Face("Helvetica; Arial", false, false); face.Family() != "Arial  " || sub != nil {
		t.Errorf("Helvetica or else Arial is drawn in %s, %+v", face.Family(), sub)
	}
	if face, _ := l.Face("Caladea", false, false); face != shipped[caladea].faces[0] {
		t.Error("an installed Caladea stands for the shipped one of the same name")
	}
	if face, _ := l.Face("Times New Roman", false, false); face.Family() != "Liberation Serif" {
		t.Errorf("Times New Roman, which is not installed, is drawn in %s", face.Family())
	}
	if face, _ := l.Face("Verdana", false, false); face.Family() != "Liberation Sans" {
		t.Errorf("Verdana, which is not there, is drawn in %s", face.Family())
	}
	own := mustLibrary(t, fstest.MapFS{"a.ttf": {Data: renamed(t, data, "Caladea", "ARIAL  ")}}).WithSystem(installed)
	if face, _ := own.Face("Arial", false, false); face.Family() != "ARIAL  " {
		t.Errorf("Arial is drawn in %s, not in the office's own", face.Family())
	}
	if len(l.Problems()) > 0 {
		t.Errorf("the office is told of files it did not choose: %v", l.Problems())
	}
}

// A family with a shipped twin is in nearly every document: only files whose
// names may be of it are opened.
func TestOnlyFilesThatMayBeOfTheFamilyAreOpened(t *testing.T) {
	installed := opened{FS: fstest.MapFS{"noto/NotoSans-Regular.ttf": {}, "ms/arialbd.ttf": {}, "ms/BOOKOS.TTF": {}, "ms/tiny.ttf": {}}, names: map[string]bool{}}
	l := mustLibrary(t).WithSystem(installed)
	l.Face("Arial", false, false)
	l.Face("Bookman Old Style", false, false)
	if got := slices.Sorted(maps.Keys(installed.names)); !slices.Equal(got, []string{"ms/BOOKOS.TTF", "ms/arialbd.ttf"}) {
		t.Errorf("opened %v", got)
	}
	if l.Face("Georgia", false, false); len(installed.names) != 4 {
		t.Errorf("opened %v for a family the program has no twin of", installed.names)
	}
}

// opened notes the font files that were opened.
type opened struct {
	fs.FS
	names map[string]bool
}

func (o opened) Open(name string) (fs.File, error) {
	if strings.EqualFold(path.Ext(name), ".ttf") {
		o.names[name] = true
	}
	return o.FS.Open(name)
}

func FuzzFaceName(f *testing.F) {
	for _, name := range []string{"Arial", "", "Times New Roman; Arial", "\xff\x00", "Calibri (Body)", "日本", "a,b;c,,;"} {
		f.Add(name)
	}
	l, err := NewLibrary()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for style := range 4 {
			face, sub := l.Face(name, style&1 != 0, style&2 != 0)
			if face == nil || face.Bold() != (style&1 != 0) || face.Italic() != (style&2 != 0) {
				t.Fatalf("Face(%q, %d) = %v", name, style, face)
			}
			if sub != nil && (sub.Asked != name || sub.Used != face.Family()) {
				t.Fatalf("Face(%q) = %s, substitution %+v", name, face.Family(), sub)
			}
		}
	})
}
