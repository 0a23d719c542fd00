package render

import (
	"slices"
	"strconv"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/manuscript"
	"naskah/internal/message"
	"naskah/internal/tag"
)

// tagUse is a tag at its place in a part.
type tagUse struct {
	body    string // without delimiters
	lead    int    // bytes of the tag before body
	kind    tagKind
	pos     diag.Position
	place   []message.Phrase // in words, for a template made in Word
	excerpt string           // the tag, in a template made in Word with words around it
	parent  *docx.Element    // where a control tag was lifted to
	form    *formTag         // of a content control that is filled, or nil
	number  int              // in the part
	cell    bool             // stands in a cell of a table
}

// at puts a finding at the tag.
func (u *tagUse) at(d diag.Diagnostic) diag.Diagnostic {
	if d.Pos == (diag.Position{}) {
		d.Pos = u.pos
	}
	d.Place, d.Excerpt = u.place, u.excerpt
	return d
}

// lifter finds the tags of one part and puts a marker in the place of each:
// control tags alone in a paragraph or row take it away, other control tags
// part their run, and value tags stay inside their w:t. Word splits tags over
// runs as it likes (proofing, revision ids); a tag belongs to the run it
// begins in.
type lifter struct {
	file    string // of the template
	tags    []tagUse
	source  []diag.Position // places by order of the tags, or nil
	sourced int             // tags that have taken theirs
	links   map[string]string
	places  map[*docx.Element]location
	at      location // of the paragraph, row or attribute at hand
	nth     int      // tags filed there
	open    *tagUse  // one that was not closed where it began: somebody may have pressed Enter inside
	bag     *diag.Bag

	found []diag.Diagnostic // what is wrong with the structures
	defs  []definition
	grid  bool // tables must be looked at when the part is rendered

	name     string        // of the part in the package
	pkg      *docx.Package // where clauses are put in
	library  *manuscript.Library
	controls map[*docx.Element]inControl
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
				ok = ok && !strings.HasPrefix(string(n), "<?naskah-") && !hasMarker(string(n))
			case docx.Text:
				ok = ok && !hasMarker(string(n))
			}
		}
		return true
	})
	return ok
}

// goTo makes an element the place of the tags that follow.
func (l *lifter) goTo(e *docx.Element) { l.at, l.nth = l.places[e], 0 }

// pos is the place of the next tag.
func (l *lifter) pos() diag.Position {
	if l.sourced < len(l.source) {
		l.sourced++
		return l.source[l.sourced-1]
	}
	l.nth++
	return diag.Position{File: l.file, Order: l.at.order + min(l.nth, orderStep-1)}
}

// use files the tag t of a text and returns its number.
func (l *lifter) use(s string, t tag.Span, parent *docx.Element) int {
	whole := tag.Plain(s[t.From:t.To])
	body := tag.Inside(whole)
	u := tagUse{number: len(l.tags), body: body, lead: max(strings.Index(whole, body), 2), pos: l.pos(), place: l.at.place, parent: parent}
	if u.excerpt = "{{ " + body + " }}"; l.source == nil {
		u.excerpt = nearby(s, t)
	}
	l.tags = append(l.tags, u)
	return len(l.tags) - 1
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
			l.rows(c)
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
			if ok && (c.Name == "w:sdt" || c.Name == "w:sdtContent" || c.Name == "w:customXml") {
				l.rows(c)
			}
			out = append(out, n)
			continue
		}
		if s := rowText(c); tag.IsControlLine(tag.PlainLine(s)) && !holdsMore(c) && !betweenCells(c) {
			l.goTo(c)
			out = append(out, l.control(c, s, tag.Find(s), e)...)
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

// paragraph lifts one paragraph and returns what stands in its place.
func (l *lifter) paragraph(p, parent *docx.Element) []docx.Node {
	l.bookmarks(p)
	l.inner(p)
	l.goTo(p)
	parts, all := stretches(p)
	all, spans := l.closed(all)
	if len(spans) == 0 {
		return []docx.Node{p}
	}
	if name, ok := manuscript.ClauseCall(all); ok && !holdsMore(p) {
		return l.clause(all, spans[0], name)
	}
	if tag.IsControlLine(tag.PlainLine(all)) && !holdsMore(p) {
		nodes := l.control(p, all, spans, parent)
		if p.Path("w:pPr", "w:sectPr") != nil { // the end of a section stays
			nodes = slices.Insert(nodes, 0, docx.Node(docx.E("w:p", p.Child("w:pPr"))))
		}
		return nodes
	}
	if makesBlocks(tag.PlainLine(all)) && bare(p) {
		return l.blocks(p, parent, parts, all, spans)
	}
	l.inside(p, parts, all, spans)
	return []docx.Node{p}
}

// control files control tags that stand alone in a paragraph or row, which they
// take away. The ends of bookmarks and other ranges that began or end in it stay:
// before the tags, behind one that closes.
func (l *lifter) control(e *docx.Element, all string, spans []tag.Span, parent *docx.Element) []docx.Node {
	var out []docx.Node
	for _, t := range spans {
		out = append(out, marker(l.use(all, t, parent)))
	}
	ends := rangeMarks(e)
	if last := l.tags[len(l.tags)-1].body; tag.Word(last) == "end" {
		return append(out, ends...)
	}
	return append(ends, out...)
}

// holdsMore reports whether a paragraph holds something besides text.
func holdsMore(p *docx.Element) bool {
	more := false
	p.Walk(func(e *docx.Element) bool {
		switch e.Name {
		case "w:drawing", "w:pict", "w:object", "w:fldChar", "w:fldSimple", "m:oMath", "w:footnoteReference", "w:endnoteReference", "w:ruby", "w:sym", "w:tbl":
			more = true
		case "w:br":
			more = more || e.Has("w:type") // a page break
		}
		return !more
	})
	return more
}

func (l *lifter) isControlMarker(node docx.Node) bool {
	raw, ok := node.(docx.Raw)
	if !ok {
		return false
	}
	n := markerNumber(string(raw))
	return n >= 0 && (tag.Silent(l.tags[n].body) || tag.IsCall(l.tags[n].body))
}

// attrNumbers are the tags that have markers in the value of an attribute.
func attrNumbers(s string) []int {
	if !strings.Contains(s, "\ue000naskah") {
		return nil
	}
	var out []int
	for _, m := range attributeMarker.FindAllStringSubmatch(s, -1) {
		if n, err := strconv.Atoi(m[1]); err == nil {
			out = append(out, n)
		}
	}
	return out
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
