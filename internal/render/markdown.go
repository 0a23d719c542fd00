package render

import (
	"regexp"
	"strconv"
	"strings"

	"naskah/internal/manuscript"
)

// markdown is a text with a few marks of Markdown: bold, italic, underlined and
// links as in naskah text, lines of lists, headings, paragraphs. What is not
// understood is text: nothing of a value is lost.
type markdown struct{ text string }

// markKind is the kind of a block of a marked text.
type markKind int

const (
	markText markKind = iota
	markHeading
	markBullet
	markNumber
)

// markBlock is a paragraph of a marked text.
type markBlock struct {
	kind   markKind
	indent int // columns before the mark of a list
	number int
	text   string
}

var (
	markItem = regexp.MustCompile(`^([ \t]*)(?:-|(\d{1,4})\.)[ \t]+(\S.*)$`)
	markHead = regexp.MustCompile(`^#{1,6}[ \t]+(\S.*)$`)
)

// markBlocks cuts a text into paragraphs. A line end inside of one stays a line
// end, for people fill in forms line by line.
func markBlocks(s string) []markBlock {
	var out []markBlock
	open := false
	for line := range strings.SplitSeq(lineEnds.Replace(s), "\n") {
		head, item := markHead.FindStringSubmatch(line), markItem.FindStringSubmatch(line)
		switch {
		case strings.TrimSpace(line) == "":
			open = false
		case head != nil:
			out, open = append(out, markBlock{kind: markHeading, text: head[1]}), false
		case item != nil:
			b := markBlock{kind: markBullet, indent: columns(item[1]), text: item[3]}
			if item[2] != "" {
				b.kind = markNumber
				b.number, _ = strconv.Atoi(item[2]) // four digits are a number
			}
			out, open = append(out, b), true
		case open:
			last := &out[len(out)-1]
			if last.kind != markText {
				line = strings.TrimLeft(line, " \t")
			}
			last.text += "\n" + line
		default:
			out, open = append(out, markBlock{text: line}), true
		}
	}
	return out
}

// columns is the width of blanks.
func columns(s string) int { return len(s) + 3*strings.Count(s, "\t") }

// read cuts the text; it costs steps by its length, and each block one more.
func (m markdown) read(st *state) []markBlock {
	list := markBlocks(st.legal(m.text))
	st.steps += len(list)
	return list
}

// inline writes the text inside another one: its paragraphs become lines, its
// lists keep their marks as text.
func (m markdown) inline(st *state, props string) string {
	var all []manuscript.Piece
	for i, b := range m.read(st) {
		if i > 0 {
			all = append(all, manuscript.Piece{Kind: manuscript.BreakPiece})
		}
		switch b.kind {
		case markBullet:
			b.text = "- " + b.text
		case markNumber:
			b.text = strconv.Itoa(b.number) + ". " + b.text
		}
		all = append(all, b.pieces()...)
	}
	return st.pieces(all, props)
}

// pieces reads the marks of a block; a heading is bold.
func (b markBlock) pieces() []manuscript.Piece {
	list := manuscript.ParseMarks(b.text)
	if b.kind == markHeading {
		for i := range list {
			list[i].Mark.Bold = true
		}
	}
	return list
}

// blocks writes the text as paragraphs of the look of the one its tag was
// alone in.
func (m markdown) blocks(st *state, f *blockFrame) string {
	var out strings.Builder
	places := listPlaces{st: st}
	for i, b := range m.read(st) {
		para := f.para
		if i > 0 {
			para = setProp(para, paraProperties, "w:pageBreakBefore", "")
		}
		switch b.kind {
		case markBullet, markNumber:
			para = places.item(b, para)
		case markHeading:
			para = setProp(para, paraProperties, "w:keepNext", "<w:keepNext/>")
			places.end()
		default:
			places.end()
		}
		g := blockFrame{para: para, run: f.run}
		out.WriteString(g.paragraph(st.pieces(b.pieces(), f.run)))
	}
	return out.String()
}

// listPlaces follows the lists of one text.
type listPlaces struct {
	st   *state
	open []openList
}

type openList struct {
	indent int
	kind   markKind
	numID  int
	last   int // number of the last item
}

func (p *listPlaces) end() { p.open = nil }

// maxListDepth is how deep Word's lists go.
const maxListDepth = 9

// item gives the paragraph of an item its list. Its number is the one that was
// written: where it does not follow the last one, a list begins with it.
func (p *listPlaces) item(b markBlock, para string) string {
	for n := len(p.open); n > 0 && p.open[n-1].indent > b.indent; n = len(p.open) {
		p.open = p.open[:n-1]
	}
	n := len(p.open)
	if n == 0 || b.indent > p.open[n-1].indent+1 && n < maxListDepth {
		p.open = append(p.open, openList{indent: b.indent, kind: markText})
		n++
	}
	list, level := &p.open[n-1], n-1
	switch follows := list.kind == b.kind && (b.kind == markBullet || b.number == list.last+1); {
	case follows:
		list.last = b.number
	case b.kind == markBullet:
		*list = openList{indent: list.indent, kind: b.kind, numID: p.st.shared.lists.bullets()}
	default:
		*list = openList{indent: list.indent, kind: b.kind, numID: p.st.numbered(level, b.number), last: b.number}
	}
	return listParagraph(para, list.numID, level)
}

// listIndent is the room for the mark of a list, in twips.
const listIndent = 454

// listParagraph gives a paragraph a list. Where it has an indent of its own the
// list stands in from there, else the list's own indent holds.
func listParagraph(para string, numID, level int) string {
	num := `<w:numPr><w:ilvl w:val="` + strconv.Itoa(level) + `"/><w:numId w:val="` + strconv.Itoa(numID) + `"/></w:numPr>`
	own := propOf(para, paraProperties, "w:ind")
	para = setProp(para, paraProperties, "w:numPr", num)
	if own == "" {
		return para
	}
	left, err := strconv.Atoi(max(attribute(own, "w:left"), attribute(own, "w:start")))
	if err != nil {
		left = 0
	}
	left += listIndent * (level + 1)
	return setProp(para, paraProperties, "w:ind", `<w:ind w:left="`+strconv.Itoa(left)+`" w:hanging="`+strconv.Itoa(listIndent)+`"/>`)
}
