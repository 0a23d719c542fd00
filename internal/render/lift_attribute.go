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

// tagKind is where a tag stands, which decides how its value is written.
type tagKind int

const (
	inText    tagKind = iota // in the text of a run, or between paragraphs
	inName                   // in the name of a bookmark
	inValue                  // in an attribute that people read, or a property
	inLink                   // in the address of a link
	inCode                   // in the instruction of a field
	linkFrame                // not a tag: an address begins
	codeFrame                // not a tag: an instruction begins
	frameEnd                 // not a tag: either ends
)

// word is the control word of a tag. What frames an address or an instruction
// has one that nobody can write.
func (u *tagUse) word() string {
	switch u.kind {
	case linkFrame, codeFrame:
		return tag.Frame
	case frameEnd:
		return tag.EndFrame
	}
	return tag.Word(u.body)
}

// readable are the attributes that hold text for people: alternative texts,
// names, titles of content controls and tables, tips, the text of word art.
var readable = map[string][]string{
	"wp:docPr": {"name", "descr", "title"}, "pic:cNvPr": {"name", "descr", "title"}, "wps:cNvPr": {"name", "descr", "title"},
	"v:shape": {"alt", "title"}, "v:rect": {"alt", "title"}, "v:roundrect": {"alt", "title"}, "v:oval": {"alt", "title"},
	"v:line": {"alt", "title"}, "v:group": {"alt", "title"}, "v:imagedata": {"o:title"}, "v:textpath": {"string"},
	"w:alias": {"w:val"}, "w:tblCaption": {"w:val"}, "w:tblDescription": {"w:val"},
	"w:hyperlink": {"w:tooltip"}, "a:hlinkClick": {"tooltip"}, "a:hlinkHover": {"tooltip"},
}

// attrSlot is an attribute with tags in it.
type attrSlot struct {
	attr, text string
	kind       tagKind
	name       message.Phrase // what people call it
}

// readableName is what people call a readable attribute of an element.
func readableName(element string) message.Phrase {
	switch element {
	case "w:alias":
		return message.P("TP.judulkontrol")
	case "v:textpath":
		return message.P("TP.wordart")
	case "w:hyperlink", "a:hlinkClick", "a:hlinkHover":
		return message.P("TP.keterangantautan")
	}
	return message.P("TP.teksalternatif")
}

// slotsOf lists the attributes of an element that hold tags. links are the
// addresses of the part that do.
func slotsOf(e *docx.Element, links map[string]string) []attrSlot {
	var out []attrSlot
	for _, name := range readable[e.Name] {
		if s := e.Attr(name); strings.Contains(s, "{") && len(tag.Find(s)) > 0 {
			out = append(out, attrSlot{name, s, inValue, readableName(e.Name)})
		}
	}
	if s := e.Attr("w:instr"); e.Name == "w:fldSimple" && len(tag.Find(s)) > 0 {
		out = append(out, attrSlot{"w:instr", s, inCode, message.P("TP.kodefield")})
	}
	switch e.Name {
	case "w:hyperlink", "a:hlinkClick", "a:hlinkHover":
		if s := links[e.Attr("r:id")]; s != "" {
			out = append(out, attrSlot{"r:id", s, inLink, message.P("TP.alamattautan")})
		}
	}
	return out
}

// attributes lifts the tags of the attributes of a part, but for those of
// bookmarks.
func (l *lifter) attributes(root *docx.Element) {
	source := l.source
	l.source = nil // the source map of naskah text knows the tags of the text only
	defer func() { l.source = source }()
	l.frames(root)
	root.Walk(func(e *docx.Element) bool {
		for i, slot := range slotsOf(e, l.links) {
			if i == 0 {
				l.goTo(e)
			}
			l.at.place = append(slices.Clip(l.places[e].place), slot.name)
			if slot.kind == inCode && l.unnamed(slot.text) {
				continue
			}
			e.SetAttr(slot.attr, l.string(slot.text, slot.kind))
		}
		return true
	})
}

// string lifts the tags of a text that has no runs, and returns it with markers.
func (l *lifter) string(s string, kind tagKind) string {
	s, spans := l.closed(s)
	l.flush() // nothing goes on behind it
	home := docx.E("naskah")
	var b strings.Builder
	switch kind {
	case inLink:
		b.WriteString(l.frame(linkFrame, s, home))
	case inCode:
		b.WriteString(l.frame(codeFrame, s, home))
	}
	from := 0
	for _, t := range spans {
		n := l.use(s, t, home)
		l.tags[n].kind = kind
		b.WriteString(s[from:t.From] + attrMarker(n))
		from = t.To
	}
	b.WriteString(s[from:])
	if kind == inLink || kind == inCode {
		b.WriteString(l.frame(frameEnd, s, home))
	}
	return b.String()
}

// frame marks where an address or an instruction begins or ends.
func (l *lifter) frame(kind tagKind, s string, home *docx.Element) string {
	l.tags = append(l.tags, tagUse{
		body: s, kind: kind, pos: diag.Position{File: l.file, Order: l.at.order}, place: l.at.place, excerpt: nearby(s, tag.Span{To: len(s)}), parent: home,
	})
	return attrMarker(len(l.tags) - 1)
}

// bookmarks lifts the tags of the names of bookmarks.
func (l *lifter) bookmarks(p *docx.Element) {
	p.Walk(func(e *docx.Element) bool {
		if e.Name != "w:bookmarkStart" {
			return e.Name != "w:txbxContent"
		}
		s := e.Attr("w:name")
		if spans := tag.Find(s); len(spans) > 0 && spans[len(spans)-1].To > 0 {
			e.SetAttr("w:name", l.string(s, inName))
		}
		return true
	})
}

// instruction is the code of a field, or a part of it beside a nested field.
type instruction struct {
	texts []*docx.Element // its w:instrText
	runs  []*docx.Element // where they stand
	first bool            // it begins with the name of the field
}

// fieldCodes lifts the tags of the fields of a paragraph. Word splits an
// instruction over runs as it likes; one with tags is put into its first text.
func (l *lifter) fieldCodes(p *docx.Element) {
	for _, c := range instructions(p) {
		all := ""
		for _, t := range c.texts {
			all += t.Text()
		}
		if len(tag.Find(all)) == 0 {
			continue
		}
		l.at.place = append(slices.Clip(l.places[p].place), message.P("TP.kodefield"))
		if c.first && l.unnamed(all) {
			continue
		}
		c.texts[0].Children = []docx.Node{docx.Text(l.string(all, inCode))}
		c.texts[0].SetAttr("xml:space", "preserve")
		for i, t := range c.texts[1:] {
			c.runs[i+1].Remove(t)
		}
	}
}

// unnamed finds an instruction that begins with a tag: data must not choose
// what a field does.
func (l *lifter) unnamed(code string) bool {
	if !strings.HasPrefix(tag.PlainLine(code), "{{") {
		return false
	}
	l.tellAt(diag.New("TP104", diag.Position{}), code, tag.Span{To: len(code)})
	return true
}

// instructions lists the parts of the field codes of a paragraph.
func instructions(p *docx.Element) []*instruction {
	var out []*instruction
	var cur *instruction
	var walk func(e *docx.Element)
	walk = func(e *docx.Element) {
		for _, c := range e.Elements() {
			switch c.Name {
			case "w:fldChar":
				cur = nil
				if c.Attr("w:fldCharType") == "begin" {
					cur = &instruction{first: true}
					out = append(out, cur)
				}
			case "w:instrText":
				if cur == nil {
					cur = &instruction{}
					out = append(out, cur)
				}
				cur.texts, cur.runs = append(cur.texts, c), append(cur.runs, e)
			case "w:txbxContent", "w:del":
			default:
				walk(c)
			}
		}
	}
	walk(p)
	return out
}

// linkStem begins the ids of the links a rendering makes.
const linkStem = "rIdAlamat"

// taggedLinks are the addresses of a part that hold tags, by relationship id.
type taggedLinks struct {
	tagged map[string]string
	last   int // number of the last link a rendering has made, in a paper made a template
}

// takeLinks finds the addresses of links that hold tags. Word writes them with
// percent signs: %7B%7B%20laman%20%7D%7D. In the package a harmless address takes
// their place, since each link gets its own when it is rendered.
func (t *Template) takeLinks(bag *diag.Bag) {
	t.links = map[string]taggedLinks{}
	parts := tagParts(t.pkg)
	for _, r := range t.pkg.External() {
		if !slices.Contains(parts, r.Source) {
			continue
		}
		l := t.links[r.Source]
		if n, err := strconv.Atoi(strings.TrimPrefix(r.ID, linkStem)); err == nil {
			l.last = max(l.last, n)
		}
		if s := unescapeAddress(r.Target); r.Type == hyperlinkRel && len(tag.Find(s)) > 0 {
			if l.tagged == nil {
				l.tagged = map[string]string{}
			}
			l.tagged[r.ID] = s
		}
		t.links[r.Source] = l
	}
	for part, l := range t.links {
		if l.tagged == nil {
			continue
		}
		err := t.pkg.EditRelationships(part, func(rows *docx.Element) {
			for _, row := range rows.Elements() {
				if l.tagged[row.Attr("Id")] != "" {
					row.SetAttr("Target", "#")
				}
			}
		})
		if err != nil {
			bag.Add(manuscript.Findings(err, t.file)...)
		}
	}
}

// unescapeAddress undoes the percent signs inside of tags only.
func unescapeAddress(s string) string {
	if !strings.Contains(strings.ToUpper(s), "%7B") {
		return s
	}
	open, shut := strings.NewReplacer("%7B", "{", "%7b", "{"), strings.NewReplacer("%7D", "}", "%7d", "}")
	s = shut.Replace(open.Replace(s))
	var b strings.Builder
	from := 0
	for _, t := range tag.Find(s) {
		if t.To < 0 {
			break
		}
		b.WriteString(s[from:t.From] + percentDecoded(s[t.From:t.To]))
		from = t.To
	}
	return b.String() + s[from:]
}
