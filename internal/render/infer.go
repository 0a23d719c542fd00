package render

import (
	"math/bits"
	"slices"
	"strings"
	"text/template/parse"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// Inference finds out from a template alone which fields it reads and of which
// types: each use of a field leaves fewer types it can have. Where a bare name
// inside a range or with belongs is not said by the template; a first pass over
// it gathers what the second decides by: a name that is also read outside of
// every such scope is the dossier's, and what is printed as a whole has no
// fields.

// guess is a field whose type is being inferred.
type guess struct {
	in     *inference
	path   string
	can    class  // what it can still be
	leans  class  // what stands in for it, or nothing
	tested bool   // is a condition
	record string // the composite it is meant to be
	plain  bool   // is used as something that has no fields
	uses   []narrowing
	of     *guess // its element, once it is a list
	fields map[string]*guess
	same   []*guess // of the type of which it must be
}

// narrowing is a use that says something about the type.
type narrowing struct {
	to    class
	pos   diag.Position
	place []message.Phrase
}

// classPrinted is what can stand in running text. A record is printed whole
// only when it is a dasar_hukum, see settle.
const classPrinted = classAny &^ classList

// word names what a use is for.
func (u narrowing) word() any {
	if u.to == classPrinted {
		return message.P("TP.tercetak")
	}
	return strings.Join(u.to.words(), "|")
}

// inference is one pass over a template.
type inference struct {
	c      *compiler // at work
	top    *guess
	all    []*guess
	before *inference      // the first pass, in the second
	read   map[string]bool // names read outside of every range and with
	opened map[at]*guess   // what the scopes of range and with look at
	told   map[string]bool
}

// at is the place where a scope begins.
type at struct {
	part    string
	segment int
}

func newInference() *inference {
	in := &inference{opened: map[at]*guess{}, read: map[string]bool{}, told: map[string]bool{}}
	in.top = in.add("")
	return in
}

// again begins the second pass.
func (in *inference) again() *inference {
	next := newInference()
	next.before = in
	return next
}

func (in *inference) add(path string) *guess {
	g := &guess{in: in, path: path, can: classAny}
	in.all = append(in.all, g)
	return g
}

// root is the type of the dossier: the declared fields, and where fields are
// inferred all others.
func (in *inference) root(fields []schema.Field) valueType {
	t := valueType{field: schema.Field{Kind: schema.KindRecord, Fields: fields}}
	if in != nil {
		t.any, t.guess = true, in.top
	}
	return t
}

// enter tells which compiler is at work.
func (in *inference) enter(c *compiler) {
	if in != nil {
		in.c = c
	}
}

// home is the scope a bare name belongs to.
func (in *inference) home(p *pipeliner, n parse.Node, name string) int {
	i := in.inner(p.compiler)
	if i == 0 {
		in.read[name] = true
		return 0
	}
	s := p.scopes[i]
	in.opened[at{p.part, s.at}] = s.t.guess
	if in.before == nil || !in.before.read[name] || functionByName()[name] != nil {
		return i
	}
	if s.path != name && !in.told[s.path+"."+name] { // the list that is gone through can only be itself
		in.told[s.path+"."+name] = true
		d := diag.Note("TP161", p.at(n), "nama", name, "dekat", s.path)
		d.Place = p.cur.place
		p.bag.Add(d)
	}
	return 0
}

// inner is the nearest scope that takes names of its own; 0 is the dossier.
func (in *inference) inner(c *compiler) int {
	for i := len(c.scopes) - 1; i > 0; i-- {
		s := c.scopes[i]
		if s.t.guess == nil {
			continue
		}
		if in.before != nil {
			if was := in.before.opened[at{c.part, s.at}]; was != nil && was.plain {
				continue
			}
		}
		return i
	}
	return 0
}

// typ is the type of a guessed field as far as it is known.
func (g *guess) typ() valueType { return valueType{any: true, guess: g} }

// field is a field of a guessed record.
func (g *guess) field(name string) *guess {
	if g != g.in.top {
		g.narrow(classRecord)
	}
	if f := g.fields[name]; f != nil {
		return f
	}
	if g.fields == nil {
		g.fields = map[string]*guess{}
	}
	path := name
	if g.path != "" {
		path = g.path + "." + name
	}
	g.fields[name] = g.in.add(path)
	return g.fields[name]
}

// element is the element of a guessed list.
func (g *guess) element() *guess {
	g.narrow(classList)
	if g.of == nil {
		g.of = g.in.add(g.path)
	}
	return g.of
}

// listed is a list of such fields: a column.
func (g *guess) listed() *guess {
	list := g.in.add(g.path)
	list.can, list.of = classList, g
	return list
}

// narrow notes a use as one of some types; what agrees with no use before is a
// finding.
func (g *guess) narrow(to class) {
	cur := g.in.c.cur
	g.plain = g.plain || to&classRecord == 0
	if to&classAny == classAny {
		return
	}
	g.uses = append(g.uses, narrowing{to, cur.pos, cur.place})
	left := g.can & to
	if left == 0 {
		g.conflict(g.against(to))
		return
	}
	if left == g.can {
		return
	}
	g.can = left
	for _, other := range g.same {
		other.narrow(left)
	}
}

// against is the first use that another one cannot agree with.
func (g *guess) against(to class) (narrowing, narrowing) {
	last := g.uses[len(g.uses)-1]
	for _, u := range g.uses {
		if u.to&to == 0 {
			return u, last
		}
	}
	return g.uses[0], last
}

func (g *guess) conflict(a, b narrowing) {
	d := diag.New("TP160", b.pos, "nama", g.path, "satu", a.word(), "dua", b.word(), "di", placeOf(a.pos, a.place), "dan_di", placeOf(b.pos, b.place))
	d.Place = b.place
	g.in.c.bag.Add(d)
}

// placeOf is a place in words: that in a Word file, or a line.
func placeOf(pos diag.Position, place []message.Phrase) []message.Phrase {
	if len(place) > 0 {
		return place
	}
	return []message.Phrase{message.P("TP.diBaris", "n", pos.Line)}
}

// lean notes what stands in for a field that is empty.
func (g *guess) lean(t valueType) {
	if !t.any {
		g.leans = t.class()
	}
}

// Uses of a value whose type may be a guess.

func (t valueType) want(c class) {
	if t.guess != nil {
		t.guess.narrow(c)
	}
}

func (t valueType) be(composite string) {
	if t.guess != nil && composite != "" {
		t.guess.record = composite
	}
}

func (t valueType) test() {
	if t.guess != nil {
		t.guess.tested = true
	}
}

func (t valueType) print() {
	if t.guess != nil {
		t.guess.narrow(classPrinted)
		t.guess.plain = true
	}
}

// alike notes that two values are of one type.
func alike(a, b valueType) {
	switch {
	case a.guess != nil && b.guess != nil && a.guess != b.guess:
		a.guess.same, b.guess.same = append(a.guess.same, b.guess), append(b.guess.same, a.guess)
		a.guess.narrow(b.guess.can)
		b.guess.narrow(a.guess.can)
	case a.guess != nil && !b.any:
		a.guess.narrow(b.class())
	case b.guess != nil && !a.any:
		b.guess.narrow(a.class())
	}
}

// settled are the kinds a guess comes down to: one, or those that are left.
func (g *guess) settled() class {
	can := g.can
	switch {
	case bits.OnesCount(uint(can)) == 1:
		return can
	case can&g.leans != 0:
		return g.leans
	case can&classText != 0 && slices.ContainsFunc(g.uses, func(u narrowing) bool { return u.to == classPrinted }):
		return classText
	case can&classBoolean != 0 && g.tested:
		return classBoolean
	}
	return can
}

// legalBasis are the fields of a dasar_hukum, the record that is printed whole.
var legalBasis = []string{"jenis", "nomor", "tahun", "tentang", "lembaran"}

// settle finds records that are printed whole and cannot be, after a pass.
func (in *inference) settle(bag *diag.Bag) {
	if in == nil {
		return
	}
	in.c = &compiler{bag: bag}
	for _, g := range in.all {
		printed := slices.IndexFunc(g.uses, func(u narrowing) bool { return u.to == classPrinted })
		record := slices.IndexFunc(g.uses, func(u narrowing) bool { return u.to == classRecord })
		basis := true
		for name := range g.fields {
			basis = basis && slices.Contains(legalBasis, name)
		}
		if printed < 0 || record < 0 || basis {
			continue
		}
		first, second := g.uses[min(printed, record)], g.uses[max(printed, record)]
		g.conflict(first, second)
	}
}
