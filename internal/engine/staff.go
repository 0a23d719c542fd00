package engine

import (
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// claim holds what an actor says of themselves against the office's list of the
// day. Nobody is authenticated: a name that is not on it, or that acts for
// another without a basis, is recorded with the act, and refused only where the
// office asks for that.
func (t *turn) claim(actor *dossier.Actor) error {
	staff := t.Office.Staff(actor.Role, t.today())
	if !staff.Listed {
		return nil
	}
	holder, holds := staff.Find(actor.Name)
	if holds {
		actor.As = holder.As
		if holder.As != "" {
			actor.Basis = holder.Basis
		}
		if !holder.Bare {
			return nil
		}
	}
	told := diag.New
	if !staff.Strict {
		told = diag.Warn
	}
	found := t.doubt(*actor, staff, told)
	if holds {
		found = told("EN091", diag.Position{}, "nama", actor.Name, "sebagai", holder.As)
	}
	switch {
	case staff.Strict:
		return diag.Fail(found)
	case actor.Name != "":
		actor.Doubt = !holds
		t.found.Add(found)
	}
	return nil
}

// doubt says why a name is none of those who hold a role.
func (t *turn) doubt(actor dossier.Actor, staff office.Staff, told func(string, diag.Position, ...any) diag.Diagnostic) diag.Diagnostic {
	if h, once := staff.FindLapsed(actor.Name); once {
		return told("EN090", diag.Position{}, "nama", actor.Name, "sebagai", h.As, "hari", t.today(), "masa", term(h))
	}
	code := "EN080"
	if staff.Strict {
		code = "EN081"
	}
	return told(code, diag.Position{}, "nama", actor.Name, "peran", actor.Role, "hari", t.today(), "ada", staff.Names())
}

// term is the time of a delegation.
func term(h office.Holder) string {
	end := func(d schema.Date) string {
		if d.IsZero() {
			return "…"
		}
		return d.String()
	}
	return end(h.From) + " – " + end(h.To)
}

// checkStaff asks whether the people of today can carry a workflow through:
// each role that is listed has a holder, each quorum enough different ones, and
// duties that are kept apart do not lie with one person.
func (d *Desk) checkStaff(def *workflow.Definition) []diag.Diagnostic {
	if len(d.Office.Roles()) == 0 {
		return nil
	}
	c := &staffing{Office: d.Office, def: def, day: d.today()}
	for i := range def.Stages {
		c.stage(&def.Stages[i])
	}
	return c.bag.List()
}

type staffing struct {
	*office.Office
	def   *workflow.Definition
	day   schema.Date
	bag   diag.Bag
	empty []string // roles without a holder that were told
}

// people are all who hold one of the roles; not ok when the profile does not
// say for one of them: then there may be others.
func (c *staffing) people(roles []string) (people []string, ok bool) {
	for _, role := range roles {
		staff := c.Staff(role, c.day)
		if !staff.Listed {
			return nil, false
		}
		for _, p := range staff.People {
			if name := p.Person.Text("nama"); !slices.Contains(people, name) {
				people = append(people, name)
			}
		}
	}
	return people, len(roles) > 0
}

func (c *staffing) stage(s *workflow.Stage) {
	roles := slices.Clone(s.By)
	for _, seat := range s.Seats {
		roles = append(roles, seat.By...)
		c.apart(s, seat.By, seat.Apart, seat.Label, seat.Pos)
	}
	for _, a := range s.Actions {
		roles = append(roles, a.By...)
		by := a.By
		if len(by) == 0 {
			by = s.By
		}
		c.apart(s, by, a.Apart, a.Label, a.Pos)
	}
	for _, role := range roles {
		staff := c.Staff(role, c.day)
		if staff.Listed && len(staff.People) == 0 && !slices.Contains(c.empty, role) {
			c.empty = append(c.empty, role)
			c.bag.Add(diag.Warn("EN082", s.Pos, "peran", role, "tahap", s.Name, "hari", c.day))
		}
	}
	c.quorum(s)
}

// apart looks for a duty that is kept apart from another stage's people when one
// person is all there is for both.
func (c *staffing) apart(s *workflow.Stage, by, stages []string, what string, pos diag.Position) {
	own, known := c.people(by)
	if !known || len(own) != 1 {
		return
	}
	for _, name := range stages {
		other, ok := c.def.Stage(name)
		if !ok || name == s.Name {
			continue // the stage's own seats are for quorum
		}
		roles := slices.Clone(other.By)
		for _, seat := range other.Seats {
			roles = append(roles, seat.By...)
		}
		if people, known := c.people(roles); known && slices.Equal(people, own) {
			c.bag.Add(diag.Warn("EN084", pos, "aksi", what, "tahap", name, "nama", own[0], "hari", c.day))
		}
	}
}

// quorum matches seats with people: each seat that is kept apart from its own
// stage needs a person of its own. The seats that must initial are matched
// first; a later one may move them to another person but never leaves them
// without (augmenting paths in a bipartite graph).
func (c *staffing) quorum(s *workflow.Stage) {
	if !s.Parallel() {
		return
	}
	m := &matching{seatOf: map[string]string{}, people: map[string][]string{}}
	filled, required := 0, true
	var without []string
	for _, must := range []bool{true, false} {
		for _, seat := range s.Seats {
			if slices.Contains(s.Quorum.Required, seat.Name) != must {
				continue
			}
			if c.seated(s, seat, m) {
				filled++
				continue
			}
			without = append(without, seat.Name)
			required = required && !must
		}
	}
	if !required || filled < s.Quorum.Minimum {
		c.bag.Add(diag.Warn("EN083", s.Quorum.Pos, "tahap", s.Name, "jumlah", filled, "minimal", s.Quorum.Minimum,
			"kursi", strings.Join(without, ", "), "hari", c.day))
	}
}

// seated finds somebody for a seat.
func (c *staffing) seated(s *workflow.Stage, seat workflow.Seat, m *matching) bool {
	people, known := c.people(seat.By)
	if !known {
		return true
	}
	if !slices.Contains(seat.Apart, s.Name) {
		return len(people) > 0
	}
	m.people[seat.Name] = people
	return m.augment(seat.Name, map[string]bool{})
}

// matching gives each seat a person of its own.
type matching struct {
	seatOf map[string]string   // person → seat
	people map[string][]string // seat → who may take it
}

func (m *matching) augment(seat string, tried map[string]bool) bool {
	for _, person := range m.people[seat] {
		if tried[person] {
			continue
		}
		tried[person] = true
		if other, taken := m.seatOf[person]; !taken || m.augment(other, tried) {
			m.seatOf[person] = seat
			return true
		}
	}
	return false
}
