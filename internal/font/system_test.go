package font

import (
	"testing"
	"testing/fstest"
)

func TestInstalledFontsComeBehindTheShippedAndTheOffices(t *testing.T) {
	caladea := shippedData("Caladea-Regular")
	installed := fstest.MapFS{
		"truetype/georgia.TTF": {Data: renamed(t, caladea, "Caladea", "Georgia")},
		"truetype/arial.ttf":   {Data: renamed(t, caladea, "Caladea", "Arial  ")},
		"truetype/rusak.ttf":   {Data: []byte("\x00\x01\x00\x00 rusak")},
		"truetype/kosong.ttf":  {},
		"opentype/lain.otf":    {Data: caladea},
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
	if face, sub := l.Face("Arial", false, false); face.Family() != "Liberation Sans" || sub == nil || !sub.MetricEqual {
		t.Errorf("Arial is drawn in %s, %+v: another machine would give other bytes", face.Family(), sub)
	}
	if face, _ := l.Face("Verdana", false, false); face.Family() != "Liberation Sans" {
		t.Errorf("Verdana, which is not there, is drawn in %s", face.Family())
	}
	if len(l.Problems()) > 0 {
		t.Errorf("the office is told of files it did not choose: %v", l.Problems())
	}
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
