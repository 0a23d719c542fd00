package render

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/tag"
)

// location is a place in a Word file as a person finds it, and its order.
type location struct {
	place []message.Phrase
	order int
}

// orderStep is how many tags of one place are told apart.
const orderStep = 1 << 12

// guide knows what places are called in one Word file.
type guide struct {
	numbers *docx.Numbering
	styles  *docx.Styles
	notes   map[string]int              // numbers of notes, by kind and id
	stories map[string][]message.Phrase // what a part is called
	section int
	order   int
}

// newGuide reads what the names of places depend on.
func newGuide(pkg *docx.Package) (*guide, error) {
	numbers, err := pkg.Numbering()
	if err != nil {
		return nil, err
	}
	styles, err := pkg.Styles()
	if err != nil {
		return nil, err
	}
	root, err := pkg.Tree(pkg.MainPart())
	if err != nil {
		return nil, err
	}
	g := &guide{numbers: numbers, styles: styles, notes: map[string]int{}, stories: map[string][]message.Phrase{}}
	counts := map[string]int{}
	root.Walk(func(e *docx.Element) bool {
		switch e.Name {
		case "w:footnoteReference", "w:endnoteReference":
			kind := strings.TrimSuffix(e.Name, "Reference")
			if key := kind + e.Attr("w:id"); g.notes[key] == 0 {
				counts[kind]++
				g.notes[key] = counts[kind]
			}
		case "w:sectPr":
			g.section++
		case "w:headerReference", "w:footerReference":
			if part, _, ok := pkg.Target(pkg.MainPart(), e.Attr("r:id")); ok {
				g.margin(part, e)
			}
		}
		return true
	})
	return g, nil
}

// margin names a header or footer by the pages that show it, behind the first
// section with the section that brings it.
func (g *guide) margin(part string, e *docx.Element) {
	if g.stories[part] != nil {
		return
	}
	g.stories[part] = []message.Phrase{marginName(e)}
	if g.section > 1 {
		g.stories[part] = append(g.stories[part], message.P("TP.seksi", "n", g.section))
	}
}

// marginName names a header or footer by its reference.
func marginName(e *docx.Element) message.Phrase {
	head := e.Name == "w:headerReference"
	switch kind := e.Attr("w:type"); {
	case head && kind == "first":
		return message.P("TP.kepalapertama")
	case head && kind == "even":
		return message.P("TP.kepalagenap")
	case head:
		return message.P("TP.kepala")
	case kind == "first":
		return message.P("TP.kakipertama")
	case kind == "even":
		return message.P("TP.kakigenap")
	}
	return message.P("TP.kaki")
}

// placer walks a part and notes the places where a tag may stand.
type placer struct {
	*guide
	out     map[*docx.Element]location
	links   map[string]string
	story   []message.Phrase
	counter *docx.Counter
	clauses outline
	tables  []gridPlace // open tables, outermost first
	count   int         // of the tables around none
	paras   int         // that are not blank, outside of tables
	comment int
}

// gridPlace is a cell of an open table.
type gridPlace struct{ table, row, col, span, inner int }

// places notes the places of a part.
func (g *guide) places(part string, root *docx.Element, links map[string]string) map[*docx.Element]location {
	p := &placer{guide: g, out: map[*docx.Element]location{}, links: links, counter: g.numbers.Counter(), story: g.stories[part]}
	p.walk(root)
	return p.out
}

func (p *placer) walk(e *docx.Element) {
	for _, c := range e.Elements() {
		p.element(c)
	}
}

func (p *placer) element(e *docx.Element) {
	if e.Name != "w:p" && len(slotsOf(e, p.links)) > 0 {
		p.note(e)
	}
	switch e.Name {
	case "w:p":
		p.paragraph(e)
	case "w:tbl":
		p.table(e)
	case "w:tr":
		p.row(e)
	case "w:tc":
		p.cell(e)
	case "w:footnote", "w:endnote":
		n := p.notes[e.Name+e.Attr("w:id")]
		name := message.P("TP.catatankaki", "n", n)
		if e.Name == "w:endnote" {
			name = message.P("TP.catatanakhir", "n", n)
		}
		p.inStory(e, name)
	case "w:comment":
		p.comment++
		p.inStory(e, message.P("TP.komentar", "n", p.comment))
	case "w:txbxContent":
		p.inStory(e, message.P("TP.kotakteks"))
	case "mc:AlternateContent":
		p.branches(e)
	default:
		p.walk(e)
	}
}

// note files the place at hand for an element.
func (p *placer) note(e *docx.Element) {
	p.order += orderStep
	p.out[e] = location{p.place(nil), p.order}
}

// inStory walks what is a story of its own; it is found by what it is, and a
// text box by where it is anchored.
func (p *placer) inStory(e *docx.Element, name message.Phrase) {
	outer := *p
	if e.Name == "w:txbxContent" {
		p.story = append(p.place(nil), name)
	} else {
		p.story = append(append([]message.Phrase(nil), p.story...), name)
	}
	p.counter, p.clauses, p.tables, p.count, p.paras = p.numbers.Counter(), outline{}, nil, 0, 0
	p.walk(e)
	*p = outer
}

// branches walks alternate content. Its branches say the same, so what is found
// in the second has the place of the first.
func (p *placer) branches(e *docx.Element) {
	order, last := p.order, p.order
	for _, c := range e.Elements() {
		p.order = order
		p.walk(c)
		last = max(last, p.order)
	}
	p.order = last
}

func (p *placer) table(e *docx.Element) {
	n := len(p.tables)
	number := &p.count
	if n > 0 {
		number = &p.tables[n-1].inner
	}
	*number++
	p.tables = append(p.tables, gridPlace{table: *number})
	p.walk(e)
	p.tables = p.tables[:n]
}

func (p *placer) row(e *docx.Element) {
	if n := len(p.tables) - 1; n >= 0 {
		t := &p.tables[n]
		t.row, t.col, t.span = t.row+1, 0, 0
	}
	if strings.Contains(rowText(e), "{") {
		p.note(e)
	}
	p.walk(e)
}

// cell moves on to the next column of the grid.
func (p *placer) cell(e *docx.Element) {
	if n := len(p.tables) - 1; n >= 0 {
		t := &p.tables[n]
		t.col, t.inner = t.col+max(t.span, 1), 0
		t.span = gridSpan(e)
	}
	p.walk(e)
}

func (p *placer) paragraph(e *docx.Element) {
	_, text := stretches(e)
	var label docx.Label
	if e.Path("w:pPr", "w:rPr", "w:del") == nil {
		label, _ = p.counter.Next(e)
	}
	item := p.clauses.next(label.Text, text, p.isHeading(e))
	if (strings.TrimSpace(text) != "" || holdsMore(e)) && len(p.tables) == 0 {
		p.paras++
	}
	if strings.ContainsAny(e.Text(), "{}") {
		p.order += orderStep
		p.out[e] = location{p.place(item), p.order}
	}
	p.walk(e)
}

// gridSpan is how many columns a cell takes (ECMA-376 17.4.17).
func gridSpan(cell *docx.Element) int {
	n, err := strconv.Atoi(cell.Child("w:tcPr").Val("w:gridSpan"))
	if err != nil {
		return 1
	}
	return n
}

// isHeading reports whether a paragraph has a place in Word's navigation pane.
func (p *placer) isHeading(e *docx.Element) bool {
	if level := e.Child("w:pPr").Val("w:outlineLvl"); level != "" {
		return level != "9"
	}
	for _, st := range p.styles.Paragraph(e) {
		if level := st.Element.Child("w:pPr").Val("w:outlineLvl"); level != "" {
			return level != "9"
		}
		if strings.HasPrefix(strings.ToLower(st.Name), "heading ") {
			return true
		}
	}
	return false
}

// place is the place at hand in words; item is the clause a numbered paragraph
// is itself, nil for another one.
func (p *placer) place(item []level) []message.Phrase {
	out := append([]message.Phrase(nil), p.story...)
	clause := p.clauses.phrases(item)
	out = append(out, clause...)
	for i, t := range p.tables {
		if i == 0 {
			out = append(out, message.P("TP.tabel", "n", t.table))
		} else {
			out = append(out, message.P("TP.tabeldalam", "n", t.table))
		}
		if t.row > 0 {
			out = append(out, message.P("TP.baris", "n", t.row))
		}
		if t.col > 0 {
			out = append(out, message.P("TP.kolom", "n", t.col))
		}
	}
	if alone := len(p.story) > 0 && p.paras < 2; len(clause)+len(p.tables) == 0 && p.paras > 0 && !alone {
		out = append(out, message.P("TP.paragraf", "n", p.paras))
	}
	return out
}

// wordsAround is how many bytes of text are shown before and behind a tag; seen
// times as many are looked at, since white space counts once.
const (
	wordsAround = 36
	seen        = 8
)

// nearby is a tag with some words before and behind it.
func nearby(s string, t tag.Span) string {
	tag := strings.Join(strings.Fields(s[t.From:t.To]), " ")
	if len(tag) > 4*wordsAround {
		tag = head(tag, 4*wordsAround)
	}
	return tail(s[:t.From], wordsAround) + tag + head(s[t.To:], wordsAround)
}

// tail is the end of a text, from the beginning of a word.
func tail(s string, limit int) string {
	s = blanks(strings.ToValidUTF8(s[max(0, len(s)-seen*limit):], ""))
	if len(s) <= limit {
		return strings.TrimLeft(s, " ")
	}
	s = s[len(s)-limit:]
	if i := strings.IndexByte(s, ' '); i >= 0 && i < len(s)-1 {
		return "…" + s[i:]
	}
	for len(s) > 0 && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return "…" + s
}

// head is the beginning of a text, up to the end of a word.
func head(s string, limit int) string {
	s = blanks(strings.ToValidUTF8(s[:min(len(s), seen*limit)], ""))
	if len(s) <= limit {
		return strings.TrimRight(s, " ")
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	s = s[:limit]
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		return s[:i+1] + "…"
	}
	return s + "…"
}

// blanks makes any white space one blank and drops what is invisible.
func blanks(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range s {
		if unicode.IsSpace(r) || tag.Widthless(r) {
			blank = blank || !tag.Widthless(r)
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(r)
	}
	if blank {
		b.WriteByte(' ')
	}
	return b.String()
}
