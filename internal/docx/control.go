package docx

import (
	"strings"

	"naskah/internal/diag"
)

// ControlLevel says what a content control holds (ECMA-376 part 1, 17.5.2.29
// to 17.5.2.32).
type ControlLevel int

// The levels of content controls.
const (
	Inline ControlLevel = iota // runs of a paragraph
	Block                      // paragraphs and tables
	Row                        // rows of a table
	Cell                       // cells of a row
)

// Control is a content control, a w:sdt. It is a view: its methods change the
// tree.
type Control struct {
	Element *Element
	Level   ControlLevel
}

// Controls finds the content controls below root in document order, an outer
// one before those inside it. Both branches of alternate content are searched,
// so that a control in a text box is found, and can be filled, in each.
func Controls(root *Element) []*Control {
	var out []*Control
	findControls(root, Block, &out)
	return out
}

func findControls(e *Element, level ControlLevel, out *[]*Control) {
	switch e.Name {
	case "w:p":
		level = Inline
	case "w:tbl":
		level = Row
	case "w:tr":
		level = Cell
	case "w:tc", "w:txbxContent":
		level = Block
	case "w:sdt":
		*out = append(*out, &Control{Element: e, Level: level})
	}
	for _, n := range e.Children {
		if c, ok := n.(*Element); ok {
			findControls(c, level, out)
		}
	}
}

func (c *Control) properties() *Element { return c.Element.Child("w:sdtPr") }

// Tag is the name a program knows the control by (17.5.2.42).
func (c *Control) Tag() string { return c.properties().Val("w:tag") }

// Alias is the title people see (17.5.2.1).
func (c *Control) Alias() string { return c.properties().Val("w:alias") }

// Placeholder reports whether the control shows its prompt and no content
// (17.5.2.39).
func (c *Control) Placeholder() bool {
	on, _ := c.properties().On("w:showingPlcHdr")
	return on
}

// Text is the content as a reader sees it, paragraphs on lines of their own.
// The prompt of an empty control is not content.
func (c *Control) Text() string {
	if c.Placeholder() {
		return ""
	}
	v := newView(nil)
	content := c.Content()
	if c.Level == Inline {
		v.begin(content)
		return v.inline(nil, content)
	}
	switch c.Level {
	case Row:
		content = []Node{E("w:tbl", content...)}
	case Cell:
		content = []Node{E("w:tbl", E("w:tr", content...))}
	}
	return strings.Join(v.story(content), "\n")
}

// Content is what the control holds.
func (c *Control) Content() []Node {
	if e := c.Element.Child("w:sdtContent"); e != nil {
		return e.Children
	}
	return nil
}

// SetContent puts nodes of the control's level into it and ends its
// placeholder state.
func (c *Control) SetContent(nodes []Node) {
	e := c.Element.Child("w:sdtContent")
	if e == nil {
		e = E("w:sdtContent")
		c.Element.Append(e)
	}
	e.Children = nodes
	c.ClearPlaceholder()
}

// ClearPlaceholder makes what is in the control its content, no longer a
// prompt. The tie to custom XML data is cut as well (17.5.2.6 w:dataBinding):
// Word would put the old data back when it opens the file.
func (c *Control) ClearPlaceholder() {
	pr := c.properties()
	if pr == nil {
		return
	}
	pr.RemoveAll("w:showingPlcHdr")
	pr.RemoveAll("w:dataBinding")
	pr.RemoveAll("w15:dataBinding")
	if date := pr.Child("w:date"); date != nil {
		date.RemoveAttr("w:fullDate")
	}
}

// SetText replaces the content by text and keeps the formatting of the first
// run, or of the control where the first run was a prompt. Line ends become
// w:br and tabs w:tab. A block control is left with one paragraph, which keeps
// its properties; of rows and cells only the first cell is filled. Bookmarks
// of the old content stay.
func (c *Control) SetText(s string) {
	rPr := c.runProperties()
	host := c.Element.Child("w:sdtContent")
	if host == nil {
		host = E("w:sdtContent")
		c.Element.Append(host)
	}
	var keep []Node
	switch c.Level {
	case Row, Cell:
		host = firstNamed(host, "w:tc")
		if host == nil {
			return // a table structure cannot be made up from a text
		}
		if tcPr := host.Child("w:tcPr"); tcPr != nil {
			keep = append(keep, tcPr)
		}
	}
	starts, ends := bookmarks(host)
	content := append(append(starts, textRun(s, rPr)), ends...)
	if c.Level != Inline {
		p := firstNamed(host, "w:p")
		if p == nil {
			p = E("w:p")
		}
		pPr := p.Child("w:pPr")
		p.Children = nil
		if pPr != nil {
			p.Append(pPr)
		}
		p.Append(content...)
		content = []Node{p}
	}
	host.Children = append(keep, content...)
	c.ClearPlaceholder()
}

// runProperties finds the formatting a new text takes.
func (c *Control) runProperties() *Element {
	first := firstNamed(c.Element.Child("w:sdtContent"), "w:r").Child("w:rPr")
	if !c.Placeholder() {
		return first.Clone()
	}
	if own := c.properties().Child("w:rPr"); own != nil {
		return own.Clone()
	}
	if first = first.Clone(); first != nil {
		first.RemoveAll("w:rStyle") // the style of a prompt
	}
	return first
}

// firstNamed finds the first element of that name below e, in document order.
func firstNamed(e *Element, name string) *Element {
	var found *Element
	e.Walk(func(x *Element) bool {
		if found == nil && x.Name == name {
			found = x
		}
		return found == nil
	})
	return found
}

// bookmarks gathers the marks whose other half may stand elsewhere.
func bookmarks(e *Element) (starts, ends []Node) {
	e.Walk(func(x *Element) bool {
		switch x.Name {
		case "w:bookmarkStart", "w:commentRangeStart":
			starts = append(starts, x)
		case "w:bookmarkEnd", "w:commentRangeEnd":
			ends = append(ends, x)
		}
		return true
	})
	return starts, ends
}

func textRun(s string, rPr *Element) *Element {
	r := E("w:r")
	if rPr != nil {
		r.Append(rPr)
	}
	r.Append(RunText(s)...)
	return r
}

// RunText turns text into what stands in a run: w:t, w:br for a line end and
// w:tab for a tab (17.3.3). Characters XML cannot hold become U+FFFD.
func RunText(s string) []Node {
	var out []Node
	s, _ = Legal(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s))
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			out = append(out, E("w:br"))
		}
		for j, piece := range strings.Split(line, "\t") {
			if j > 0 {
				out = append(out, E("w:tab"))
			}
			if piece == "" {
				continue
			}
			t := E("w:t", Text(piece))
			if strings.TrimSpace(piece) != piece || strings.Contains(piece, "  ") {
				t.SetAttr("xml:space", "preserve")
			}
			out = append(out, t)
		}
	}
	return out
}

// Permute moves contents between controls: slots[i] receives what slots[from[i]]
// held, with its placeholder state. The slots keep their tags and, for single
// cells, their cell properties (the place keeps its width). All must be of one
// level; from must be a permutation.
func Permute(slots []*Control, from []int) error {
	if len(slots) != len(from) {
		panic("docx: Permute needs one origin for each slot")
	}
	contents := make([][]Node, len(slots))
	prompts := make([]bool, len(slots))
	seen := make([]bool, len(slots))
	for i, s := range slots {
		if s.Level != slots[0].Level {
			return diag.Fail(diag.New("DX050", diag.Position{}, "nama", quoted(s.Tag()), "lain", quoted(slots[0].Tag())))
		}
		if seen[from[i]] {
			panic("docx: Permute was given no permutation")
		}
		seen[from[i]] = true
		contents[i], prompts[i] = s.Content(), s.Placeholder()
	}
	inner := slots[0].Level == Cell
	for _, c := range contents {
		inner = inner && onlyCell(c) != nil
	}
	moved := make([][]Node, len(slots))
	for i := range slots {
		moved[i] = contents[from[i]]
		if inner {
			moved[i] = []Node{reseat(onlyCell(contents[i]), onlyCell(contents[from[i]]))}
		}
	}
	for i, s := range slots {
		s.SetContent(moved[i])
		if prompts[from[i]] && s.properties() != nil {
			s.properties().Append(E("w:showingPlcHdr"))
		}
	}
	return nil
}

// onlyCell returns the one cell of a cell control, nil when there are more.
func onlyCell(nodes []Node) *Element {
	var cell *Element
	for _, n := range nodes {
		if e, ok := n.(*Element); ok {
			if cell != nil || e.Name != "w:tc" {
				return nil
			}
			cell = e
		}
	}
	return cell
}

// reseat is the cell place with the content of another.
func reseat(place, other *Element) *Element {
	cell := *place
	cell.Children = nil
	if tcPr := place.Child("w:tcPr"); tcPr != nil {
		cell.Append(tcPr)
	}
	for _, n := range other.Children {
		if e, ok := n.(*Element); !ok || e.Name != "w:tcPr" {
			cell.Append(n)
		}
	}
	return &cell
}
