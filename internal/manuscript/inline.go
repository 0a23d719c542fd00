package manuscript

import (
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/tag"
)

// PieceKind is the kind of an inline piece.
type PieceKind int

const (
	TextPiece PieceKind = iota
	TagPiece
	BreakPiece
	TabPiece
)

// Mark is a set of character formats.
type Mark struct{ Bold, Italic, Under bool }

// Piece is a stretch of inline text of one format.
type Piece struct {
	Kind PieceKind
	Text string
	pos  diag.Position
	Mark Mark
	Link string // address, when the piece lies in a link
}

// inlineParser cuts a paragraph's text into pieces.
type inlineParser struct {
	t     text
	i     int
	plain strings.Builder
	from  int // offset of the plain text being gathered
	mark  Mark
	link  string
	out   []Piece
	bag   *diag.Bag
	alone map[string]bool // signs that have no partner any more
	value bool            // a value is read: tags in it are text, and it has no places
}

// parseInline reads the marks, tags and links of a paragraph.
func parseInline(t text, bag *diag.Bag) []Piece {
	p := &inlineParser{t: t, bag: bag}
	p.run(len(t.s))
	p.flush()
	return p.out
}

// ParseMarks reads the marks and links of a value. Tags in it are text.
func ParseMarks(s string) []Piece {
	p := &inlineParser{t: text{s: s}, value: true}
	p.run(len(s))
	p.flush()
	return p.out
}

// place is where byte off stands; to find it costs the length of the text.
func (p *inlineParser) place(off int) diag.Position {
	if p.value {
		return diag.Position{}
	}
	return p.t.pos(off)
}

func (p *inlineParser) flush() {
	if p.plain.Len() > 0 {
		p.out = append(p.out, Piece{Kind: TextPiece, Text: p.plain.String(), pos: p.place(p.from), Mark: p.mark, Link: p.link})
		p.plain.Reset()
	}
	p.from = p.i
}

func (p *inlineParser) add(kind PieceKind, s string, at int) {
	p.flush()
	p.out = append(p.out, Piece{Kind: kind, Text: s, pos: p.place(at), Mark: p.mark, Link: p.link})
}

// run reads up to offset end.
func (p *inlineParser) run(end int) {
	for p.i < end {
		rest := p.t.s[p.i:end]
		switch c := rest[0]; {
		case c == '\n':
			p.add(BreakPiece, "", p.i)
			p.i++
		case c == '\t':
			p.add(TabPiece, "", p.i)
			p.i++
		case c == '\\' && len(rest) > 1 && strings.IndexByte(`*_\[]|#<{}`, rest[1]) >= 0:
			p.plain.WriteByte(rest[1])
			p.i += 2
		case strings.HasPrefix(rest, "<br>"):
			p.add(BreakPiece, "", p.i)
			p.i += len("<br>")
		case strings.HasPrefix(rest, "${"):
			n := max(tag.MarkEnd(rest, 0), 1)
			p.plain.WriteString(rest[:n])
			p.i += n
		case strings.HasPrefix(rest, "{{") && !p.value:
			p.tag()
		case c == '[' && p.linkAt(rest):
		case (c == '*' || c == '_') && p.toggle(rest):
		default:
			p.plain.WriteByte(c)
			p.i++
		}
	}
}

// tag reads a tag whole.
func (p *inlineParser) tag() {
	end := tag.End(p.t.s, p.i+2)
	if end < 0 {
		p.bag.Add(diag.New("TP020", p.t.pos(p.i)))
		p.plain.WriteString(p.t.s[p.i : p.i+2])
		p.i += 2
		return
	}
	if body := p.t.s[p.i:end]; !strings.HasPrefix(body, "{{/*") {
		p.add(TagPiece, body, p.i)
	}
	p.i = end
	p.from = p.i
}

// toggle switches a format on or off at "**", "*" or "__". A mark that has no
// partner, and the underscores of a blank to be filled by hand, stay text.
func (p *inlineParser) toggle(rest string) bool {
	sign, on := "*", &p.mark.Italic
	switch {
	case strings.HasPrefix(rest, "**"):
		sign, on = "**", &p.mark.Bold
	case rest[0] == '_':
		if !strings.HasPrefix(rest, "__") || (!p.mark.Under && strings.HasPrefix(rest, "___")) {
			n := len(rest) - len(strings.TrimLeft(rest, "_"))
			p.plain.WriteString(rest[:n])
			p.i += n
			return true
		}
		sign, on = "__", &p.mark.Under
	}
	if !*on && !p.opens(rest[len(sign):], sign) {
		p.plain.WriteString(sign)
		p.i += len(sign)
		return true
	}
	p.flush()
	*on = !*on
	p.i += len(sign)
	p.from = p.i
	return true
}

// opens reports whether a sign begins a format here. Once a sign has been
// found without a partner, no later one has one.
func (p *inlineParser) opens(rest, sign string) bool {
	if rest == "" || rest[0] == ' ' || p.alone[sign] {
		return false
	}
	if p.closes(rest, sign) {
		return true
	}
	if p.alone == nil {
		p.alone = map[string]bool{}
	}
	p.alone[sign] = true
	return false
}

// closes reports whether an opened sign has a partner in rest.
func (p *inlineParser) closes(rest, sign string) bool {
	for i := 0; i < len(rest); {
		switch {
		case rest[i] == '\\':
			i += 2
		case strings.HasPrefix(rest[i:], "{{") && !p.value:
			end := tag.End(rest, i+2)
			if end < 0 {
				return false
			}
			i = end
		case sign == "*" && strings.HasPrefix(rest[i:], "**"):
			i += 2
		case i > 0 && strings.HasPrefix(rest[i:], sign):
			return true
		default:
			i++
		}
	}
	return false
}

// linkAt reads [text](address).
func (p *inlineParser) linkAt(rest string) bool {
	mid := strings.Index(rest[:min(len(rest), docx.MaxLink)], "](")
	if mid < 0 || p.link != "" {
		return false
	}
	address, _, ok := strings.Cut(rest[mid+2:min(len(rest), mid+2+docx.MaxLink)], ")")
	if !ok || strings.Contains(rest[:mid], "\n") {
		return false
	}
	size := len(address)
	if !p.value && strings.Contains(address, "{{") {
		ok = docx.SafeLink(address) // what it becomes is looked at when it is known
	} else {
		address, ok = docx.Address(address)
	}
	if !ok {
		return false
	}
	p.flush()
	start := p.i
	p.link = address
	p.i, p.from = start+1, start+1
	p.run(start + mid)
	p.flush()
	p.link = ""
	p.i = start + mid + 2 + size + 1
	p.from = p.i
	return true
}
