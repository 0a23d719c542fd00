package render

import (
	"regexp"
	"strconv"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/tag"
)

// A form made in Word is a template too: a content control whose w:tag is an
// expression is filled with its value. Lifting puts two versions of such a
// control into the part, one to be filled and the one that was there, between
// the tags of a form; compiling, which knows the fields, takes one of them.
//
// A tag that begins with "isi:" is an expression. Another one is, if the name
// it begins with is a field: other programs use tags as well, and theirs stay.
type form struct {
	kind    formKind
	strict  bool   // written with "isi:"
	tag     string // as written
	date    string // picture of a date, such as "d MMMM yyyy"
	english bool
	choices []formChoice // of a list
	free    bool         // values that are no choice are allowed
	checked [2]symbol
	width   int // of a picture's frame
	height  int
}

type formKind int

const (
	formText formKind = iota
	formDate
	formList
	formCheck
	formPicture
	formSection // repeats its first item
)

// formChoice is an item of a list (ECMA-376 17.5.2.21).
type formChoice struct{ shown, value string }

// symbol is how a check box looks unchecked (0) or checked (1).
type symbol struct{ char, font string }

// formPlace is what a tag of a form stands for.
type formPlace int

const (
	formOpen    formPlace = iota // the version to be filled follows
	formElse                     // the one that was there follows
	formEnd                      // of both
	formValue                    // the value as text
	formISO                      // w:fullDate, the attribute as a whole
	formChecked                  // 1 or 0
	formEmbed                    // relationship of a picture
	formWidth
	formHeight
	sectionOpen  // the item to be repeated follows
	sectionStop  // of the item
	sectionRest  // the other items follow
	sectionClose // of them
)

// formTag makes a tagUse one of a form's.
type formTag struct {
	form  *form
	place formPlace
}

// ownTags begin the tags this program gives to controls itself.
var ownTags = []string{slotPrefix, "naskah/"}

// formExpression is the expression a control's tag stands for; "" for none. A
// late value of a paper is tagged by its expression too, with its place in a
// loop behind "#" and a digest behind "~" where it was cut.
func formExpression(tag string) (body string, strict bool) {
	if rest, ok := strings.CutPrefix(tag, "isi:"); ok {
		return plainBody(rest), true
	}
	for _, own := range ownTags {
		if strings.HasPrefix(tag, own) {
			return "", false
		}
	}
	if strings.ContainsAny(tag, "#~{}") || !firstName.MatchString(tag) {
		return "", false
	}
	return plainBody(tag), false
}

// plainBody is an expression as it was meant, see tag.Plain.
func plainBody(s string) string {
	return tag.Inside(tag.Plain("{{ " + s + " }}"))
}

var firstName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*`)

// fieldPath is a tag that can only be a field where none are declared; other
// programs name theirs with capitals or blanks.
var fieldPath = regexp.MustCompile(`^ *[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)* *$`)

// forms prepares the content controls below e.
func (l *lifter) forms(e *docx.Element, level docx.ControlLevel) {
	switch e.Name {
	case "w:p":
		level = docx.Inline
	case "w:tbl":
		level = docx.Row
	case "w:tr":
		level = docx.Cell
	case "w:tc", "w:txbxContent":
		level = docx.Block
	}
	var out []docx.Node
	changed := false
	for _, n := range e.Children {
		c, ok := n.(*docx.Element)
		if ok && c.Name == "w:sdt" {
			if nodes := l.form(&docx.Control{Element: c, Level: level}, e); nodes != nil {
				out, changed = append(out, nodes...), true
				continue
			}
		}
		if ok {
			l.forms(c, level)
		}
		out = append(out, n)
	}
	if changed {
		e.Children = out
	}
}

// form prepares one control; nil where it stays as it is.
func (l *lifter) form(c *docx.Control, parent *docx.Element) []docx.Node {
	inside := l.controls[c.Element]
	if inside.braces > 1 { // the tags in it are its content
		if body, _ := formExpression(c.Tag()); body != "" || c.Tag() == "" {
			c.ClearPlaceholder()
		}
		return nil
	}
	body, strict := formExpression(c.Tag())
	if body == "" {
		return nil
	}
	f := &form{strict: strict, tag: c.Tag()}
	pr := c.Element.Child("w:sdtPr")
	if pr.Child("w15:repeatingSection") != nil {
		f.kind = formSection
		l.section(c, f, body)
		return []docx.Node{c.Element}
	}
	before := len(l.tags)
	filled := &docx.Control{Element: c.Element.Clone(), Level: c.Level}
	mark := func(place formPlace) int { return l.formTag(f, place, body, c, parent) }
	open := marker(mark(formOpen))
	if inside.nested || !f.prepare(filled, mark) {
		l.tags = l.tags[:before]
		return nil
	}
	between := marker(mark(formElse))
	return []docx.Node{open, filled.Element, between, c.Element, marker(mark(formEnd))}
}

// inControl is what stands in a control: how many braces that may open tags,
// and whether there is another control.
type inControl struct {
	braces int
	nested bool
}

// survey notes what stands in the controls below e, in one walk.
func (l *lifter) survey(e *docx.Element) inControl {
	var in inControl
	for _, n := range e.Children {
		switch n := n.(type) {
		case docx.Text:
			in.braces += strings.Count(string(n), "{")
		case *docx.Element:
			below := l.survey(n)
			in.braces += below.braces
			in.nested = in.nested || below.nested || n.Name == "w:sdt"
		}
	}
	if e.Name == "w:sdt" {
		if l.controls == nil {
			l.controls = map[*docx.Element]inControl{}
		}
		l.controls[e] = in
	}
	return in
}

// formTag files a tag of a form.
func (l *lifter) formTag(f *form, place formPlace, body string, c *docx.Control, parent *docx.Element) int {
	name := c.Alias()
	if name == "" {
		name = c.Tag()
	}
	l.tags = append(l.tags, tagUse{
		body: body, lead: 2, pos: diag.Position{File: l.file, Order: len(l.tags)}, place: []message.Phrase{message.P("TP.kotak_isian", "nama", name)},
		excerpt: c.Tag(), parent: parent, form: &formTag{f, place},
	})
	return len(l.tags) - 1
}

// section prepares the first item of a repeating section ([MS-DOCX] 2.5.2.19)
// to be repeated, and the others to be left out.
func (l *lifter) section(c *docx.Control, f *form, body string) {
	content := c.Element.Child("w:sdtContent")
	if content == nil {
		return
	}
	mark := func(place formPlace) docx.Node { return marker(l.formTag(f, place, body, c, content)) }
	var out []docx.Node
	items := 0
	for _, n := range content.Children {
		item, ok := n.(*docx.Element)
		if ok && item.Name == "w:sdt" {
			items++
			switch items {
			case 1:
				out = append(out, mark(sectionOpen))
				inner := docx.E("w:sdtContent", item)
				l.forms(inner, c.Level)
				out = append(append(out, inner.Children...), mark(sectionStop))
				continue
			case 2:
				out = append(out, mark(sectionRest))
			}
		}
		out = append(out, n)
	}
	if items > 1 {
		out = append(out, mark(sectionClose))
	}
	content.Children = out
	c.ClearPlaceholder()
}

// standIn is what the text of a filled control is until its tag is put there.
const standIn = "\ue0ff"

// prepare makes a control ready to be filled; false when it cannot be.
func (f *form) prepare(c *docx.Control, mark func(formPlace) int) bool {
	pr := c.Element.Child("w:sdtPr")
	if pr.Child("w:picture") != nil {
		f.kind = formPicture
		return f.picture(c, mark)
	}
	c.SetText(standIn)
	text := false
	c.Element.Walk(func(e *docx.Element) bool {
		if e.Name == "w:t" && e.Text() == standIn {
			e.Children, text = []docx.Node{marker(mark(formValue))}, true
			e.SetAttr("xml:space", "preserve")
		}
		return !text
	})
	if !text {
		return false
	}
	switch {
	case pr.Child("w:date") != nil:
		f.kind = formDate
		date := pr.Child("w:date")
		f.date, f.english = date.Val("w:dateFormat"), strings.HasPrefix(date.Val("w:lid"), "en")
		date.SetAttr("w:fullDate", attrMarker(mark(formISO)))
	case pr.Child("w14:checkbox") != nil:
		f.kind = formCheck
		f.check(pr.Child("w14:checkbox"), mark)
	case pr.Child("w:dropDownList") != nil:
		f.list(pr.Child("w:dropDownList"))
	case pr.Child("w:comboBox") != nil:
		f.list(pr.Child("w:comboBox"))
		f.free = true
	}
	return true
}

func (f *form) list(e *docx.Element) {
	f.kind = formList
	e.RemoveAttr("w:lastValue")
	for _, item := range e.All("w:listItem") {
		c := formChoice{item.Attr("w:displayText"), item.Attr("w:value")}
		if c.shown == "" {
			c.shown = c.value
		}
		f.choices = append(f.choices, c)
	}
}

// check reads how a check box looks ([MS-DOCX] 2.6.2.5 to 2.6.2.8).
func (f *form) check(e *docx.Element, mark func(formPlace) int) {
	for i, name := range []string{"w14:uncheckedState", "w14:checkedState"} {
		f.checked[i] = symbol{[2]string{"☐", "☒"}[i], "MS Gothic"}
		state := e.Child(name)
		if n, err := strconv.ParseUint(state.Attr("w14:val"), 16, 16); err == nil {
			f.checked[i].char = string(rune(n))
		}
		if font := state.Attr("w14:font"); font != "" {
			f.checked[i].font = font
		}
	}
	on := e.Child("w14:checked")
	if on == nil {
		on = docx.E("w14:checked")
		e.Insert(0, on)
	}
	on.SetAttr("w14:val", attrMarker(mark(formChecked)))
}

// picture marks what another picture changes in a drawing: its part, and the
// size, which stays within the frame that was drawn.
func (f *form) picture(c *docx.Control, mark func(formPlace) int) bool {
	var blip *docx.Element
	c.Element.Walk(func(e *docx.Element) bool {
		if e.Name == "a:blip" && blip == nil {
			blip = e
		}
		if e.Name == "wp:extent" && f.width == 0 {
			f.width, _ = strconv.Atoi(e.Attr("cx"))
			f.height, _ = strconv.Atoi(e.Attr("cy"))
		}
		return true
	})
	if blip == nil || f.width <= 0 || f.height <= 0 {
		return false
	}
	c.ClearPlaceholder()
	blip.Children = nil // another form of the picture that was there
	blip.RemoveAttr("r:link")
	blip.SetAttr("r:embed", attrMarker(mark(formEmbed)))
	c.Element.Walk(func(e *docx.Element) bool {
		if e.Name == "wp:extent" || e.Name == "a:ext" && e.Has("cx") {
			e.SetAttr("cx", attrMarker(mark(formWidth)))
			e.SetAttr("cy", attrMarker(mark(formHeight)))
		}
		return true
	})
	return true
}

var fullDate = regexp.MustCompile(` w:fullDate="(\x{e000}naskah\d+\x{e001})"`)

// wholeAttributes leaves it to the tag of a date whether there is one.
func wholeAttributes(xml string) string { return fullDate.ReplaceAllString(xml, "$1") }
