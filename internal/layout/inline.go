package layout

import (
	"strconv"
	"strings"

	"naskah/internal/docx"
	"naskah/internal/message"
)

// inlines reads the content of one paragraph.
type inlines struct {
	*reader
	p    *paragraph
	base runProps
	link *target

	tail strings.Builder // text of the last inline, as it grows
	last int             // its index, counted from 1
}

// field is an open complex field (17.16.18).
type field struct {
	instr  []byte
	result bool    // behind the separator
	mute   bool    // the result is ours to make
	link   *target // of a HYPERLINK
}

// children walks run-level content.
func (in *inlines) children(e *docx.Element) {
	for _, c := range e.Elements() {
		switch c.Name {
		case "w:r":
			in.run(c)
		case "w:hyperlink":
			in.hyperlink(c)
		case "w:sdt":
			in.children(c.Child("w:sdtContent"))
		case "w:fldSimple":
			in.simpleField(c)
		case "w:bookmarkStart":
			in.add(bookmark(c))
			in.children(c)
		case "mc:AlternateContent":
			in.children(docx.Choose(c))
		case "m:oMath", "m:oMathPara":
			in.equation(c)
		case "w:pPr", "w:del", "w:moveFrom":
		default: // w:ins, w:smartTag and whatever else may wrap runs
			in.children(c)
		}
	}
}

func (in *inlines) add(i inline) { in.p.inlines = append(in.p.inlines, i) }

func (in *inlines) hyperlink(e *docx.Element) {
	saved := in.link
	t := &target{anchor: e.Attr("w:anchor")}
	if id := e.Attr("r:id"); id != "" {
		if url, external, ok := in.pkg.Target(in.part, id); ok && external {
			t.url = url
		}
	}
	in.link = t
	in.children(e)
	in.link = saved
}

// run reads one w:r (17.3.2.25).
func (in *inlines) run(e *docx.Element) {
	props := in.styles.run(in.base, e.Child("w:rPr"))
	in.runContent(e, &props)
}

func (in *inlines) runContent(e *docx.Element, props *runProps) {
	for _, c := range e.Elements() {
		switch c.Name {
		case "w:fldChar":
			in.fieldChar(c, props)
			continue
		case "w:instrText":
			if n := len(in.fields); n > 0 && len(in.fields[n-1].instr) < 4096 {
				in.fields[n-1].instr = append(in.fields[n-1].instr, c.Text()...)
			}
			continue
		}
		if props.is(hidden) || in.muted() {
			continue
		}
		in.content(c, props)
	}
}

// muted reports whether text here is a field's instruction, or a result that
// the engine makes itself.
func (in *inlines) muted() bool {
	for i := range in.fields {
		if f := &in.fields[i]; !f.result || f.mute {
			return true
		}
	}
	return false
}

// content reads one child of a run (17.3.3).
func (in *inlines) content(c *docx.Element, props *runProps) {
	switch c.Name {
	case "w:t":
		in.text(c.Text(), props)
	case "w:tab":
		in.special(inTab, props)
	case "w:ptab":
		in.positionTab(c, props)
	case "w:br":
		in.lineBreak(c, props)
	case "w:cr":
		in.special(inLineBreak, props)
	case "w:noBreakHyphen":
		in.text("\u2011", props)
	case "w:softHyphen":
		in.text("\u00ad", props)
	case "w:sym":
		in.symbol(c, props)
	case "w:pgNum":
		in.paged = true
		in.special(inPageNumber, props)
	case "w:drawing":
		in.drawing(c, props)
		in.rescue(c, props)
	case "w:pict", "w:object":
		in.pict(c, props)
		in.rescue(c, props)
	case "w:footnoteReference", "w:endnoteReference":
		in.note(c, props)
	case "w:footnoteRef", "w:endnoteRef":
		in.ownMark(props)
	case "w:ruby":
		in.children(c.Child("w:rubyBase"))
	case "mc:AlternateContent":
		in.runContent(docx.Choose(c), props)
	}
}

// activeLink is the hyperlink in force, of an element or of a field.
func (in *inlines) activeLink() *target {
	if in.link != nil {
		return in.link
	}
	for i := len(in.fields) - 1; i >= 0; i-- {
		if in.fields[i].link != nil {
			return in.fields[i].link
		}
	}
	return nil
}

// text appends text, to the last inline where the properties are the same.
func (in *inlines) text(text string, props *runProps) {
	if text == "" {
		return
	}
	in.size.text(text)
	link := in.activeLink()
	if n := len(in.p.inlines); n > 0 {
		if last := &in.p.inlines[n-1]; last.kind == inText && last.link == link && *last.props == *props {
			if in.last != n {
				in.tail.Reset()
				in.tail.WriteString(last.text)
				in.last = n
			}
			in.tail.WriteString(text)
			last.text = in.tail.String()
			return
		}
	}
	if props.rtl {
		in.at(message.P("LY.at.paragraph", "teks", shorten(text, 40)), func() { in.warn("LY007", "LY.part.rtl") })
	}
	in.add(inline{kind: inText, text: text, props: props, link: link})
}

func (in *inlines) special(kind inlineKind, props *runProps) {
	in.add(inline{kind: kind, props: props, link: in.activeLink()})
}

func (in *inlines) positionTab(c *docx.Element, props *runProps) {
	i := inline{kind: inTab, props: props}
	switch c.Attr("w:alignment") {
	case "center":
		i.to, i.ptab = 1, tabCenter
	case "right":
		i.to, i.ptab = 2, tabRight
	default:
		return // to the left margin: where the line stands already
	}
	in.add(i)
}

func (in *inlines) lineBreak(c *docx.Element, props *runProps) {
	switch c.Attr("w:type") {
	case "page":
		in.special(inPageBreak, props)
	case "column":
		in.special(inColumnBreak, props)
	default:
		in.special(inLineBreak, props)
	}
}

// symbol reads w:sym: a character of a named font (17.3.3.30).
func (in *inlines) symbol(c *docx.Element, props *runProps) {
	code, err := strconv.ParseUint(c.Attr("w:char"), 16, 32)
	if err != nil {
		return
	}
	own := *props
	if f := c.Attr("w:font"); f != "" {
		own.font = f
	}
	in.text(string(symbol(own.font, rune(code))), &own)
}

// maxFields bounds the fields open at one place; Word nests twenty at most.
// What lies deeper belongs to the innermost field that is followed.
const maxFields = 64

// fieldChar opens, separates or closes a complex field. A mark without its
// fellow is none.
func (in *inlines) fieldChar(c *docx.Element, props *runProps) {
	if !in.marks[c] {
		return
	}
	n := len(in.fields)
	switch c.Attr("w:fldCharType") {
	case "begin":
		if n < maxFields {
			in.fields = append(in.fields, field{})
		} else {
			in.buried++
		}
	case "separate":
		if n > 0 && in.buried == 0 {
			in.separate(&in.fields[n-1], props)
		}
	case "end":
		switch {
		case in.buried > 0:
			in.buried--
		case n > 0:
			if f := &in.fields[n-1]; !f.result {
				in.separate(f, props)
			}
			in.fields = in.fields[:n-1]
		}
	}
}

// separate decides what a field shows: page numbers are made here, anything
// else shows the result that was saved with the file.
func (in *inlines) separate(f *field, props *runProps) {
	if f.result {
		return
	}
	instr := string(f.instr)
	outer := in.fields
	in.fields = in.fields[:max(0, len(in.fields)-1)]
	if !in.muted() && !props.is(hidden) {
		f.mute = in.pageField(instr, props)
	}
	in.fields = outer
	f.result = true
	f.link = hyperlinkOf(instr)
}

// pageField emits PAGE, NUMPAGES and SECTIONPAGES (17.16.5.44, 17.16.5.41,
// 17.16.5.55); the number format of the switch \* travels as the inline's name.
func (in *inlines) pageField(instr string, props *runProps) bool {
	words := strings.Fields(instr)
	if len(words) == 0 {
		return false
	}
	kind := inPageNumber
	switch strings.ToUpper(words[0]) {
	case "PAGE":
	case "NUMPAGES":
		kind = inPageCount
	case "SECTIONPAGES":
		if in.lo74 { // it shows what is saved (measured)
			return false
		}
		kind = inSectionCount
	default:
		return false
	}
	in.paged = true
	i := inline{kind: kind, props: props, link: in.activeLink()}
	for k := 1; k+1 < len(words); k++ {
		if words[k] == `\*` {
			i.name = fieldFormats[words[k+1]]
			break
		}
	}
	in.add(i)
	return true
}

// fieldFormats maps number switches of fields to ST_NumberFormat.
var fieldFormats = map[string]string{
	"roman": "lowerRoman", "ROMAN": "upperRoman", "Roman": "upperRoman", "alphabetic": "lowerLetter",
	"ALPHABETIC": "upperLetter", "Arabic": "decimal", "ArabicDash": "numberInDash",
}

// hyperlinkOf reads a HYPERLINK instruction (17.16.5.25).
func hyperlinkOf(instr string) *target {
	words := strings.Fields(instr)
	if len(words) < 2 || !strings.EqualFold(words[0], "HYPERLINK") {
		return nil
	}
	t := &target{}
	for k := 1; k < len(words); k++ {
		v := strings.Trim(words[k], `"“”`)
		switch {
		case words[k] == `\l` && k+1 < len(words):
			t.anchor = strings.Trim(words[k+1], `"“”`)
			k++
		case strings.HasPrefix(words[k], `\`):
			k++
		case t.url == "":
			t.url = v
		}
	}
	return t
}

func (in *inlines) simpleField(e *docx.Element) {
	props := in.base
	if r := e.Child("w:r"); r != nil {
		props = in.styles.run(in.base, r.Child("w:rPr"))
	}
	if !in.muted() && in.pageField(e.Attr("w:instr"), &props) {
		return
	}
	saved := in.link
	if t := hyperlinkOf(e.Attr("w:instr")); t != nil {
		in.link = t
	}
	in.children(e)
	in.link = saved
}

// equation sets an equation's characters in a row.
func (in *inlines) equation(e *docx.Element) {
	props := in.base
	e.Walk(func(c *docx.Element) bool {
		if c.Name == "m:t" {
			in.text(c.Text(), &props)
		}
		return c.Name != "w:del"
	})
	in.warn("LY003", "LY.part.equation")
}
