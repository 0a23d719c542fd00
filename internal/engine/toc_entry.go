package engine

import (
	"slices"
	"strconv"

	"naskah/internal/diag"
	"naskah/internal/docx"
)

// refresh makes the entries of every table of contents anew.
func (c *outline) refresh() []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, f := range c.fields {
		t := &tableOfContents{outline: c, field: f, old: map[string]*docx.Element{}}
		switch {
		case !t.takeApart():
			found = append(found, diag.Warn("TP172", diag.Position{}))
		case !t.write():
			found = append(found, diag.Warn("TP173", diag.Position{}))
		}
	}
	return found
}

// tableOfContents is one table being made anew.
type tableOfContents struct {
	*outline
	field    *storyField
	first    int // of its paragraphs in their container
	last     int
	head     []docx.Node              // before the result: instruction and separator
	tail     []docx.Node              // the end and what follows it in its paragraph
	endAlone *docx.Element            // the paragraph of the end, where it is not an entry's
	loose    []docx.Node              // halves of bookmarks that stand in the old result
	old      map[string]*docx.Element // w:pPr of the old entries by style
}

// takeApart finds the pieces of the old table. It is refused (false) where it is
// not built as Word builds one: paragraphs of one container.
func (t *tableOfContents) takeApart() bool {
	begin, separate, end := t.field.begin, t.field.separate, t.field.end
	if separate.paragraph != begin.paragraph || end.container != begin.container {
		return false
	}
	from, to := begin.paragraph.Index(begin.run), begin.paragraph.Index(separate.run)
	until := end.paragraph.Index(end.run)
	t.first, t.last = begin.container.Index(begin.paragraph), begin.container.Index(end.paragraph)
	if from < 0 || to < 0 || until < 0 || t.first < 0 || t.last < t.first {
		return false
	}
	t.head = withoutProperties(begin.paragraph.Children[:to+1])
	t.tail = slices.Clone(end.paragraph.Children[until:])
	result := slices.Clone(begin.container.Children[t.first+1 : max(t.first+1, t.last)])
	if t.last == t.first {
		result = append(result, begin.paragraph.Children[to+1:until]...)
	} else {
		result = append(result, begin.paragraph.Children[to+1:]...)
		inEnd := withoutProperties(end.paragraph.Children[:until])
		result = append(result, inEnd...)
		if docx.ParagraphText(docx.E("w:p", inEnd...)) == "" {
			t.endAlone = end.paragraph
		}
	}
	return t.keep(result)
}

// withoutProperties are the children of a paragraph but for its w:pPr.
func withoutProperties(nodes []docx.Node) []docx.Node {
	return slices.DeleteFunc(slices.Clone(nodes), func(n docx.Node) bool {
		e, ok := n.(*docx.Element)
		return ok && e.Name == "w:pPr"
	})
}

// keep takes out of the old result what must live on: the properties of
// entries, as an author may have set them, and bookmarks of which one end stands
// outside. A section or a table inside the result is refused.
func (t *tableOfContents) keep(result []docx.Node) bool {
	plain := true
	marks := map[string]int{}
	old := docx.E("w:body", result...)
	old.Walk(func(e *docx.Element) bool {
		switch e.Name {
		case "w:sectPr", "w:tbl":
			plain = false
		case "w:bookmarkStart", "w:bookmarkEnd":
			marks[e.Attr("w:id")]++
		}
		return true
	})
	old.Walk(func(e *docx.Element) bool {
		if (e.Name == "w:bookmarkStart" || e.Name == "w:bookmarkEnd") && marks[e.Attr("w:id")] == 1 {
			t.loose = append(t.loose, e)
		}
		return true
	})
	between(t.field, func(p *docx.Element) {
		pPr := p.Child("w:pPr")
		plain = plain && pPr.Child("w:sectPr") == nil
		if style := pPr.Val("w:pStyle"); style != "" && t.old[style] == nil {
			t.old[style] = pPr
		}
	})
	return plain
}

// write puts the new entries in the place of the old ones; false when there is
// no heading to list.
func (t *tableOfContents) write() bool {
	var paragraphs []*docx.Element
	for _, h := range t.headings {
		if level := t.field.level(h); level > 0 {
			paragraphs = append(paragraphs, t.entry(h, level))
		}
	}
	some := len(paragraphs) > 0
	if !some {
		paragraphs = append(paragraphs, docx.E("w:p", t.properties(1, false)))
	}
	first, last := paragraphs[0], paragraphs[len(paragraphs)-1]
	first.Insert(1, t.head...)
	last.Append(t.loose...)
	if t.endAlone == nil {
		last.Append(t.tail...)
	} else {
		if pPr := t.endAlone.Child("w:pPr"); pPr != nil {
			t.tail = append([]docx.Node{pPr}, t.tail...)
		}
		paragraphs = append(paragraphs, docx.E("w:p", t.tail...))
	}
	nodes := make([]docx.Node, len(paragraphs))
	for i, p := range paragraphs {
		nodes[i] = p
	}
	in := t.field.begin.container
	in.Children = slices.Replace(in.Children, t.first, t.last+1, nodes...)
	t.changed = true
	return some
}

// labelRoom is the most characters of a number that a tab stands behind; after
// "Pasal 12" comes a blank.
const labelRoom = 5

// entry is the paragraph of one heading: number, text, dots, page.
func (t *tableOfContents) entry(h *heading, level int) *docx.Element {
	tabbed := h.label != "" && h.tab && len([]rune(h.label)) <= labelRoom
	p := docx.E("w:p", t.properties(level, tabbed))
	var runs []docx.Node
	switch {
	case h.label == "":
		runs = append(runs, textRun(h.text))
	case tabbed && hasTab(p.Child("w:pPr"), "left"):
		runs = append(runs, textRun(h.label), docx.E("w:r", docx.E("w:tab")), textRun(h.text))
	default:
		runs = append(runs, textRun(h.label+" "+h.text))
	}
	name := t.bookmarked(h)
	if t.paged(level) {
		if sep, ok := t.field.switches[`\p`]; ok {
			runs = append(runs, textRun(sep))
		} else {
			runs = append(runs, docx.E("w:r", docx.E("w:tab")))
		}
		runs = append(runs, fieldRuns(` PAGEREF `+name+` \h `, "0")...)
	}
	if t.field.has(`\h`) {
		runs = []docx.Node{docx.E("w:hyperlink", runs...).With("w:anchor", name, "w:history", "1")}
	}
	p.Append(runs...)
	return p
}

// paged reports whether entries of a level have a page number (`\n "2-3"` takes
// it from some, `\n` from all).
func (t *tableOfContents) paged(level int) bool {
	levels, ok := t.field.switches[`\n`]
	from, to := span(levels)
	return !ok || level < from || level > to
}

func textRun(s string) *docx.Element {
	return docx.E("w:r", docx.E("w:t", docx.Text(s)).With("xml:space", "preserve"))
}

// fieldRuns are the runs of a field with its result.
func fieldRuns(code, result string) []docx.Node {
	mark := func(kind string) docx.Node {
		return docx.E("w:r", docx.E("w:fldChar").With("w:fldCharType", kind))
	}
	return []docx.Node{
		mark("begin"), docx.E("w:r", docx.E("w:instrText", docx.Text(code)).With("xml:space", "preserve")),
		mark("separate"), textRun(result), mark("end"),
	}
}

// properties are those of an entry: of an old entry of that level, else the
// style of the level with the page number at the right edge behind dots.
func (t *tableOfContents) properties(level int, tabbed bool) *docx.Element {
	style := t.styles.ByName("toc " + strconv.Itoa(level))
	indent := (level - 1) * 284
	pPr := docx.E("w:pPr")
	if style != nil {
		if old := t.old[style.ID]; old != nil && hasTab(old, "right") {
			return old.Clone()
		}
		pPr.Append(docx.E("w:pStyle").With("w:val", style.ID))
		if n, err := strconv.Atoi(style.Element.Path("w:pPr", "w:ind").Attr("w:left")); err == nil {
			indent = n
		}
	}
	tabs := docx.E("w:tabs")
	if tabbed {
		tabs.Append(docx.E("w:tab").With("w:val", "left", "w:pos", strconv.Itoa(indent+794)))
	}
	tabs.Append(docx.E("w:tab").With("w:val", "right", "w:leader", "dot", "w:pos", strconv.Itoa(t.width())))
	pPr.Append(tabs)
	if style == nil && indent > 0 {
		pPr.Append(docx.E("w:ind").With("w:left", strconv.Itoa(indent)))
	}
	return pPr
}

// hasTab reports whether paragraph properties set a tab of that kind.
func hasTab(pPr *docx.Element, kind string) bool {
	return slices.ContainsFunc(pPr.Child("w:tabs").All("w:tab"), func(e *docx.Element) bool { return e.Attr("w:val") == kind })
}

// width is the room for text in the section the table stands in, in twips.
func (t *tableOfContents) width() int {
	var sect *docx.Element
	passed := false
	t.body.Walk(func(e *docx.Element) bool {
		passed = passed || e == t.field.begin.paragraph
		if passed && sect == nil && e.Name == "w:sectPr" {
			sect = e
		}
		return sect == nil
	})
	number := func(e *docx.Element, name string, fallback int) int {
		if n, err := strconv.Atoi(e.Attr(name)); err == nil {
			return n
		}
		return fallback
	}
	margins, columns := sect.Child("w:pgMar"), sect.Child("w:cols")
	width := number(sect.Child("w:pgSz"), "w:w", 11906) - number(margins, "w:left", 1440) - number(margins, "w:right", 1440) - number(margins, "w:gutter", 0)
	if n := number(columns, "w:num", 1); n > 1 {
		width = (width - (n-1)*number(columns, "w:space", 720)) / n
	}
	return width
}
