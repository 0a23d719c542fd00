package render

import (
	"strings"

	"naskah/internal/docx"
)

// inset is what a function makes that is more than a text: a picture, a
// link, a field. It can be printed and nothing else.
type inset interface {
	// inline gives runs that look like the run the tag stands in.
	inline(st *state, props string) string
}

// blockInset can also stand for whole paragraphs, where its tag is alone in
// one.
type blockInset interface {
	inset
	blocks(st *state, f *blockFrame) string
}

// runs is an inset that is never more than runs.
type runs func(st *state, props string) string

func (r runs) inline(st *state, props string) string { return r(st, props) }

// insertions are what the parts of one paper share.
type insertions struct {
	pictures map[string]picture // equal ones share a part
	bytes    int                // of all pictures
	lists    listMaker
	style    string // of links; "" when the template has none
}

// room reports whether there is room for one more.
func (st *state) room(have int, kind string) bool {
	if have < maxInsertions {
		return true
	}
	if !st.halted { // once is enough, and going on is of no use
		st.findAt(st.tag, "TP132", "jenis", kind, "batas", maxInsertions)
		st.halted = true
	}
	return false
}

// insert writes an inset where its tag stands.
func (st *state) insert(v *value, x inset) {
	b, many := x.(blockInset)
	switch {
	case v.frame != nil:
		st.replacePicture(v.frame, x)
	case v.block != nil && many:
		st.out.WriteString(b.blocks(st, v.block))
	case v.block != nil:
		st.out.WriteString(v.block.paragraph(x.inline(st, v.block.run)))
	default:
		st.between(v.props, x.inline(st, v.props))
	}
}

// blockFrame is the paragraph a tag stood alone in: what it makes there takes
// the look of that paragraph.
type blockFrame struct {
	para string // w:pPr or ""
	run  string // w:rPr or ""
}

func (f *blockFrame) paragraph(content string) string {
	return "<w:p>" + f.para + content + "</w:p>"
}

// plain writes paragraphs of plain text. A break before the frame's paragraph
// is for the first of them only.
func (f *blockFrame) plain(list []string) string {
	var out strings.Builder
	next := *f
	next.para = setProp(f.para, paraProperties, "w:pageBreakBefore", "")
	for i, s := range list {
		g := &next
		if i == 0 {
			g = f
		}
		out.WriteString(g.paragraph("<w:r>" + f.run + docx.OpenText + runText(s) + "</w:t></w:r>"))
	}
	return out.String()
}

// paragraphs is a text whose blank lines part paragraphs.
type paragraphs struct{ text string }

func (p paragraphs) inline(st *state, props string) string {
	list := splitParagraphs(st.legal(p.text))
	return "<w:r>" + props + docx.OpenText + runText(strings.Join(list, "\n")) + "</w:t></w:r>"
}

func (p paragraphs) blocks(st *state, f *blockFrame) string {
	return f.plain(splitParagraphs(st.legal(p.text)))
}

// splitParagraphs cuts a text at its blank lines.
func splitParagraphs(s string) []string {
	var out []string
	open := false
	for line := range strings.SplitSeq(lineEnds.Replace(s), "\n") {
		switch {
		case strings.TrimSpace(line) == "":
			open = false
		case open:
			out[len(out)-1] += "\n" + line
		default:
			out, open = append(out, line), true
		}
	}
	return out
}

// pageBreak begins a page.
type pageBreak struct{}

func (pageBreak) inline(_ *state, props string) string {
	return "<w:r>" + props + `<w:br w:type="page"/></w:r>`
}

// breakSign stands before what begins a page; no value can hold it.
const breakSign = "\x03"

func (pageBreak) blocks(*state, *blockFrame) string { return breakSign }

// placeBreaks gives what follows a sign the property to begin a page, which
// leaves no empty line at its top, as a paragraph with a break would. At the
// end of a cell or of the text there is nothing to begin a page.
func placeBreaks(s string) string {
	if !strings.Contains(s, breakSign) {
		return s
	}
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(s, breakSign)
		out.WriteString(before)
		if !found {
			return out.String()
		}
		s = beginPage(strings.TrimLeft(rest, breakSign))
	}
}

// beginPage edits the first paragraph of s, or puts a flat one before a table.
func beginPage(s string) string {
	for i := strings.IndexByte(s, '<'); i >= 0; {
		end := tagClose(s, i)
		tag := s[i:end]
		switch name := tagName(tag); {
		case name == "w:tbl":
			return s[:i] + `<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>` + s[i:]
		case name == "w:p" && strings.HasSuffix(tag, "/>"):
			return s[:i] + strings.TrimSuffix(tag, "/>") + "><w:pPr><w:pageBreakBefore/></w:pPr></w:p>" + s[end:]
		case name == "w:p":
			props := ""
			if strings.HasPrefix(s[end:], "<w:pPr>") {
				props = s[end : end+strings.Index(s[end:], "</w:pPr>")+len("</w:pPr>")]
			}
			return s[:end] + setProp(props, paraProperties, "w:pageBreakBefore", "<w:pageBreakBefore/>") + s[end+len(props):]
		case name == "w:sectPr" || name == "/w:tc" || name == "/w:body" || name == "/w:txbxContent":
			return s
		}
		next := strings.IndexByte(s[end:], '<')
		if next < 0 {
			break
		}
		i = end + next
	}
	return s
}
