package manuscript

import (
	"regexp"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/tag"
)

// blockKind is the kind of a block of naskah text.
type blockKind int

const (
	blockParagraph blockKind = iota
	blockTitle
	blockChapter
	blockSub
	blockItem
	blockRow // "Label : value" of an identitas or diktum div
	blockSlot
	blockSpace
	blockControl
	blockCall
	blockPageBreak
	blockTable
	blockDiv
)

// bullet is the list level of "- ".
const bullet = -1

// block is a node of the block tree.
type block struct {
	kind  blockKind
	pos   diag.Position
	text  text
	label text // of a row
	id    text // authored bookmark name, may hold expressions
	level int  // of an item: 1 ayat, 2 huruf, 3 angka, 4 a), 5 1), or bullet
	inner bool // continues the list item before it

	name string // of a div
	arg  text
	opts map[string]string
	body []block // of a div, of a slot, or below the value of a row

	table *table
}

// blockParser reads lines into blocks.
type blockParser struct {
	lines []line
	i     int
	bag   *diag.Bag
	depth int
	rows  []string // definitions of table rows
}

// divs are the known divs; true marks the ones whose "- " items are parties.
var divs = map[string]bool{
	"kop": false, "tengah": false, "kanan": false, "alamat": false, "identitas": false, "konsiderans": false, "diktum": false,
	"tembusan": false, "kotak": false, "daftar-isi": false, "lampiran": false, "tanda-tangan": true,
	"lambang": true, "antara": true, "nomor-pihak": true, "komparisi": true,
}

// PartyDiv reports whether a susun tag may name a div: one that holds the items
// of parties, or the boxes for their initials.
func PartyDiv(name string) bool { return divs[name] || name == "paraf" }

var optMark = regexp.MustCompile(`(?:^|\s)([a-z]+)=(\S+)`)

// parseBlocks reads the body of a .naskah file.
func parseBlocks(lines []line, bag *diag.Bag) []block {
	p := &blockParser{lines: lines, bag: bag}
	var out []block
	for p.i < len(p.lines) {
		out = append(out, p.blocks("")...)
		if p.i < len(p.lines) { // a closing fence without an opening one
			bag.Add(diag.New("TP011", p.lines[p.i].pos))
			p.i++
		}
	}
	return out
}

// blocks reads up to the closing fence of div (left unread) or the end.
func (p *blockParser) blocks(div string) []block {
	var out []block
	listed := false // a list item came before, so indented lines continue it
	for p.i < len(p.lines) {
		l := p.lines[p.i]
		kind := l.kind()
		if kind == lineDiv && strings.Trim(l.s, ":") == "" {
			return out
		}
		inner := l.indent >= 2 && listed
		b, ok := p.block(l, kind, div)
		if !ok {
			continue
		}
		switch b.kind {
		case blockParagraph, blockTable, blockDiv:
			b.inner = inner
			listed = listed && inner
		case blockItem, blockRow, blockSlot:
			listed = true
		case blockControl, blockCall:
		default:
			listed = false
		}
		out = append(out, b)
	}
	return out
}

// block reads one block; false means that the line made none.
func (p *blockParser) block(l line, kind lineKind, div string) (block, bool) {
	p.i++
	switch kind {
	case lineBlank:
		return block{}, false
	case lineComment:
		p.comment(l)
		return block{}, false
	case lineTitle:
		return p.heading(blockTitle, l, 2), true
	case lineChapter:
		return p.heading(blockChapter, l, 3), true
	case lineSub:
		return p.heading(blockSub, l, 4), true
	case linePageBreak:
		return block{kind: blockPageBreak, pos: l.pos}, true
	case lineSpace:
		return block{kind: blockSpace, pos: l.pos}, true
	case lineControl:
		return block{kind: blockControl, pos: l.pos, text: l.text(0)}, true
	case lineCall:
		return block{kind: blockCall, pos: l.pos, text: l.text(0)}, true
	case lineDiv:
		return p.div(l)
	case lineRow:
		p.i--
		return p.table(), true
	case lineItem:
		level, from := l.level()
		return p.item(l, level, from), true
	case lineDash:
		if divs[div] && l.indent < 2 {
			return p.slot(l, div), true
		}
		return p.item(l, bullet, 2), true
	}
	if div == "identitas" || div == "diktum" {
		if b, ok := p.row(l); ok {
			return b, true
		}
	}
	t := p.more(l.text(0), l.indent, kind)
	return block{kind: blockParagraph, pos: l.pos, text: t}, true
}

// heading reads a heading line and its {#id}.
func (p *blockParser) heading(kind blockKind, l line, from int) block {
	b := block{kind: kind, pos: l.pos, text: l.text(from).trim()}
	b.text, b.id = cutID(b.text)
	return b
}

// cutID takes a trailing {#id} off a text.
func cutID(t text) (text, text) {
	m := idMark.FindStringSubmatchIndex(t.s)
	if m == nil {
		return t, text{}
	}
	return t.cut(0, m[0]), t.cut(m[2], m[3])
}

// more adds the lines that go on with a paragraph begun at indent.
func (p *blockParser) more(t text, indent int, first lineKind) text {
	j, before := join(t), t.s
	for ; p.i < len(p.lines); p.i++ {
		l := p.lines[p.i]
		goesOn := false
		switch l.kind() {
		case lineText:
			goesOn = first == lineText || l.indent >= 2
		case lineItem:
			goesOn = refersOn(before)
		}
		if !goesOn {
			break
		}
		j.add(l.s, l.pos)
		before = l.s
	}
	return j.text()
}

// item reads a list item and the lines that continue its first paragraph.
func (p *blockParser) item(l line, level, from int) block {
	b := block{kind: blockItem, pos: l.pos, level: level}
	b.text = p.more(l.text(from).trim(), l.indent, lineText)
	b.text, b.id = cutID(b.text)
	return b
}

// slot reads one party's item: its first paragraph and the indented blocks.
func (p *blockParser) slot(l line, div string) block {
	b := block{kind: blockSlot, pos: l.pos}
	inner := &blockParser{bag: p.bag, depth: p.depth}
	first := line{s: strings.TrimLeft(l.s[2:], " "), pos: l.text(len(l.s) - len(strings.TrimLeft(l.s[2:], " "))).at[0].pos}
	inner.lines = append(inner.lines, first)
	for p.i < len(p.lines) {
		next := p.lines[p.i]
		if next.s != "" && next.indent < 2 {
			break
		}
		if next.indent >= 2 {
			next.indent -= 2
		}
		inner.lines = append(inner.lines, next)
		p.i++
	}
	b.body = p.nested(inner, div+"/")
	return b
}

// nested reads the blocks of lines that were set aside.
func (p *blockParser) nested(inner *blockParser, div string) []block {
	body := inner.blocks(div)
	if inner.i < len(inner.lines) {
		p.bag.Add(diag.New("TP011", inner.lines[inner.i].pos))
	}
	return body
}

// row reads "Label : value" of an identitas or diktum div, with the list or
// the paragraphs that stand indented below the value.
func (p *blockParser) row(l line) (block, bool) {
	at := outsideTags(l.s, " : ")
	width := 3
	if at < 0 && strings.HasSuffix(l.s, " :") {
		at, width = len(l.s)-2, 2
	}
	if at < 0 {
		return block{}, false
	}
	b := block{kind: blockRow, pos: l.pos, label: l.text(0).cut(0, at).trim()}
	inside, before := l.indent+2, l.s
	j := join(l.text(0).cut(at+width, len(l.s)).trim())
	for p.i < len(p.lines) {
		next := p.lines[p.i]
		if k := next.kind(); next.indent < inside || k != lineText && (k != lineItem || !refersOn(before)) {
			break
		}
		j.add(next.s, next.pos)
		before = next.s
		p.i++
	}
	b.text = j.text()
	inner := &blockParser{bag: p.bag, depth: p.depth}
	for p.i < len(p.lines) && (p.lines[p.i].s == "" || p.lines[p.i].indent >= inside) {
		next := p.lines[p.i]
		next.indent = max(next.indent-inside, 0)
		inner.lines = append(inner.lines, next)
		p.i++
	}
	b.body = p.nested(inner, "")
	return b, true
}

// outsideTags returns the offset of sep outside of tags, or -1.
func outsideTags(s, sep string) int {
	from := 0
	for _, tag := range tag.Find(s) {
		if i := strings.Index(s[from:tag.From], sep); i >= 0 {
			return from + i
		}
		if tag.To < 0 {
			return -1
		}
		from = tag.To
	}
	if i := strings.Index(s[from:], sep); i >= 0 {
		return from + i
	}
	return -1
}

// comment skips a comment that may run over several lines.
func (p *blockParser) comment(l line) {
	for s := l; !strings.Contains(s.s, "*/}}"); p.i++ {
		if p.i >= len(p.lines) {
			p.bag.Add(diag.New("TP012", l.pos))
			return
		}
		s = p.lines[p.i]
	}
}

// div reads a fenced div with its body.
func (p *blockParser) div(l line) (block, bool) {
	head := strings.TrimLeft(l.s, ":")
	from := len(l.s) - len(strings.TrimLeft(head, " "))
	name, _, _ := strings.Cut(l.s[from:], " ")
	b := block{kind: blockDiv, pos: l.pos, name: name, opts: map[string]string{}}
	rest := l.text(min(len(l.s), from+len(name)))
	for _, m := range optMark.FindAllStringSubmatchIndex(rest.s, -1) {
		b.opts[rest.s[m[2]:m[3]]] = rest.s[m[4]:m[5]]
	}
	if m := optMark.FindStringIndex(rest.s); m != nil {
		rest = rest.cut(0, m[0])
	}
	b.arg = rest.trim()
	if _, known := divs[name]; !known {
		d := diag.New("TP013", l.pos, "nama", name)
		if near := suggestDiv(name); near != "" {
			d = d.WithHint("TP.mungkin", "nama", near)
		}
		p.bag.Add(d)
	}
	if p.depth++; p.depth > maxDepth {
		p.bag.Add(diag.New("TP014", l.pos, "batas", maxDepth))
		p.i = len(p.lines)
		return block{}, false
	}
	b.body = p.blocks(name)
	p.depth--
	if p.i >= len(p.lines) {
		p.bag.Add(diag.New("TP010", l.pos, "nama", name))
		return b, true
	}
	p.i++
	return b, true
}

func suggestDiv(name string) string {
	var names []string
	for n := range divs {
		names = append(names, n)
	}
	return diag.Suggest(name, names)
}
