package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// inline reads what stands in a paragraph, or in a part of it; p is the style
// chain of the paragraph.
func (v *view) inline(p []*Style, nodes []Node) string {
	var b strings.Builder
	v.runs(&b, p, nodes)
	return b.String()
}

func (v *view) runs(b *strings.Builder, p []*Style, nodes []Node) {
	for _, n := range Flat(nodes) {
		e, ok := n.(*Element)
		if !ok {
			continue
		}
		switch e.Name {
		case "w:r":
			v.run(b, p, e)
		case "w:sdt":
			v.runs(b, p, e.Child("w:sdtContent").children())
		case "m:oMath", "m:oMathPara":
			v.math(b, p, e)
		case "w:pPr", "w:del", "w:moveFrom":
		default: // w:hyperlink, w:ins, w:fldSimple and whatever else may wrap runs
			v.runs(b, p, e.Children)
		}
	}
}

// math reads the characters of an equation in their order.
func (v *view) math(b *strings.Builder, p []*Style, e *Element) {
	for _, c := range e.Elements() {
		switch c.Name {
		case "m:t":
			v.write(b, c.Text())
		case "w:r":
			v.run(b, p, c)
		case "w:del", "w:moveFrom":
		default:
			v.math(b, p, c)
		}
	}
}

// write adds text unless it is part of a field's instruction.
func (v *view) write(b *strings.Builder, s string) {
	if v.fields.visible() {
		b.WriteString(s)
	}
}

func (v *view) run(b *strings.Builder, p []*Style, r *Element) {
	hidden := v.hidden(p, r)
	for _, n := range Flat(r.Children) {
		e, ok := n.(*Element)
		if !ok {
			continue
		}
		if e.Name == "w:fldChar" {
			v.fields.mark(e)
			continue
		}
		if hidden {
			continue
		}
		switch e.Name {
		case "w:t", "w:noBreakHyphen", "w:sym", "w:tab", "w:ptab", "w:br", "w:cr":
			v.write(b, character(e))
		case "w:footnoteReference":
			v.reference(b, note{"footnote", e.Attr("w:id")})
		case "w:endnoteReference":
			v.reference(b, note{"endnote", e.Attr("w:id")})
		case "w:ruby":
			v.runs(b, p, e.Child("w:rubyBase").children())
		case "w:drawing", "w:pict", "w:object":
			if v.fields.visible() {
				v.waiting = append(v.waiting, TextBoxes(e)...)
			}
		}
	}
}

// hidden is Styles.Toggle for w:vanish. What a style says is looked up once:
// a style may be long, and used by every run of a document.
func (v *view) hidden(p []*Style, r *Element) bool {
	if on, set := r.Child("w:rPr").On("w:vanish"); set {
		return on
	}
	return v.defaults || v.hides(p) != v.hides(v.styles.Run(r))
}

func (v *view) hides(chain []*Style) bool {
	if len(chain) == 0 {
		return false
	}
	is, ok := v.vanish[chain[0]]
	if !ok {
		is = inherits(chain, "w:vanish")
		v.vanish[chain[0]] = is
	}
	return is
}

// character is the text of an element that stands for characters (17.3.3).
func character(e *Element) string {
	switch e.Name {
	case "w:t":
		return e.Text()
	case "w:tab", "w:ptab":
		return "\t"
	case "w:br", "w:cr":
		return "\n"
	case "w:noBreakHyphen":
		return "\u2011"
	case "w:sym":
		code, err := strconv.ParseUint(e.Attr("w:char"), 16, 32)
		if err == nil && legalRune(rune(code)) {
			return string(rune(code))
		}
	}
	return ""
}

func (v *view) reference(b *strings.Builder, n note) {
	if !v.fields.visible() {
		return
	}
	number, ok := v.numbered[n]
	if !ok {
		v.notes = append(v.notes, n)
		number = len(v.notes)
		v.numbered[n] = number
	}
	fmt.Fprintf(b, "[^%d]", number)
}

// TextBoxes finds the outermost text boxes (w:txbxContent) of a drawing, each once.
func TextBoxes(e *Element) []*Element {
	var out []*Element
	for _, n := range Flat(e.Children) {
		if c, ok := n.(*Element); ok {
			if c.Name == "w:txbxContent" {
				out = append(out, c)
			} else {
				out = append(out, TextBoxes(c)...)
			}
		}
	}
	return out
}

// fields follows complex fields (17.16.18): text between begin and separate is
// the instruction, between separate and end the result.
type fields struct {
	matched map[*Element]bool
	results []bool // for each open field, whether its result has begun
	codes   int    // open fields whose result has not
}

// visible reports whether text here is to be shown.
func (f *fields) visible() bool { return f.codes == 0 }

func (f *fields) mark(e *Element) {
	last := len(f.results) - 1
	switch kind := e.Attr("w:fldCharType"); {
	case !f.matched[e]:
	case kind == "begin":
		f.results = append(f.results, false)
		f.codes++
	case last < 0: // its begin stands where nothing is read
	case kind == "separate" && !f.results[last]:
		f.results[last] = true
		f.codes--
	case kind == "end":
		if !f.results[last] {
			f.codes--
		}
		f.results = f.results[:last]
	}
}

// FieldMarks finds the field marks (w:fldChar) of a story that belong together.
// A mark without its fellow counts for nothing, so that a field that never ends
// cannot swallow the rest of the document.
func FieldMarks(story []Node) map[*Element]bool { return matchFields(story).matched }

func matchFields(nodes []Node) *fields {
	m := matcher{fields: &fields{matched: map[*Element]bool{}}}
	m.walk(nodes)
	return m.fields
}

type matcher struct {
	fields *fields
	open   []openField
}

type openField struct{ begin, separate *Element }

func (m *matcher) walk(nodes []Node) {
	for _, n := range Flat(nodes) {
		e, ok := n.(*Element)
		if !ok {
			continue
		}
		switch e.Name {
		case "w:fldChar":
			m.mark(e)
		case "w:del", "w:moveFrom", "w:txbxContent":
			// not read, or a story of its own
		case "w:trPr", "w:tcPr", "w:pPr", "w:rPr", "w:rt":
		default:
			m.walk(e.Children)
		}
	}
}

func (m *matcher) mark(e *Element) {
	last := len(m.open) - 1
	switch e.Attr("w:fldCharType") {
	case "begin":
		m.open = append(m.open, openField{begin: e})
	case "separate":
		if last >= 0 && m.open[last].separate == nil {
			m.open[last].separate = e
		}
	case "end":
		if last < 0 {
			return
		}
		f := m.open[last]
		m.open = m.open[:last]
		m.fields.matched[f.begin], m.fields.matched[e] = true, true
		if f.separate != nil {
			m.fields.matched[f.separate] = true
		}
	}
}
