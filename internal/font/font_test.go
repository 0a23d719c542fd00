package font

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

func mustLibrary(t testing.TB, office ...fs.FS) *Library {
	t.Helper()
	l, err := NewLibrary(office...)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// The binary carries what NOTICE says: each file names itself as the table
// does, may be embedded, and has every letter of Indonesian and of the
// languages of Europe that partners' names are written in.
func TestShippedFacesAreWhatTheTableSays(t *testing.T) {
	const letters = "ABCXYZabcxyz0123456789.,:;!?()/-–—‘’“”…•§°©®€£½²³ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĀāĂăĄąĆćČčĎďĐđĒēĘęĚěĞğĪīŁłŃńŇňŌōŐőŒœŘřŚśŞşŠšŤťŪūŮůŰűŹźŻżŽž"
	for i := range shipped {
		for _, face := range shipped[i].faces {
			name, bold, italic, err := styleOf(face.Data())
			if err != nil {
				t.Fatalf("%s: %v", face.Key(), err)
			}
			if name != face.Family() || bold != face.Bold() || italic != face.Italic() {
				t.Errorf("%s names itself %q bold=%t italic=%t", face.Key(), name, bold, italic)
			}
			if _, err := officeFace(face.Data()); err != nil {
				t.Errorf("%s: %v", face.Key(), err)
			}
			for _, r := range letters {
				if !face.has(r) {
					t.Errorf("%s lacks %q", face.Key(), r)
				}
			}
			if want := strings.ReplaceAll(shipped[i].name, " ", ""); !strings.HasPrefix(face.PostScript(), want) {
				t.Errorf("%s: PostScript name %q", face.Key(), face.PostScript())
			}
		}
	}
}

// Each family is named in NOTICE and has its licence beside it.
func TestShippedFacesHaveTheirLicence(t *testing.T) {
	notice, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	families := []string{symbols.family}
	for i := range shipped {
		families = append(families, shipped[i].name)
	}
	for _, name := range families {
		if !strings.Contains(string(notice), name) {
			t.Errorf("NOTICE does not name %s", name)
		}
		file := "data/LICENSE-" + strings.ReplaceAll(name, " ", "") + ".txt"
		if strings.HasPrefix(name, "Liberation") {
			file = "data/LICENSE-Liberation.txt"
		}
		if text, err := os.ReadFile(file); err != nil || len(text) < 1000 {
			t.Errorf("%s: %d bytes, %v", file, len(text), err)
		}
	}
}

func TestShippedMetricsEqualThoseOfThePrescribedTypefaces(t *testing.T) {
	l := mustLibrary(t)
	for _, c := range []struct {
		family                           string
		unitsPerEm, ascent, descent, gap int
		r                                rune
		advance                          int
	}{
		{"Arial", 2048, 1854, 434, 67, 'a', 1139},
		{"Times New Roman", 2048, 1825, 443, 87, 'a', 909},
		{"Courier New", 2048, 1705, 615, 0, 'a', 1229},
		{"Calibri", 2048, 1536, 512, 452, 'a', 981},
		{"Cambria", 1000, 950, 222, 0, 'a', 488},
		{"Bookman Old Style", 1000, 942, 232, 0, 'a', 580},
	} {
		f, sub := l.Face(c.family, false, false)
		if sub == nil || !sub.MetricEqual || sub.Asked != c.family || sub.Used != f.Family() {
			t.Errorf("Face(%q): substitution %+v", c.family, sub)
		}
		if f.UnitsPerEm() != c.unitsPerEm || f.Ascent() != c.ascent || f.Descent() != c.descent || f.LineGap() != c.gap {
			t.Errorf("%s: %d %d %d %d", c.family, f.UnitsPerEm(), f.Ascent(), f.Descent(), f.LineGap())
		}
		if w, ok := f.Advance(c.r); !ok || w != c.advance {
			t.Errorf("%s: Advance(%q) = %d, %t, want %d", c.family, c.r, w, ok, c.advance)
		}
	}
}

// Bookman Old Style reports an average width (OS/2 xAvgCharWidth, version 0
// formula) of 1008, 1079, 988 and 1102 of 2048 for its four styles.
func TestNaskahBonumHasTheAverageWidthOfBookmanOldStyle(t *testing.T) {
	weights := map[rune]int{'a': 64, 'b': 14, 'c': 27, 'd': 35, 'e': 100, 'f': 20, 'g': 14, 'h': 42, 'i': 63,
		'j': 3, 'k': 6, 'l': 35, 'm': 20, 'n': 56, 'o': 56, 'p': 17, 'q': 4, 'r': 49, 's': 56, 't': 71, 'u': 31,
		'v': 10, 'w': 18, 'x': 3, 'y': 18, 'z': 2, ' ': 166}
	l := mustLibrary(t)
	for _, c := range []struct {
		bold, italic bool
		want         int
	}{{false, false, 1008}, {true, false, 1079}, {false, true, 988}, {true, true, 1102}} {
		f, _ := l.Face("Bookman Old Style", c.bold, c.italic)
		sum := 0
		for r, w := range weights {
			a, _ := f.Advance(r)
			sum += a * w
		}
		if got := sum * 2048 / 1000 / 1000; got < c.want-1 || got > c.want+1 {
			t.Errorf("%s: average %d, want %d", f.Key(), got, c.want)
		}
	}
}

func TestFaceAnswersAnyName(t *testing.T) {
	l := mustLibrary(t)
	for _, c := range []struct {
		asked, used  string
		exact, equal bool
	}{
		{"Liberation Serif", "Liberation Serif", true, false},
		{"liberation  sans", "Liberation Sans", true, false},
		{"Arial", "Liberation Sans", false, true},
		{"ArialMT", "Liberation Sans", false, true},
		{"TimesNewRomanPSMT", "Liberation Serif", false, true},
		{"Times New Roman;Arial", "Liberation Serif", false, true},
		{"Fancy Nonsense, Arial", "Liberation Sans", false, true},
		{"Calibri (Body)", "Carlito", false, true},
		{"Bookman Old Style", "Naskah Bonum", false, true},
		{"Georgia", "Liberation Serif", false, false},
		{"Arial Narrow", "Liberation Sans", false, false},
		{"Nimbus Mono PS", "Liberation Mono", false, true},
		{"JetBrains Mono", "Liberation Mono", false, false},
		{"Source Serif 4", "Liberation Serif", false, false},
		{"", "Liberation Sans", false, false},
		{";,", "Liberation Sans", false, false},
		{"宋体", "Liberation Sans", false, false},
		{"\x00\xff(", "Liberation Sans", false, false},
	} {
		f, sub := l.Face(c.asked, true, false)
		if f == nil || f.Family() != c.used || !f.Bold() || f.Italic() {
			t.Errorf("Face(%q) = %+v", c.asked, f)
			continue
		}
		if c.exact != (sub == nil) || sub != nil && sub.MetricEqual != c.equal {
			t.Errorf("Face(%q): substitution %+v", c.asked, sub)
		}
	}
}

func TestFallbackFindsAFaceOrNone(t *testing.T) {
	l := mustLibrary(t)
	bonum, _ := l.Face("Bookman", true, false)
	if f := l.Fallback('A', bonum); f != bonum {
		t.Errorf("Fallback of a rune the face has = %v", f.Key())
	}
	if _, ok := bonum.Advance('Ж'); ok {
		t.Fatal("Naskah Bonum has Cyrillic: choose another rune for this test")
	}
	if f := l.Fallback('Ж', bonum); f == nil || f.Key() != "liberationserif-bold" {
		t.Errorf("Fallback('Ж') = %v", f)
	}
	for _, r := range "☐☑☒✓✔✗➢❖◆▪●★⇒➔‣" {
		if f := l.Fallback(r, bonum); f == nil {
			t.Errorf("no face has %c, which Word's bullets and forms use", r)
		}
	}
	for _, r := range "\u2060\ufe0f\u0007" {
		if w, ok := bonum.Advance(r); !ok || w != 0 {
			t.Errorf("Advance(%U) = %d, %t; it is invisible", r, w, ok)
		}
	}
	if f := l.Fallback('😀', bonum); f != nil {
		t.Errorf("Fallback of an emoji = %s", f.Key())
	}
	if w, ok := bonum.Advance('😀'); ok || w <= 0 {
		t.Errorf("Advance of an emoji = %d, %t", w, ok)
	}
	if _, err := officeFace(symbols.Data()); err != nil {
		t.Error(err)
	}
	for _, r := range []rune{-1, 0x110000} {
		if _, ok := bonum.Advance(r); ok {
			t.Errorf("Advance(%d) is there", r)
		}
	}
	if !Box().has('□') {
		t.Error("the box face has no box")
	}
}

// TestLigaturesAreThoseOfTheFace reads Carlito's, which are narrower than their
// letters, and finds none where there is none.
func TestLigaturesAreThoseOfTheFace(t *testing.T) {
	face, _ := mustLibrary(t).Face("Carlito", false, false)
	for _, c := range []struct {
		text         string
		bytes, units int
	}{{"titik", 2, 1141}, {"ttik", 3, 1753}, {"ffi", 3, 1654}, {"tanda", 0, 0}, {"t", 0, 0}, {"", 0, 0}, {"\xff", 0, 0}} {
		if n, units := face.Ligature(c.text); n != c.bytes || units != c.units {
			t.Errorf("Ligature(%q) = %d, %d, want %d, %d", c.text, n, units, c.bytes, c.units)
		}
	}
}

func TestOfficeFontsComeFirstAndBrokenOnesAreListed(t *testing.T) {
	regular := shippedData("Caladea-Regular")
	protected := bytes.Clone(regular)
	tables, err := directory(protected)
	if err != nil {
		t.Fatal(err)
	}
	binary.BigEndian.PutUint16(tables["OS/2"][8:], 2)
	office := fstest.MapFS{
		"a/kantor.TTF": {Data: renamed(t, regular, "Caladea", "Kantora")},
		"b.ttf":        {Data: renamed(t, regular, "Caladea", "Kantora")},
		"c.ttf":        {Data: regular[:4000]},
		"d.otf":        {Data: []byte("OTTO\x00\x00\x00\x00\x00\x00\x00\x00\x00")},
		"e.ttc":        {Data: []byte("ttcf this is a collection")},
		"f.ttf":        {Data: protected},
		"g.ttf":        {},
		"read.me":      {Data: []byte("not a font")},
	}
	l := mustLibrary(t, nil, office)
	f, sub := l.Face("kantora", false, false)
	if f.Family() != "Kantora" || sub != nil || !strings.HasPrefix(f.Key(), "office-") {
		t.Fatalf("Face(kantora) = %s %+v", f.Key(), sub)
	}
	if f, sub := l.Face("Kantora", true, false); f.Family() != "Kantora" || sub == nil || !sub.StyleLost {
		t.Errorf("a missing bold: %s %+v", f.Key(), sub)
	}
	var got []string
	for _, p := range l.Problems() {
		got = append(got, p.File)
		if want := map[string]Reason{"b.ttf": Duplicated, "c.ttf": Broken, "d.otf": Outlines, "e.ttc": Format,
			"f.ttf": Protected, "g.ttf": Format}[p.File]; p.Reason != want || p.Err == nil {
			t.Errorf("%s: reason %d (%v), want %d", p.File, p.Reason, p.Err, want)
		}
	}
	if want := "b.ttf c.ttf d.otf e.ttc f.ttf g.ttf"; strings.Join(got, " ") != want {
		t.Errorf("problems with %v, want %s", got, want)
	}
}

func TestFacesAreSafeForConcurrentUse(t *testing.T) {
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			l := mustLibrary(t)
			for _, name := range l.Families() {
				f, _ := l.Face(name, true, true)
				f.Advance('k')
				f.Advance('–')
				l.Fallback('Ω', f)
			}
		})
	}
	wait.Wait()
}

func shippedData(file string) []byte {
	data, err := files.ReadFile("data/" + file + ".ttf")
	if err != nil {
		panic(err)
	}
	return data
}

// renamed overwrites every UTF-16 and ASCII spelling of a family name with one
// of the same length.
func renamed(t *testing.T, data []byte, from, to string) []byte {
	t.Helper()
	wide := func(s string) []byte {
		var b []byte
		for _, r := range s {
			b = append(b, 0, byte(r))
		}
		return b
	}
	out := bytes.ReplaceAll(data, wide(from), wide(to))
	return bytes.ReplaceAll(out, []byte(from), []byte(to))
}

func FuzzOfficeFace(f *testing.F) {
	data := shippedData("Caladea-Regular")
	f.Add(12, byte(0xff), 4000)
	f.Add(300, byte(0), len(data))
	f.Fuzz(func(t *testing.T, at int, b byte, size int) {
		if at < 0 || size < 0 || size > len(data) || at >= size {
			return
		}
		broken := bytes.Clone(data[:size])
		broken[at] = b
		face, err := officeFace(broken)
		if err != nil {
			return
		}
		face.Ligature("fi")
		face.Kern('A', 'V')
		for r := range rune(0x3000) {
			if w, ok := face.Advance(r); ok && (w < 0 || w > 0xffff) {
				t.Fatalf("Advance(%q) = %d", r, w)
			}
		}
	})
}

func BenchmarkAdvance(b *testing.B) {
	face, _ := mustLibrary(b).Face("Arial", false, false)
	text := "Perjanjian Kerja Sama ini dibuat – dalam rangkap dua"
	b.ReportAllocs()
	for b.Loop() {
		for _, r := range text {
			face.Advance(r)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	data := shippedData("Carlito-Regular")
	for b.Loop() {
		if _, err := read(data); err != nil {
			b.Fatal(err)
		}
	}
}
