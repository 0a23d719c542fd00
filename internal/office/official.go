package office

import (
	"strings"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Term is one person's time in a post. A zero date leaves that end open; both
// ends are included.
type Term struct {
	Key      string        // of the post
	Person   schema.Record // the columns of an orang
	Basis    string        // the decision that put them there
	From, To schema.Date
	pos      diag.Position
}

// Covers reports whether a day is within the term.
func (t Term) Covers(day schema.Date) bool {
	return (t.From.IsZero() || t.From.Compare(day) <= 0) && (t.To.IsZero() || day.Compare(t.To) <= 0)
}

func (t Term) overlaps(u Term) bool {
	before := func(a, b Term) bool { return !a.To.IsZero() && !b.From.IsZero() && a.To.Compare(b.From) < 0 }
	return !before(t, u) && !before(u, t)
}

// standsIn reports whether the person only acts for an absent holder (Plh.):
// then both terms run at once and the substitute signs. A Plt. fills a vacant
// post and cannot overlap with a holder.
func (t Term) standsIn() bool { return t.Person.Text("status") == "Plh." }

func termFields() []schema.Field {
	return append(composite("orang"),
		schema.Field{Name: "sejak", Label: "Menjabat sejak", Kind: schema.KindDate, Optional: true},
		schema.Field{Name: "hingga", Label: "Menjabat hingga", Kind: schema.KindDate, Optional: true},
		schema.Field{Name: "dasar", Label: "Dasar pengangkatan", Optional: true},
	)
}

// readOfficials reads `pejabat`: under each key one person, or a list of terms.
func (p *profile) readOfficials(n *source.Node) {
	for _, key := range p.entries(n) {
		name := key.Text()
		v := n.Get(name)
		nodes := []*source.Node{v}
		f := schema.Field{Name: "pejabat." + name, Kind: schema.KindRecord, Fields: termFields()}
		if v.Kind() == source.Sequence {
			nodes = v.Items()
			if len(nodes) == 0 {
				p.bag.Add(diag.New("OF006", v.Pos(), "nama", name))
			}
		}
		for _, item := range nodes {
			if v, ok := f.FromNode(item, nil, p.bag); ok {
				p.office.own.Terms = p.addTerm(p.office.own.Terms, name, v.(schema.Record), item)
			}
		}
	}
}

// addTerm adds a term to those of an institution.
func (p *profile) addTerm(terms []Term, key string, r schema.Record, n *source.Node) []Term {
	t := Term{Key: key, Person: pick(r, composite("orang")), Basis: r.Text("dasar"), pos: n.Pos()}
	t.From, _ = r["sejak"].(schema.Date)
	t.To, _ = r["hingga"].(schema.Date)
	if !t.From.IsZero() && !t.To.IsZero() && t.To.Compare(t.From) < 0 {
		p.bag.Add(diag.New("OF007", n.Get("hingga").Pos(), "sejak", t.From, "hingga", t.To))
	}
	for _, e := range terms {
		if e.Key == key && e.standsIn() == t.standsIn() && e.overlaps(t) {
			p.bag.Add(diag.New("OF008", t.pos, "kunci", key, "nama", t.Person.Text("nama"), "lain", e.Person.Text("nama")))
			break
		}
	}
	return append(terms, t)
}

// Resolver answers "@key" for a day. For an orang that is the official who
// holds the post on that day, a Plh. before the holder he stands in for;
// "key a.n. key" signs for another by delegation; "partner:key" is an official
// of a partner. For a pihak it is "lembaga", the
// institution itself, or a known partner; "lembaga:key" and "partner:key" are
// represented by that official. A party without a basis of authority of its own
// gets that of its official's appointment.
func (o *Office) Resolver(on schema.Date) schema.Resolver {
	return func(kind, key string) (schema.Value, bool) {
		name, post, named := strings.Cut(key, ":")
		switch kind {
		case "orang":
			if !named {
				t, ok := o.signer(name, on)
				return schema.Clone(t.Person), ok
			}
			t, ok := o.partners[name].Holder(post, on)
			return schema.Clone(t.Person), ok
		case "pihak":
			if name == self {
				return o.own.on(on, post, named, o.signer)
			}
			party := o.partners[name]
			return party.on(on, post, named, party.Holder)
		}
		return nil, false
	}
}
