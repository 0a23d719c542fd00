package layout

import (
	"strconv"

	"naskah/internal/docx"
	"naskah/internal/message"
)

// notes collects footnotes and endnotes in the order of their references.
type notes struct {
	bodies  map[noteKey]*docx.Element
	parts   map[string]string // kind → part name
	numbers map[noteKey]string
	depth   int
	list    []block
}

// noteKey names a note: "w:footnote" or "w:endnote", and its id.
type noteKey struct{ kind, id string }

// readNotes finds the notes of a document. Of two with one id the last counts.
func readNotes(pkg *docx.Package, main string) *notes {
	n := &notes{bodies: map[noteKey]*docx.Element{}, parts: map[string]string{}, numbers: map[noteKey]string{}}
	for _, kind := range []string{"footnote", "endnote"} {
		for _, part := range pkg.Related(main, kind+"s") {
			n.parts["w:"+kind] = part
			break
		}
		for _, e := range related(pkg, main, kind+"s").All("w:" + kind) {
			n.bodies[noteKey{"w:" + kind, e.Attr("w:id")}] = e
		}
	}
	return n
}

// note reads a reference: its number in the text and, the first time, the
// note's own story, kept for the end of the document (17.11).
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
	number, known := n.numbers[key]
	if !known {
		number = strconv.Itoa(len(n.numbers) + 1)
		n.numbers[key] = number
	}
	if custom := c.Attr("w:customMarkFollows"); custom == "" || !onOff(custom) {
		own := *props
		own.vert = superscript
		in.text(number, &own)
	}
	if !known {
		in.warn("LY011", "LY.part.note")
		in.readNote(key.kind, body, number)
	}
}

// readNote reads the story of a note; its own mark shows the number.
func (in *inlines) readNote(kind string, e *docx.Element, number string) {
	n, part, parent := in.notes, in.part, in.tree.parent
	in.reader.part = n.parts[kind]
	n.depth++
	first := true
	in.tree.parent = 0
	in.nested(message.P("LY.at.note", "n", number), 0, e, &flow{emit: func(b block) {
		if p, ok := b.(*paragraph); ok && first {
			own := p.mark
			own.vert = superscript
			p.inlines = append([]inline{{kind: inText, text: number + " ", props: &own}}, p.inlines...)
			first = false
		}
		n.list = append(n.list, b)
	}})
	n.depth--
	in.reader.part, in.tree.parent = part, parent
}
