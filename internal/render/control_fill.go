package render

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/schema"
)

// filling is a control that is filled.
type filling struct {
	*form
	x        expr
	tag      *tagUse
	body     []node // filled
	original []node // as it was
}

// filledTag is one place of a filling.
type filledTag struct {
	*filling
	place formPlace
	props string
	value *value // of the text
}

// endsHere reports whether a tag ends what is being compiled: a version of a
// form, or the item of a section that is repeated.
func (c *compiler) endsHere(t *formTag, ends []string) (string, bool) {
	word := ""
	switch t.place {
	case formElse:
		word = "kendali_lain"
	case formEnd:
		word = "kendali_akhir"
	case sectionStop:
		if c.repeated[t.form] {
			word = "end"
		}
	}
	for _, e := range ends {
		if e == word {
			return word, true
		}
	}
	return "", false
}

// form compiles a tag of a form.
func (c *compiler) form(s segment, tag *tagUse) []node {
	c.cur = tag
	f := tag.form.form
	switch tag.form.place {
	case formOpen:
		return c.fill(f, tag)
	case sectionOpen:
		if x := c.formField(f, tag); x != nil {
			c.repeated[f] = true
			return []node{c.loopOver(tag, x, nil)}
		}
	case sectionRest:
		if c.repeated[f] {
			c.skipTo(f, sectionClose)
		}
	case formValue, formISO, formChecked, formEmbed, formWidth, formHeight:
		out := filledTag{filling: c.filling, place: tag.form.place, props: s.props}
		out.value = &value{x: c.filling.x, tag: tag, props: s.props, inRun: s.inRun, label: labelOf(c.filling.x)}
		if r := reads(c.filling.x); r != nil && r.late {
			out.value.comes = true
		}
		return []node{out}
	}
	return nil
}

func labelOf(x expr) string {
	if f := reads(x); f != nil {
		return f.t.field.Label
	}
	return ""
}

// skipTo goes on behind a tag of a form.
func (c *compiler) skipTo(f *form, place formPlace) {
	for c.i < len(c.segments) {
		s := c.segments[c.i]
		c.i++
		if s.tag >= 0 {
			if t := c.tags[s.tag].form; t != nil && t.form == f && t.place == place {
				return
			}
		}
	}
}

// fill compiles a control that is filled, or takes the one that was there.
func (c *compiler) fill(f *form, tag *tagUse) []node {
	x := c.formField(f, tag)
	if x == nil {
		c.skipTo(f, formElse)
		original, _, _ := c.block("kendali_akhir")
		return original
	}
	out := &filling{form: f, x: x, tag: tag}
	outer := c.filling
	c.filling = out
	out.body, _, _ = c.block("kendali_lain")
	c.filling = outer
	out.original, _, _ = c.block("kendali_akhir")
	return []node{out}
}

// formField compiles the expression of a control; nil when it has none that
// fits.
func (c *compiler) formField(f *form, tag *tagUse) expr {
	if name := firstName.FindString(tag.body); !f.strict && !(&pipeliner{compiler: c}).declared(name) && !(c.infer != nil && fieldPath.MatchString(tag.body)) {
		var known []string
		for _, s := range c.scopes {
			known = append(known, fieldNames(s.t.field.Fields)...)
		}
		if near := diag.Suggest(name, known); near != "" {
			c.note(diag.Note("TP145", tag.pos, "nama", f.tag).WithHint("TP.mungkin", "nama", near))
		}
		return nil
	}
	x := c.unneeded(tag.body)
	if x == nil {
		return nil
	}
	switch t := x.typ(); {
	case t.any:
		t.want(f.class())
		return x
	case t.runs || !f.takes(x):
		c.find("TP146", "nama", f.tag, "jenis", t.word(), "perlu", (f.class() &^ classRecord).words())
		return nil
	}
	return x
}

// unneeded compiles an expression that may lack its value: the control then
// stays as it was, if its field is optional, as an undeclared one is.
func (c *compiler) unneeded(body string) expr {
	if c.infer != nil {
		c.arms++
		defer func() { c.arms-- }()
	}
	c.ranging = true
	defer func() { c.ranging = false }()
	x, _ := c.pipeline(body)
	return x
}

func (c *compiler) note(d diag.Diagnostic) {
	c.bag.Add(c.cur.at(d))
}

// takes reports whether a control can show values of an expression. A date may
// be worded by a function.
func (f *form) takes(x expr) bool {
	t := x.typ()
	switch f.kind {
	case formDate:
		r := reads(x)
		return t.class() == classDate || t.class() == classText && r != nil && r.t.class() == classDate
	case formCheck:
		return t.class() == classBoolean
	case formPicture:
		return t.class() == classText
	case formSection:
		return t.class() == classList
	}
	return t.printable()
}

// class is what a control can show.
func (f *form) class() class {
	switch f.kind {
	case formDate:
		return classDate
	case formCheck:
		return classBoolean
	case formPicture:
		return classText
	case formSection:
		return classList
	}
	return classPrinted
}

func (f *filling) exec(st *state) {
	_, lack := f.x.eval(st)
	r := reads(f.x)
	if lack != nil && r != nil && (r.t.field.Optional || r.late && st.in.Late && f.kind > formDate) {
		st.run(f.original)
		return
	}
	st.run(f.body)
}

func (t filledTag) exec(st *state) {
	v, lack := t.x.eval(st)
	switch {
	case lack != nil && t.place == formValue:
		t.value.exec(st) // a blank, or a finding
	case lack != nil:
	case t.place == formValue:
		t.text(st, v)
	case t.place == formISO:
		if d, ok := t.day(st, v); ok {
			fmt.Fprintf(st.out, ` w:fullDate="%04d-%02d-%02dT00:00:00Z"`, d.Year, int(d.Month), d.Day)
		}
	case t.place == formChecked:
		st.out.WriteString(strconv.Itoa(t.box(v)))
	default:
		t.picture(st, v)
	}
}

func (f *form) box(v schema.Value) int {
	if on, _ := v.(bool); on {
		return 1
	}
	return 0
}

// text writes what a control shows.
func (t filledTag) text(st *state, v schema.Value) {
	switch t.kind {
	case formDate:
		if d, ok := v.(schema.Date); ok {
			st.out.WriteString(runText(wordDate(d, t.date, t.english)))
			return
		}
	case formCheck:
		s := t.checked[t.box(v)]
		props := withFont(t.props, s.font)
		st.between(t.props, "<w:r>"+props+docx.OpenText+runText(s.char)+"</w:t></w:r>")
		return
	case formList:
		st.out.WriteString(runText(t.choose(st, t.x.typ().show(v))))
		return
	}
	t.value.exec(st)
}

// day is the date a control shows or words.
func (t filledTag) day(st *state, v schema.Value) (schema.Date, bool) {
	if d, ok := v.(schema.Date); ok {
		return d, true
	}
	read, _ := reads(t.x).eval(st)
	d, ok := read.(schema.Date)
	return d, ok
}

// choose finds a value among the items of a list.
func (t filledTag) choose(st *state, text string) string {
	var known []string
	for _, c := range t.choices {
		if strings.EqualFold(c.shown, text) || strings.EqualFold(c.value, text) {
			return c.shown
		}
		known = append(known, c.shown)
	}
	d := diag.New("TP147", t.tag.pos, "nilai", text, "nama", t.form.tag, "pilihan", known)
	if t.free {
		d = diag.Warn("TP147", t.tag.pos, "nilai", text, "nama", t.form.tag, "pilihan", known)
	}
	st.find(t.tag.at(d))
	clean, _ := docx.Legal(text)
	return clean
}

// picture writes what a drawing says of its picture.
func (t filledTag) picture(st *state, v schema.Value) {
	name, _ := v.(string)
	st.tag = t.tag
	shown, id, ok := st.place(placed{name: name})
	if !ok {
		return
	}
	switch size := (extent{t.width, t.height}).fit(shown); t.place {
	case formWidth:
		st.out.WriteString(strconv.Itoa(size.width))
	case formHeight:
		st.out.WriteString(strconv.Itoa(size.height))
	default:
		st.out.WriteString(id)
	}
}

// withFont gives the properties of a run a typeface.
func withFont(props, font string) string {
	fonts := docx.Fonts(font)
	if props == "" {
		return "<w:rPr>" + fonts + "</w:rPr>"
	}
	props = docx.ReplaceFonts(props, "")
	at := len("<w:rPr>")
	if strings.HasPrefix(props[at:], "<w:rStyle ") {
		at = tagClose(props, at)
	}
	return props[:at] + fonts + props[at:]
}

// wordDate writes a date by a picture of Word (ECMA-376 17.16.4.1): d, dd, ddd,
// dddd, M to MMMM, yy, yyyy; what stands in apostrophes is text.
func wordDate(d schema.Date, picture string, english bool) string {
	if picture == "" {
		picture = "d MMMM yyyy"
	}
	day := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	weekday, month := bahasa.Hari(day), bahasa.Bulan(d.Month)
	if english {
		weekday, month = day.Weekday().String(), d.Month.String()
	}
	var b strings.Builder
	for i := 0; i < len(picture); {
		r, size := utf8.DecodeRuneInString(picture[i:])
		n := len(picture[i:]) - len(strings.TrimLeft(picture[i:], string(r)))
		switch {
		case r == '\'':
			text, rest, _ := strings.Cut(picture[i+1:], "'")
			b.WriteString(text)
			i = len(picture) - len(rest)
			continue
		case r == 'd' || r == 'M' || r == 'y':
			b.WriteString(datePiece(byte(r), n, d, weekday, month))
			i += n
			continue
		}
		b.WriteString(picture[i : i+size])
		i += size
	}
	return b.String()
}

// datePiece writes n letters of a picture.
func datePiece(letter byte, n int, d schema.Date, weekday, month string) string {
	number, name := d.Day, weekday
	switch letter {
	case 'M':
		number, name = int(d.Month), month
	case 'y':
		if n <= 2 {
			return fmt.Sprintf("%02d", d.Year%100)
		}
		return fmt.Sprintf("%04d", d.Year)
	}
	switch n {
	case 1:
		return strconv.Itoa(number)
	case 2:
		return fmt.Sprintf("%02d", number)
	case 3:
		return name[:min(len(name), 3)]
	}
	return name
}
