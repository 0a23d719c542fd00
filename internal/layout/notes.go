package layout

import (
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
)

// notes reads footnotes and endnotes in the order of their references. Endnotes
// are set behind the text, footnotes at the foot of the page.
type notes struct {
	bodies  map[noteKey]*docx.Element
	parts   map[string]string       // kind → part name
	numbers map[string]*noteNumbers // by kind
	labels  map[noteKey]string      // of the notes already read
	mark    string                  // of the note being read
	depth   int
	feet    []*note // footnotes
	ends    []block // endnotes
}

// noteKey names a note: "w:footnote" or "w:endnote", and its id.
type noteKey struct{ kind, id string }

// noteNumbers counts the notes of a kind (17.11.11).
type noteNumbers struct {
	next   int
	format string
}

// note is a footnote.
type note struct{ blocks []block }

// readNotes finds the notes of a document and how they are numbered: as the last
// section says, or else the settings. Of two notes with one id the last counts.
func readNotes(pkg *docx.Package, main string, out *crier, setup ...*docx.Element) *notes {
	n := &notes{
		bodies: map[noteKey]*docx.Element{}, parts: map[string]string{}, labels: map[noteKey]string{},
		numbers: map[string]*noteNumbers{"w:footnote": {1, "decimal"}, "w:endnote": {1, "lowerRoman"}},
	}
	for _, kind := range []string{"footnote", "endnote"} {
		for _, part := range pkg.Related(main, kind+"s") {
			n.parts["w:"+kind] = part
			break
		}
		for _, e := range related(pkg, main, kind+"s").All("w:" + kind) {
			n.bodies[noteKey{"w:" + kind, e.Attr("w:id")}] = e
			if text := e.Text(); separators[e.Attr("w:type")] && strings.TrimSpace(text) != "" {
				out.add(diag.Warn("LY052", diag.Position{File: n.parts["w:"+kind]}, "teks", shorten(strings.TrimSpace(text), 40)))
			}
		}
		count := n.numbers["w:"+kind]
		for _, e := range setup {
			props := e.Child("w:" + kind + "Pr")
			if again := props.Val("w:numRestart"); again == "eachPage" || again == "eachSect" {
				out.add(diag.Warn("LY032", diag.Position{File: main}))
			}
			count.next = intOr(props.Val("w:numStart"), count.next)
			if format := props.Val("w:numFmt"); format != "" {
				count.format = format
			}
		}
	}
	return n
}

// separators are the kinds of notes that stand between text and notes (17.18.33);
// ours are drawn as lines.
var separators = map[string]bool{"separator": true, "continuationSeparator": true, "continuationNotice": true}

// note reads a reference: its number in the text and, the first time, the
// note's own story (17.11). A reference with a mark of its own has no number.
func (in *inlines) note(c *docx.Element, props *runProps) {
	n := in.notes
	key := noteKey{"w:footnote", c.Attr("w:id")}
	if c.Name == "w:endnoteReference" {
		key.kind = "w:endnote"
	}
	body := n.bodies[key]
	if body == nil || n.depth > 0 || in.tree.aside {
		return
	}
	label, known := n.labels[key]
	if custom := c.Attr("w:customMarkFollows"); !known && (custom == "" || !onOff(custom)) {
		count := n.numbers[key.kind]
		label = docx.FormatNumber(count.next, count.format)
		count.next++
	}
	in.text(label, props)
	if known {
		return
	}
	n.labels[key] = label
	blocks := in.noteStory(key.kind, body, label)
	if key.kind == "w:endnote" {
		n.ends = append(n.ends, blocks...)
		return
	}
	foot := &note{blocks}
	n.feet = append(n.feet, foot)
	in.add(inline{kind: inNote, props: props, note: foot})
}

// noteStory reads the text of a note.
func (in *inlines) noteStory(kind string, e *docx.Element, label string) (blocks []block) {
	n, part, parent := in.notes, in.part, in.tree.parent
	in.reader.part = n.parts[kind]
	n.depth++
	in.tree.parent, n.mark = 0, label
	in.nested(message.P("LY.at.note", "n", label), 0, e, &flow{emit: func(b block) { blocks = append(blocks, b) }})
	n.depth--
	in.reader.part, in.tree.parent = part, parent
	return blocks
}

// ownMark sets the number of a note before its text (17.11.13). LibreOffice
// gives it the paragraph's own formatting (7.4 measured).
func (in *inlines) ownMark(props *runProps) {
	if in.notes.depth == 0 {
		return
	}
	if in.lo74 {
		props = &in.base
	}
	in.text(in.notes.mark, props)
}
