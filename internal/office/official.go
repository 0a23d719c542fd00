package office

import (
	"strings"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// term is one person's time in a post. A zero date leaves that end open; both
// ends are included.
type term struct {
	person   schema.Record // the columns of an orang
	basis    string        // the decision that put them there
	from, to schema.Date
	pos      diag.Position
}

func (t term) covers(day schema.Date) bool {
	return (t.from.IsZero() || t.from.Compare(day) <= 0) && (t.to.IsZero() || day.Compare(t.to) <= 0)
}

func (t term) overlaps(u term) bool {
	before := func(a, b term) bool { return !a.to.IsZero() && !b.from.IsZero() && a.to.Compare(b.from) < 0 }
	return !before(t, u) && !before(u, t)
}

// standsIn reports whether the person only acts for an absent holder (Plh.):
// then both terms run at once and the substitute signs. A Plt. fills a vacant
// post and cannot overlap with a holder.
func (t term) standsIn() bool { return t.person.Text("status") == "Plh." }

func termField(name string) schema.Field {
	return schema.Field{Name: name, Kind: schema.KindRecord, Fields: append(composite("orang"),
		schema.Field{Name: "sejak", Label: "Menjabat sejak", Kind: schema.KindDate, Optional: true},
		schema.Field{Name: "hingga", Label: "Menjabat hingga", Kind: schema.KindDate, Optional: true},
		schema.Field{Name: "dasar", Label: "Dasar pengangkatan", Optional: true},
	)}
}

// readOfficials reads `pejabat`: under each key one person, or a list of terms.
func (p *profile) readOfficials(n *source.Node) {
	for _, key := range p.entries(n) {
		name := key.Text()
		v := n.Get(name)
		nodes := []*source.Node{v}
		f := termField("pejabat." + name)
		if v.Kind() == source.Sequence {
			nodes = v.Items()
			if len(nodes) == 0 {
				p.bag.Add(diag.New("OF006", v.Pos(), "nama", name))
			}
		}
		var terms []term
		for _, item := range nodes {
			if t, ok := p.term(f, item); ok {
				p.checkOverlap(name, t, terms)
				terms = append(terms, t)
			}
		}
		if len(terms) > 0 {
			p.office.officials[name] = terms
		}
	}
}

func (p *profile) term(f schema.Field, n *source.Node) (term, bool) {
	v, ok := f.FromNode(n, nil, p.bag)
	if !ok {
		return term{}, false
	}
	r := v.(schema.Record)
	t := term{person: pick(r, composite("orang")), basis: r.Text("dasar"), pos: n.Pos()}
	t.from, _ = r["sejak"].(schema.Date)
	t.to, _ = r["hingga"].(schema.Date)
	if !t.from.IsZero() && !t.to.IsZero() && t.to.Compare(t.from) < 0 {
		p.bag.Add(diag.New("OF007", n.Get("hingga").Pos(), "sejak", t.from, "hingga", t.to))
	}
	return t, true
}

func (p *profile) checkOverlap(key string, t term, earlier []term) {
	for _, e := range earlier {
		if e.standsIn() == t.standsIn() && e.overlaps(t) {
			p.bag.Add(diag.New("OF008", t.pos, "kunci", key, "nama", t.person.Text("nama"), "lain", e.person.Text("nama")))
			return
		}
	}
}

// holder returns who signs in the post on a day.
func (o *Office) holder(key string, on schema.Date) (term, bool) {
	var found term
	ok := false
	for _, t := range o.officials[key] {
		if t.covers(on) && (!ok || t.standsIn()) {
			found, ok = t, true
		}
	}
	return found, ok
}

// Resolver answers "@key" for a day. For an orang that is the official who
// holds the post on that day, a Plh. before the holder he stands in for. For a
// pihak it is "lembaga", the institution itself, or a known partner;
// "lembaga:key" is the institution represented by that official. A party
// without a basis of authority of its own gets that of its official's
// appointment.
func (o *Office) Resolver(on schema.Date) schema.Resolver {
	return func(kind, key string) (schema.Value, bool) {
		switch kind {
		case "orang":
			t, ok := o.holder(key, on)
			return schema.Clone(t.person), ok
		case "pihak":
			if name, signer, _ := strings.Cut(key, ":"); name == self {
				return o.partyOn(on, signer, strings.Contains(key, ":"))
			}
			partner, ok := o.partners[key]
			return schema.Clone(partner), ok
		}
		return nil, false
	}
}

// partyOn returns the institution with its signer of the day. named says that
// the answer names another signer than the profile does.
func (o *Office) partyOn(on schema.Date, signer string, named bool) (schema.Value, bool) {
	if o.party == nil {
		return nil, false
	}
	party := schema.Clone(o.party).(schema.Record)
	if !named {
		signer = o.signer
	}
	if signer == "" {
		return party, !named
	}
	t, ok := o.holder(signer, on)
	if !ok {
		return nil, false
	}
	party["penandatangan"] = schema.Clone(t.person)
	if _, own := party["dasar"]; t.basis != "" && (!own || named) {
		party["dasar"] = schema.List{t.basis}
	}
	return party, true
}
