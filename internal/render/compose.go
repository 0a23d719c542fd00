package render

import (
	"strconv"
	"strings"

	"naskah/internal/bahasa"
	"naskah/internal/docx"
	"naskah/internal/manuscript"
)

// A party div is written between {{ susun "div" width }} and {{ akhir_susun }}.
// What stands between is set aside while it is rendered, cut at each
// {{ slot }} into the items of the parties, and then set in columns or lines.
// The number of parties, and with it the table, is known only then.

// composition is such a div in a template.
type composition struct {
	div      string
	width    int
	alternat bool
	reverse  bool
	body     []node
}

// slotMark begins a party's item, or (true) parts its head from its tail by
// the room for the signature.
type slotMark bool

// composing gathers the items of one div while it is rendered.
type composing struct{ items []partyItem }

type partyItem struct {
	head, tail strings.Builder
	room       bool
}

// composition compiles susun up to akhir_susun.
func (c *compiler) composition(tag *tagUse) []node {
	words := strings.Fields(tag.body)
	c.around = append(c.around, tag)
	defer func() { c.around = c.around[:len(c.around)-1] }()
	out := composition{}
	for i, w := range words[1:] {
		text, err := strconv.Unquote(w)
		n, errNumber := strconv.Atoi(w)
		switch {
		case i == 0 && err == nil && manuscript.PartyDiv(text):
			out.div = text
		case i == 1 && errNumber == nil && n > 0 && n < 32000:
			out.width = n
		case i > 1 && text == "alternat":
			out.alternat = true
		case i > 1 && text == "terbalik":
			out.reverse = true
		default:
			c.find("TP037", "teks", w)
		}
	}
	if out.div == "" || out.width == 0 {
		c.find("TP038")
	}
	outer := c.composed
	c.composed = tag
	out.body, _, _ = c.block("akhir_susun")
	c.composed = outer
	return []node{out}
}

func (m slotMark) exec(st *state) {
	if st.compose == nil {
		return // a template whose findings were ignored
	}
	if m && len(st.compose.items) > 0 {
		item := &st.compose.items[len(st.compose.items)-1]
		item.room = true
		st.turnTo(&item.tail)
		return
	}
	if len(st.compose.items) == maxParties {
		st.halt("TP065", "batas", maxParties)
		return
	}
	st.compose.items = append(st.compose.items, partyItem{})
	st.turnTo(&st.compose.items[len(st.compose.items)-1].head)
}

// turnTo writes on in another builder; what is in the one at hand goes on
// counting.
func (st *state) turnTo(b *strings.Builder) {
	st.aside += st.out.Len()
	st.out = b
}

func (c composition) exec(st *state) {
	outer, out, aside := st.compose, st.out, st.aside
	st.compose = &composing{items: make([]partyItem, 0, maxParties)} // builders must not move
	st.turnTo(new(strings.Builder))                                  // what stands before the first slot prints nothing
	st.run(c.body)
	items := st.compose.items
	st.compose, st.out, st.aside = outer, out, aside
	if len(items) == 0 {
		return
	}
	a := assembly{st: st, composition: c, order: make([]int, len(items))}
	for i := range items {
		a.order[i] = i
		if c.reverse {
			a.order[i] = len(items) - 1 - i
		}
	}
	switch c.div {
	case "antara":
		a.between(items)
	case "nomor-pihak":
		for _, i := range a.order {
			st.out.WriteString(a.slot("nomor-pihak", i, items[i].head.String()))
		}
		st.out.WriteString(`<w:p><w:pPr><w:pStyle w:val="JarakKepala"/></w:pPr></w:p>`)
	case "komparisi":
		a.appearance(items)
	case "lambang":
		a.emblems(items)
	case "tanda-tangan":
		a.signatures(items)
	case "paraf":
		a.initials(items)
	}
}

// assembly writes the items of one div.
type assembly struct {
	composition
	st    *state
	order []int // item at each place
}

// slotTag names the control of party n (from 0) in a div.
func slotTag(div string, n int) string { return "alternat/" + div + "/" + strconv.Itoa(n+1) }

// slot wraps blocks into the control of a party, if originals are asked for.
func (a assembly) slot(div string, n int, blocks string) string {
	if !a.alternat {
		return blocks
	}
	return a.st.blockControl(slotTag(div, n), "Alternat", blocks)
}

// cell writes a cell. The control of a slot stands inside it: LibreOffice 7
// drops the character formats of a control around a cell.
func (a assembly) cell(width, span int, valign, div string, n int, blocks string) string {
	w := &manuscript.Writer{}
	w.Cell(width, span, valign)
	if !strings.Contains(blocks, "<w:p>") && !strings.Contains(blocks, "<w:p ") {
		blocks += "<w:p/>"
	}
	return w.String() + a.slot(div, n, blocks) + "</w:tc>"
}

func (a assembly) table(style string, jc string, widths []int, rows func(w *manuscript.Writer)) {
	w := &manuscript.Writer{}
	w.TableHead(style, 0, jc, style == "", widths)
	rows(w)
	w.WriteString("</w:tbl>")
	w.Paragraph(manuscript.Para{Style: "Antara"}, nil)
	a.st.out.WriteString(w.String())
}

func fixedLine(style, s string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
}

// between writes ANTARA, the first party, DAN, the next.
func (a assembly) between(items []partyItem) {
	for place, i := range a.order {
		word := "DAN"
		if place == 0 {
			word = "ANTARA"
		}
		a.st.out.WriteString(fixedLine("KataKepala", word) + a.slot("antara", i, items[i].head.String()))
	}
}

// appearance writes the komparisi. The numeral belongs to the place; name and
// text belong to the party.
func (a assembly) appearance(items []partyItem) {
	label := 567
	name := (a.width - label - manuscript.ColonWidth) * 34 / 100
	widths := []int{label, name, manuscript.ColonWidth, a.width - label - name - manuscript.ColonWidth}
	a.table("", "", widths, func(w *manuscript.Writer) {
		for place, i := range a.order {
			head, tail := firstParagraph(items[i].head.String())
			numeral, err := bahasa.Romawi(place + 1)
			if err != nil {
				numeral = strconv.Itoa(place + 1)
			}
			w.Row(false)
			w.Cell(widths[0], 1, "")
			w.WriteString(fixedLine("Komparisi", numeral+".") + "</w:tc>")
			w.WriteString(a.cell(widths[1], 1, "", "komparisi", i, leftAligned(head)))
			w.Cell(widths[2], 1, "")
			w.WriteString(fixedLine("Komparisi", ":") + "</w:tc>")
			w.WriteString(a.cell(widths[3], 1, "", "komparisi.isi", i, tail))
			w.WriteString("</w:tr>")
		}
	})
}

// firstParagraph cuts blocks behind their first paragraph.
func firstParagraph(s string) (string, string) {
	i := strings.Index(s, "</w:p>")
	if i < 0 {
		return s, ""
	}
	return s[:i+len("</w:p>")], s[i+len("</w:p>"):]
}

// leftAligned keeps a name in a narrow column from being justified.
func leftAligned(s string) string { return aligned(s, "left") }

// aligned gives the paragraphs an alignment, unless they have one.
func aligned(s, jc string) string {
	parts := strings.Split(s, "</w:pPr>")
	for i, p := range parts[:len(parts)-1] {
		if !strings.Contains(p[strings.LastIndex(p, "<w:pPr>")+1:], "<w:jc ") {
			parts[i] = p + `<w:jc w:val="` + jc + `"/>`
		}
	}
	return strings.Join(parts, "</w:pPr>")
}

// emblems spreads the emblems over the line: one in the middle, two at the
// edges, more between them.
func (a assembly) emblems(items []partyItem) {
	widths := equal(a.width, len(items))
	a.table("", "", widths, func(w *manuscript.Writer) {
		w.Row(false)
		for place, i := range a.order {
			jc := "center"
			if len(items) > 1 && place == 0 {
				jc = "left"
			} else if len(items) > 1 && place == len(items)-1 {
				jc = "right"
			}
			w.WriteString(a.cell(widths[place], 1, "center", "lambang", i, aligned(items[i].head.String(), jc)))
		}
		w.WriteString("</w:tr>")
	})
}

// perRow is how many signatures stand side by side: up to three, four in two
// pairs.
func perRow(n int) int {
	if n == 4 || n == 2 {
		return 2
	}
	return min(n, 3)
}

// signatures writes the columns of the signature block: heads, room for
// signature, stamp and duty stamp, names. Heads of different height leave the
// names at one height.
func (a assembly) signatures(items []partyItem) {
	columns := perRow(len(items))
	widths := equal(a.width, columns)
	a.table("", "", widths, func(w *manuscript.Writer) {
		for from := 0; from < len(items); from += columns {
			row := a.order[from:min(from+columns, len(items))]
			span := 1
			if len(row) == 1 {
				span = columns
			}
			if from > 0 {
				a.signatureGap(w)
			}
			room := false
			for _, i := range row {
				room = room || items[i].room
			}
			a.signatureRow(w, widths, row, span, "tanda-tangan", func(i int) string { return items[i].head.String() })
			if !room {
				continue
			}
			a.signatureSpace(w, widths, len(row), span)
			a.signatureRow(w, widths, row, span, "tanda-tangan.nama", func(i int) string { return items[i].tail.String() })
		}
	})
}

func (a assembly) signatureRow(w *manuscript.Writer, widths, row []int, span int, div string, content func(int) string) {
	w.Row(false)
	for place, i := range row {
		w.WriteString(a.cell(width(widths, place, span), span, "", div, i, content(i)))
	}
	fillRow(w, widths, len(row), span)
	w.WriteString("</w:tr>")
}

// fillRow writes the empty cells a short row lacks.
func fillRow(w *manuscript.Writer, widths []int, n, span int) {
	if span > 1 {
		return
	}
	for _, wide := range widths[n:] {
		w.Cell(wide, 1, "")
		w.WriteString(fixedLine("TandaTangan", "") + "</w:tc>")
	}
}

func (a assembly) signatureSpace(w *manuscript.Writer, widths []int, n, span int) {
	w.Row(false)
	for place := range n {
		w.Cell(width(widths, place, span), span, "")
		w.Paragraph(manuscript.Para{Style: "RuangTandaTangan"}, nil)
		w.WriteString("</w:tc>")
	}
	fillRow(w, widths, n, span)
	w.WriteString("</w:tr>")
}

// signatureGap parts a row of signatures from the names above it.
func (a assembly) signatureGap(w *manuscript.Writer) {
	w.Row(false)
	w.Cell(a.width, perRow(len(a.order)), "")
	w.Paragraph(manuscript.Para{Style: "JarakKepala", KeepNext: true}, nil)
	w.WriteString("</w:tc></w:tr>")
}

func width(widths []int, place, span int) int {
	total := 0
	for _, n := range widths[place : place+span] {
		total += n
	}
	return total
}

// initials writes the boxes for the parties' initials at the foot of a page.
func (a assembly) initials(items []partyItem) {
	const side = 1531 // "PIHAK KESATU" on a line of its own
	widths := make([]int, len(items))
	for i := range widths {
		widths[i] = min(side, a.width/len(items))
	}
	a.table("TabelBergaris", "right", widths, func(w *manuscript.Writer) {
		w.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="567" w:hRule="exact"/></w:trPr>`)
		for place, i := range a.order {
			w.WriteString(a.cell(widths[place], 1, "", "paraf", i, items[i].head.String()))
		}
		w.WriteString("</w:tr>")
	})
}

// equal splits a width into n equal columns, to the last twip.
func equal(total, n int) []int {
	parts := make([]int, n)
	for i := range parts {
		parts[i] = 1
	}
	return docx.Shares(parts, total)
}
