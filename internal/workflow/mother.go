package workflow

import (
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Chains of one cooperation: a PKS is opened under its nota kesepahaman, an
// adendum or an evaluation under its PKS. The definition says what may be the
// mother, how far it must have come, and what of the child the mother bounds.

// Mother is what a definition asks of the dossier it is opened under.
type Mother struct {
	Workflows []string // any of them
	Reached   []string // any of these stages
	Optional  bool
	Force     *Span  // when the mother is in force: fields of the mother
	Term      *Span  // what must lie within: fields of this dossier
	Scope     []Pair // lists whose items must be items of the mother's
	Take      []Pair // fields copied from the mother at opening
	Pos       diag.Position
}

// Span names a first day and how long it lasts.
type Span struct {
	Since, Length string
	Pos           diag.Position
}

// Pair is a field of this dossier beside one of its mother.
type Pair struct {
	Own, Hers string
	Pos       diag.Position
}

// Kin is the mother of a dossier as it stands, with the definition it is pinned
// to.
type Kin struct {
	Dossier    dossier.Dossier
	Definition *Definition
	Past       []dossier.Entry
}

// mother reads `induk`.
func (p *reader) mother(n *source.Node) *Mother {
	if n == nil {
		return nil
	}
	m := &Mother{Pos: n.Pos()}
	r := source.Read(n, &p.bag)
	r.Need("alur")
	for _, item := range r.Texts("alur") {
		m.Workflows = append(m.Workflows, item.Text())
	}
	r.Need("mencapai")
	for _, item := range r.Texts("mencapai") {
		m.Reached = append(m.Reached, item.Text())
	}
	m.Optional = r.Bool("opsional")
	m.Force = p.span(r.Node("berlaku"), false)
	m.Term = p.span(r.Node("masa"), true)
	m.Scope = p.pairs(r.Node("lingkup"), listRef)
	m.Take = p.pairs(r.Node("ambil"), fieldRef)
	r.Done()
	if m.Term != nil && m.Force == nil {
		p.add("WF200", m.Term.Pos)
	}
	return m
}

// span reads a first day and a length; own says that they are fields of this
// file.
func (p *reader) span(n *source.Node, own bool) *Span {
	if n == nil {
		return nil
	}
	s := &Span{Pos: n.Pos()}
	r := source.Read(n, &p.bag)
	since, length := r.Need("sejak"), r.Need("selama")
	if own {
		s.Since, s.Length = p.refer(dateRef, since), p.refer(lengthRef, length)
	} else {
		s.Since, s.Length = text(since), text(length)
	}
	r.Done()
	return s
}

// pairs reads own fields, each with the name of one of the mother's.
func (p *reader) pairs(n *source.Node, own refKind) []Pair {
	var list []Pair
	for _, key := range p.keys(n) {
		hers := n.Get(key.Text())
		if hers.Kind() != source.Scalar || hers.Null() {
			p.add("WF005", hers.Pos())
			continue
		}
		list = append(list, Pair{Own: p.refer(own, key), Hers: hers.Text(), Pos: key.Pos()})
	}
	return list
}

func (p *reader) resolveKind(r ref, fields []string, kind schema.Kind, code string) {
	f, ok := p.d.Field(r.name)
	switch {
	case !ok:
		p.unknownName("WF022", r, fields)
	case f.Kind != kind:
		p.bag.Add(diag.New(code, r.pos, "nama", r.name))
	}
}

// taken lists the fields that come from the mother.
func (d *Definition) taken() []string {
	if d.Mother == nil {
		return nil
	}
	var names []string
	for _, pair := range d.Mother.Take {
		names = append(names, pair.Own)
	}
	return names
}

// kinship looks for fields that come from the mother and from a form or the
// register as well: two sources of one value end in two values.
func (c *checker) kinship() {
	if c.d.Mother == nil {
		return
	}
	for _, pair := range c.d.Mother.Take {
		asked := slices.Contains(c.d.Open, pair.Own) || c.d.drawn[pair.Own]
		for _, s := range c.d.Stages {
			asked = asked || slices.Contains(s.Form, pair.Own)
		}
		if asked {
			c.add("WF201", pair.Pos, "nama", pair.Own)
		}
	}
}

// CheckMother holds what the definition asks of its mother against a definition
// it may be opened under: the stages and fields must be there, of the right
// kind, and the fields filled from the moment the mother has come far enough.
func (d *Definition) CheckMother(mother *Definition) []diag.Diagnostic {
	m := d.Mother
	k := &kinCheck{mother: mother}
	known := false
	for _, name := range m.Reached {
		if _, ok := mother.Stage(name); ok {
			known = true
			k.from = append(k.from, mother.stages[name])
		}
	}
	if !known {
		k.bag.Add(suggest(diag.New("WF202", m.Pos, "tahap", m.Reached, "alur", mother.ID), m.first(), stageNames(mother.Stages)))
		return k.bag.List()
	}
	k.filled = mother.filledAfter(k.from)
	if m.Force != nil {
		k.field(m.Force.Since, m.Force.Pos, schema.Field{Kind: schema.KindDate})
		k.field(m.Force.Length, m.Force.Pos, schema.Field{Kind: schema.KindDuration})
	}
	for _, pair := range m.Scope {
		own, _ := d.Field(pair.Own)
		own.Optional = false // whatever it holds is held against the mother's
		k.field(pair.Hers, pair.Pos, own)
	}
	for _, pair := range m.Take {
		own, _ := d.Field(pair.Own)
		k.field(pair.Hers, pair.Pos, own)
	}
	return k.bag.List()
}

func (m *Mother) first() string {
	if len(m.Reached) == 0 {
		return ""
	}
	return m.Reached[0]
}

// kinCheck is the checking of one possible mother, or of a child.
type kinCheck struct {
	mother *Definition
	child  bool     // it is that of a child
	from   []int    // stages the mother must have reached
	filled fieldSet // what is certainly filled from then on
	bag    diag.Bag
}

func (k *kinCheck) field(name string, pos diag.Position, own schema.Field) {
	f, ok := k.mother.Field(name)
	pairs := []any{"data", name, "alur", k.mother.ID}
	switch {
	case !ok:
		found := k.pick(diag.New("WF203", pos, pairs...), diag.New("WF238", pos, pairs...))
		k.bag.Add(suggest(found, name, fieldNames(k.mother.Fields)))
	case !fits(f, own):
		k.bag.Add(k.pick(diag.New("WF204", pos, pairs...), diag.New("WF239", pos, pairs...)))
	case !own.Optional && !k.filled.has(k.mother.fields[name]):
		pairs = append(pairs, "tahap", k.mother.Stages[k.from[0]].Name)
		k.bag.Add(k.pick(diag.New("WF205", pos, pairs...), diag.New("WF240", pos, pairs...)))
	}
}

// pick says it of a mother or of a child.
func (k *kinCheck) pick(mother, child diag.Diagnostic) diag.Diagnostic {
	if k.child {
		return child
	}
	return mother
}

// fits reports whether a value of one field may become that of another. A
// number of the register is a text elsewhere: it is drawn once.
func fits(from, to schema.Field) bool {
	if from.Kind == schema.KindNumber && to.Kind == schema.KindText {
		return true
	}
	if from.Kind != to.Kind || from.Composite != to.Composite {
		return false
	}
	return from.Element == nil || to.Element == nil || fits(*from.Element, *to.Element)
}

// filledAfter is what is certainly filled wherever a dossier may rest once it
// has entered one of the stages.
func (d *Definition) filledAfter(stages []int) fieldSet {
	f := d.flow()
	var filled fieldSet
	seen := make([]bool, len(f.nodes))
	var queue []int
	for at, n := range f.nodes {
		if slices.Contains(stages, n.stage) {
			queue, seen[at] = append(queue, at), true
		}
	}
	for ; len(queue) > 0; queue = queue[1:] {
		if filled == nil {
			filled = f.in[queue[0]].clone()
		}
		filled.meet(f.in[queue[0]])
		for _, i := range f.out[queue[0]] {
			if to := f.steps[i].to; !seen[to] {
				queue, seen[to] = append(queue, to), true
			}
		}
	}
	if filled == nil { // no walk comes there; that is a finding of the mother's own
		filled = newFieldSet(len(d.Fields))
	}
	return filled
}
