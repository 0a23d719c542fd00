package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Finishing is the pass over the rendered main part that does what only the
// whole text can tell: which list starts anew, what number a clause got, which
// bookmark it carries, and what a reference therefore says. It also gives the
// ids that loops have repeated their own numbers and keeps the signature block
// with the end of the text. It reads the markup once, tag by tag, and changes
// it by small edits.

// edit replaces the bytes from..to.
type edit struct {
	from, to int
	s        string
	rank     int // of what is put at one place: lower ones first
}

// finisher is one pass.
type finisher struct {
	st    *state
	s     string
	edits []edit
	lists *lists

	paras  []paragraph // open ones, a text box's inside its anchor's
	tables []openTable
	run    openRun
	last   string // name of the tag before

	before  []unit      // the last units of the body, newest last
	spare   []paragraph // see room
	row     unit        // the row of the outer table at hand
	cell    int         // bytes of text in its cell at hand
	signing bool
	auto    bool // numbered clauses get bookmarks of their own

	restarts *restarts // of lists made in Word, or nil
	ids      *identities
	scopes   []iteration // the iterations around, the part itself first
	open     map[identity]openRange
	field    string // first word of the field code at hand
	control  openControl
	fallback bool
}

func newFinisher(st *state, s string) *finisher {
	return &finisher{st: st, s: s, lists: &lists{}, ids: st.ids, scopes: make([]iteration, 1), open: map[identity]openRange{}}
}

// paragraph is what finishing knows of a w:p.
type paragraph struct {
	start    int
	head     int // behind its opening tag
	afterPPr int // where runs may begin
	keepAt   int // where w:keepNext may be put
	keeps    bool
	style    string
	level    int
	ilvl     string // as stated
	numID    string
	numAt    [2]int // the value of w:numId
	numPrEnd int    // where its w:numPr ends
	numSpot  int    // where one may be put
	indSpot  int    // where a w:ind may be put
	indented bool   // it has one
	mark     string // its first bookmark
	text     int    // bytes of text
	end      byte   // the last one
	empty    bool   // an empty tag
	inTable  bool
}

type openTable struct {
	inner bool
	saved listState
}

type openRun struct {
	start   int
	content bool
}

// finish runs the pass and returns the text with its references still marked.
func (f *finisher) finish() string {
	for i, seen := 0, 1; i < len(f.s); seen++ {
		if seen%contextStep == 0 {
			f.st.watch()
		}
		if f.st.halted {
			return ""
		}
		lt := strings.IndexByte(f.s[i:], '<')
		if lt < 0 {
			break
		}
		if n := len(f.paras); n > 0 && lt > 0 {
			f.paras[n-1].text += lt
			f.paras[n-1].end = f.s[i+lt-1]
		}
		i += lt
		end := tagClose(f.s, i)
		i = f.tag(i, end)
	}
	for len(f.scopes) > 0 {
		f.leave()
	}
	f.closeRanges()
	return f.apply()
}

// tagClose returns the offset behind the tag, comment or instruction that
// begins at i.
func tagClose(s string, i int) int {
	end := ""
	switch rest := s[i:]; { // most tags are neither: one look at their second character
	case strings.HasPrefix(rest, "<?"):
		end = "?>"
	case strings.HasPrefix(rest, "<!--"):
		end = "-->"
	}
	if end != "" {
		if n := strings.Index(s[i:], end); n >= 0 {
			return i + n + len(end)
		}
	}
	var quote byte
	for j := i + 1; j < len(s); j++ {
		switch c := s[j]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return j + 1
		}
	}
	return len(s)
}

// tagName is the name in a tag, with its slash when it closes.
func tagName(tag string) string {
	for i := 2; i < len(tag); i++ {
		switch tag[i] {
		case ' ', '\t', '\r', '\n', '/', '>':
			return tag[1:i]
		}
	}
	return tag[1:]
}

// tag handles one tag and returns where to go on.
func (f *finisher) tag(i, end int) int {
	tag := f.s[i:end]
	name := tagName(tag)
	empty := strings.HasSuffix(tag, "/>")
	if name[0] == '?' {
		if name == "?naskah-ulang" || name == "?naskah-usai" {
			f.iterate(name, tag, i, end)
		}
		return end
	}
	switch name {
	case "w:p":
		f.paragraphID(tag, i)
		f.paras = append(f.paras, paragraph{start: i, head: end, afterPPr: end, empty: empty, inTable: len(f.tables) > 0})
		if empty {
			f.closeParagraph(i, end)
			name = "/w:p"
		}
	case "/w:p":
		f.closeParagraph(i, end)
	case "w:tbl", "/w:tbl", "w:tblStyle", "w:tr", "/w:tr", "w:tblPrEx", "/w:tblPrEx", "w:trPr", "w:cantSplit", "w:tc", "/w:tc":
		f.tableTag(name, tag, i, end)
	case "w:bookmarkStart", "w:bookmarkEnd":
		f.rangeTag(name, tag, i, end)
	case "w:rPr":
		if !empty {
			if n := strings.Index(f.s[end:], "</w:rPr>"); n >= 0 {
				f.marksOfProperties(end, end+n)
				return end + n + len("</w:rPr>")
			}
		}
	case "w:r", "/w:r", "w:t", "/w:t":
		f.runTag(name, empty, i, end)
	default:
		f.run.content = true
		f.identify(name, tag, i, end)
		f.property(name, tag, i, end)
	}
	f.last = name
	return end
}

// tableTag follows the tables with their rows and cells.
func (f *finisher) tableTag(name, tag string, i, end int) {
	switch name {
	case "w:tbl":
		f.tables = append(f.tables, openTable{saved: f.lists.state})
	case "/w:tbl":
		f.closeTable()
	case "w:tblStyle":
		if n := len(f.tables); n > 0 && strings.HasPrefix(attribute(tag, "w:val"), "TabelButir") {
			f.tables[n-1].inner = true
		}
	case "w:tc":
		f.lists.interrupt()
		f.closeCell()
	case "/w:tc":
		f.endInParagraph(i)
	case "w:tr":
		f.paragraphID(tag, i)
		f.rowTag(name, i, end)
	default:
		f.rowTag(name, i, end)
	}
}

// runTag follows the runs and their texts: a run without content goes.
func (f *finisher) runTag(name string, empty bool, i, end int) {
	switch name {
	case "w:r":
		f.run = openRun{start: i}
	case "/w:r":
		if !f.run.content {
			f.edits = append(f.edits, edit{from: f.run.start, to: end})
		}
	case "w:t":
		if !empty && !strings.HasPrefix(f.s[end:], "</w:t>") {
			f.run.content = true
		}
	}
}

// endInParagraph gives a cell the paragraph it must end in (ECMA-376 17.4.65).
func (f *finisher) endInParagraph(i int) {
	if f.last != "/w:p" && f.last != "/w:sdt" {
		f.edits = append(f.edits, edit{from: i, to: i, s: "<w:p/>"})
	}
}

// property notes a property of the open paragraph.
func (f *finisher) property(name, tag string, i, end int) {
	if name == "w:sectPr" {
		f.lower()
	}
	if len(f.paras) == 0 {
		return
	}
	p := &f.paras[len(f.paras)-1]
	if f.restarts != nil && p.afterPPr == p.head {
		p.spot(name, i, end)
	}
	switch name {
	case "w:pPr":
		p.keepAt = end
	case "/w:pPr":
		p.afterPPr = end
	case "w:pStyle":
		p.style, p.keepAt = attribute(tag, "w:val"), end
	case "w:keepNext":
		p.keeps = true
	case "w:ilvl":
		p.ilvl = attribute(tag, "w:val")
		p.level, _ = strconv.Atoi(p.ilvl)
	case "w:numId":
		p.numID = attribute(tag, "w:val")
		if at := strings.Index(tag, `w:val="`); at >= 0 {
			p.numAt = [2]int{i + at + 7, i + at + 7 + len(p.numID)}
		}
	}
}

// attribute reads a value from a tag as this program and Word write them.
func attribute(tag, name string) string {
	i := attributeAt(tag, name)
	if i < 0 {
		return ""
	}
	rest := tag[i:]
	return rest[:max(strings.IndexByte(rest, '"'), 0)]
}

// attributeAt is where the value of an attribute begins in its tag, or -1.
func attributeAt(tag, name string) int {
	if at := strings.Index(tag, " "+name+`="`); at >= 0 {
		return at + len(name) + 3
	}
	return -1
}

// setAttribute edits the value of an attribute.
func (f *finisher) setAttribute(tag string, i int, name, value string) {
	from := i + attributeAt(tag, name)
	if from < i {
		return
	}
	f.edits = append(f.edits, edit{from: from, to: from + len(attribute(tag, name)), s: value})
}

// closeTable ends a table. One that belongs to a list item leaves the list as
// it was, any other one stands between two lists.
func (f *finisher) closeTable() {
	n := len(f.tables) - 1
	if n < 0 {
		return
	}
	if f.tables[n].inner {
		f.lists.state = f.tables[n].saved
	} else {
		f.lists.interrupt()
	}
	f.tables = f.tables[:n]
}

// closeParagraph counts the paragraph and gives it what it needs.
func (f *finisher) closeParagraph(i, end int) {
	n := len(f.paras) - 1
	if n < 0 {
		return
	}
	p := f.paras[n]
	f.paras = f.paras[:n]
	if n > 0 {
		return // of a text box
	}
	f.count(&p, i)
	f.sign(p)
	if p.inTable {
		f.row.paras = append(f.row.paras, p)
		f.cell += p.text
		return
	}
	if p.end == ':' { // what it announces stands below it
		f.keep(&p)
	}
	f.push(unit{paras: append(f.room(), p), text: p.text})
}

// count moves the list of the paragraph on.
func (f *finisher) count(p *paragraph, end int) {
	if !f.lists.manages(p.numID) {
		if f.restarts != nil {
			f.restarts.count(f, p)
		}
		if p.numID == "" && p.style != "IsiButir" && p.style != "Antara" {
			f.lists.interrupt()
		}
		return
	}
	item, num := f.lists.next(p.level, p.mark)
	if num != p.numID {
		f.edits = append(f.edits, edit{from: p.numAt[0], to: p.numAt[1], s: num})
	}
	if p.mark != "" || !f.auto {
		return
	}
	name := f.ids.name(autoMark(item))
	f.lists.rename(p.level, name)
	id := f.ids.fresh(spaceMark, "")
	f.edits = append(f.edits,
		edit{from: p.afterPPr, to: p.afterPPr, s: `<w:bookmarkStart w:id="` + id + `" w:name="` + name + `"/>`},
		edit{from: end, to: end, s: `<w:bookmarkEnd w:id="` + id + `"/>`})
}

// apply makes the edits.
func (f *finisher) apply() string {
	slices.SortStableFunc(f.edits, func(a, b edit) int { return cmp.Or(a.from-b.from, a.rank-b.rank) })
	var out strings.Builder
	out.Grow(len(f.s) + 64*len(f.edits))
	at := 0
	for _, e := range f.edits {
		if e.from < at {
			continue // inside something already taken away
		}
		out.WriteString(f.s[at:e.from])
		out.WriteString(e.s)
		at = e.to
	}
	out.WriteString(f.s[at:])
	return out.String()
}
