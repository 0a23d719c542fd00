package manuscript

import (
	"fmt"
	"strings"
	"unicode"

	"naskah/internal/diag"
	"naskah/internal/tag"
)

// div writes a fenced div; rest is what follows it in its list.
func (b *builder) div(x block, rest []block) {
	if x.name != "lampiran" {
		b.flushBreak()
	}
	if !x.inner {
		b.open = nil
	}
	switch x.name {
	case "kop":
		b.letterhead(x)
	case "tengah":
		b.styled("Tengah", "center", 0, x.body)
	case "kanan":
		b.styled("Kanan", "", b.width/2, x.body)
		b.Paragraph(Para{Style: "JarakKepala"}, nil)
	case "alamat":
		b.styled("Alamat", "", 0, x.body)
		b.Paragraph(Para{Style: "JarakKepala"}, nil)
	case "identitas":
		b.labelled(x, "Identitas", 0)
	case "diktum":
		b.labelled(x, "Isi", labelWidth)
	case "konsiderans":
		b.recital(x)
	case "tembusan":
		b.copies(x)
	case "kotak":
		b.box(x)
	case "daftar-isi":
		b.contents(x)
	case "lampiran":
		b.annex(x, rest)
	case "tanda-tangan":
		b.Paragraph(Para{Style: "Antara", KeepNext: true}, nil)
		if hasSlots(x.body) {
			b.parties(x)
			return
		}
		b.signer(x)
	case "lambang", "antara", "nomor-pihak", "komparisi":
		b.parties(x)
	default: // unknown, already reported: its text must not be lost
		b.blocks(x.body)
	}
}

// styled writes the body with another paragraph style and indent.
func (b *builder) styled(style, jc string, indent int, body []block) {
	s, j, n := b.style, b.jc, b.indent
	b.style, b.jc, b.indent = style, jc, indent
	b.blocks(body)
	b.style, b.jc, b.indent = s, j, n
}

func hasSlots(body []block) bool {
	for _, x := range body {
		if x.kind == blockSlot {
			return true
		}
	}
	return false
}

// letterhead writes the kop: the logo at the left, lines in the middle, a rule
// below. Without a body the lines are those of the office's profile.
func (b *builder) letterhead(x block) {
	logo, lines := "", x.body
	if len(lines) == 0 {
		logo = "kantor.logo"
	} else if first := lines[0]; first.kind == blockParagraph && isPicture(first.text.s) {
		logo, lines = first.text.s, lines[1:]
	}
	write := func() {
		if len(x.body) == 0 {
			b.officeLines(x.pos)
			return
		}
		for _, l := range lines {
			b.letterheadLine(l)
		}
	}
	if logo == "kantor.logo" {
		b.control("{{ if terisi kantor.logo }}", x.pos)
		b.logoTable("{{ gambar kantor.logo }}", x.pos, write)
		b.control("{{ else }}", x.pos)
		write()
		b.control("{{ end }}", x.pos)
	} else if logo != "" {
		b.logoTable(logo, x.pos, write)
	} else {
		write()
	}
	b.Paragraph(Para{Style: "KopGaris"}, nil)
}

// isPicture reports whether a paragraph is one gambar tag.
func isPicture(s string) bool {
	tags := tag.Find(s)
	return len(tags) == 1 && tags[0] == tag.Span{To: len(s)} && strings.HasPrefix(tags[0].Body(s), "gambar ")
}

func (b *builder) letterheadLine(l block) {
	switch l.kind {
	case blockTitle:
		b.Paragraph(Para{Style: "KopBaris"}, b.inline(l.text))
	case blockControl:
		b.controlText(l.text)
	case blockParagraph, blockCall:
		b.Paragraph(Para{Style: "KopAlamat"}, b.inline(l.text))
	default:
		b.bag.Add(diag.New("TP019", l.pos, "nama", "kop"))
	}
}

// officeLines writes the lines of the office's profile.
func (b *builder) officeLines(pos diag.Position) {
	b.control("{{ range kantor.kop }}", pos)
	b.Paragraph(Para{Style: "KopBaris"}, b.inline(textAt("{{ . }}", pos)))
	b.control("{{ end }}", pos)
	b.Paragraph(Para{Style: "KopAlamat"}, b.inline(textAt("{{ if terisi kantor.alamat }}{{ kantor.alamat }}{{ end }}", pos)))
	var s strings.Builder
	s.WriteString("{{ if terisi kantor.telepon }}Telepon {{ kantor.telepon }}{{ end }}")
	s.WriteString("{{ if terisi kantor.laman }}{{ if terisi kantor.telepon }}, {{ end }}Laman {{ kantor.laman }}{{ end }}")
	s.WriteString("{{ if terisi kantor.pos_el }}{{ if or (terisi kantor.telepon) (terisi kantor.laman) }}, {{ end }}Pos-el {{ kantor.pos_el }}{{ end }}")
	b.control("{{ if or (terisi kantor.telepon) (terisi kantor.laman) (terisi kantor.pos_el) }}", pos)
	b.Paragraph(Para{Style: "KopAlamat"}, b.inline(textAt(s.String(), pos)))
	b.control("{{ end }}", pos)
}

func (b *builder) logoTable(logo string, pos diag.Position, lines func()) {
	side := cm(2.6)
	b.TableHead("", 0, "", true, []int{side, b.width - side})
	b.Row(false)
	b.Cell(side, 1, "center")
	b.Paragraph(Para{Style: "Lambang", jc: "left"}, b.inline(textAt(logo, pos)))
	b.WriteString("</w:tc>")
	b.Cell(b.width-side, 1, "center")
	lines()
	b.WriteString("</w:tc></w:tr></w:tbl>")
}

// labelWidth is the width of Menimbang, Mengingat, Menetapkan, KESATU: 3 cm.
const labelWidth = 1701

// ColonWidth is the width of a column that holds a colon, in twips.
const ColonWidth = 284

// labelled writes "Label : value" rows; fixed is the width of the labels, or 0
// to fit the longest.
func (b *builder) labelled(x block, style string, fixed int) {
	label := fixed
	for _, r := range x.body {
		if r.kind == blockRow && fixed == 0 {
			label = max(label, b.labelWidth(r.label.s))
		}
	}
	left := b.indent
	if x.inner {
		left = b.left
	}
	width := b.width - left
	label = max(min(label, width/2), cm(2.2))
	widths := []int{label, ColonWidth, width - label - ColonWidth}
	table := ""
	if x.inner {
		table = "TabelButirPolos"
	}
	b.TableHead(table, left, "", true, widths)
	for _, r := range x.body {
		if r.kind == blockControl || r.kind == blockCall {
			b.controlRow(r.text, 3, width)
			continue
		}
		if r.kind != blockRow {
			b.bag.Add(diag.New("TP019", r.pos, "nama", x.name))
			continue
		}
		b.labelledRow(r, style, widths)
	}
	b.WriteString("</w:tbl>")
	b.gap()
}

// labelWidth is about as wide as a label: capitals take more room.
func (b *builder) labelWidth(s string) int {
	width := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			width += 180
		} else {
			width += 132
		}
	}
	return width*b.front.size/24 + 200
}

// labelledRow writes one row. A row with a list in it may be long, so it may
// break over pages.
func (b *builder) labelledRow(r block, style string, widths []int) {
	if len(r.body) == 0 {
		b.Row(false)
	} else {
		b.WriteString("<w:tr>")
	}
	for i, t := range []text{r.label, textAt(":", r.pos)} {
		b.Cell(widths[i], 1, "")
		b.Paragraph(Para{Style: style, jc: "left"}, b.inline(t))
		b.WriteString("</w:tc>")
	}
	b.Cell(widths[2], 1, "")
	if r.text.s != "" || len(r.body) == 0 {
		b.Paragraph(Para{Style: style}, b.inline(r.text))
	}
	if len(r.body) > 0 {
		b.inCell(widths[2], style, r.body)
	}
	b.WriteString("</w:tc></w:tr>")
}

// gap writes the low paragraph that keeps two tables apart.
func (b *builder) gap() { b.Paragraph(Para{Style: "Antara"}, nil) }

// controlRow writes a control line as a row of its own.
func (b *builder) controlRow(t text, columns, width int) {
	b.WriteString("<w:tr>")
	b.Cell(width, columns, "")
	b.controlText(t)
	b.WriteString("</w:tc></w:tr>")
}

// recital writes Menimbang, Mengingat: label, colon and content.
func (b *builder) recital(x block) {
	label := labelWidth
	widths := []int{label, ColonWidth, b.width - label - ColonWidth}
	b.TableHead("", 0, "", true, widths)
	b.WriteString("<w:tr>")
	for i, t := range []text{x.arg, textAt(":", x.pos)} {
		b.Cell(widths[i], 1, "")
		b.Paragraph(Para{Style: "Isi", jc: "left"}, b.inline(t))
		b.WriteString("</w:tc>")
	}
	b.Cell(widths[2], 1, "")
	b.inCell(widths[2], "Konsiderans", x.body)
	b.WriteString("</w:tc></w:tr></w:tbl>")
	b.gap()
}

// inCell writes blocks into an open cell, which must end in a paragraph.
func (b *builder) inCell(width int, style string, body []block) {
	w, open, left, indent := b.width, b.open, b.left, b.indent
	b.width, b.open, b.left, b.indent = width, nil, 0, 0
	b.styled(style, "", 0, body)
	b.width, b.open, b.left, b.indent = w, open, left, indent
	if endsInTable(body) {
		b.gap()
	}
}

func endsInTable(body []block) bool {
	if len(body) == 0 {
		return true
	}
	last := body[len(body)-1]
	return last.kind == blockTable || last.kind == blockDiv || last.kind == blockControl || last.kind == blockCall
}

// copies writes the tembusan: heading and list in small type.
func (b *builder) copies(x block) {
	b.plain(Para{Style: "Tembusan"}, textAt("Tembusan:", x.pos))
	b.styled("ButirTembusan", "", 0, x.body)
}

// box writes a bordered cell around its body.
func (b *builder) box(x block) {
	style, left := "TabelBergaris", 0
	if x.inner {
		style, left = "TabelButir", b.left
	}
	width := b.width - left
	b.TableHead(style, left, "", false, []int{width})
	b.WriteString("<w:tr>")
	b.Cell(width, 1, "")
	b.inCell(width-216, "Isi", x.body)
	b.WriteString("</w:tc></w:tr></w:tbl>")
	b.gap()
}

// annex ends the section before it and begins one of its own.
func (b *builder) annex(x block, rest []block) {
	b.brk = false
	main := b.front.section()
	s := main
	switch x.opts["arah"] {
	case "":
	case "tegak", "mendatar":
		if (x.opts["arah"] == "mendatar") != s.landscape {
			s = s.turned()
		}
	default:
		b.bag.Add(diag.New("TP004", x.pos, "kunci", "arah", "nilai", x.opts["arah"], "pilihan", []string{"tegak", "mendatar"}))
	}
	b.section(s)
	b.blocks(x.body)
	if flows(rest) {
		b.section(main)
	}
}

// flows reports whether blocks follow that are not an annex of their own.
func flows(rest []block) bool {
	for _, x := range rest {
		if x.kind == blockDiv && x.name == "lampiran" {
			return false
		}
		if x.kind != blockControl && x.kind != blockPageBreak {
			return true
		}
	}
	return false
}

// signer writes the block of a single signer at the right half, in a cell that
// does not break: LibreOffice 7 breaks paragraphs apart that are kept together.
func (b *builder) signer(x block) {
	left := b.width * 45 / 100 // "KEPALA BADAN NARKOTIKA NASIONAL," on one line
	width := b.width - left
	b.TableHead("", left, "", true, []int{width})
	b.Row(false)
	b.Cell(width, 1, "")
	whole := b.width
	b.width = width
	b.styled("TandaTangan", "", 0, x.body)
	b.width = whole
	b.WriteString("</w:tc></w:tr></w:tbl>")
	b.gap()
}

// section closes the current section in a low paragraph and begins s.
func (b *builder) section(s section) {
	last := len(b.sections) - 1
	b.Paragraph(Para{Style: "Antara", sect: b.sections[last].xml(last == 0)}, nil)
	b.sections = append(b.sections, s)
	b.width = s.textWidth()
	b.open = nil
}

// parties writes a div whose items are the parties'. How many there are is
// known only when the paper is rendered, so the template holds the items
// between the tags susun and akhir_susun, and compose.go sets them in columns
// or lines.
func (b *builder) parties(x block) {
	mode := ""
	if b.front.alternat {
		mode = ` "alternat"`
	}
	if x.opts["urutan"] == "terbalik" {
		mode += ` "terbalik"`
	}
	b.control(fmt.Sprintf("{{ susun %q %d%s }}", x.name, b.width, mode), x.pos)
	style := map[string]string{
		"lambang": "Lambang", "antara": "Kepala", "nomor-pihak": "Kepala", "komparisi": "Komparisi", "tanda-tangan": "TandaTangan",
	}[x.name]
	b.slots++
	for _, item := range x.body {
		switch item.kind {
		case blockControl:
			b.controlText(item.text)
		case blockSlot:
			b.control("{{ slot }}", item.pos)
			b.styled(style, "", 0, item.body)
		default:
			b.bag.Add(diag.New("TP021", item.pos, "nama", x.name))
		}
	}
	b.slots--
	b.control("{{ akhir_susun }}", x.pos)
}
