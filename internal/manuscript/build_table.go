package manuscript

import "naskah/internal/docx"

// pipeTable writes a pipe table with borders. Rows above the rule repeat on
// every page; no row breaks.
func (b *builder) pipeTable(x block) {
	t := x.table
	if t.header < 0 {
		return
	}
	style, left := "TabelBergaris", b.indent
	if x.inner {
		style, left = "TabelButir", b.left
	} else {
		b.open = nil
	}
	widths := docx.Shares(t.width, b.width-left)
	b.TableHead(style, left, "", false, widths)
	rows := 0
	for n, r := range t.rows {
		if r.control.s != "" {
			b.controlRow(r.control, len(widths), b.width-left)
			continue
		}
		header := rows < t.header
		rows++
		b.Row(header)
		column := 0
		for _, c := range r.cells {
			width := 0
			for i := column; i < min(column+c.span, len(widths)); i++ {
				width += widths[i]
			}
			p := Para{Style: "IsiTabel"}
			valign := ""
			if header {
				p.Style, valign = "KepalaTabel", "center"
			} else if column < len(t.align) && t.align[column] != "left" {
				p.jc = t.align[column]
			}
			if t.joined(n, column) {
				b.mergedCell(width, c.span, c.text.s == joinAbove, valign)
			} else {
				b.Cell(width, c.span, valign)
			}
			if c.text.s == joinAbove {
				c.text = text{}
			}
			b.Paragraph(p, b.inline(c.text))
			b.WriteString("</w:tc>")
			column += c.span
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl>")
	b.gap()
}

// joinAbove in a cell joins it with the cell above.
const joinAbove = "^"

// joined reports whether the cell at a column belongs to a vertical merge: it
// says so itself, or the cell below does.
func (t *table) joined(row, column int) bool {
	for i := row; i <= row+1 && i < len(t.rows); i++ {
		at := 0
		for _, c := range t.rows[i].cells {
			if at == column && c.text.s == joinAbove {
				return true
			}
			at += c.span
		}
	}
	return false
}
