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
	People []schema.Record
}

// Staff says who holds a role of the workflows on a day: whoever is in one of
// its posts then, a Plt. or Plh. too.
func (o *Office) Staff(role string, on schema.Date) Staff {
	h, listed := o.roles[role]
	s := Staff{Listed: listed, Strict: h.strict}
	for _, post := range h.posts {
		for _, t := range o.own.Terms {
			if t.Key == post && t.Covers(on) {
				s.People = append(s.People, schema.Clone(t.Person).(schema.Record))
			}
		}
	}
	return s
}

// Holds reports whether a name, with or without titles, is that of one of them.
func (s Staff) Holds(name string) bool {
	return slices.ContainsFunc(s.People, func(p schema.Record) bool {
		return sameName(name, p.Text("nama")) || sameName(name, fullName(p))
	})
}

// Names are the people as they are written, with their titles.
func (s Staff) Names() []string {
	var names []string
	for _, p := range s.People {
		names = append(names, fullName(p))
	}
	return names
}

func fullName(p schema.Record) string {
	return bahasa.NamaGelar(p.Text("gelar_depan"), p.Text("nama"), p.Text("gelar_belakang"))
}

func sameName(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
