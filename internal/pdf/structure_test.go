package pdf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"naskah/internal/layout"
)

// tagged is a document of two pages with a heading, a paragraph across the
// page break, a list in a list, a table, a figure, links and a footer.
func tagged(t testing.TB) *layout.Document {
	t.Helper()
	marks := []layout.Mark{
		{Kind: layout.DocumentMark, Parent: -1},
		{Kind: layout.HeadingMark, Parent: 0, Level: 1},
		{Kind: layout.ParagraphMark, Parent: 0, Lang: "en-GB"},
		{Kind: layout.ListMark, Parent: 0},
		{Kind: layout.ListItemMark, Parent: 3},
		{Kind: layout.LabelMark, Parent: 4},
		{Kind: layout.ListMark, Parent: 4},
		{Kind: layout.ListItemMark, Parent: 6},
		{Kind: layout.LabelMark, Parent: 7},
		{Kind: layout.TableMark, Parent: 0},
		{Kind: layout.RowMark, Parent: 9},
		{Kind: layout.HeaderCellMark, Parent: 10},
		{Kind: layout.ParagraphMark, Parent: 11},
		{Kind: layout.RowMark, Parent: 9},
		{Kind: layout.CellMark, Parent: 13},
		{Kind: layout.ParagraphMark, Parent: 14},
		{Kind: layout.FigureMark, Parent: 0, Alt: "Lambang “contoh”"},
		{Kind: layout.ArtifactMark, Parent: 0},
		{Kind: layout.ParagraphMark, Parent: 17}, // in the footer
		{Kind: layout.ParagraphMark, Parent: 0},  // never drawn
		{Kind: layout.ParagraphMark, Parent: 0},
		{Kind: layout.LinkMark, Parent: 20},
	}
	doc := &layout.Document{Structure: marks, Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt}, {Width: 595 * pt, Height: 842 * pt}}}
	face := testFace(t, "Arial", false, false)
	y := 72 * pt
	say := func(page, mark int, text string) {
		g := set(face, 72*pt, y, 11*pt, text)
		g.Mark = mark
		y += 15 * pt
		doc.Pages[page].Items = append(doc.Pages[page].Items, g)
	}
	say(0, 1, "Judul ")
	say(0, 2, "Alinea ")
	doc.Pages[0].Items = append(doc.Pages[0].Items, layout.Line{X2: 9 * pt, Mark: 2})
	say(0, 2, "pertama ")
	say(0, 18, "Halaman 1 ")
	say(1, 2, "berlanjut ")
	say(1, 5, "a. ")
	say(1, 4, "butir ")
	say(1, 8, "1) ")
	say(1, 7, "anak butir ")
	say(1, 12, "Kepala ")
	say(1, 15, "Isi ")
	say(1, 20, "lihat ")
	say(1, 21, "laman ")
	link := layout.Link{X: 72 * pt, Y: 72 * pt, W: 40 * pt, H: 12 * pt, URL: "https://contoh.go.id", Mark: 21}
	other := link
	other.Mark = 2
	footer := link
	footer.Mark = 18
	doc.Pages[1].Items = append(doc.Pages[1].Items, link, other, footer,
		layout.Image{X: 300 * pt, Y: 300 * pt, W: 30 * pt, H: 30 * pt, Data: alphaPNG(t), Mark: 16})
	say(1, 999, "tanda yang salah ")
	return doc
}

// tree shows the structure tree with the text of its content.
func (r *reader) tree() string {
	root := r.ref(r.catalog, "/StructTreeRoot ")
	var b strings.Builder
	kind := regexp.MustCompile(`/S /(\S+) /P (\d+) 0 R(?: /Pg (\d+) 0 R)?`)
	kids := regexp.MustCompile(`<< /Type /MCR /Pg (\d+) 0 R /MCID (\d+) >>|<< /Type /OBJR /Pg (\d+) 0 R /Obj (\d+) 0 R >>|(\d+) 0 R|(\d+)`)
	var walk func(n, parent int, indent string)
	walk = func(n, parent int, indent string) {
		m := kind.FindStringSubmatch(r.objects[n])
		if m == nil || m[2] != strconv.Itoa(parent) {
			r.t.Fatalf("element %d: %s", n, r.objects[n])
		}
		b.WriteString(indent + m[1])
		for _, attr := range []string{"/Lang", "/Alt", "/Scope", "/ColSpan", "/RowSpan"} {
			if strings.Contains(r.objects[n], attr) {
				b.WriteString(" " + attr)
			}
		}
		_, list, _ := strings.Cut(r.objects[n], "/K [")
		var below []int
		for _, k := range kids.FindAllStringSubmatch(list, -1) {
			switch {
			case k[1] != "":
				b.WriteString(" " + r.marked(k[1], k[2]))
			case k[4] != "":
				b.WriteString(" @link")
			case k[5] != "":
				below = append(below, atoi(k[5]))
			default:
				b.WriteString(" " + r.marked(m[3], k[6]))
			}
		}
		b.WriteString("\n")
		for _, k := range below {
			walk(k, n, indent+"  ")
		}
	}
	walk(r.ref(r.objects[root], "/K "), root, "")
	return b.String()
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

// marked returns the text of a marked-content sequence, in brackets.
func (r *reader) marked(page, id string) string {
	content := r.stream(r.ref(r.objects[atoi(page)], "/Contents "))
	first := strings.Index(content, fmt.Sprintf("/Span <</MCID %s>> BDC\n", id))
	if first < 0 {
		r.t.Fatalf("page %s has no content %s", page, id)
	}
	last := first + strings.Index(content[first:], "EMC\n")
	var text string
	for _, p := range r.text(atoi(page)) {
		if p.at > first && p.at < last {
			text += p.text
		}
	}
	return "[" + strings.TrimSpace(text) + "]"
}

func TestStructureTreeFollowsTheLayout(t *testing.T) {
	r := read(t, write(t, tagged(t), Meta{Title: "Contoh"}))
	want := `Document
  H1 [Judul]
  P /Lang [Alinea] [pertama] [berlanjut]
    Link @link
  L
    LI
      Lbl [a.]
      LBody [butir]
        L
          LI
            Lbl [1)]
            LBody [anak butir]
  Table
    TR
      TH /Scope
        P [Kepala]
    TR
      TD
        P [Isi]
  P [lihat]
    Link [laman] @link
  Figure /Alt []
`
	if got := r.tree(); got != want {
		t.Errorf("structure:\n%swant:\n%s", got, want)
	}
	if !strings.Contains(r.catalog, "/MarkInfo << /Marked true >>") {
		t.Error("the catalog does not say that the file is tagged")
	}
	for _, page := range r.pages() {
		content := r.stream(r.ref(r.objects[page], "/Contents "))
		if opened, closed := strings.Count(content, " BDC\n")+strings.Count(content, " BMC\n"), strings.Count(content, "EMC\n"); opened != closed {
			t.Errorf("page %d: %d opened, %d closed", page, opened, closed)
		}
	}
	if first := r.stream(r.ref(r.objects[r.pages()[0]], "/Contents ")); strings.Count(first, "/Artifact BMC") != 2 {
		t.Error("the rule and the footer are not artifacts")
	}
}

func TestWithoutStructureNothingIsTagged(t *testing.T) {
	doc, _ := sample(t, 1)
	doc.Structure = []layout.Mark{{Kind: layout.DocumentMark, Parent: -1}}
	data := string(write(t, doc, Meta{}))
	for _, word := range []string{"StructTree", "Marked", "StructParent", "/Tabs"} {
		if strings.Contains(data, word) {
			t.Errorf("untagged file has %s", word)
		}
	}
}

// A parent that stands behind its child breaks the layout's promise; the file
// must come out all the same.
func TestBrokenMarksHangUnderTheDocument(t *testing.T) {
	doc := tagged(t)
	doc.Structure[1].Parent = 1
	doc.Structure[2].Parent = 900
	r := read(t, write(t, doc, Meta{}))
	if got := r.tree(); !strings.Contains(got, "\n  H1 [Judul]\n  P ") {
		t.Errorf("structure:\n%s", got)
	}
}
