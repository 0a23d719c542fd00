package impose

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/pdf/object"
)

var (
	a3 = Millimetres(297, 420)
	a4 = Millimetres(210, 297)
	f4 = Millimetres(215, 330)
)

// document is a file whose page n says n; more are entries of each page.
func document(n int, size Sheet, more object.Dict) []byte {
	var b bytes.Buffer
	var p packer
	w := newWriter(&b)
	w.raw("%PDF-1.7\n")
	w.object(1, object.Dict{"Type": object.Name("Catalog"), "Pages": object.Ref{Number: 2}})
	kids := object.Array{}
	for i := range n {
		kids = append(kids, object.Ref{Number: 4 + 2*i})
	}
	font := object.Dict{"Type": object.Name("Font"), "Subtype": object.Name("Type1"), "BaseFont": object.Name("Helvetica")}
	w.object(2, object.Dict{
		"Type": object.Name("Pages"), "Kids": kids, "Count": n, "MediaBox": object.Array{0, 0, size.Width, size.Height},
		"Resources": object.Dict{"Font": object.Dict{"F": object.Ref{Number: 3}}},
	})
	w.object(3, font)
	for i := range n {
		page := object.Dict{"Type": object.Name("Page"), "Parent": object.Ref{Number: 2}, "Contents": object.Ref{Number: 5 + 2*i}}
		for key, v := range more {
			page[key] = v
		}
		w.object(4+2*i, page)
		w.object(5+2*i, p.pack(fmt.Appendf(nil, "BT /F 200 Tf 150 400 Td (%d) Tj ET", i+1), object.Dict{}))
	}
	w.finish(4 + 2*n)
	if err := w.w.Flush(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func pagesOf(t testing.TB, data []byte) []Page {
	t.Helper()
	s, err := Open("uji.pdf", data)
	if err != nil {
		t.Fatal(err)
	}
	return s.Pages()
}

func written(t testing.TB, sides []Side, meta Meta) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, sides, meta); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// seen is a page found on a side of the file that was written.
type seen struct {
	says  string
	right bool // its middle lies right of the middle of the side
	top   bool
	m     Matrix
}

var (
	drawn = regexp.MustCompile(`q ([-0-9. ]+) cm /(P\d+) Do\n`)
	says  = regexp.MustCompile(`\((\w+)\) Tj`)
)

// look reads a written file back: what each of its pages shows, and where.
func look(t *testing.T, data []byte) [][]seen {
	t.Helper()
	f, err := object.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	var sides [][]seen
	for _, p := range f.Pages(f.DictOf(f.Sections[0].Trailer["Root"])["Pages"]) {
		box, _ := f.Rectangle(p.All["MediaBox"])
		forms := f.DictOf(f.DictOf(p.All["Resources"])["XObject"])
		var side []seen
		for _, d := range drawn.FindAllStringSubmatch(content(t, f, p.Dict["Contents"]), -1) {
			var m Matrix
			for i, v := range strings.Fields(d[1]) {
				if m[i], err = strconv.ParseFloat(v, 64); err != nil {
					t.Fatal(err)
				}
			}
			bbox, _ := f.Rectangle(f.DictOf(forms[d[2]])["BBox"])
			x, y := m.at(bbox[0]+bbox[2]/2, bbox[1]+bbox[3]/2)
			said := says.FindStringSubmatch(content(t, f, forms[d[2]]))
			side = append(side, seen{says: said[1], right: x > box[2]/2, top: y > box[3]/2, m: m})
		}
		sides = append(sides, side)
	}
	return sides
}

func content(t *testing.T, f *object.File, v any) string {
	t.Helper()
	st, ok := f.Resolve(v).(*object.Stream)
	if !ok {
		t.Fatalf("%v is no stream", v)
	}
	b, err := f.Decode(st)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// half says what is on one half of a side, upright; turned looks at the side
// upside down, as it lies after the sheet was turned about its long edge.
func half(t *testing.T, side []seen, right, turned bool) string {
	t.Helper()
	for _, s := range side {
		if s.right == right != turned {
			if s.m[0] > 0 == turned {
				t.Errorf("page %s stands on its head in the book", s.says)
			}
			return s.says
		}
	}
	return ""
}

// Whoever folds the sheets of each bundle in the middle, lays them into each
// other and turns the leaves reads 1, 2, 3 … n and then nothing.
func TestAFoldedBookletReadsInOrder(t *testing.T) {
	for n := 1; n <= 40; n++ {
		pages := pagesOf(t, document(n, a4, nil))
		for _, fold := range []Fold{{Sheet: a4}, {Sheet: a3, Signature: 4}, {Sheet: f4, Signature: 8, Flip: LongEdge}, {Sheet: a4, Signature: 16, Creep: 0.3}, {Sheet: a4, Flip: LongEdge}} {
			sides := look(t, written(t, Booklet(pages, fold), Meta{}))
			var read []string
			bundle := bundleOf(fold.Signature, len(sides)*2) / 4 * 2
			for len(sides) > 0 {
				read = append(read, leaves(t, sides[:min(bundle, len(sides))], fold.Flip == LongEdge)...)
				sides = sides[min(bundle, len(sides)):]
			}
			for i, got := range read {
				want := strconv.Itoa(i + 1)
				if i >= n {
					want = ""
				}
				if got != want {
					t.Fatalf("%d pages, %+v: leaf side %d says %q, want %q", n, fold, i+1, got, want)
				}
			}
			if len(read) != (n+3)/4*4 {
				t.Errorf("%d pages, %+v: the book has %d sides", n, fold, len(read))
			}
		}
	}
}

func bundleOf(signature, whole int) int {
	if signature == 0 {
		return whole
	}
	return signature
}

// leaves reads one bundle: from its outermost sheet to the middle, and out again.
func leaves(t *testing.T, sides [][]seen, turned bool) []string {
	t.Helper()
	var in, out []string
	for i := 0; i < len(sides); i += 2 {
		front, back := sides[i], sides[i+1]
		in = append(in, half(t, front, true, false), half(t, back, false, turned))
		out = append(out, half(t, front, false, false), half(t, back, true, turned))
	}
	slices.Reverse(out)
	return append(in, out...)
}

func TestA4OnA3KeepsTheSizeOfType(t *testing.T) {
	for _, side := range look(t, written(t, Booklet(pagesOf(t, document(4, a4, nil)), Fold{Sheet: a3}), Meta{})) {
		for _, s := range side {
			if s.m[0] != 1 || s.m[3] != 1 {
				t.Errorf("page %s is scaled by %v", s.says, s.m[0])
			}
		}
	}
}

func TestInnerSheetsCreepToTheSpine(t *testing.T) {
	pages := pagesOf(t, document(8, a4, nil))
	flat := look(t, written(t, Booklet(pages, Fold{Sheet: a4}), Meta{}))
	crept := look(t, written(t, Booklet(pages, Fold{Sheet: a4, Creep: 1}), Meta{}))
	for i, side := range flat {
		for j, s := range side {
			want := 0.0
			if i >= 2 { // the inner sheet
				want = map[bool]float64{true: -1, false: 1}[s.right]
			}
			if got := crept[i][j].m[4] - s.m[4]; got < want-1e-5 || got > want+1e-5 {
				t.Errorf("side %d, page %s moves by %v, want %v", i+1, s.says, got, want)
			}
		}
	}
}

func TestAGridFillsRowsFromTheUpperLeft(t *testing.T) {
	sides := look(t, written(t, Grid(pagesOf(t, document(6, a4, nil)), a4, 4), Meta{}))
	var got []string
	for i, side := range sides {
		for _, s := range side {
			got = append(got, fmt.Sprintf("%d:%s right=%t top=%t", i+1, s.says, s.right, s.top))
		}
	}
	want := []string{
		"1:1 right=false top=true", "1:2 right=true top=true", "1:3 right=false top=false", "1:4 right=true top=false",
		"2:5 right=false top=true", "2:6 right=true top=true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A page that says it is to be shown turned comes out as it is shown.
func TestRotatedPagesComeOutAsTheyAreShown(t *testing.T) {
	for turns, want := range []Matrix{{1, 0, 0, 1, 0, 0}, {0, -1, 1, 0, 0, 200}, {-1, 0, 0, -1, 200, 300}, {0, 1, -1, 0, 300, 0}} {
		data := document(1, Sheet{200, 300}, object.Dict{"Rotate": turns * 90})
		side := look(t, written(t, Plain(pagesOf(t, data)), Meta{}))[0]
		if side[0].m != want {
			t.Errorf("/Rotate %d: %v, want %v", turns*90, side[0].m, want)
		}
	}
}

func TestALandscapePageIsTurnedIntoABooklet(t *testing.T) {
	side := look(t, written(t, Booklet(pagesOf(t, document(1, Sheet{a4.Height, a4.Width}, nil)), Fold{Sheet: a3}), Meta{}))[0]
	if m := side[0].m; m[0] != 0 || m[1] != 1 || !side[0].right {
		t.Errorf("%+v, want the page turned a quarter to the left", side[0])
	}
}

func TestACropBoxAndAUnitAreHonoured(t *testing.T) {
	data := document(1, a4, object.Dict{"CropBox": object.Array{100, 100, 200, 300}, "UserUnit": 2})
	pages := pagesOf(t, data)
	if w, h := pages[0].Size(); w != 200 || h != 400 {
		t.Errorf("%v x %v, want 200 x 400", w, h)
	}
	if m := look(t, written(t, Plain(pages), Meta{}))[0][0].m; m != (Matrix{2, 0, 0, 2, -200, -200}) {
		t.Errorf("%v", m)
	}
}

func TestSeveralContentStreamsAreJoined(t *testing.T) {
	data := document(2, a4, object.Dict{"Contents": object.Array{object.Ref{Number: 5}, object.Ref{Number: 7}}})
	f, err := object.Open(written(t, Plain(pagesOf(t, data)), Meta{}))
	if err != nil {
		t.Fatal(err)
	}
	page := f.Pages(f.DictOf(f.Sections[0].Trailer["Root"])["Pages"])[0]
	form := f.DictOf(f.DictOf(page.All["Resources"])["XObject"])["P1"]
	if got := content(t, f, form); !strings.Contains(got, "(1) Tj ET\nBT") || !strings.Contains(got, "(2) Tj") {
		t.Errorf("%q", got)
	}
}

// signed is a page with the visible mark of a signature, a note that is only for
// the screen, and a hidden one.
func TestWhatAnnotationsShowOnPaperIsPrinted(t *testing.T) {
	mark := object.Dict{"Subtype": object.Name("Widget"), "F": 4, "Rect": object.Array{100, 50, 200, 100}, "AP": object.Dict{"N": object.Ref{Number: 5}}}
	screen := object.Dict{"Subtype": object.Name("Text"), "F": 0, "Rect": mark["Rect"], "AP": mark["AP"]}
	hides := object.Dict{"Subtype": object.Name("Widget"), "F": 6, "Rect": mark["Rect"], "AP": mark["AP"]}
	data := document(1, a4, object.Dict{"Annots": object.Array{mark, screen, hides}})
	data = bytes.Replace(data, []byte("<</Filter"), []byte("<</BBox [0 0 50 50]/Filter"), 1)
	data = moved(t, data)
	side := written(t, Plain(pagesOf(t, data)), Meta{})
	f, err := object.Open(side)
	if err != nil {
		t.Fatal(err)
	}
	page := f.Pages(f.DictOf(f.Sections[0].Trailer["Root"])["Pages"])[0]
	drawing := content(t, f, page.Dict["Contents"])
	if got := strings.Count(drawing, " Do"); got != 2 || !strings.Contains(drawing, "q 2 0 0 1 100 50 cm /P2 Do Q") {
		t.Errorf("%s", drawing)
	}
}

// moved mends the table of a file in which bytes were inserted.
func moved(t *testing.T, data []byte) []byte {
	t.Helper()
	body := data[:bytes.LastIndex(data, []byte("xref\n0 "))]
	var b bytes.Buffer
	w := newWriter(&b)
	w.bytes(body)
	starts := regexp.MustCompile(`(?m)^(\d+) 0 obj$`)
	for _, m := range starts.FindAllSubmatchIndex(body, -1) {
		n, err := strconv.Atoi(string(body[m[2]:m[3]]))
		if err != nil {
			t.Fatal(err)
		}
		w.offsets[n] = m[0]
	}
	w.finish(len(w.offsets) + 1)
	if err := w.w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAMarkLiesOverThePage(t *testing.T) {
	mark := pagesOf(t, document(2, a4, nil))[1]
	sides := Plain(pagesOf(t, document(1, a4, nil)))
	side := look(t, written(t, []Side{sides[0].Over(mark)}, Meta{}))[0]
	if len(side) != 2 || side[0].says != "1" || side[1].says != "2" {
		t.Errorf("%+v", side)
	}
	if len(sides[0].Places) != 1 {
		t.Error("Over changed the side it was given")
	}
}

func TestTheSameGivesTheSameBytes(t *testing.T) {
	data := document(7, a4, nil)
	make := func() []byte { return written(t, Booklet(pagesOf(t, data), Fold{Sheet: a3}), Meta{Title: "Buku"}) }
	if !bytes.Equal(make(), make()) {
		t.Error("two runs differ")
	}
}

func TestAPagePrintedOftenIsKeptOnce(t *testing.T) {
	pages := pagesOf(t, document(1, a4, nil))
	one, many := written(t, Plain(pages), Meta{}), written(t, Plain(slices.Repeat(pages, 50)), Meta{})
	if len(many) > len(one)+50*600 || bytes.Count(many, []byte("/Subtype /Form")) != 1 {
		t.Errorf("%d bytes for one, %d for fifty", len(one), len(many))
	}
}

func TestWhatCannotBeUsedIsSaid(t *testing.T) {
	whole := document(2, a4, nil)
	for want, data := range map[string][]byte{
		"IM001": []byte("bukan PDF"),
		"IM002": bytes.Replace(whole, []byte("trailer\n<<"), []byte("trailer\n<< /Encrypt << /V 1 >>"), 1),
		"IM003": moved(t, bytes.Replace(whole, []byte("/Kids [4 0 R 6 0 R]"), []byte("/Kids []"), 1)),
		"IM004": moved(t, bytes.Replace(whole, []byte("/MediaBox"), []byte("/Mediabox"), 1)),
		"IM005": moved(t, bytes.Replace(whole, []byte("/Contents 7 0 R"), []byte("/Contents 3 0 R"), 1)),
		"IM006": moved(t, bytes.Replace(whole, []byte("3 0 obj\n<<"), []byte("3 0 obj\n<(<"), 1)),
		"IM007": moved(t, bytes.Replace(whole, []byte("/Type /Catalog"), []byte("/Type /Catalog /OCProperties << /D << /OFF [9 0 R] >> >>"), 1)),
	} {
		s, err := Open("uji.pdf", data)
		if err == nil {
			err = Write(new(bytes.Buffer), Plain(s.Pages()), Meta{})
		}
		found := diag.Findings(err)
		if len(found) == 0 || found[0].Code != want || found[0].Pos.File != "uji.pdf" {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// An independent reader finds nothing wrong with what is written.
func TestQpdfFindsTheFileSound(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, written(t, Booklet(pagesOf(t, document(5, a4, nil)), Fold{Sheet: a4}), Meta{Title: "Buku saku"}), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func FuzzImpose(f *testing.F) {
	f.Add(document(3, a4, nil))
	f.Add(document(1, f4, object.Dict{"Rotate": 90, "Annots": object.Array{object.Dict{"F": 4, "Rect": object.Array{0, 0, 9, 9}, "AP": object.Dict{"N": object.Ref{Number: 5}}}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Open("uji.pdf", data)
		if err != nil {
			return
		}
		pages := s.Pages()
		pages = pages[:min(len(pages), 50)]
		var b bytes.Buffer
		if err := Write(&b, Booklet(pages, Fold{Sheet: a4}), Meta{}); err != nil {
			return
		}
		again, err := Open("lagi.pdf", b.Bytes())
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if got, want := len(again.Pages()), (len(pages)+3)/4*2; got != want {
			t.Errorf("%d sides of %d pages, want %d", got, len(pages), want)
		}
	})
}

func BenchmarkBooklet200(b *testing.B) {
	data := document(200, a4, nil)
	b.ReportAllocs()
	for b.Loop() {
		s, err := Open("uji.pdf", data)
		if err != nil {
			b.Fatal(err)
		}
		if err := Write(new(bytes.Buffer), Booklet(s.Pages(), Fold{Sheet: a4}), Meta{}); err != nil {
			b.Fatal(err)
		}
	}
}
