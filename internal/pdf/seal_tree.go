package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"naskah/internal/layout"
)

// structure grows the structure tree (ISO 32000-1 14.7) out of the content
// that was drawn: an element enters the tree when the first piece of it, or of
// anything below it, was drawn, so that the tree reads in drawing order and
// holds nothing empty but cells of tables.
type structure struct {
	marks    []layout.Mark
	elements []element
	byMark   []int         // mark → element, or -1
	bodies   []int         // list item → its LBody, or -1
	pageOf   []int         // page objects
	grid     map[int][]int // rows of each table, cells of each row
}

// element is one structure element.
type element struct {
	kind   string
	parent int
	page   int // of its first own content, or -1
	kids   []kid
	extra  string
}

// kid is what hangs under an element: another element, a marked-content
// sequence, or an annotation.
type kid struct {
	element, content, annotation int // one of them, the others -1
	page                         int
}

// addStructure writes the tree and returns the number of its root, or 0 for a
// document without structure; accessible says that it keeps to PDF/UA.
func (f *file) addStructure(s sealing) (root int, accessible bool, err error) {
	if len(s.notes.contents) == 0 && s.meta.Flavour != A3a {
		return 0, false, nil
	}
	if len(s.marks) == 0 {
		return 0, false, errStructure
	}
	t := structure{marks: s.marks, byMark: filled(len(s.marks)), bodies: filled(len(s.marks)), pageOf: f.pages, grid: gridOf(s.marks)}
	// A blank document has this element alone.
	t.element(0)
	parents := make([][]int, len(s.pages)) // page → content → element
	for _, c := range s.notes.contents {
		e := t.body(c.mark)
		t.hang(e, kid{element: -1, content: c.id, annotation: -1, page: c.page})
		parents[c.page] = append(parents[c.page], e)
	}
	owners := map[int]int{} // link → element
	for i, l := range s.notes.links {
		if l.mark < 0 {
			continue
		}
		e := t.body(l.mark)
		if t.elements[e].kind != "Link" {
			e = t.grow("Link", e)
		}
		t.hang(e, kid{element: -1, content: -1, annotation: f.links[i], page: l.onPage})
		owners[i] = e
	}
	for i := range s.pages {
		if err := f.addToPage(i, fmt.Sprintf("/StructParents %d /Tabs /S", i)); err != nil {
			return 0, false, err
		}
	}
	return t.write(f, parents, owners, len(s.notes.links)), s.meta.Title != "" && t.accessible(), nil
}

func filled(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

// hang puts content under an element.
func (t *structure) hang(e int, k kid) {
	el := &t.elements[e]
	if el.page < 0 {
		el.page = k.page
	}
	el.kids = append(el.kids, k)
}

// grow makes a new element under another; a negative parent makes the root.
func (t *structure) grow(kind string, parent int) int {
	n := len(t.elements)
	t.elements = append(t.elements, element{kind: kind, parent: parent, page: -1})
	if parent >= 0 {
		t.elements[parent].kids = append(t.elements[parent].kids, kid{element: n, content: -1, annotation: -1})
	}
	return n
}

// element returns the element of a mark, which hangs itself under its parent.
func (t *structure) element(mark int) int {
	if t.byMark[mark] >= 0 {
		return t.byMark[mark]
	}
	m := t.marks[mark]
	parent := -1
	if mark > 0 {
		up := parentOf(t.marks, mark)
		if m.Kind == layout.LabelMark {
			parent = t.element(up) // beside LBody, not in it
		} else {
			parent = t.body(up)
		}
	}
	if t.byMark[mark] >= 0 {
		return t.byMark[mark] // it came with its table
	}
	e := t.grow(kindName(m), parent)
	t.byMark[mark] = e
	el := &t.elements[e]
	if m.Alt != "" {
		el.extra += " /Alt " + textString(m.Alt)
	}
	if m.Lang != "" {
		el.extra += " /Lang " + textString(m.Lang)
	}
	el.extra += tableAttributes(m)
	for _, part := range t.grid[mark] {
		t.element(part) // a table is whole, empty cells too (ISO 14289-1 7.5)
	}
	return e
}

// body returns the element that takes a mark's content: for a list item its
// LBody (ISO 32000-1 14.8.4.3.3), else the element itself.
func (t *structure) body(mark int) int {
	e := t.element(mark)
	if t.marks[mark].Kind != layout.ListItemMark {
		return e
	}
	if t.bodies[mark] < 0 {
		t.bodies[mark] = t.grow("LBody", e)
	}
	return t.bodies[mark]
}

// kindName is the standard structure type of a mark (ISO 32000-1 14.8.4).
func kindName(m layout.Mark) string {
	switch m.Kind {
	case layout.DocumentMark:
		return "Document"
	case layout.HeadingMark:
		return "H" + strconv.Itoa(min(max(m.Level, 1), 6))
	case layout.ListMark:
		return "L"
	case layout.ListItemMark:
		return "LI"
	case layout.LabelMark:
		return "Lbl"
	case layout.TableMark:
		return "Table"
	case layout.RowMark:
		return "TR"
	case layout.HeaderCellMark:
		return "TH"
	case layout.CellMark:
		return "TD"
	case layout.FigureMark:
		return "Figure"
	case layout.LinkMark:
		return "Link"
	}
	return "P"
}

// write adds the objects: root, parent tree, then the elements.
func (t *structure) write(f *file, parents [][]int, owners map[int]int, links int) int {
	root := len(f.objects)
	first := root + 2
	f.add(object{text: fmt.Sprintf("<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>",
		first, root+1, len(parents)+links)})
	var b strings.Builder
	b.WriteString("<< /Nums [")
	for page, list := range parents {
		fmt.Fprintf(&b, "%d [", page)
		for i, e := range list {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "%d 0 R", first+e)
		}
		b.WriteString("]\n")
	}
	for i := range links {
		if e, ok := owners[i]; ok {
			fmt.Fprintf(&b, "%d %d 0 R\n", len(parents)+i, first+e)
		}
	}
	b.WriteString("] >>")
	f.add(object{text: b.String()})
	for _, e := range t.elements {
		f.add(object{text: t.text(e, root, first)})
	}
	return root
}

// text writes one element (ISO 32000-1 table 323).
func (t *structure) text(e element, root, first int) string {
	var b strings.Builder
	up := root
	if e.parent >= 0 {
		up = first + e.parent
	}
	fmt.Fprintf(&b, "<< /S /%s /P %d 0 R", e.kind, up)
	if e.page >= 0 {
		fmt.Fprintf(&b, " /Pg %d 0 R", t.pageOf[e.page])
	}
	b.WriteString(e.extra + " /K [")
	for i, k := range e.kids {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case k.element >= 0:
			fmt.Fprintf(&b, "%d 0 R", first+k.element)
		case k.annotation >= 0:
			fmt.Fprintf(&b, "<< /Type /OBJR /Pg %d 0 R /Obj %d 0 R >>", t.pageOf[k.page], k.annotation)
		case k.page == e.page:
			fmt.Fprintf(&b, "%d", k.content)
		default:
			fmt.Fprintf(&b, "<< /Type /MCR /Pg %d 0 R /MCID %d >>", t.pageOf[k.page], k.content)
		}
	}
	b.WriteString("] >>")
	return b.String()
}
