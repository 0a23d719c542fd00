package render

import "slices"

// A signature block never stands alone on a page: the last lines before it go
// along. In a table that is its last row, and where that is short the one
// before it.

// unit is a paragraph of the body, or a row of a table in it.
type unit struct {
	paras []paragraph
	text  int // bytes of text; of a row, of its fullest cell and a third more, as columns are narrow
	row   bool
	at    int  // of a row: where its w:trPr may stand, or its properties
	props bool // it has a w:trPr
	whole edit // that takes its w:cantSplit away
	alone bool // it is the only row of its table
}

// Two lines of text have at least fullText bytes. A unit with any text is a
// line, whatever its width, and a row longer than longRow may break over pages.
const (
	fullText = 90
	oneLine  = fullText / 2
	longRow  = 1500
)

// push notes a unit of the body; only the last few can matter.
func (f *finisher) push(u unit) {
	if len(f.before) == 8 {
		f.spare = f.before[0].paras
		f.before = slices.Delete(f.before, 0, 1)
	}
	f.before = append(f.before, u)
}

// room is where the paragraphs of the next unit go: that of a unit that no
// longer matters, so that a long table needs no more memory than a short one.
func (f *finisher) room() []paragraph {
	s := f.spare[:0]
	f.spare = nil
	return s
}

// rowTag follows the rows of the tables of the body.
func (f *finisher) rowTag(name string, i, end int) {
	if len(f.tables) != 1 {
		return
	}
	switch name {
	case "w:tr":
		f.row, f.cell = unit{row: true, paras: f.room(), at: end, alone: f.last != "/w:tr"}, 0
		if n := len(f.before); n > 0 && !f.row.alone {
			f.before[n-1].alone = false
		}
	case "/w:tblPrEx":
		f.row.at = end
	case "w:trPr":
		f.row.at, f.row.props = end, true
	case "w:cantSplit":
		f.row.whole = edit{from: i, to: end}
	case "/w:tr":
		f.closeCell()
		f.push(f.row)
	}
}

// closeCell counts the text of a cell.
func (f *finisher) closeCell() {
	if len(f.tables) == 1 {
		f.row.text, f.cell = max(f.row.text, f.cell*4/3), 0
	}
}

// sign keeps a signature block with the last lines before it. One line is not
// enough of a clause, so a short unit brings the one before it along.
func (f *finisher) sign(p paragraph) {
	signs := p.style == "TandaTangan" || p.style == "RuangTandaTangan"
	was := f.signing
	f.signing = signs || was && p.inTable
	switch {
	case signs && !was:
		text := 0
		for i := len(f.before) - 1; i >= 0 && text < fullText; i-- {
			u := &f.before[i]
			f.keepUnit(u)
			if u.text > 0 {
				text += max(u.text, oneLine)
			}
		}
		f.before = nil
	case was && !f.signing && len(f.before) > 0:
		u := f.before[len(f.before)-1]
		if b := u.paras; !u.row && b[0].keepAt > 0 && !b[0].keeps { // what follows need not stay with the block
			f.edits = append(f.edits, edit{from: b[0].keepAt, to: b[0].keepAt, s: `<w:keepNext w:val="0"/>`})
		}
	}
}

// keepUnit keeps a paragraph, or a whole row, with what follows. A table of one
// row must be free to break: LibreOffice 7.4 leaves it behind otherwise, and
// since all its paragraphs are kept with the next it goes along whole.
func (f *finisher) keepUnit(u *unit) {
	for i := range u.paras {
		f.keep(&u.paras[i])
	}
	switch whole := u.whole.to > 0; {
	case !u.row:
		return
	case u.alone && whole:
		f.edits = append(f.edits, u.whole)
		return
	case u.alone || whole || u.text > longRow:
		return
	}
	s := "<w:cantSplit/>"
	if !u.props {
		s = "<w:trPr>" + s + "</w:trPr>"
	}
	f.edits = append(f.edits, edit{from: u.at, to: u.at, s: s})
}

// keep keeps a paragraph with the next.
func (f *finisher) keep(p *paragraph) {
	switch {
	case p.keeps || p.empty:
		return
	case p.keepAt > 0:
		f.edits = append(f.edits, edit{from: p.keepAt, to: p.keepAt, s: "<w:keepNext/>"})
	default:
		f.edits = append(f.edits, edit{from: p.afterPPr, to: p.afterPPr, s: "<w:pPr><w:keepNext/></w:pPr>"})
	}
	p.keeps = true
}

// lowest is the spacing of the paragraph that must follow a table at the end
// of a section: 1 pt, so that it does not begin a page of its own.
const lowest = `<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`

// lower makes the paragraphs at the end of a section low that only part tables.
func (f *finisher) lower() {
	low := func(p *paragraph) bool {
		if p.style != "Antara" || p.keepAt == 0 || p.text > 0 {
			return false
		}
		f.edits = append(f.edits, edit{from: p.keepAt, to: p.keepAt, s: lowest})
		return true
	}
	if n := len(f.paras); n > 0 && !low(&f.paras[n-1]) {
		return
	}
	if n := len(f.before); n > 0 && !f.before[n-1].row {
		low(&f.before[n-1].paras[0])
	}
}
