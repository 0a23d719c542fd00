package render

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// blank is what stands for a value that comes late.
const blank = "........................"

// rendering is one rendering of a program: what its parts share.
type rendering struct {
	in     *Input
	pkg    *docx.Package
	found  *diag.Bag
	shared *insertions
	ids    *identities
	budget
}

// budget is what a rendering has used.
type budget struct {
	ctx    context.Context
	steps  int
	look   int // the step at which to look at the context again
	total  int // bytes of the parts that are done
	halted bool
}

// state is one rendering of one part.
type state struct {
	*rendering
	out    *strings.Builder
	text   string // of the finished part
	aside  int    // bytes in builders that are set aside for a party div
	part   string
	file   string // of the template
	scopes []schema.Value
	vars   []schema.Value
	loops  []int
	jump   int     // 0, or 1 for break, 2 for continue
	tag    *tagUse // whose output is being made
	label  string  // of the field it reads

	props   []string               // section properties of the template
	section int                    // the section of the template the output's is made of, -1 at its start
	broke   struct{ from, to int } // properties of the section written last

	rows struct{ now, all int } // runs of loops over rows

	controls int // ids of content controls
	refs     []reference
	compose  *composing
	links    addresses
	blank    bool // a blank has been printed in the frame at hand
}

// step counts; false when the budget is spent or the context has ended, which
// Render tells.
func (st *state) step() bool {
	if st.halted {
		return false
	}
	st.steps++
	if size := st.aside + st.out.Len(); st.steps > maxSteps || size > maxOutput || st.total+size > maxTotal {
		st.halt("TP062")
	}
	if st.steps >= st.look {
		st.look = st.steps + contextStep
		st.watch()
	}
	return !st.halted
}

// watch ends the rendering when its context has ended.
func (st *state) watch() { st.halted = st.halted || st.ctx.Err() != nil }

// halt ends the rendering with a finding.
func (st *state) halt(code string, pairs ...any) {
	if !st.halted {
		st.halted = true
		st.found.Add(diag.New(code, diag.Position{File: st.file}, pairs...))
	}
}

// find files a finding, unless there are enough already.
func (st *state) find(d diag.Diagnostic) {
	if st.found.Len() >= maxFindings {
		st.halt("TP162", "batas", maxFindings)
		return
	}
	st.found.Add(d)
}

// findAt files a finding at a tag.
func (st *state) findAt(tag *tagUse, code string, pairs ...any) {
	d := diag.New(code, diag.Position{}, pairs...)
	if tag == nil {
		d.Pos.File = st.file
		st.find(d)
		return
	}
	st.find(tag.at(d))
}

// run executes nodes until a jump.
func (st *state) run(list []node) {
	for _, n := range list {
		if !st.step() || st.jump != 0 {
			return
		}
		n.exec(st)
	}
}

func (m markup) exec(st *state) { st.out.WriteString(string(m)) }

func (j jump) exec(st *state) {
	st.jump = 2
	if j {
		st.jump = 1
	}
}

func (c *condition) exec(st *state) {
	for _, arm := range c.arms {
		if arm.cond != nil {
			v, lack := arm.cond.eval(st)
			if lack != nil || !truth(v) {
				continue
			}
			if arm.slot >= 0 {
				st.vars[arm.slot] = v
			}
			if arm.scope > 0 {
				st.scopes = append(st.scopes[:arm.scope], v)
				st.run(arm.body)
				st.scopes = st.scopes[:arm.scope]
				return
			}
		}
		st.run(arm.body)
		return
	}
}

func (l *loop) exec(st *state) {
	v, lack := l.list.eval(st)
	list, _ := v.(schema.List)
	if lack != nil && !st.mayLack(l.list) {
		st.lack(l.tag, lack)
		return
	}
	if len(list) == 0 {
		st.run(l.otherwise)
		return
	}
	if l.rows {
		outer := st.rows.now
		st.rows.all++
		st.rows.now = st.rows.all
		defer func() { st.rows.now = outer }()
	}
	for i, x := range list {
		if l.index >= 0 {
			st.vars[l.index] = int64(i + 1)
		}
		if l.element >= 0 {
			st.vars[l.element] = x
		}
		st.scopes = append(st.scopes[:l.scope], x)
		st.loops = append(st.loops[:l.number], i+1)
		st.begin(l)
		st.run(l.body)
		st.close(l)
		st.scopes, st.loops = st.scopes[:l.scope], st.loops[:l.number]
		jump := st.jump
		st.jump = 0
		if jump == 1 || st.halted {
			return
		}
	}
}

// begin and close mark an iteration for finishing, unless its markup is set
// aside and composed.
func (st *state) begin(l *loop) {
	if !l.slots {
		st.out.WriteString(loopBegin + strconv.Itoa(l.id) + "?>")
	}
}

func (st *state) close(l *loop) {
	if !l.slots {
		st.out.WriteString(loopEnd)
	}
}

// mayLack reports whether an expression may be without a value: it reads an
// optional field, or a late one in a draft.
func (st *state) mayLack(x expr) bool {
	f := reads(x)
	return f != nil && (f.t.field.Optional || f.late && st.in.Late)
}

// lack files a missing value with its field, its line and its place.
func (st *state) lack(tag *tagUse, m *missing) {
	var label any = m.path
	if m.label != "" && m.label != m.path {
		label = message.P("TP.labeljalur", "label", m.label, "jalur", m.path)
	}
	st.findAt(tag, "TP063", "label", label, "jalur", m.path)
}

func (s set) exec(st *state) {
	v, lack := s.x.eval(st)
	if lack != nil {
		st.lack(s.tag, lack)
	}
	st.vars[s.slot] = v
}

func (v *value) exec(st *state) {
	x, lack := v.x.eval(st)
	text := ""
	st.tag, st.label = v.tag, v.label
	switch {
	case lack != nil && v.comes && st.in.Late && v.tag.kind != inName:
		text, st.blank = blank, true
	case lack != nil:
		st.lack(v.tag, lack)
		return
	default:
		if x, ok := x.(inset); ok {
			st.insert(v, x)
			return
		}
		text = v.x.typ().show(x)
	}
	if v.joins {
		st.out.WriteString(st.joinHere(v.tag))
	}
	if v.tag.kind == inName {
		st.out.WriteString(docx.FoldName(text))
		return
	}
	if len(text) > maxText {
		st.findAt(v.tag, "TP164", "label", v.label, "batas", maxText)
		return
	}
	if v.late == "" && v.tag.kind == inText && v.block == nil && isPlain(text) {
		st.out.WriteString(text)
		return
	}
	text = st.legal(text)
	if v.tag.kind != inText {
		st.elsewhere(v.tag.kind, text)
		return
	}
	body := runText(text)
	switch {
	case v.block != nil:
		run := "<w:r>" + v.block.run + docx.OpenText + body + "</w:t></w:r>"
		if v.late != "" {
			run = st.control(v.lateName(st), v.label, run)
		}
		st.out.WriteString(v.block.paragraph(run))
	case v.late == "":
		st.out.WriteString(body)
	default:
		st.between(v.props, st.control(v.lateName(st), v.label, "<w:r>"+v.props+docx.OpenText+body+"</w:t></w:r>"))
	}
}

// legal replaces what XML cannot hold, and says so.
func (st *state) legal(text string) string {
	text, bad := docx.Legal(text)
	if bad > 0 {
		st.find(st.tag.at(diag.Warn("TP064", diag.Position{}, "label", st.label, "banyak", bad)))
	}
	return text
}

// between writes markup that stands between runs: the open run is closed
// before it and opened again behind it.
func (st *state) between(props, s string) {
	st.out.WriteString("</w:t></w:r>" + s + "<w:r>" + props + docx.OpenText)
}

// isPlain reports whether a text stands in a w:t as it is: most values do.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '&' || c == '<' || c == '>' || c == '"' {
			return false
		}
	}
	return true
}

// runText writes a value inside an open w:t: line ends become w:br, tabs w:tab.
func runText(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	s = lineEnds.Replace(s)
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteString("</w:t><w:br/>" + docx.OpenText)
		}
		for j, part := range strings.Split(line, "\t") {
			if j > 0 {
				b.WriteString("</w:t><w:tab/>" + docx.OpenText)
			}
			b.WriteString(docx.Escape(part))
		}
	}
	return b.String()
}

// lineEnds folds every line end into one.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// control writes an inline content control.
func (st *state) control(tag, alias, content string) string {
	st.controls++
	return fmt.Sprintf(`<w:sdt><w:sdtPr><w:alias w:val="%s"/><w:tag w:val="%s"/><w:id w:val="%d"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>`,
		docx.Escape(alias), docx.Escape(tag), controlID(st.part, st.controls), content)
}

// blockControl writes a content control around blocks. It is marked as a
// building block: LibreOffice 7 turns a plain control around one paragraph into
// an inline one and loses the character formats in it.
func (st *state) blockControl(tag, alias, content string) string {
	s := st.control(tag, alias, content)
	return strings.Replace(s, "</w:sdtPr>", `<w:docPartObj><w:docPartGallery w:val="Quick Parts"/></w:docPartObj></w:sdtPr>`, 1)
}

// controlID spreads the ids of the parts, which share one space.
func controlID(part string, n int) int {
	sum := sha256.Sum256([]byte(part))
	return (int(sum[0])<<8|int(sum[1]))<<14 + n
}

// lateTag names the control of an expression: its text without needless
// blanks, shortened with a digest where it is too long.
func lateTag(body string) string {
	s := strings.Join(strings.Fields(body), " ")
	s = strings.ReplaceAll(strings.ReplaceAll(s, " |", "|"), "| ", "|")
	return shortTag(s)
}

func shortTag(s string) string {
	if len([]rune(s)) <= maxTag {
		return s
	}
	sum := sha256.Sum256([]byte(s))
	return string([]rune(s)[:maxTag-9]) + "~" + hex.EncodeToString(sum[:4])
}

// lateName adds the place in the loops around to the name of a control.
func (v *value) lateName(st *state) string {
	if len(st.loops) == 0 {
		return v.late
	}
	parts := make([]string, len(st.loops))
	for i, n := range st.loops {
		parts[i] = strconv.Itoa(n)
	}
	return shortTag(v.late + "#" + strings.Join(parts, "."))
}

// draftWords begin the mark of a draft.
const draftWords = "RANCANGAN KE-"

// draftMark is the mark of the n-th draft, "" for a final.
func draftMark(n int) string {
	if n == 0 {
		return ""
	}
	return draftWords + strconv.Itoa(n)
}
