package office

import (
	"slices"
	"strings"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// holding says which posts hold a role of the workflows.
type holding struct {
	posts  []string
	strict bool // nobody else may act in the role
	pos    diag.Position
}

// Roles lists the roles the profile names holders of, and where.
func (o *Office) Roles() map[string]diag.Position {
	roles := map[string]diag.Position{}
	for name, h := range o.roles {
		roles[name] = h.pos
	}
	return roles
}

// readRoles reads `peran`: under each role a post, a list of posts, or both with
// `wajib`.
func (p *profile) readRoles(n *source.Node) {
	for _, key := range p.entries(n) {
		v := n.Get(key.Text())
		h := holding{pos: key.Pos()}
		var posts []*source.Node
		if v.Kind() == source.Mapping {
			r := source.Read(v, p.bag)
			r.Need("dipegang")
			posts, h.strict = r.Texts("dipegang"), r.Bool("wajib")
			r.Done()
		} else {
			posts = source.Read(n, p.bag).Texts(key.Text())
		}
		for _, post := range posts {
			if !slices.Contains(p.office.own.posts(), post.Text()) {
				p.unknownPost(post)
				continue
			}
			h.posts = append(h.posts, post.Text())
		}
		p.office.roles[key.Text()] = h
	}
}

func (p *profile) unknownPost(n *source.Node) {
	known := p.office.own.posts()
	found := diag.New("OF024", n.Pos(), "kunci", n.Text(), "ada", known)
	if near := diag.Suggest(n.Text(), known); near != "" {
		found = found.WithHint("OF024.suggest", "saran", near)
	}
	p.bag.Add(found)
}

// Staff are the people who hold a role on a day.
type Staff struct {
	Listed bool // the profile says who holds the role
	Strict bool // nobody else may act in it
	People []Holder
	Lapsed []Holder // by a delegation that is not in force that day
}

// Holder is one of them, and by what they hold it.
type Holder struct {
	Person   schema.Record
	As       string // "Plt. Kepala Biro", "a.n. Sekretaris Utama"; "" in a post of their own
	Basis    string
	Bare     bool        // acts for another, and the profile does not fully say on what basis
	From, To schema.Date // of a delegation; a zero date leaves that end open
}

// Staff says who holds a role of the workflows on a day: whoever is in one of
// its posts then, a Plt. or Plh. too, and whoever acts for it by delegation.
func (o *Office) Staff(role string, on schema.Date) Staff {
	h, listed := o.roles[role]
	s := Staff{Listed: listed, Strict: h.strict}
	for _, post := range h.posts {
		for _, t := range o.own.Terms {
			if t.Key == post && t.Covers(on) {
				s.People = append(s.People, holder(t))
			}
		}
		inForce, lapsed := o.delegates(post, on)
		s.People = append(s.People, o.holders(inForce, on)...)
		s.Lapsed = append(s.Lapsed, o.holders(lapsed, on)...)
	}
	return s
}

// holder is whoever is in a post; a Plt. and a Plh. need a basis for that.
func holder(t Term) Holder {
	h := Holder{Person: schema.Clone(t.Person).(schema.Record), Basis: t.Basis}
	if status := t.Person.Text("status"); status != "" && status != "definitif" {
		h.As, h.Bare = status+" "+t.Person.Text("jabatan"), t.Basis == ""
	}
	return h
}

// holders are the people delegations speak of.
func (o *Office) holders(list []delegation, on schema.Date) []Holder {
	var out []Holder
	for _, d := range list {
		if t, held := o.own.Holder(d.to, on); held {
			out = append(out, Holder{
				Person: schema.Clone(t.Person).(schema.Record), As: d.way + " " + o.title(d.from, on),
				Basis: d.basis, Bare: !d.complete, From: d.since, To: d.until,
			})
		}
	}
	return out
}

// Find returns the holder of a name, with or without titles: in a post of their
// own first.
func (s Staff) Find(name string) (Holder, bool) { return find(s.People, name) }

// FindLapsed returns who would hold the role by a delegation of another time.
func (s Staff) FindLapsed(name string) (Holder, bool) { return find(s.Lapsed, name) }

func find(people []Holder, name string) (Holder, bool) {
	i := slices.IndexFunc(people, func(h Holder) bool { return Named(h.Person, name) })
	if i < 0 {
		return Holder{}, false
	}
	return people[i], true
}

// Named reports whether a name, with or without titles, is a person's.
func Named(person schema.Record, name string) bool {
	return sameName(name, person.Text("nama")) || sameName(name, FullName(person))
}

// Names are the people as they are written, with their titles.
func (s Staff) Names() []string {
	var names []string
	for _, h := range s.People {
		names = append(names, FullName(h.Person))
	}
	return names
}

// FullName is a person's name with titles.
func FullName(p schema.Record) string {
	return bahasa.NamaGelar(p.Text("gelar_depan"), p.Text("nama"), p.Text("gelar_belakang"))
}

func sameName(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
