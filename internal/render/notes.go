package render

import (
	"strconv"
	"strings"

	"naskah/internal/docx"
)

// noteCopy is a footnote or endnote that a loop refers to again. A note belongs
// to one reference (ECMA-376 17.11.14), so each further one gets a copy.
type noteCopy struct{ from, to string }

// notePart is a part of notes: what refers to them, what they are, and how the
// main part knows it.
type notePart struct{ reference, element, relation string }

var noteParts = [2]notePart{
	{"w:footnoteReference", "w:footnote", "footnotes"},
	{"w:endnoteReference", "w:endnote", "endnotes"},
}

// noteReference gives each reference a note of its own.
func (f *finisher) noteReference(name, tag string, i int) {
	id := attribute(tag, "w:id")
	if f.fallback || f.ids.take(name, id) {
		return
	}
	part := noteParts[0]
	if name != part.reference {
		part = noteParts[1]
	}
	copies := f.ids.notes[part.element]
	next := 0
	if n := len(copies); n > 0 {
		next, _ = strconv.Atoi(copies[n-1].to)
	} else {
		next = lastNote(f.st.pkg, part.relation)
	}
	given := strconv.Itoa(next + 1)
	f.ids.take(name, given)
	f.ids.notes[part.element] = append(copies, noteCopy{id, given})
	f.setAttribute(tag, i, "w:id", given)
}

// lastNote is the highest id of a note in the template.
func lastNote(pkg *docx.Package, relation string) int {
	last := 0
	for _, name := range pkg.Related(pkg.MainPart(), relation) {
		root, err := pkg.Tree(name)
		if err != nil {
			continue // told by Check when the template was read
		}
		for _, note := range root.Elements() {
			if n, err := strconv.Atoi(note.Attr("w:id")); err == nil {
				last = max(last, n)
			}
		}
	}
	return last
}

// addNotes appends the copies of notes to the markup of their part.
func addNotes(s, element string, copies []noteCopy) string {
	var added strings.Builder
	for _, c := range copies {
		note := findNote(s, element, c.from)
		at := strings.Index(note, ` w:id="`+c.from+`"`)
		if at < 0 {
			continue // the template refers to a note it does not have
		}
		added.WriteString(note[:at] + ` w:id="` + c.to + `"` + note[at+len(` w:id="`+c.from+`"`):])
	}
	end := strings.LastIndex(s, "</")
	return s[:end] + added.String() + s[end:]
}

// findNote is the markup of a note.
func findNote(s, element, id string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], "<"+element+" ")
		if i < 0 {
			return ""
		}
		i += from
		head := tagClose(s, i)
		end := strings.Index(s[head:], "</"+element+">")
		if end < 0 {
			return ""
		}
		from = head + end + len("</"+element+">")
		if attribute(s[i:head], "w:id") == id {
			return s[i:from]
		}
	}
}
