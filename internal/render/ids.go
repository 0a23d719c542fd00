package render

import (
	"regexp"
	"strconv"
	"strings"

	"naskah/internal/diag"
)

// A loop repeats markup with the ids in it, and Word calls a file damaged whose
// ids come twice. identities gives each id of a paper once, over all its parts:
// the first holder keeps it, so that what nobody repeated stays as it was, and
// a later one gets the next that is free.
type identities struct {
	taken    map[identity]bool
	reserved map[identity]bool     // in parts that are not rendered
	last     map[identity]string   // what an id of the template became last
	next     map[identity]int      // of a space and stem
	notes    map[string][]noteCopy // by the name of their element
	warn     bool                  // a bookmark that comes twice is a finding
}

// identity is an id in its space: what must be apart in one space may be alike
// in two.
type identity struct{ space, id string }

// The spaces of ids. Bookmark names are compared without case, as Word does.
const (
	spaceMark   = "mark"   // w:bookmarkStart/@w:id
	spaceName   = "name"   // w:bookmarkStart/@w:name
	spaceChange = "change" // tracked changes (ECMA-376 17.13.5)
	spacePerm   = "perm"   // w:permStart
	spaceShape  = "shape"  // wp:docPr/@id (20.4.2.5)
	spaceVML    = "vml"    // shapes of VML
	spaceSPID   = "spid"   // o:spid, the number of a shape whose id is a word
	spaceSDT    = "sdt"    // w:sdtPr/w:id (17.5.2.18)
	spacePara   = "para"   // w14:paraId ([MS-DOCX] 2.6.2.3)
	spaceAnchor = "anchor" // the marks of comments (17.13.4)
)

func newIdentities(reserved map[identity]bool, warn bool) *identities {
	return &identities{
		taken: map[identity]bool{}, reserved: reserved, last: map[identity]string{},
		next: map[identity]int{}, notes: map[string][]noteCopy{}, warn: warn,
	}
}

// take reports whether an id is the first of its kind.
func (x *identities) take(space, id string) bool {
	key := identity{space, id}
	if x.taken[key] {
		return false
	}
	x.taken[key] = true
	x.last[key] = id
	return true
}

// give returns the id a holder gets: its own, or a new one.
func (x *identities) give(space, id string) string {
	if x.take(space, id) {
		return id
	}
	given := x.fresh(space, stemOf(space, id))
	x.last[identity{space, id}] = given
	return given
}

// stemOf is what stays of an id when it is renewed: ids of VML are words that
// end in a number ("_x0000_s1026"), the others are numbers.
func stemOf(space, id string) string {
	if space != spaceVML && space != spaceSPID {
		return ""
	}
	return strings.TrimRight(id, "0123456789")
}

// firstVML is where new ids of VML begin; Word keeps those below for itself.
const firstVML = 1025

// fresh is the next free id of a space.
func (x *identities) fresh(space, stem string) string {
	counter := identity{space, stem}
	n := x.next[counter]
	if n == 0 && stem != "" {
		n = firstVML - 1
	}
	for {
		n++
		id := stem + strconv.Itoa(n)
		if key := (identity{space, id}); !x.reserved[key] && x.take(space, id) {
			x.next[counter] = n
			return id
		}
	}
}

// name gives a bookmark its name: its own, or with a number behind.
func (x *identities) name(mark string) string {
	fold := strings.ToLower(mark)
	given := mark
	for n := max(x.next[identity{spaceName, fold}], 1); ; {
		key := identity{spaceName, strings.ToLower(given)}
		if !x.taken[key] && (given == mark || !x.reserved[key]) {
			x.taken[key] = true
			x.next[identity{spaceName, fold}] = n
			x.last[identity{spaceName, mark}] = given
			return given
		}
		n++
		suffix := "_" + strconv.Itoa(n)
		given = mark[:min(len(mark), 40-len(suffix))] + suffix
	}
}

// iteration is one run of the body of a loop as it stands in the output; the
// outermost is the part itself. What refers to a bookmark or a shape means the
// one of its own iteration, whatever that came to be called.
type iteration struct {
	loop  int
	names map[identity]string // id in the template → the one given here
	refs  []pointer
	lists map[string]string // list that begins anew → the w:num it has here
}

// pointer is a place in the text that names an id.
type pointer struct {
	from, to int
	identity
}

// The instructions that mark an iteration in the rendered markup. Finishing
// takes them out.
const (
	loopBegin = "<?naskah-ulang "
	loopEnd   = "<?naskah-usai ?>"
)

var loopMarks = regexp.MustCompile(`<\?naskah-(?:ulang|usai) [^>]*>`)

// iterate follows the marks of iterations.
func (f *finisher) iterate(name, tag string, i, end int) {
	f.edits = append(f.edits, edit{from: i, to: end})
	if name == "?naskah-ulang" {
		n, err := strconv.Atoi(strings.TrimSuffix(tag[len(loopBegin):], "?>"))
		if err != nil {
			panic("render: an iteration without a number: " + tag)
		}
		f.scopes = append(f.scopes, iteration{loop: n})
	} else if len(f.scopes) > 1 {
		f.leave()
	}
}

// leave ends the innermost iteration: what it refers to and does not hold may
// stand in the one around it.
func (f *finisher) leave() {
	last := len(f.scopes) - 1
	in := &f.scopes[last]
	f.scopes = f.scopes[:last]
	for _, p := range in.refs {
		switch given, ok := in.names[p.identity]; {
		case !ok && last > 0:
			f.scopes[last-1].refs = append(f.scopes[last-1].refs, p)
		case ok && given != p.id:
			f.edits = append(f.edits, edit{from: p.from, to: p.to, s: given})
		}
	}
	if last == 0 {
		return
	}
	for key, given := range in.names { // seen from outside, the first one is meant
		f.define(key, given)
	}
}

// define notes what an id of the template is called in the iteration at hand.
func (f *finisher) define(key identity, given string) {
	s := &f.scopes[len(f.scopes)-1]
	if s.names == nil {
		s.names = map[identity]string{}
	}
	if _, ok := s.names[key]; !ok {
		s.names[key] = given
	}
}

// refer notes a place that names an id.
func (f *finisher) refer(space string, from, to int) {
	s := &f.scopes[len(f.scopes)-1]
	s.refs = append(s.refs, pointer{from, to, identity{space, f.s[from:to]}})
}

// rangeMark is one half of a pair of marks.
type rangeMark struct {
	space string
	end   bool
}

// ranges are the elements that mark a stretch of text from one place to
// another (17.13.6, 17.13.7, 17.13.5).
var ranges = map[string]rangeMark{
	"w:bookmarkStart": {spaceMark, false}, "w:bookmarkEnd": {spaceMark, true},
	"w:permStart": {spacePerm, false}, "w:permEnd": {spacePerm, true},
	"w:moveFromRangeStart": {spaceChange, false}, "w:moveFromRangeEnd": {spaceChange, true},
	"w:moveToRangeStart": {spaceChange, false}, "w:moveToRangeEnd": {spaceChange, true},
}

// changes are the tracked changes that carry an id by themselves.
var changes = map[string]bool{
	"w:ins": true, "w:del": true, "w:moveFrom": true, "w:moveTo": true, "w:cellIns": true, "w:cellDel": true, "w:cellMerge": true,
}

// identify gives the tag at hand an id of its own, if it carries one.
func (f *finisher) identify(name, tag string, i, end int) {
	switch name {
	case "w:bookmarkStart", "w:bookmarkEnd", "w:permStart", "w:permEnd", "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd":
		f.rangeTag(name, tag, i, end)
	case "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:cellMerge":
		f.renew(spaceChange, "w:id", tag, i)
	case "wp:docPr":
		f.renew(spaceShape, "id", tag, i)
	case "mc:Fallback":
		f.fallback = true
	case "/mc:Fallback":
		f.fallback = false
	case "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference":
		if !f.fallback && !f.ids.take(spaceAnchor+name, attribute(tag, "w:id")) {
			f.edits = append(f.edits, edit{from: i, to: end}) // a comment has one anchor
			return
		}
	case "w:footnoteReference", "w:endnoteReference":
		f.noteReference(name, tag, i)
	case "w:hyperlink", "w:fldSimple", "w:instrText", "w:fldChar":
		f.references(name, tag, i, end)
	case "w:sdtPr", "w:id", "w:dataBinding", "w15:dataBinding", "/w:sdtPr":
		f.controlTag(name, tag, i, end)
	default:
		if strings.HasPrefix(name, "v:") || name == "o:r" || name == "o:proxy" {
			f.vml(tag, i)
		}
	}
}

// renew gives the id in an attribute. In a fallback the ids of the choice come
// again, and mean the same.
func (f *finisher) renew(space, attr, tag string, i int) string {
	id := attribute(tag, attr)
	if id == "" {
		return ""
	}
	given := f.ids.last[identity{space, id}]
	if given == "" || !f.fallback {
		given = f.ids.give(space, id)
	}
	if given != id {
		f.setAttribute(tag, i, attr, given)
	}
	return given
}

// openRange is a range whose end has not come.
type openRange struct {
	given    string
	from, to int
}

// rangeTag keeps the halves of a pair together. A half whose other one is left
// out, or repeated, goes.
func (f *finisher) rangeTag(name, tag string, i, end int) {
	kind := ranges[name]
	key := identity{kind.space, attribute(tag, "w:id")}
	open, ok := f.open[key]
	switch {
	case ok == kind.end && kind.end:
		delete(f.open, key)
		f.setAttribute(tag, i, "w:id", open.given)
	case ok != kind.end:
		f.edits = append(f.edits, edit{from: i, to: end})
	default:
		f.open[key] = openRange{f.renew(kind.space, "w:id", tag, i), i, end}
		if kind.space == spaceMark {
			f.bookmark(tag, i)
		}
	}
}

// closeRanges takes out what has no end.
func (f *finisher) closeRanges() {
	for _, open := range f.open {
		f.edits = append(f.edits, edit{from: open.from, to: open.to})
	}
}

// bookmark gives a bookmark its name.
func (f *finisher) bookmark(tag string, i int) {
	mark := attribute(tag, "w:name")
	given := f.ids.last[identity{spaceName, mark}]
	if given == "" || !f.fallback {
		given = f.ids.name(mark)
	}
	f.define(identity{spaceName, mark}, given)
	if given != mark {
		if f.ids.warn && !f.fallback {
			f.st.find(diag.Warn("TP070", diag.Position{File: f.st.file}, "nama", mark))
		}
		f.setAttribute(tag, i, "w:name", given)
	}
	if n := len(f.paras); n > 0 && f.paras[n-1].mark == "" {
		f.paras[n-1].mark = given
	}
}

// pointing are the fields that name a bookmark (17.16.5).
var pointing = map[string]bool{"REF": true, "PAGEREF": true, "NOTEREF": true, "HYPERLINK": true, "GOTOBUTTON": true}

// references notes the bookmarks a link or a field names.
func (f *finisher) references(name, tag string, i, end int) {
	switch name {
	case "w:hyperlink":
		if from := attributeAt(tag, "w:anchor"); from > 0 {
			f.refer(spaceName, i+from, i+from+len(attribute(tag, "w:anchor")))
		}
	case "w:fldSimple":
		if from := attributeAt(tag, "w:instr"); from > 0 {
			f.field = ""
			f.fieldCode(i+from, i+from+len(attribute(tag, "w:instr")))
		}
	case "w:fldChar":
		f.field = ""
	case "w:instrText":
		if n := strings.IndexByte(f.s[end:], '<'); n > 0 {
			f.fieldCode(end, end+n)
		}
	}
}

// fieldCode notes the words of a field code that may be bookmarks. Word may
// have split the code; its first word says what field it is.
func (f *finisher) fieldCode(from, to int) {
	for at := from; at < to; {
		n := strings.IndexFunc(f.s[at:to], func(r rune) bool { return !wordRune(r) })
		if n < 0 {
			n = to - at
		}
		switch word := f.s[at : at+n]; {
		case word == "":
			at++
			continue
		case f.field == "":
			f.field = strings.ToUpper(word)
		case pointing[f.field]:
			f.refer(spaceName, at, at+n)
		}
		at += n
	}
}

func wordRune(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80
}

// controlTag gives content controls their ids. Two controls bound to one value
// would show one text, whatever they were filled with, so a repeated one is no
// longer bound (17.5.2.6).
func (f *finisher) controlTag(name, tag string, i, end int) {
	switch name {
	case "w:sdtPr":
		f.control = openControl{open: !strings.HasSuffix(tag, "/>")}
	case "/w:sdtPr":
		if f.control.repeated {
			f.edits = append(f.edits, f.control.bindings...)
		}
		f.control = openControl{}
	case "w:id":
		if id := attribute(tag, "w:val"); f.control.open && id != "" {
			f.control.repeated = f.renew(spaceSDT, "w:val", tag, i) != id
		}
	default:
		f.control.bindings = append(f.control.bindings, edit{from: i, to: end})
	}
}

// openControl is a w:sdtPr that is being read.
type openControl struct {
	open, repeated bool
	bindings       []edit
}

// vml gives the shapes of VML their ids and notes what refers to them.
func (f *finisher) vml(tag string, i int) {
	for _, a := range [2]struct{ name, space string }{{"id", spaceVML}, {"o:spid", spaceSPID}} {
		if id := attribute(tag, a.name); id != "" {
			f.define(identity{spaceVML, id}, f.renew(a.space, a.name, tag, i))
		}
	}
	for _, attr := range []string{"type", "idref"} {
		if id, ok := strings.CutPrefix(attribute(tag, attr), "#"); ok {
			from := i + attributeAt(tag, attr) + 1
			f.refer(spaceVML, from, from+len(id))
		}
	}
	const next = "mso-next-textbox:#"
	if at := strings.Index(tag, next); at >= 0 {
		from := at + len(next)
		if n := strings.IndexAny(tag[from:], `;"'`); n > 0 {
			f.refer(spaceVML, i+from, i+from+n)
		}
	}
}

// paragraphID drops the id of a paragraph or row that has come before, and the
// id of its text with it: nothing needs them but comments, which keep the first.
func (f *finisher) paragraphID(tag string, i int) {
	id := attribute(tag, "w14:paraId")
	if id == "" || f.fallback || f.ids.take(spacePara, id) {
		return
	}
	for _, attr := range []string{"w14:paraId", "w14:textId"} {
		if at := attributeAt(tag, attr); at > 0 {
			f.edits = append(f.edits, edit{from: i + at - len(attr) - 3, to: i + at + len(attribute(tag, attr)) + 1})
		}
	}
}

// marksOfProperties gives the tracked changes among the properties of a run or
// of a paragraph's mark their ids.
func (f *finisher) marksOfProperties(from, to int) {
	if !strings.Contains(f.s[from:to], ` w:id="`) {
		return
	}
	for i := from; i < to; {
		end := tagClose(f.s, i)
		if name := tagName(f.s[i:end]); changes[name] {
			f.renew(spaceChange, "w:id", f.s[i:end], i)
		}
		next := strings.IndexByte(f.s[end:to], '<')
		if next < 0 {
			return
		}
		i = end + next
	}
}
