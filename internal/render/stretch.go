package render

import (
	"slices"
	"sort"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/tag"
)

// stretch is a piece of the text of a line: a w:t, or a sign that stands for
// characters. from is where its text begins in the whole.
type stretch struct {
	run, el *docx.Element
	from    int
	s       string
}

// end is where the text of a stretch ends in the whole.
func (p stretch) end() int { return p.from + len(p.s) }

// signs are the elements of a run that are typed like characters (ECMA-376
// 17.3.3), with what they are to a tag. Word breaks lines and hyphenates inside
// tags as in any text.
var signs = map[string]string{
	"w:tab": "\n", "w:ptab": "\n", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": "", "w:lastRenderedPageBreak": "",
}

// stretches lists the texts of a paragraph, or of a line inside one, in order.
// Text boxes are containers of their own; deleted text and field codes are not
// the paragraph's text.
func stretches(p *docx.Element) ([]stretch, string) {
	var out []stretch
	var all strings.Builder
	var walk func(e *docx.Element, run *docx.Element)
	walk = func(e *docx.Element, run *docx.Element) {
		for _, c := range e.Elements() {
			sign, isSign := signs[c.Name]
			switch {
			case isSign && run == nil:
			case isSign || c.Name == "w:t" && run != nil:
				if !isSign {
					sign = c.Text()
				}
				out = append(out, stretch{run, c, all.Len(), sign})
				all.WriteString(sign)
			case c.Name == "w:r":
				walk(c, c)
			case apart[c.Name]:
			default:
				walk(c, run)
			}
		}
	}
	walk(p, nil)
	return out, all.String()
}

// apart are the elements in a paragraph whose text is not that of its line.
var apart = map[string]bool{
	"w:del": true, "w:moveFrom": true, "w:pPr": true, "w:rPr": true, "w:sdtPr": true, "w:drawing": true, "w:pict": true, "w:object": true,
	"w:txbxContent": true, "mc:AlternateContent": true, "w:ruby": true, "m:oMath": true, "m:oMathPara": true,
}

// inner lifts what stands in a paragraph and is not its line: field codes, text
// boxes as containers, and ruby and the branches of alternate content as lines.
func (l *lifter) inner(p *docx.Element) {
	l.goTo(p)
	l.fieldCodes(p)
	var walk func(e *docx.Element)
	walk = func(e *docx.Element) {
		for _, c := range e.Elements() {
			switch c.Name {
			case "w:txbxContent":
				l.container(c)
				continue
			case "m:oMath":
				if s := c.Text(); len(tag.Find(s)) > 0 {
					l.goTo(p)
					l.tellAt(diag.Warn("TP107", diag.Position{}), s, tag.Span{To: len(s)})
				}
				continue
			case "w:rt", "w:rubyBase", "mc:Choice", "mc:Fallback":
				l.goTo(p)
				parts, all := stretches(c)
				if all, spans := l.closed(all); len(spans) > 0 {
					l.inside(c, parts, all, spans)
				}
			}
			walk(c)
		}
	}
	walk(p)
}

// inside puts markers into the runs of a line.
func (l *lifter) inside(p *docx.Element, parts []stretch, all string, spans []tag.Span) {
	numbers := make([]int, len(spans))
	for i, t := range spans {
		numbers[i] = l.use(all, t, nil)
	}
	for _, part := range parts {
		if part.el.Name == "w:t" {
			part.mark(all, spans, numbers)
		} else if part.within(spans) {
			part.run.Remove(part.el)
		}
	}
	l.partRuns(p)
}

// mark puts the markers of the tags that begin in a w:t into it, and takes out
// the text of tags.
func (p stretch) mark(all string, spans []tag.Span, numbers []int) {
	var nodes []docx.Node
	at, end := p.from, p.end()
	for i := behind(spans, p.from); i < len(spans) && spans[i].From < end; i++ {
		t := spans[i]
		if t.From > at {
			nodes = append(nodes, docx.Text(all[at:t.From]))
		}
		if t.From >= p.from { // a tag belongs to where it begins
			nodes = append(nodes, marker(numbers[i]))
		}
		at = min(end, t.To)
	}
	if at == p.from {
		return // no tag touches this text
	}
	if at < end {
		nodes = append(nodes, docx.Text(all[at:end]))
	}
	p.el.SetAttr("xml:space", "preserve")
	p.el.Children = nodes
	p.run.Attrs = nil // revision ids would differ between the halves
}

// within reports whether a sign stands inside a tag and goes with it. A page
// break was put there on purpose and stays.
func (p stretch) within(spans []tag.Span) bool {
	if p.el.Name == "w:br" && p.el.Has("w:type") && p.el.Attr("w:type") != "textWrapping" {
		return false
	}
	i := behind(spans, p.from)
	return i < len(spans) && p.from > spans[i].From && p.end() < spans[i].To
}

// behind finds the first tag that ends behind an offset.
func behind(spans []tag.Span, at int) int {
	return sort.Search(len(spans), func(i int) bool { return spans[i].To > at })
}

// partRuns parts the runs of a line at its control tags, so that what these
// enclose is always whole runs.
func (l *lifter) partRuns(e *docx.Element) {
	out := make([]docx.Node, 0, len(e.Children))
	for _, n := range e.Children {
		c, ok := n.(*docx.Element)
		switch {
		case ok && c.Name == "w:r" && l.hasControl(c):
			out = append(out, l.partRun(c, e)...)
			continue
		case ok && c.Name != "w:r" && !apart[c.Name]:
			l.partRuns(c)
		}
		out = append(out, n)
	}
	e.Children = out
}

// hasControl reports whether control tags stand in the texts of a run.
func (l *lifter) hasControl(run *docx.Element) bool {
	for _, t := range run.All("w:t") {
		if slices.ContainsFunc(t.Children, l.isControlMarker) {
			return true
		}
	}
	return false
}

// partRun returns a run in pieces, with its control tags between them.
func (l *lifter) partRun(run, parent *docx.Element) []docx.Node {
	var out []docx.Node
	props := run.Child("w:rPr")
	piece := docx.E("w:r")
	shut := func() {
		if len(piece.Children) > 0 {
			if props != nil {
				piece.Insert(0, props.Clone())
			}
			out = append(out, piece)
		}
		piece = docx.E("w:r")
	}
	for _, n := range run.Children {
		t, ok := n.(*docx.Element)
		if ok && t == props {
			continue
		}
		if !ok || t.Name != "w:t" {
			piece.Append(n)
			continue
		}
		for rest := t.Children; len(rest) > 0; {
			at := slices.IndexFunc(rest, l.isControlMarker)
			if at != 0 {
				text := rest
				if at > 0 {
					text = rest[:at:at]
				}
				piece.Append(docx.E("w:t", text...).With("xml:space", "preserve"))
			}
			if at < 0 {
				break
			}
			shut()
			l.tags[markerNumber(string(rest[at].(docx.Raw)))].parent = parent
			out = append(out, rest[at])
			rest = rest[at+1:]
		}
	}
	shut()
	return out
}
