package workflow

import (
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// Separation of duties: an action or a seat with `beda_orang` names stages whose
// people may not take it. People are known by the names the history records;
// so whoever acts where it matters has to give one.

// deed is what a person did during a stay in a stage.
type deed struct {
	name, action string
	kind         dossier.Kind
}

// deeds lists what was done during the last stay in a stage. Votes that have
// fallen were not given.
func (m Moment) deeds(stage string) []deed {
	var list []deed
	for _, e := range m.Past {
		if e.To == stage && e.From != stage {
			list = nil // entered anew
		}
		if slices.Contains(e.Voided, stage) {
			list = slices.DeleteFunc(list, func(d deed) bool { return d.kind == dossier.Voted })
		}
		if e.From == stage && e.Kind != dossier.Automatic && e.Actor.Name != "" {
			list = append(list, deed{name: sameName(e.Actor.Name), action: e.Action, kind: e.Kind})
		}
	}
	return list
}

// sameName makes two spellings of one name alike.
func sameName(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// separates reports whether any action or seat keeps apart from the people of
// a stage.
func (d *Definition) separates(stage string) bool {
	for _, s := range d.Stages {
		for _, a := range s.Actions {
			if slices.Contains(a.Apart, stage) {
				return true
			}
		}
		for _, seat := range s.Seats {
			if slices.Contains(seat.Apart, stage) {
				return true
			}
		}
	}
	return false
}

// checkDuty refuses a person who has acted where the command may not come
// from, and one without a name where names matter.
func (t *turn) checkDuty() {
	var apart []string
	what := t.c.Action
	switch {
	case t.seat != nil:
		apart, what = t.seat.Apart, t.seat.Label
	case t.action != nil:
		apart, what = t.action.Apart, t.action.Label
	}
	name := sameName(t.c.Actor.Name)
	if name == "" {
		if len(apart) > 0 || t.d.separates(t.stage.Name) {
			t.refuse(diag.New("WF129", diag.Position{}, "tahap", t.stage.Label))
		}
		return
	}
	for _, stage := range apart {
		own := stage == t.stage.Name
		same := func(d deed) bool { return d.name == name && !(own && d.action == t.c.Action) }
		if slices.ContainsFunc(t.c.deeds(stage), same) {
			s, _ := t.d.Stage(stage)
			t.refuse(diag.New("WF130", diag.Position{}, "nama", t.c.Actor.Name, "tahap", s.Label, "aksi", what))
		}
	}
}

// checkLetter asks for the letter by which a role outside the office acts, and
// for the scan it names.
func (t *turn) checkLetter() {
	letter := t.c.Actor.Letter
	role, _ := t.d.Role(t.c.Actor.Role)
	if role.Letter && (letter.Number == "" || letter.Date == "") {
		t.refuse(diag.New("WF132", diag.Position{}, "peran", role.Label))
	}
	if _, attached := t.c.Dossier.Paper(letter.Scan); letter.Scan != "" && !attached {
		t.refuse(diag.New("WF133", diag.Position{}, "naskah", letter.Scan))
	}
}

// duties looks for stages nobody can have acted in before: the rule would keep
// nobody apart.
func (c *checker) duties() {
	for i := range c.d.Stages {
		s := &c.d.Stages[i]
		for _, a := range s.Actions {
			c.before(i, a.Apart, a.Pos, a.Name)
		}
		for _, seat := range s.Seats {
			c.before(i, seat.Apart, seat.Pos, seat.Name)
		}
	}
}

func (c *checker) before(at int, stages []string, pos diag.Position, what string) {
	for _, name := range stages {
		from, known := c.d.stages[name]
		if known && !reach(from, c.edges, len(c.d.Stages), func(edge) bool { return true })[at] {
			c.warn("WF131", pos, "aksi", what, "tahap", name)
		}
	}
}
