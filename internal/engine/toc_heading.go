package engine

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"naskah/internal/docx"
)

// maxLevel is the deepest level of a heading.
const maxLevel = 9

// outline is what the tables of contents of a paper are made of.
type outline struct {
	body     *docx.Element
	styles   *docx.Styles
	headings []*heading
	fields   []*storyField // the tables of contents
	names    map[string]bool
	nextMark int // w:id of the next bookmark
	changed  bool
}

// heading is a paragraph that a table of contents may list.
type heading struct {
	paragraph *docx.Element
	chain     []*docx.Style
	outline   int // 1 to 9, or 0
	label     string
	tab       bool // a tab parts label and text
	text      string
	inside    map[string]bool // bookmarks around it
	bookmark  string
}

// newOutline reads a body.
func newOutline(pkg *docx.Package, body *docx.Element) (*outline, error) {
	styles, err := pkg.Styles()
	if err != nil {
		return nil, err
	}
	numbering, err := pkg.Numbering()
	if err != nil {
		return nil, err
	}
	c := &outline{body: body, styles: styles, names: map[string]bool{}}
	listed := map[*docx.Element]bool{} // paragraphs that are a result already
	for _, f := range fieldsOfStory(body) {
		if f.isContents() && f.begin.paragraph != nil {
			c.fields = append(c.fields, f)
			between(f, func(p *docx.Element) { listed[p] = true })
		}
	}
	r := &headingReader{outline: c, counter: numbering.Counter(), listed: listed, open: map[string]string{}}
	r.blocks(body)
	return c, nil
}

// between visits the paragraphs from the beginning of a field to its end.
func between(f *storyField, visit func(*docx.Element)) {
	in := false
	for _, e := range f.begin.container.Elements() {
		in = in || e == f.begin.paragraph
		if in && e.Name == "w:p" {
			visit(e)
		}
		if e == f.end.paragraph {
			return
		}
	}
}

// headingReader walks the body in the order of the pages.
type headingReader struct {
	*outline
	counter *docx.Counter
	listed  map[*docx.Element]bool
	open    map[string]string // bookmarks that have begun, by their id
}

func (r *headingReader) blocks(e *docx.Element) {
	for _, c := range e.Elements() {
		switch c.Name {
		case "w:p":
			r.paragraph(c)
		case "w:bookmarkStart", "w:bookmarkEnd":
			r.mark(c)
		case "w:del", "w:moveFrom", "mc:AlternateContent":
		default: // tables, rows, cells, controls and whatever else wraps blocks
			r.blocks(c)
		}
	}
}

// mark notes a bookmark.
func (r *headingReader) mark(e *docx.Element) {
	id := e.Attr("w:id")
	if n, err := strconv.Atoi(id); err == nil {
		r.nextMark = max(r.nextMark, n+1)
	}
	if e.Name == "w:bookmarkEnd" {
		delete(r.open, id)
		return
	}
	r.open[id] = e.Attr("w:name")
	r.names[e.Attr("w:name")] = true
}

// tocMark is how Word names the bookmarks of headings.
var tocMark = regexp.MustCompile(`^_Toc[0-9]+$`)

// noteMark is a reference to a note in the text view of docx.
var noteMark = regexp.MustCompile(`\[\^[0-9]+\]`)

// paragraph counts a paragraph and keeps it where it is a heading with text.
func (r *headingReader) paragraph(p *docx.Element) {
	h := &heading{paragraph: p, chain: r.styles.Paragraph(p), inside: map[string]bool{}}
	for _, name := range r.open {
		h.inside[name] = true
	}
	p.Walk(func(e *docx.Element) bool {
		if e.Name == "w:bookmarkStart" && tocMark.MatchString(e.Attr("w:name")) && h.bookmark == "" {
			h.bookmark = e.Attr("w:name")
		}
		if e.Name == "w:bookmarkStart" || e.Name == "w:bookmarkEnd" {
			r.mark(e)
			h.inside[e.Attr("w:name")] = true
		}
		return true
	})
	if mark := p.Path("w:pPr", "w:rPr"); mark.Child("w:del") != nil || mark.Child("w:moveFrom") != nil || on(mark, "w:vanish") {
		return // its text belongs to the next paragraph, its number to none
	}
	if label, ok := r.counter.Next(p); ok && !label.Level.Bullet() {
		h.label, h.tab = label.Text, label.Suffix == "tab"
	}
	h.outline = outlineOf(p, h.chain)
	h.text = strings.Join(strings.Fields(noteMark.ReplaceAllString(docx.ParagraphText(p), "")), " ")
	if h.text != "" && !r.listed[p] {
		r.headings = append(r.headings, h)
	}
}

func on(e *docx.Element, name string) bool {
	is, _ := e.On(name)
	return is
}

// outlineOf is the outline level in force, stated directly or by a style, from
// 1; 0 for text.
func outlineOf(p *docx.Element, chain []*docx.Style) int {
	stated := p.Child("w:pPr").Val("w:outlineLvl")
	for i := 0; stated == "" && i < len(chain); i++ {
		stated = chain[i].Element.Child("w:pPr").Val("w:outlineLvl")
	}
	if n, err := strconv.Atoi(stated); err == nil && n >= 0 && n < maxLevel {
		return n + 1
	}
	return 0
}

// level is the level at which a table of contents lists a heading, or 0.
func (f *storyField) level(h *heading) int {
	if name, ok := f.switches[`\b`]; ok && !h.inside[name] {
		return 0
	}
	style := ""
	if len(h.chain) > 0 {
		style = strings.ToLower(h.chain[0].Name)
	}
	if n := f.ownStyles()[style]; n > 0 {
		return n
	}
	from, to := span(f.switches[`\o`])
	if f.has(`\o`) || !f.has(`\t`) && !f.has(`\u`) {
		// Word means its own styles by this, not those based on them.
		if n := digit(strings.TrimPrefix(style, "heading ")); n >= from && n <= to && strings.HasPrefix(style, "heading ") {
			return n
		}
	}
	if f.has(`\u`) && h.outline >= from && h.outline <= to {
		return h.outline
	}
	return 0
}

// ownStyles reads `\t "Style;1;Other;2"`: names of styles and their levels.
func (f *storyField) ownStyles() map[string]int {
	words := strings.FieldsFunc(f.switches[`\t`], func(r rune) bool { return r == ',' || r == ';' })
	levels := map[string]int{}
	for i := 0; i+1 < len(words); i += 2 {
		levels[strings.ToLower(strings.TrimSpace(words[i]))] = digit(words[i+1])
	}
	return levels
}

// bookmarked gives a heading the bookmark its entry leads to.
func (c *outline) bookmarked(h *heading) string {
	if h.bookmark != "" {
		return h.bookmark
	}
	for n := 1; h.bookmark == ""; n++ {
		if name := fmt.Sprintf("_Toc%09d", n); !c.names[name] {
			h.bookmark, c.names[name] = name, true
		}
	}
	id := strconv.Itoa(c.nextMark)
	c.nextMark++
	at := 0
	if h.paragraph.Child("w:pPr") != nil {
		at = h.paragraph.Index(h.paragraph.Child("w:pPr")) + 1
	}
	h.paragraph.Insert(at, docx.E("w:bookmarkStart").With("w:id", id, "w:name", h.bookmark))
	h.paragraph.Append(docx.E("w:bookmarkEnd").With("w:id", id))
	return h.bookmark
}
