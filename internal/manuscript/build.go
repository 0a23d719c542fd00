package manuscript

import (
	"fmt"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
)

// Numbering of the style base: one multilevel list for each way of counting
// chapters, and one of bullets. A paper uses exactly two of them.
var chapterNum = map[string]int{"pasal": 1, "romawi": 2, "huruf": 3, "angka": 4, "tanpa": 5}

const bulletNum = 6

// hang is the room for the label of a list level, in twips (level 0 unused):
// "(10)" needs 451 twips in Bookman Old Style 12.
var hang = [6]int{0, 567, 454, 454, 454, 454}

// builder turns blocks into the main part of a template.
type builder struct {
	Writer
	front    front
	links    []string // addresses; link n has relationship rIdTautan<n>
	sections []section
	width    int    // of the text column, twips
	open     []int  // list levels that enclose the place
	left     int    // left edge of the last list item's text
	brk      bool   // the next paragraph begins a page
	style    string // of plain paragraphs
	jc       string
	indent   int // left indent of plain paragraphs
	slots    int // alternat: divs turn their items into slots
	last     block
}

func newBuilder(f front, bag *diag.Bag) *builder {
	b := &builder{front: f, style: "Isi"}
	b.bookmark, b.bag = new(int), bag
	b.Link = func(address string) string {
		b.links = append(b.links, address)
		return fmt.Sprintf("rIdTautan%d", len(b.links))
	}
	b.sections = []section{f.section()}
	b.width = b.sections[0].textWidth()
	return b
}

// document writes the main part.
func (b *builder) document(blocks []block) string {
	b.WriteString(docx.XMLHead + "<w:document" + docx.Namespaces + "><w:body>")
	b.blocks(blocks)
	last := len(b.sections) - 1
	b.WriteString(b.sections[last].xml(last == 0) + "</w:body></w:document>")
	return b.String()
}

func (b *builder) blocks(list []block) {
	for i, x := range list {
		b.block(x, list[i+1:])
		if x.kind != blockControl {
			b.last = x
		}
	}
}

func (b *builder) inline(t text) []Piece { return parseInline(t, b.bag) }

// block writes one block; rest is what follows it in its list.
func (b *builder) block(x block, rest []block) {
	switch x.kind {
	case blockControl:
		b.controlText(x.text)
	case blockCall:
		b.call(x)
	case blockPageBreak:
		b.brk = true
		b.open = nil
	case blockTitle:
		b.plain(b.title(x, rest), x.text)
	case blockChapter:
		b.chapter(x)
	case blockSub:
		b.plain(Para{Style: "SubBab", id: x.id}, x.text)
	case blockItem:
		b.item(x)
	case blockSpace:
		b.controlOrSpace(x)
	case blockTable:
		b.flushBreak()
		b.pipeTable(x)
	case blockDiv:
		b.div(x, rest)
	case blockRow:
		b.bag.Add(diag.New("TP018", x.pos))
	case blockSlot:
		b.bag.Add(diag.New("TP018", x.pos))
	case blockParagraph:
		b.body(x)
	}
}

// call writes a line that calls definitions: a paragraph of its own, which
// goes when what is called are whole paragraphs.
func (b *builder) call(x block) {
	p := Para{Style: b.style, jc: b.jc}
	if b.indent > 0 {
		p.indent, p.left = true, b.indent
	}
	b.flushBreak()
	b.Paragraph(p, b.inline(x.text))
}

// title gives a line of the head its space: real papers part the title, the
// parties, the subject, the numbers and the text, and set the lines of one
// title close.
func (b *builder) title(x block, rest []block) Para {
	p := Para{Style: "Judul", id: x.id}
	switch b.last.name {
	case "antara":
		p.before = 240
	case "lambang":
		p.before = 120
	}
	for _, next := range rest {
		switch {
		case next.kind == blockControl:
			continue
		case next.kind == blockDiv && next.name == "antara":
			p.after = 120
		case next.kind != blockTitle && next.name != "lambang":
			p.after = 240
		}
		return p
	}
	return p
}

// controlOrSpace writes the room for a signature: in a party's item it parts
// the head from the name, elsewhere it is a high empty line.
func (b *builder) controlOrSpace(x block) {
	if b.slots > 0 {
		b.control("{{ ruang_ttd }}", x.pos)
		return
	}
	b.Paragraph(Para{Style: "RuangTandaTangan"}, nil)
}

// plain writes a paragraph that ends any list.
func (b *builder) plain(p Para, t text) {
	b.open = nil
	p.pageBreak, b.brk = b.brk, false
	if b.jc != "" {
		p.jc = b.jc
	}
	b.Paragraph(p, b.inline(t))
}

// flushBreak writes a page break for a block that cannot carry it itself.
func (b *builder) flushBreak() {
	if b.brk {
		b.brk = false
		b.Paragraph(Para{Style: "Antara", pageBreak: true}, nil)
	}
}

// body writes a plain paragraph, or a further one of a list item.
func (b *builder) body(x block) {
	if x.inner {
		p := Para{Style: "IsiButir", indent: true, left: b.left}
		b.Paragraph(p, b.inline(x.text))
		return
	}
	p := Para{Style: b.style}
	if b.indent > 0 {
		p.indent, p.left = true, b.indent
	}
	b.plain(p, x.text)
}

// chapter writes a "##" line. A pasal is one paragraph: Word's number, a line
// break, and the title in capitals, so that a reference to it gives both.
func (b *builder) chapter(x block) {
	p := Para{id: x.id, num: chapterNum[b.front.chapter]}
	switch b.front.chapter {
	case "pasal":
		p.Style, p.upper, p.breakHead = "Pasal", true, true
		if p.id.s == "" {
			p.id = textAt(slug(x.text.s), x.pos)
		}
	case "tanpa":
		p.Style, p.num = "Bab", 0
	default:
		p.Style = "Bab"
	}
	b.plain(p, x.text)
}

// item writes a list item. The indent follows the levels that really enclose
// it, so that "a." directly below a pasal stands at the margin.
func (b *builder) item(x block) {
	p := Para{Style: "Butir", id: x.id, pageBreak: b.brk, indent: true}
	b.brk = false
	switch b.style {
	case "Konsiderans", "ButirTembusan", "IsiTabel", "Identitas", "Alamat":
		p.Style = b.style
	}
	if x.level == bullet {
		p.num = bulletNum
		base := b.indent
		for _, l := range b.open {
			base += hang[l]
		}
		p.left, p.hanging = base+hang[2], hang[2]
		b.left = p.left
		b.Paragraph(p, b.inline(x.text))
		return
	}
	for len(b.open) > 0 && b.open[len(b.open)-1] >= x.level {
		b.open = b.open[:len(b.open)-1]
	}
	b.open = append(b.open[:len(b.open):len(b.open)], x.level)
	p.left = b.indent
	standard := 0
	for _, l := range b.open {
		p.left += hang[l]
	}
	for l := 1; l <= x.level; l++ {
		standard += hang[l]
	}
	p.num, p.level, p.hanging = chapterNum[b.front.chapter], x.level, hang[x.level]
	p.indent = p.left != standard
	b.left = p.left
	b.Paragraph(p, b.inline(x.text))
}

// slug makes a bookmark name of a heading: stable as long as the heading is.
func slug(s string) string {
	var out strings.Builder
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	}) {
		if out.Len() > 0 {
			out.WriteByte('_')
		}
		out.WriteString(w)
	}
	return docx.BookmarkName(out.String())
}

// section is the geometry of a run of pages.
type section struct {
	w, h      int
	landscape bool
	margin    [4]int
}

func (f front) section() section {
	s := section{w: 11906, h: 16838, margin: f.margin}
	if f.f4 {
		s.h = cm(33)
	}
	if f.landscape {
		s = s.turned()
	}
	return s
}

// turned gives the section in the other orientation; the binding edge keeps
// its margin, as a landscape sheet in a file is bound at its top.
func (s section) turned() section {
	s.w, s.h, s.landscape = s.h, s.w, !s.landscape
	return s
}

func (s section) textWidth() int { return s.w - s.margin[0] - s.margin[1] }

// xml writes the section properties in the order of CT_SectPr. Only the first
// section has a first page of its own, without a page number.
func (s section) xml(first bool) string {
	orient, title := "", ""
	if s.landscape {
		orient = ` w:orient="landscape"`
	}
	refs := `<w:headerReference w:type="default" r:id="rIdKepala1"/><w:footerReference w:type="default" r:id="rIdKaki1"/>`
	if first {
		refs = `<w:headerReference w:type="default" r:id="rIdKepala1"/><w:headerReference w:type="first" r:id="rIdKepala2"/>` +
			`<w:footerReference w:type="default" r:id="rIdKaki1"/><w:footerReference w:type="first" r:id="rIdKaki2"/>`
		title = "<w:titlePg/>"
	}
	return fmt.Sprintf(`<w:sectPr>%s<w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="454" w:footer="567" w:gutter="0"/><w:cols w:space="720"/>%s</w:sectPr>`,
		refs, s.w, s.h, orient, s.margin[2], s.margin[1], s.margin[3], s.margin[0], title)
}
