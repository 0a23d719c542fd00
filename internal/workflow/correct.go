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

// Correct decides whether an answer may be mended after the stage that asked
// for it: by a role that fills the field in there, with a reason, and as long
// as the dossier has not ended. Initials that are being collected fall by it, as
// they do when an answer is filled in anew. Whether a paper forbids it is not
// known here.
func (d *Definition) Correct(c Command) (Plan, error) {
	t, err := d.settled(c)
	if err != nil {
		return Plan{}, err
	}
	if len(t.refusals) == 0 {
		t.correct()
	}
	t.steps = []Step{{Kind: dossier.Corrected, From: t.stage.Name, To: t.stage.Name, Values: maps.Clone(t.c.Values), Voided: t.fallen()}}
	return t.result()
}

func (t *turn) correct() {
	if strings.TrimSpace(t.c.Reason) == "" {
		t.refuse(diag.New("WF140", diag.Position{}))
	}
	t.checkValues(fieldNames(t.d.Fields))
	for _, name := range slices.Sorted(maps.Keys(t.c.Values)) {
		if len(t.refusals) > 0 {
			return
		}
		t.checkRole(t.d.fillers(name))
		t.checkChange(name)
	}
	t.refusals = append(t.refusals, t.beyondMother()...)
}

// checkChange refuses to correct what is empty or already so.
func (t *turn) checkChange(name string) {
	old, filled := t.c.Dossier.Values[name]
	fresh, err := schema.Encode(t.c.Values[name])
	switch {
	case err != nil:
		t.view.err = fmt.Errorf("encode value %s: %w", name, err)
	case !filled:
		t.refuse(diag.New("WF141", diag.Position{}, "data", t.labels([]string{name})))
	case bytes.Equal(old, fresh):
		t.refuse(diag.New("WF142", diag.Position{}, "data", t.labels([]string{name})))
	}
}

// fillers lists the roles that fill a field in: those of the stages that ask
// for it, and for what is asked at the opening those of the first stage.
func (d *Definition) fillers(field string) []string {
	var roles []string
	for i := range d.Stages {
		s := &d.Stages[i]
		if slices.Contains(s.Form, field) || s.Name == d.Start && slices.Contains(d.Open, field) {
			roles = append(roles, s.actors()...)
		}
	}
	slices.Sort(roles)
	return slices.Compact(roles)
}

// Emptiers lists the actions that empty a field, so that it is asked anew.
func (d *Definition) Emptiers(field string) []string {
	var names []string
	for _, s := range d.Stages {
		for _, a := range s.Actions {
			if slices.Contains(a.Clear, field) && !slices.Contains(names, a.Name) {
				names = append(names, a.Name)
			}
		}
	}
	return names
}
