package workflow

import (
	"slices"

	"naskah/internal/diag"
	"naskah/internal/schema"
)

// rounds looks for papers of a second round that could bear a date of the
// first: the form still holds it, so nobody is asked again. Only dates are told,
// which are another in every round; a text may well stay as it is.
func (p *proof) rounds() {
	d, told := p.d, 0
	for _, e := range p.f.edges {
		if e.action == nil || !e.action.Complete() {
			continue
		}
		for _, name := range d.Stages[e.from].Form {
			f, ok := d.Field(name)
			if !ok || f.Kind != schema.KindDate {
				continue
			}
			paper := p.printed(e, name)
			if paper == "" {
				continue
			}
			round, again := d.round(e, name)
			if !again {
				continue
			}
			p.bag.Add(diag.Warn("WF128", e.pos, "data", name, "dokumen", paper, "aksi", e.event, "jalan", d.show(e.from, round)))
			if told++; told == maxRounds {
				return
			}
		}
	}
}

// printed names a final of the edge that prints the field and can be made again.
func (p *proof) printed(e edge, field string) string {
	for _, use := range p.d.papersOf(e) {
		if !use.Draft && !contains(e.action.Lock, use.Name) && p.reads(use.Name, field) {
			return use.Name
		}
	}
	return ""
}

// round is the shortest way from an edge back to its stage on which a field is
// not emptied, the edge first.
func (d *Definition) round(e edge, field string) ([]edge, bool) {
	keeps := func(e edge) bool { return e.action == nil || !contains(e.action.Clear, field) }
	if !keeps(e) {
		return nil, false
	}
	if !e.moves() {
		return []edge{e}, true
	}
	walk, back := path(e.to, e.from, d.edges(), len(d.Stages), keeps)
	return append([]edge{e}, walk...), back
}

// together looks for actions whose conditions can hold at once although each of
// them has one: mostly a case written twice. It is no more than a note, as
// people may be meant to choose.
func (c *checker) together(s *Stage) {
	for i := range s.Actions {
		for j := range i {
			a, b := &s.Actions[j], &s.Actions[i]
			if !a.If.compiled() || !b.If.compiled() || a.To == b.To || !slices.Equal(s.takers(a), s.takers(b)) {
				continue
			}
			w := c.d.world([]*cond{a.If.root, b.If.root}, func(string) bool { return true })
			if !w.complete || w.guessed {
				continue
			}
			if found := w.find(func(t []Truth) bool { return t[0] == True && t[1] == True }); found != nil {
				c.bag.Add(diag.Note("WF127", b.Pos, "aksi", b.Name, "lain", a.Name, "tahap", s.Name, "keadaan", found))
			}
		}
	}
}
