package render

import (
	"strconv"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
)

// tagUse is a tag at its place in a part.
type tagUse struct {
	body   string // without delimiters
	lead   int    // bytes of the tag before body
	pos    diag.Position
	place  []message.Phrase // in words, for a template made in Word
	parent *docx.Element    // where a control tag was lifted to
	attr   bool             // stands in an attribute
}

// lifter finds the tags of one part and puts a marker in the place of each:
// control tags alone in a paragraph or row take it away, other control tags
// part their run, and value tags stay inside their w:t. Word splits tags over
// runs as it likes (proofing, revision ids); a tag belongs to the run it
// begins in.
type lifter struct {
	part   string
	tags   []tagUse
	source []diag.Position // places by order of the tags, or nil
	bag    *diag.Bag
	count  struct{ paragraph, table int }
	row    int // of the table at hand, 0 outside
}

// marker is the processing instruction that stands for tag n in a tree, and
// attrMarker what stands for it in an attribute.
func marker(n int) docx.Raw   { return docx.Raw("<?naskah-tag " + strconv.Itoa(n) + "?>") }
func attrMarker(n int) string { return "\ue000naskah" + strconv.Itoa(n) + "\ue001" }

// plainTree makes a part ready for lifting. Tracked changes of formatting repeat
// in an element what stands around it, and a template has no use for them: they
// are taken out. A part in which something looks like a marker already is
// refused (false): it would be taken for a tag.
func plainTree(root *docx.Element) bool {
	ok := true
	root.Walk(func(e *docx.Element) bool {
		for _, kind := range []string{"w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tblPrExChange", "w:tblGridChange", "w:trPrChange", "w:tcPrChange"} {
			e.RemoveAll(kind)
		}
		for _, a := range e.Attrs {
			ok = ok && !hasMarker(a.Value)
		}
		for _, n := range e.Children {
			switch n := n.(type) {
			case docx.Raw:
				ok = ok && markerNumber(string(n)) < 0 && !hasMarker(string(n))
			case docx.Text:
				ok = ok && !hasMarker(string(n))
			}
		}
		return true
	})
	return ok
}

func (l *lifter) place() []message.Phrase {
	out := []message.Phrase{message.P("TP.bagian", "nama", l.part)}
	if l.row > 0 {
		return append(out, message.P("TP.tabel", "n", l.count.table), message.P("TP.baris", "n", l.row))
	}
	return append(out, message.P("TP.paragraf", "n", l.count.paragraph))
}

// use files a tag and returns its number.
func (l *lifter) use(s string, parent *docx.Element) int {
	n := len(l.tags)
	body := span{0, len(s)}.body(s)
	u := tagUse{body: quotes.Replace(body), lead: max(strings.Index(s, body), 2), parent: parent}
	if n < len(l.source) {
		u.pos = l.source[n]
	} else {
		u.pos = diag.Position{File: l.part}
		u.place = l.place()
	}
	l.tags = append(l.tags, u)
	return n
}

// container lifts the tags of an element that holds paragraphs and tables.
func (l *lifter) container(e *docx.Element) {
	var out []docx.Node
	for _, n := range e.Children {
		c, ok := n.(*docx.Element)
		if !ok {
			out = append(out, n)
			continue
		}
		switch c.Name {
		case "w:p":
			out = append(out, l.paragraph(c, e)...)
		case "w:tbl":
			l.count.table++
			outer := l.row
			l.rows(c)
			l.row = outer
			out = append(out, c)
		default:
			l.container(c)
			out = append(out, c)
		}
	}
	e.Children = out
}

// rows lifts the rows of a table, or of a control around rows.
func (l *lifter) rows(e *docx.Element) {
	var out []docx.Node
	for _, n := range e.Children {
		c, ok := n.(*docx.Element)
		if !ok || c.Name != "w:tr" {
			if ok && (c.Name == "w:sdt" || c.Name == "w:sdtContent") {
				l.rows(c)
			}
			out = append(out, n)
			continue
		}
		l.row++
		if s := rowText(c); isControlLine(strings.TrimSpace(s)) {
			for _, t := range findTags(s) {
				out = append(out, marker(l.use(s[t.from:t.to], e)))
			}
			continue
		}
		l.container(c)
		out = append(out, c)
	}
	e.Children = out
}

// rowText joins the text of all cells of a row.
func rowText(row *docx.Element) string {
	var b strings.Builder
	row.Walk(func(e *docx.Element) bool {
		if e.Name == "w:t" {
			b.WriteString(e.Text())
		}
		return e.Name != "w:drawing" && e.Name != "w:tbl"
	})
	return b.String()
}

// stretch is one w:t of a paragraph and where its text begins in the whole.
type stretch struct {
	run, t *docx.Element
	from   int
	s      string
}

// stretches lists the texts of a paragraph in order. Text boxes are containers
// of their own; deleted text and field codes are not the paragraph's text.
func stretches(p *docx.Element) ([]stretch, string) {
	var out []stretch
	var all strings.Builder
	var walk func(e *docx.Element, run *docx.Element)
	walk = func(e *docx.Element, run *docx.Element) {
		for _, c := range e.Elements() {
			switch c.Name {
			case "w:t":
				if run != nil {
					s := c.Text()
					out = append(out, stretch{run, c, all.Len(), s})
					all.WriteString(s)
				}
			case "w:tab", "w:br", "w:cr":
				all.WriteByte('\n')
			case "w:r":
				walk(c, c)
			case "w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:drawing", "w:pict", "mc:AlternateContent", "w:sdtPr":
			default:
				walk(c, run)
			}
		}
	}
	walk(p, nil)
	return out, all.String()
}

// paragraph lifts one paragraph and returns what stands in its place.
func (l *lifter) paragraph(p, parent *docx.Element) []docx.Node {
	l.count.paragraph++
	l.attributes(p)
	l.boxes(p)
	parts, all := stretches(p)
	spans := findTags(all)
	if len(spans) == 0 {
		return []docx.Node{p}
	}
	if last := spans[len(spans)-1]; last.to < 0 {
		d := diag.New("TP020", diag.Position{File: l.part}).In(l.place()...)
		if n := len(l.tags) + len(spans) - 1; n < len(l.source) {
			d.Pos = l.source[n]
		}
		d.Excerpt = all[last.from:]
		l.bag.Add(d)
		spans = spans[:len(spans)-1]
	}
	if isControlLine(strings.TrimSpace(all)) && p.Path("w:pPr", "w:sectPr") == nil && !holdsMore(p) {
		var out []docx.Node
		for _, t := range spans {
			out = append(out, marker(l.use(all[t.from:t.to], parent)))
		}
		return out
	}
	l.inside(p, parts, all, spans)
	return []docx.Node{p}
}

// holdsMore reports whether a paragraph holds something besides text.
func holdsMore(p *docx.Element) bool {
	more := false
	p.Walk(func(e *docx.Element) bool {
		switch e.Name {
		case "w:drawing", "w:pict", "w:object", "w:fldChar", "w:fldSimple", "m:oMath":
			more = true
		}
		return !more
	})
	return more
}

// attributes finds tags in names of bookmarks.
func (l *lifter) attributes(p *docx.Element) {
	p.Walk(func(e *docx.Element) bool {
		if e.Name != "w:bookmarkStart" {
			return e.Name != "w:txbxContent"
		}
		s := e.Attr("w:name")
		spans := findTags(s)
		if len(spans) == 0 || spans[len(spans)-1].to < 0 {
			return true
		}
		var b strings.Builder
		from := 0
		for _, t := range spans {
			n := l.use(s[t.from:t.to], nil)
			l.tags[n].attr = true
			b.WriteString(s[from:t.from] + attrMarker(n))
			from = t.to
		}
		e.SetAttr("w:name", b.String()+s[from:])
		return true
	})
}

// boxes lifts the text boxes of a paragraph as containers of their own.
func (l *lifter) boxes(p *docx.Element) {
	p.Walk(func(e *docx.Element) bool {
		if e.Name == "w:txbxContent" {
			l.container(e)
			return false
		}
		return true
	})
}

// inside puts markers into the runs of a paragraph.
func (l *lifter) inside(p *docx.Element, parts []stretch, all string, spans []span) {
	numbers := make([]int, len(spans))
	for i, t := range spans {
		numbers[i] = l.use(all[t.from:t.to], nil)
	}
	parents := parentsOf(p)
	for _, part := range parts {
		end := part.from + len(part.s)
		var nodes []docx.Node
		at := part.from
		for i, t := range spans {
			if t.to <= part.from || t.from >= end {
				continue
			}
			if t.from > at {
				nodes = append(nodes, docx.Text(all[at:t.from]))
			}
			if t.from >= part.from { // a tag belongs to where it begins
				nodes = append(nodes, marker(numbers[i]))
			}
			at = min(end, t.to)
		}
		if at == part.from {
			continue // no tag touches this text
		}
		if at < end {
			nodes = append(nodes, docx.Text(all[at:end]))
		}
		part.t.SetAttr("xml:space", "preserve")
		part.t.Children = nodes
		part.run.Attrs = nil // revision ids would differ between the halves
	}
	for _, part := range parts {
		l.splitRun(part, parents[part.run])
	}
}

// parentsOf maps each run of a paragraph to its parent.
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
	for i, n := range part.t.Children {
		if raw, ok := n.(docx.Raw); ok && l.isControlMarker(raw) {
			at = i
			break
		}
	}
	if at < 0 || parent == nil {
		return
	}
	raw := part.t.Children[at].(docx.Raw)
	l.tags[markerNumber(string(raw))].parent = parent
	rest := docx.E("w:r")
	if props := part.run.Child("w:rPr"); props != nil {
		rest.Append(props.Clone())
	}
	tail := docx.E("w:t", part.t.Children[at+1:]...).With("xml:space", "preserve")
	if len(tail.Children) > 0 {
		rest.Append(tail)
	}
	i := part.run.Index(part.t)
	rest.Append(part.run.Children[i+1:]...)
	part.t.Children = part.t.Children[:at:at]
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
		l.splitRun(stretch{run: rest, t: c}, parent)
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

func (l *lifter) isControlMarker(raw docx.Raw) bool {
	n := markerNumber(string(raw))
	return n >= 0 && isControlOrSet(l.tags[n].body)
}

// isControlOrSet reports whether a tag prints nothing: a control word, or the
// setting of a variable.
func isControlOrSet(body string) bool {
	return isControl(body) || setsVariable.MatchString(body)
}

func markerNumber(s string) int {
	s, ok := strings.CutPrefix(s, "<?naskah-tag ")
	if !ok {
		return -1
	}
	n, err := strconv.Atoi(strings.TrimSuffix(s, "?>"))
	if err != nil {
		return -1
	}
	return n
}
