package docx

import "strings"

// blocks reads block-level content: paragraphs, tables and what wraps them.
func (v *view) blocks(nodes []Node) []string {
	lines := v.blockLines(nil, nodes)
	if len(v.carry) > 0 {
		lines = append(lines, string(v.carry)) // the last mark is gone, its text is not
		v.carry = nil
	}
	return lines
}

func (v *view) blockLines(lines []string, nodes []Node) []string {
	for _, n := range Flat(nodes) {
		e, ok := n.(*Element)
		if !ok {
			continue
		}
		switch e.Name {
		case "w:p":
			lines = v.paragraph(lines, e)
		case "w:tbl":
			if len(v.carry) > 0 {
				lines = append(lines, string(v.carry)) // a table takes no text in
				v.carry = nil
			}
			lines = append(lines, v.table(e)...)
		case "w:sdt":
			lines = v.blockLines(lines, e.Child("w:sdtContent").children())
		case "w:del", "w:moveFrom", "w:sectPr", "w:tcPr", "w:r":
		default: // w:body, w:ins, w:customXml and whatever else may wrap blocks
			lines = v.blockLines(lines, e.Children)
		}
	}
	return lines
}

func (e *Element) children() []Node {
	if e == nil {
		return nil
	}
	return e.Children
}

// paragraph reads one paragraph and the text boxes that hang on it.
func (v *view) paragraph(lines []string, p *Element) []string {
	outer := v.waiting
	v.waiting = nil
	chain := v.styles.Paragraph(p)
	text := v.inline(chain, p.Children)
	boxes := v.waiting
	v.waiting = outer
	if v.markGone(p, chain) {
		// Without its mark a paragraph runs on into the next one, whose
		// properties then hold for both (17.13.5.15, 17.3.1.29).
		v.carry = append(v.carry, text...)
		return v.boxLines(lines, boxes)
	}
	text = string(v.carry) + text
	v.carry = nil
	if label, ok := v.counter.Next(p); ok {
		text = label.sign() + text
	}
	return v.boxLines(append(lines, text), boxes)
}

// sign is a label with what separates it from the text. Signs of the private
// use area (Symbol, Wingdings) mean something in their font only.
func (l Label) sign() string {
	text := l.Text
	if l.Level.Bullet() {
		text = strings.Map(func(r rune) rune {
			if r >= 0xE000 && r <= 0xF8FF {
				return '•'
			}
			return r
		}, text)
	}
	if text == "" || l.Suffix == "nothing" {
		return text
	}
	return text + " "
}

func (v *view) markGone(p *Element, chain []*Style) bool {
	mark := p.Path("w:pPr", "w:rPr")
	if mark.Child("w:del") != nil || mark.Child("w:moveFrom") != nil {
		return true
	}
	if on, set := mark.On("w:vanish"); set {
		return on
	}
	return v.hides(chain)
}

// boxLines reads text boxes with a counter of their own.
func (v *view) boxLines(lines []string, boxes []*Element) []string {
	for _, box := range boxes {
		body := v.counter
		v.counter = v.boxes
		lines = append(lines, labelled("[text box] ", v.story(box.Children))...)
		v.counter = body
	}
	return lines
}

// table reads a table, one line for each row.
func (v *view) table(t *Element) []string {
	var lines []string
	for _, row := range members(t.Children, "w:tr") {
		if pr := row.Child("w:trPr"); pr.Child("w:del") != nil || on(pr, "w:hidden") {
			continue
		}
		var b strings.Builder
		b.WriteByte('|')
		for _, cell := range members(row.Children, "w:tc") {
			b.WriteByte(' ')
			b.WriteString(v.cell(cell))
			b.WriteString(" |")
		}
		lines = append(lines, b.String())
	}
	return lines
}

func on(e *Element, name string) bool {
	is, _ := e.On(name)
	return is
}

// members finds the rows of a table or the cells of a row, also inside content
// controls and tracked changes.
func members(nodes []Node, name string) []*Element {
	var out []*Element
	for _, n := range Flat(nodes) {
		e, ok := n.(*Element)
		if !ok {
			continue
		}
		switch e.Name {
		case name:
			out = append(out, e)
		case "w:sdt":
			out = append(out, members(e.Child("w:sdtContent").children(), name)...)
		case "w:ins", "w:moveTo", "w:customXml":
			out = append(out, members(e.Children, name)...)
		}
	}
	return out
}

var cellText = strings.NewReplacer("\n", "<br>", "|", `\|`)

func (v *view) cell(tc *Element) string {
	pr := tc.Child("w:tcPr")
	if pr.Child("w:cellDel") != nil {
		return ""
	}
	if m := pr.Child("w:vMerge"); m != nil && m.Attr("w:val") != "restart" {
		return "" // covered by the cell above (17.4.84)
	}
	outer := v.carry
	v.carry = nil
	text := strings.Join(v.blocks(tc.Children), "\n")
	v.carry = outer
	return cellText.Replace(strings.Trim(text, " \n"))
}
