package render

import (
	"slices"
	"strings"

	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/tag"
)

// The level of a structure is decided by where all its tags stand: the
// smallest element around them. What lies between is then whole runs of a
// paragraph, whole paragraphs, rows or cells, and the result stays a Word file.
// A tag that stands deeper moves up, as long as nothing stands between it and
// the edge of what it leaves.

// move brings a tag before or behind an element that holds it.
type move struct {
	spot
	past   *docx.Element // what the tag leaves
	holder *docx.Element // where it goes
	behind bool
}

// plan finds the level of tags that belong together, and the moves it takes;
// or says why there is none.
func (p *pairer) plan(tags []spot) ([]move, message.Phrase) {
	depth := len(tags[0].path)
	for _, s := range tags[1:] {
		depth = common(tags[0].path[:depth], s.path)
	}
	for _, s := range tags {
		if s.attr != tags[0].attr || s.attr != "" && s.parent() != tags[0].parent() {
			return nil, message.P("TP.wadahlain")
		}
	}
	if tags[0].attr != "" {
		return nil, none
	}
	if moves := p.wholeRow(tags, depth); moves != nil {
		return moves, none
	}
	holder := tags[0].path[depth-1]
	var out []move
	for i, s := range tags {
		if len(s.path) == depth {
			continue
		}
		if reason := crosses(s.path[depth:], inParagraph(s.path[:depth])); reason.Key != "" {
			return nil, reason
		}
		m := move{spot: s, past: s.path[depth], holder: holder}
		v := p.look(m.past, marker(s.n))
		switch {
		case !tag.Closes(s.word) && !v.before:
		case i > 0 && !v.after:
			m.behind = true
		default:
			return nil, message.P("TP.tengahteks", "tag", p.quote(s))
		}
		out = append(out, m)
	}
	return out, none
}

// common counts the elements two paths share.
func common(a, b []*docx.Element) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// wholeRow recognises the row that repeats from the start of its first cell to
// the end of its last. Tags alone in their cells enclose the cells between.
func (p *pairer) wholeRow(tags []spot, depth int) []move {
	first, last := tags[0], tags[len(tags)-1]
	if len(tags) != 2 || depth < 2 || first.path[depth-1].Name != "w:tr" || len(first.path) == depth || len(last.path) == depth {
		return nil
	}
	row, holder := first.path[depth-1], first.path[depth-2]
	left, right := first.path[depth], last.path[depth]
	if left != row.Child("w:tc") || right != lastCell(row) {
		return nil
	}
	if crosses(first.path[depth:], false).Key != "" || crosses(last.path[depth:], false).Key != "" {
		return nil
	}
	if !p.says(left) && !p.says(right) {
		return nil
	}
	x, y := p.look(row, marker(first.n)), p.look(row, marker(last.n))
	if x.before || y.after {
		return nil
	}
	return []move{{spot: first, past: row, holder: holder}, {spot: last, past: row, holder: holder, behind: true}}
}

func lastCell(row *docx.Element) *docx.Element {
	for _, n := range slices.Backward(row.Children) {
		if e, ok := n.(*docx.Element); ok && e.Name == "w:tc" {
			return e
		}
	}
	return nil
}

// crosses says why a tag cannot leave the elements of a path.
func crosses(path []*docx.Element, inline bool) message.Phrase {
	for i, e := range path {
		switch e.Name {
		case "w:tbl":
			return message.P("TP.dalamtabel")
		case "w:p", "w:tr", "w:tc":
		default:
			if i == 0 && !inline || e.Name == "w:txbxContent" {
				return message.P("TP.wadahlain")
			}
		}
	}
	return none
}

// inParagraph reports whether a path ends inside of a paragraph.
func inParagraph(path []*docx.Element) bool {
	for i := len(path) - 1; i >= 0; i-- {
		switch path[i].Name {
		case "w:p":
			return true
		case "w:tc", "w:body", "w:txbxContent":
			return false
		}
	}
	return false
}

// transparent are elements that print nothing but what stands in them.
var transparent = map[string]bool{
	"w:p": true, "w:r": true, "w:t": true, "w:tc": true, "w:tr": true, "w:hyperlink": true, "w:ins": true, "w:moveTo": true,
	"w:smartTag": true, "w:customXml": true, "w:sdt": true, "w:sdtContent": true, "w:dir": true, "w:bdo": true,
}

// silent are elements that print nothing.
var silent = map[string]bool{
	"w:pPr": true, "w:rPr": true, "w:tcPr": true, "w:trPr": true, "w:tblPrEx": true, "w:sdtPr": true, "w:sdtEndPr": true,
	"w:bookmarkStart": true, "w:bookmarkEnd": true, "w:proofErr": true, "w:permStart": true, "w:permEnd": true, "w:tab": true, "w:cr": true,
	"w:commentRangeStart": true, "w:commentRangeEnd": true, "w:commentReference": true, "w:lastRenderedPageBreak": true, "w:del": true, "w:moveFrom": true,
	"w:moveFromRangeStart": true, "w:moveFromRangeEnd": true, "w:moveToRangeStart": true, "w:moveToRangeEnd": true,
}

// view is what stands before and behind a marker in an element.
type view struct {
	*lifter
	raw                docx.Raw
	met, before, after bool
	calls              bool // calls of definitions are taken for silent
}

func (l *lifter) look(e *docx.Element, raw docx.Raw) view {
	v := view{lifter: l, raw: raw}
	v.node(e)
	return v
}

func (v *view) node(n docx.Node) {
	printed := false
	switch n := n.(type) {
	case docx.Text:
		printed = strings.TrimSpace(string(n)) != ""
	case docx.Raw:
		if n == v.raw {
			v.met = true
			return
		}
		printed = v.prints(n)
	case *docx.Element:
		if transparent[n.Name] {
			for _, c := range n.Children {
				v.node(c)
			}
			return
		}
		printed = !silent[n.Name] && (n.Name != "w:br" || n.Has("w:type"))
	}
	v.before = v.before || printed && !v.met
	v.after = v.after || printed && v.met
}

// prints reports whether a marker stands for a tag that does something of its
// own where it stands: it prints, or sets a variable.
func (v *view) prints(raw docx.Raw) bool {
	n := markerNumber(string(raw))
	if n < 0 {
		return false
	}
	body := v.tags[n].body
	return !tag.IsControl(body) && !strings.HasPrefix(body, "/*") && !(v.calls && tag.IsCall(body))
}

// says reports whether an element prints something of its own: anything but
// control tags and blanks.
func (l *lifter) says(e *docx.Element) bool { return l.look(e, "").before }

// level makes the moves of all structures, in reading order. A cell that holds
// control tags only goes, as a paragraph and a row do.
func (p *pairer) level() {
	p.wholeParagraphs()
	var moves []move
	for _, x := range p.done {
		moves = append(moves, x.moves...)
	}
	slices.SortFunc(moves, func(a, b move) int { return a.order - b.order })
	p.measure()
	s := newShift()
	for _, m := range moves {
		if _, known := s.instead[m.past]; !known && m.past.Name == "w:tc" && !p.says(m.past) {
			s.replace(m.holder, m.past, p.markers(m.past))
		}
	}
	for _, m := range moves {
		if _, gone := s.instead[m.past]; gone {
			continue
		}
		m.parent().Remove(marker(m.n))
		s.beside(m, marker(m.n))
	}
	s.apply()
}

// wholeParagraphs lets conditions around all the text of a paragraph enclose the
// paragraph, so that no blank line is left. A cell keeps its paragraph.
func (p *pairer) wholeParagraphs() {
	byOpener := map[int]*structure{}
	for _, x := range p.done {
		word := x.opener().word
		if (word == "if" || word == "with") && len(x.tags) == 2 && len(x.moves) == 0 {
			byOpener[x.opener().n] = x
		}
	}
	seen := map[*docx.Element]bool{}
	for _, x := range p.done {
		path := x.opener().path
		for len(path) > 1 && path[len(path)-1].Name != "w:p" {
			path = path[:len(path)-1]
		}
		if n := len(path); n > 1 && !seen[path[n-1]] {
			seen[path[n-1]] = true
			if path[n-2].Name != "w:tc" && path[n-1].Path("w:pPr", "w:sectPr") == nil {
				p.wholeParagraph(path[n-1], path[n-2], byOpener)
			}
		}
	}
}

// wholeParagraph does so for one paragraph, from the outermost condition on.
func (p *pairer) wholeParagraph(par, holder *docx.Element, byOpener map[int]*structure) {
	markers := p.markers(par)
	for i, j := 0, len(markers)-1; i < j; i, j = i+1, j-1 {
		x := byOpener[markerNumber(string(markers[i].(docx.Raw)))]
		if x == nil || x.opener().attr != "" || markers[j] != docx.Node(marker(x.tags[1].n)) {
			return
		}
		if p.look(par, marker(x.tags[0].n)).before || p.look(par, marker(x.tags[1].n)).after {
			return
		}
		x.moves = []move{{spot: x.tags[0], past: par, holder: holder}, {spot: x.tags[1], past: par, holder: holder, behind: true}}
	}
}

// shift is a change of many children at once: one by one they would cost the
// square of their number.
type shift struct {
	before, behind, instead map[*docx.Element][]docx.Node
	holders                 map[*docx.Element]bool
}

func newShift() *shift {
	return &shift{
		before: map[*docx.Element][]docx.Node{}, behind: map[*docx.Element][]docx.Node{}, instead: map[*docx.Element][]docx.Node{},
		holders: map[*docx.Element]bool{},
	}
}

// replace puts nodes in the place of a child.
func (s *shift) replace(holder, child *docx.Element, nodes []docx.Node) {
	s.holders[holder], s.instead[child] = true, nodes
}

// beside puts a node beside what a tag leaves.
func (s *shift) beside(m move, n docx.Node) {
	s.holders[m.holder] = true
	if m.behind {
		s.behind[m.past] = append(s.behind[m.past], n)
	} else {
		s.before[m.past] = append(s.before[m.past], n)
	}
}

func (s *shift) apply() {
	for holder := range s.holders {
		var out []docx.Node
		for _, n := range holder.Children {
			e, ok := n.(*docx.Element)
			if nodes, gone := s.instead[e]; ok && gone {
				out = append(out, nodes...)
				continue
			}
			out = append(append(append(out, s.before[e]...), n), s.behind[e]...)
		}
		holder.Children = out
	}
}

// markers are the markers in an element, in reading order.
func (l *lifter) markers(e *docx.Element) []docx.Node {
	var out []docx.Node
	for _, n := range e.Children {
		switch n := n.(type) {
		case docx.Raw:
			if markerNumber(string(n)) >= 0 {
				out = append(out, n)
			}
		case *docx.Element:
			out = append(out, l.markers(n)...)
		}
	}
	return out
}

// betweenCells reports whether the control tags of a row pair within it, from
// cell to cell: then they enclose cells, and are no row of control tags. Neither
// is a row in which a tag begins in one cell and ends in another, of which the
// cells tell.
func betweenCells(row *docx.Element) bool {
	var open []int // cells of the openers
	across := false
	for i, cell := range row.All("w:tc") {
		s := rowText(cell)
		for _, t := range tag.Find(s) {
			if t.To < 0 {
				return true
			}
			switch word := tag.Word(t.Body(s)); {
			case tag.Closer(word) != "":
				open = append(open, i)
			case tag.Closes(word):
				if len(open) == 0 {
					return false
				}
				across = across || open[len(open)-1] != i
				open = open[:len(open)-1]
			}
		}
	}
	return across && len(open) == 0
}
