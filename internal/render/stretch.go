package render

import (
	"strings"

	"naskah/internal/docx"
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
func (l *lifter) inside(p *docx.Element, parts []stretch, all string, spans []span) {
	numbers := make([]int, len(spans))
	for i, t := range spans {
		numbers[i] = l.use(all, t, nil)
	}
	parents := parentsOf(p)
	for _, part := range parts {
		if part.el.Name == "w:t" {
			part.mark(all, spans, numbers)
		} else if part.within(spans) {
			part.run.Remove(part.el)
		}
	}
	for _, part := range parts {
		if part.el.Name == "w:t" {
			l.splitRun(part, parents[part.run])
		}
	}
}

// mark puts the markers of the tags that begin in a w:t into it, and takes out
// the text of tags.
func (p stretch) mark(all string, spans []span, numbers []int) {
	var nodes []docx.Node
	at, end := p.from, p.end()
	for i, t := range spans {
		if t.to <= p.from || t.from >= end {
			continue
		}
		if t.from > at {
			nodes = append(nodes, docx.Text(all[at:t.from]))
		}
		if t.from >= p.from { // a tag belongs to where it begins
			nodes = append(nodes, marker(numbers[i]))
		}
		at = min(end, t.to)
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
func (p stretch) within(spans []span) bool {
	if p.el.Name == "w:br" && p.el.Has("w:type") && p.el.Attr("w:type") != "textWrapping" {
		return false
	}
	for _, t := range spans {
		if p.from > t.from && p.end() < t.to {
			return true
		}
	}
	return false
}

// parentsOf maps each run of a line to its parent.
func parentsOf(p *docx.Element) map[*docx.Element]*docx.Element {
	out := map[*docx.Element]*docx.Element{}
	var walk func(e *docx.Element)
	walk = func(e *docx.Element) {
		for _, c := range e.Elements() {
			if c.Name == "w:r" {
				out[c] = e
			} else {
				walk(c)
			}
		}
	}
	walk(p)
	return out
}

// splitRun moves the control tags of a text up between runs, so that what they
// enclose is always whole runs.
func (l *lifter) splitRun(part stretch, parent *docx.Element) {
	at := -1
	for i, n := range part.el.Children {
		if raw, ok := n.(docx.Raw); ok && l.isControlMarker(raw) {
			at = i
			break
		}
	}
	if at < 0 || parent == nil {
		return
	}
	raw := part.el.Children[at].(docx.Raw)
	l.tags[markerNumber(string(raw))].parent = parent
	rest := docx.E("w:r")
	if props := part.run.Child("w:rPr"); props != nil {
		rest.Append(props.Clone())
	}
	tail := docx.E("w:t", part.el.Children[at+1:]...).With("xml:space", "preserve")
	if len(tail.Children) > 0 {
		rest.Append(tail)
	}
	i := part.run.Index(part.el)
	rest.Append(part.run.Children[i+1:]...)
	part.el.Children = part.el.Children[:at:at]
	keep := i + 1
	if at == 0 {
		keep = i
	}
	part.run.Children = part.run.Children[:keep:keep]
	nodes := []docx.Node{}
	if hasContent(part.run) {
		nodes = append(nodes, part.run)
	}
	nodes = append(nodes, raw)
	if hasContent(rest) {
		nodes = append(nodes, rest)
	}
	parent.Replace(part.run, nodes...)
	for _, c := range rest.All("w:t") {
		l.splitRun(stretch{run: rest, el: c}, parent)
	}
}

func hasContent(run *docx.Element) bool {
	for _, c := range run.Elements() {
		if c.Name != "w:rPr" {
			return true
		}
	}
	return false
}
