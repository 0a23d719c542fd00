package layout_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"naskah/internal/docx"
	"naskah/internal/layout"
)

// realPapers are Word files of real structure: agreements, letters, forms, one of
// them made by another program.
func realPapers(tb testing.TB) []*docx.Package {
	tb.Helper()
	var out []*docx.Package
	for _, pattern := range []string{"../../examples/*/*.docx", "../acceptance/fidelity/testdata/*.docx"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			tb.Fatalf("no Word files %s (%v)", pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				tb.Fatal(err)
			}
			pkg, err := docx.Open(data)
			if err != nil {
				tb.Fatalf("%s: %v", name, err)
			}
			out = append(out, pkg)
		}
	}
	for _, name := range []string{"footnoteInRow", "header", "sections", "frame", "floatingTable", "mergedSplit", "verticalCells", "runs", "pasal"} {
		out = append(out, goldens[name].pack(tb))
	}
	return append(out, sample{body: drawings}.pack(tb))
}

// drawings has a text box, WordArt and a group, turned.
const drawings = `<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:align>top</wp:align></wp:positionV><wp:extent cx="1270000" cy="635000"/><wp:wrapSquare/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm rot="5400000"><a:ext cx="1270000" cy="635000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>isi kotak</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr vert="vert270"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing><w:t>jangkar</w:t></w:r></w:p>` +
	`<w:p><w:r><w:pict><v:shape type="#_x0000_t136" style="position:absolute;width:200pt;height:40pt;rotation:315" fillcolor="silver"><v:textpath string="CONTOH"/></v:shape></w:pict><w:t>sesudah</w:t></w:r></w:p>`

// mutator changes a tree as the bytes of an input say.
type mutator struct {
	input []byte
	all   []*docx.Element // of the tree, with
	above map[*docx.Element]*docx.Element
}

func (m *mutator) next(below int) int {
	if below <= 0 || len(m.input) < 2 {
		m.input = nil
		return 0
	}
	v := int(m.input[0])<<8 | int(m.input[1])
	m.input = m.input[2:]
	return v % below
}

// wraps are structures that an element may be put into; %s is its place.
var wraps = []string{
	`<w:tbl><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>%s<w:p/></w:tc></w:tr></w:tbl>`,
	`<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>`,
	`<w:p><w:r><w:drawing><wp:anchor><wp:extent cx="900000" cy="900000"/><wp:wrapSquare/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`,
	`<w:p><w:r>%s</w:r></w:p>`,
	`<w:ins>%s</w:ins>`,
	`<w:p><w:pPr><w:framePr w:w="900" w:wrap="around" w:vAnchor="text" w:y="1"/></w:pPr>%s</w:p>`,
}

// nonsense are values no author means.
var nonsense = []string{"", "0", "-1", "1", "31680", "-31680", "2147483647", "-2147483648", "99999999999999999999", "1e308", "NaN", "-0", "0x1F", "12.7pt", "-9cm", "500%", "both", "continuous", "nextPage", "restart", "exact", "atLeast", "page", "center", "tbRl", "btLr", "dxa", "pct", "auto", "true", "rIdx"}

// names are elements that others may become.
var names = []string{"w:p", "w:tbl", "w:tr", "w:tc", "w:r", "w:t", "w:tab", "w:br", "w:sectPr", "w:pPr", "w:hyperlink", "w:sdt", "w:drawing", "w:vMerge", "w:gridSpan", "w:tblHeader", "w:keepNext", "w:framePr", "w:tblpPr", "w:cols", "w:fldChar", "w:textDirection", "w:footnoteReference"}

// mutate takes up to 24 changes from the input.
func mutate(root *docx.Element, input []byte) {
	m := &mutator{input: input}
	for range 24 {
		if len(m.input) < 2 {
			return
		}
		m.all, m.above = nil, map[*docx.Element]*docx.Element{}
		root.Walk(func(e *docx.Element) bool {
			for _, c := range e.Elements() {
				m.above[c] = e
			}
			m.all = append(m.all, e)
			return true
		})
		if len(m.all) > 20_000 {
			return
		}
		m.change()
	}
}

func (m *mutator) pick() *docx.Element { return m.all[m.next(len(m.all))] }

// change makes one change.
func (m *mutator) change() {
	e := m.pick()
	up := m.above[e]
	if up == nil || e.Name == "w:body" {
		return
	}
	switch kind := m.next(9); kind {
	case 0:
		up.Remove(e)
	case 1:
		up.Insert(up.Index(e), e.Clone())
	case 2: // into another element that does not stand below it
		to := m.pick()
		for at := to; at != nil; at = m.above[at] {
			if at == e {
				return
			}
		}
		up.Remove(e)
		to.Insert(m.next(len(to.Children)+1), e)
	case 3:
		wrapped, err := docx.ParseXML([]byte(`<w:x ` + namespaces + `>` + fmt.Sprintf(wraps[m.next(len(wraps))], `<w:here/>`) + `</w:x>`))
		if err != nil {
			panic(err)
		}
		wrapped.Walk(func(at *docx.Element) bool {
			if at.Child("w:here") != nil {
				at.Replace(at.Child("w:here"), e.Clone())
			}
			return true
		})
		up.Replace(e, wrapped.Children...)
	case 4, 5, 6:
		if len(e.Attrs) > 0 {
			e.Attrs[m.next(len(e.Attrs))].Value = nonsense[m.next(len(nonsense))]
		}
	case 7:
		e.Name = names[m.next(len(names))]
	case 8:
		if len(e.Children) > 1 {
			i, k := m.next(len(e.Children)), m.next(len(e.Children))
			e.Children[i], e.Children[k] = e.Children[k], e.Children[i]
		}
	}
}

// mutated is a paper with changes in its text and in one other part.
func mutated(tb testing.TB, paper *docx.Package, other uint8, input []byte) *docx.Package {
	tb.Helper()
	pkg := paper.Clone()
	parts := []string{pkg.MainPart()}
	for _, kind := range []string{"styles", "numbering", "settings", "header", "footer", "footnotes"} {
		parts = append(parts, pkg.Related(pkg.MainPart(), kind)...)
	}
	half := len(input) / 2 &^ 1
	for i, name := range []string{parts[0], parts[int(other)%len(parts)]} {
		root, err := pkg.Tree(name)
		if err != nil {
			tb.Fatal(err)
		}
		mutate(root, [][]byte{input[half:], input[:half]}[i])
		pkg.SetTree(name, root)
	}
	return pkg
}

// TestMutatedPapersKeepTheirText lays papers changed at random.
func TestMutatedPapersKeepTheirText(t *testing.T) {
	papers := realPapers(t)
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 99))
		input := make([]byte, 2*(1+r.IntN(80)))
		for k := range input {
			input[k] = byte(r.Uint32())
		}
		pkg := mutated(t, papers[r.IntN(len(papers))], uint8(r.Uint32()), input)
		t.Run(fmt.Sprint(seed), func(t *testing.T) { checkMutated(t, pkg, seed%2 == 0) })
	}
}

// FuzzMutated lays papers of real structure with elements taken away, doubled,
// moved, nested, renamed, and attributes changed to absurd values: it ends, the
// marks are a tree, everything has a finite place, and every letter that the text
// view of the file has is on the pages.
func FuzzMutated(f *testing.F) {
	papers := realPapers(f)
	for i := range papers {
		f.Add(uint8(i), uint8(i), i%2 == 0, []byte("\x00\x09\x00\x03\x00\x00\x01\x00\x00\x02\x00\x50\x00\x01\x00\x77\x00\x04\x00\x00\x00\x06"))
	}
	f.Fuzz(func(t *testing.T, which, other uint8, lo bool, input []byte) {
		checkMutated(t, mutated(t, papers[int(which)%len(papers)], other, input), lo)
	})
}

func checkMutated(t *testing.T, pkg *docx.Package, lo bool) {
	opt := layout.Options{}
	if lo {
		opt.Justify = layout.JustifyLO74
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	doc, found, err := layout.Lay(ctx, pkg, library, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if d.Code == "LY001" || d.Code == "LY021" || d.Code == "LY022" {
			return // refused with a reason
		}
	}
	checkStructure(t, doc)
	checkPlaces(t, doc)
	view, err := pkg.Text()
	if err != nil {
		return
	}
	if lost := lostLetters(view, doc); lost != "" {
		t.Errorf("letters that are in the text and not on the pages: %q\n%s\n%s", lost, view, layout.Dump(doc))
	}
}

// checkPlaces asserts that nothing stands beyond what a page could ever reach.
func checkPlaces(t *testing.T, doc *layout.Document) {
	const far = 1 << 40
	ok := func(list ...layout.Unit) bool {
		for _, u := range list {
			if u > far || u < -far {
				return false
			}
		}
		return true
	}
	for i, page := range doc.Pages {
		for _, it := range page.Items {
			switch v := it.(type) {
			case layout.Glyphs:
				if !ok(v.X, v.Y, v.Width, v.Size) || v.Size <= 0 || v.Face == nil {
					t.Errorf("page %d: %+v", i+1, v)
				}
			case layout.Image:
				if !ok(v.X, v.Y, v.W, v.H) {
					t.Errorf("page %d: picture at %d,%d of %d by %d", i+1, v.X, v.Y, v.W, v.H)
				}
			case layout.Line:
				if !ok(v.X1, v.Y1, v.X2, v.Y2, v.Width) {
					t.Errorf("page %d: %+v", i+1, v)
				}
			case layout.Fill:
				if !ok(v.X, v.Y, v.W, v.H) {
					t.Errorf("page %d: %+v", i+1, v)
				}
			}
		}
	}
}

// lostLetters are letters of the text view's body that the pages do not have, or
// not as often.
func lostLetters(view string, doc *layout.Document) string {
	count := map[rune]int{}
	for line := range strings.Lines(view) {
		if strings.HasPrefix(line, "[header") || strings.HasPrefix(line, "[footer") {
			continue
		}
		line = strings.NewReplacer("[text box] ", "", "<br>", "").Replace(line)
		for _, r := range line {
			count[unicode.ToUpper(r)]--
		}
	}
	for _, page := range doc.Pages {
		for _, it := range page.Items {
			if g, ok := it.(layout.Glyphs); ok {
				for _, r := range g.Text {
					count[unicode.ToUpper(r)]++
				}
			}
		}
	}
	lost := ""
	for r, n := range count {
		if n < 0 && unicode.IsLetter(r) && r < math.MaxUint16 {
			lost += fmt.Sprintf("%c×%d ", r, -n)
		}
	}
	return lost
}

// TestAMergedHeadHigherThanAPageKeepsTheTable was found by changing papers at
// random: no row of the table was shown.
func TestAMergedHeadHigherThanAPageKeepsTheTable(t *testing.T) {
	cell := func(tcPr, blocks string) string { return `<w:tc><w:tcPr>` + tcPr + `</w:tcPr>` + blocks + `</w:tc>` }
	head := func(cells string) string {
		return `<w:tr><w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>` + cells + `</w:tr>`
	}
	body := `<w:tbl><w:tblPr>` + gridBorders + `</w:tblPr><w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="1500"/></w:tblGrid>` +
		head(cell(`<w:vMerge w:val="restart"/>`, p(`<w:spacing w:line="6000" w:lineRule="auto"/>`, "uraian"))+cell("", p("", "kanan"))) +
		head(cell(`<w:vMerge/>`, `<w:p/>`)+cell("", p("", "kiri"))) +
		`<w:tr>` + cell("", p("", "satu")) + cell("", p("", "dua")) + `</w:tr></w:tbl>`
	for _, opt := range []layout.Options{{}, {Justify: layout.JustifyLO74}} {
		doc, _ := layOut(t, sample{body: body}, opt)
		if got := strings.Join(strings.Fields(textOf(doc)), " "); got != "uraian kanan kiri satu dua" {
			t.Errorf("the pages say %q", got)
		}
	}
}
