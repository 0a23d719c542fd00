package workflow

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
)

// The votes of a parallel stage are a ledger: each seat initials once, nothing
// is taken back except by `gugurkan` or a change of the text, which void them
// all. A seat with `setelah` waits for the seats it names. Once the seats of
// `wajib` and the number of `minimal` are there, the quorum's action is taken
// in the same command. There is one place in the graph and no interleaving to
// prove.

// voted lists the seats of the stage that have initialled.
func (s *Stage) voted(x dossier.Dossier) map[string]bool {
	done := map[string]bool{}
	for _, v := range x.Votes[s.Name] {
		for _, seat := range s.Seats {
			if seat.Name == v.Seat {
				done[v.Seat] = true
			}
		}
	}
	return done
}

// awaits lists the seats whose turn comes before this one and who have not
// initialled.
func (s *Seat) awaits(done map[string]bool) []string {
	return slices.DeleteFunc(slices.Clone(s.After), func(name string) bool { return done[name] })
}

// met reports whether the votes suffice.
func (q Quorum) met(done map[string]bool) bool {
	if len(done) < q.Minimum {
		return false
	}
	for _, seat := range q.Required {
		if !done[seat] {
			return false
		}
	}
	return true
}

// quorumAction returns the action the quorum takes.
func (s *Stage) quorumAction() *Action {
	for i := range s.Actions {
		if s.Actions[i].Quorum {
			return &s.Actions[i]
		}
	}
	return nil
}

// vote plans an initial, and the quorum's action if this one completes it.
func (t *turn) vote() {
	done := t.stage.voted(t.c.Dossier)
	if done[t.seat.Name] {
		t.refuse(diag.New("WF109", diag.Position{}, "kursi", t.seat.Label, "nama", t.voter()))
		return
	}
	// Whoever initialled an earlier text has not initialled this one.
	fallen := t.fallen()
	if len(fallen) > 0 {
		done = map[string]bool{}
	}
	if first := t.seat.awaits(done); len(first) > 0 {
		t.refuse(diag.New("WF120", diag.Position{}, "kursi", t.seat.Label, "setelah", first))
		return
	}
	to, err := t.d.machine.fire(t.stage.Name, t.seat.Name)
	if err != nil {
		t.view.err = err
		return
	}
	step := Step{Kind: dossier.Voted, Action: t.seat.Name, From: t.stage.Name, To: to, Values: maps.Clone(t.c.Values), Voided: fallen}
	done[t.seat.Name] = true
	a := t.stage.quorumAction()
	if a == nil || !t.stage.Quorum.met(done) {
		t.steps = append(t.steps, step)
		return
	}
	t.refusals = append(t.refusals, t.blockers(a)...)
	if len(t.refusals) > 0 {
		return
	}
	t.steps = append(t.steps, step)
	t.take(a, dossier.Automatic)
}

// fallen lists the parallel stages whose votes fall because the command changes
// what was there to be read when they were given: an initial is for one text.
// What was empty and is filled in changes nothing anyone has agreed to.
func (t *turn) fallen() []string {
	if len(t.stage.voted(t.c.Dossier)) == 0 {
		return nil
	}
	if slices.ContainsFunc(t.c.Clear, t.view.filled) {
		return []string{t.stage.Name}
	}
	for name, value := range t.c.Values {
		old, filled := t.c.Dossier.Values[name]
		fresh, err := schema.Encode(value)
		if err != nil {
			t.view.err = fmt.Errorf("encode value %s: %w", name, err)
			return nil
		}
		if filled && !bytes.Equal(old, fresh) {
			return []string{t.stage.Name}
		}
	}
	return nil
}

// voter names who initialled for the seat.
func (t *turn) voter() string {
	for _, v := range t.c.Dossier.Votes[t.stage.Name] {
		if v.Seat == t.seat.Name {
			if v.Actor.Name != "" {
				return v.Actor.Name
			}
			return v.Actor.Role
		}
	}
	return ""
}

// waiting names the seats that have not initialled, those of `wajib` first.
func (t *turn) waiting() string {
	done := t.stage.voted(t.c.Dossier)
	var must, may []string
	for _, seat := range t.stage.Seats {
		switch {
		case done[seat.Name]:
		case slices.Contains(t.stage.Quorum.Required, seat.Name):
			must = append(must, seat.Name+" (wajib)")
		default:
			may = append(may, seat.Name)
		}
	}
	return strings.Join(append(must, may...), ", ")
}

// actors lists the roles that do anything in a stage, each once.
func (s *Stage) actors() []string {
	roles := slices.Clone(s.By)
	for _, seat := range s.Seats {
		roles = append(roles, seat.By...)
	}
	for _, a := range s.Actions {
		roles = append(roles, a.By...)
	}
	slices.Sort(roles)
	return slices.Compact(roles)
}

// takers lists the roles that may take an action.
func (s *Stage) takers(a *Action) []string {
	switch {
	case a.AnySeat:
		var roles []string
		for _, seat := range s.Seats {
			roles = append(roles, seat.By...)
		}
		return roles
	case len(a.By) > 0:
		return a.By
	}
	return s.By
}

// checkActor compares the actor's role with those of the action or seat.
func (t *turn) checkActor() {
	switch {
	case t.seat != nil:
		t.checkRole(t.seat.By)
	case t.action != nil:
		t.checkRole(t.stage.takers(t.action))
	}
}

func (t *turn) checkRole(allowed []string) {
	role, list := t.c.Actor.Role, t.roles(allowed)
	_, known := t.d.Role(role)
	switch {
	case slices.Contains(allowed, role) && role != "":
	case role == "":
		t.refuse(diag.New("WF104", diag.Position{}, "peran", list))
	case !known:
		var names []string
		for _, r := range t.d.Roles {
			names = append(names, r.Name)
		}
		t.refuse(suggest(diag.New("WF119", diag.Position{}, "nama", role, "peran", list), role, names))
	default:
		t.refuse(diag.New("WF103", diag.Position{}, "nama", role, "peran", list))
	}
}

// roles says roles as people call them, with the name to type.
func (t *turn) roles(names []string) string {
	var parts []string
	for _, name := range names {
		r, _ := t.d.Role(name)
		part := r.Label + " (" + name + ")"
		if !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}
