package workflow

import (
	"fmt"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/schema"
)

// value reads a value of the mother, by her own definition.
func (k *Kin) value(name string) (schema.Value, bool, error) {
	f, known := k.Definition.Field(name)
	raw, filled := k.Dossier.Values[name]
	if !known || !filled {
		return nil, false, nil
	}
	v, err := f.Decode(raw)
	if err != nil {
		return nil, false, fmt.Errorf("read value %s of dossier %s: %w", name, k.Dossier.ID, err)
	}
	return v, present(v), nil
}

// checkMother says why a dossier may not be opened under the one the command
// names, and takes over what is copied from it.
func (t *turn) checkMother() {
	m, kin := t.d.Mother, t.c.Mother
	switch {
	case m == nil && kin == nil, m != nil && m.Optional && kin == nil:
		return
	case m == nil:
		t.refuse(diag.New("WF156", diag.Position{}, "alur", t.d.ID))
		return
	case kin == nil:
		t.refuse(diag.New("WF157", diag.Position{}, "alur", m.Workflows))
		return
	case !slices.Contains(m.Workflows, kin.Dossier.Workflow):
		t.refuse(diag.New("WF158", diag.Position{}, "induk", string(kin.Dossier.ID), "alur", kin.Dossier.Workflow, "boleh", m.Workflows))
		return
	}
	if t.reached(m, kin) { // else what it lacks is no news
		t.checkForce(m, kin)
		t.inherit(m, kin)
	}
}

// reached refuses a mother that has not come far enough or has ended on the way.
func (t *turn) reached(m *Mother, kin *Kin) bool {
	stage, _ := kin.Definition.Stage(kin.Dossier.Stage)
	if !kin.has(m.Reached) {
		t.refuse(diag.New("WF159", diag.Position{}, "induk", string(kin.Dossier.ID), "tahap", stage.Label, "mencapai", kin.Definition.stageLabels(m.Reached)))
		return false
	}
	if stage.End != "" && !slices.Contains(m.Reached, stage.Name) {
		t.refuse(diag.New("WF160", diag.Position{}, "induk", string(kin.Dossier.ID), "akhir", stage.End))
		return false
	}
	return true
}

// inForce is the first and the last day of the mother.
func (t *turn) inForce(m *Mother, kin *Kin) (from, to schema.Date, ok bool) {
	since, has := t.hers(kin, m.Force.Since)
	length, lasts := t.hers(kin, m.Force.Length)
	if !has || !lasts {
		return from, to, false
	}
	first, isDate := since.(schema.Date)
	d, isLength := length.(schema.Duration)
	if !isDate || !isLength {
		return from, to, false
	}
	to, _ = t.c.Calendar.After(first, d)
	return first, to, true
}

// hers is a value of the mother.
func (t *turn) hers(kin *Kin, name string) (schema.Value, bool) {
	v, ok, err := kin.value(name)
	if err != nil && t.view.err == nil {
		t.view.err = err
	}
	return v, ok
}

// checkForce: the mother must be in force on the day the child is opened.
func (t *turn) checkForce(m *Mother, kin *Kin) {
	if m.Force == nil {
		return
	}
	from, to, ok := t.inForce(m, kin)
	switch {
	case !ok:
		t.refuse(diag.New("WF161", diag.Position{}, "induk", string(kin.Dossier.ID), "data", t.labelsOf(kin, m.Force.Since, m.Force.Length)))
	case t.c.Today.Compare(from) < 0, to.Compare(t.c.Today) < 0:
		t.refuse(diag.New("WF162", diag.Position{}, "induk", string(kin.Dossier.ID), "mulai", from, "hingga", to, "hari", t.c.Today))
	}
}

func (t *turn) labelsOf(kin *Kin, names ...string) []string {
	var labels []string
	for _, name := range names {
		if _, ok := t.hers(kin, name); !ok {
			labels = append(labels, kin.Definition.label(name))
		}
	}
	return labels
}

// inherit reads what `ambil` takes from the mother. What is taken once stays as
// it was: a later change of the mother changes no paper of the child.
func (t *turn) inherit(m *Mother, kin *Kin) {
	for _, pair := range m.Take {
		own, _ := t.d.Field(pair.Own)
		v, ok := t.hers(kin, pair.Hers)
		if !ok {
			if !own.Optional {
				t.refuse(diag.New("WF161", diag.Position{}, "induk", string(kin.Dossier.ID), "data", []string{kin.Definition.label(pair.Hers)}))
			}
			continue
		}
		v, err := retyped(v, own)
		if err != nil { // the mother follows an older version, with a field of another kind
			t.refuse(diag.New("WF163", diag.Position{}, "induk", string(kin.Dossier.ID), "data", pair.Hers))
			continue
		}
		t.view.given[pair.Own] = v
	}
}

// beyondMother says what of the child goes past its mother. It is asked where a
// form asks for what the mother bounds, or a command gives it: later, the papers
// are signed.
func (t *turn) beyondMother() []diag.Diagnostic {
	m, kin := t.d.Mother, t.c.Mother
	if m == nil || kin == nil {
		return nil
	}
	var list []diag.Diagnostic
	if s := m.Term; s != nil && (t.touches(s.Since) || t.touches(s.Length)) {
		list = t.beyondTerm(m, kin)
	}
	for _, pair := range m.Scope {
		if t.touches(pair.Own) {
			list = append(list, t.beyondScope(pair, kin)...)
		}
	}
	return list
}

// touches reports whether a field is asked where the dossier stands, or given.
func (t *turn) touches(field string) bool {
	_, given := t.c.Values[field]
	return given || slices.Contains(t.stage.Form, field)
}

func (t *turn) beyondTerm(m *Mother, kin *Kin) []diag.Diagnostic {
	since, has := t.view.value(m.Term.Since)
	first, isDate := since.(schema.Date)
	if !has || !isDate {
		return nil
	}
	from, to, ok := t.inForce(m, kin)
	id := string(kin.Dossier.ID)
	if !ok {
		return []diag.Diagnostic{diag.New("WF161", diag.Position{}, "induk", id, "data", t.labelsOf(kin, m.Force.Since, m.Force.Length))}
	}
	if first.Compare(from) < 0 || to.Compare(first) < 0 {
		return []diag.Diagnostic{diag.New("WF164", diag.Position{}, "data", t.d.label(m.Term.Since), "hari", first, "induk", id, "mulai", from, "hingga", to)}
	}
	length, has := t.view.value(m.Term.Length)
	d, isLength := length.(schema.Duration)
	if !has || !isLength {
		return nil
	}
	if last, _ := t.c.Calendar.After(first, d); to.Compare(last) < 0 {
		return []diag.Diagnostic{diag.New("WF165", diag.Position{}, "data", t.d.label(m.Term.Length), "akhir", last, "induk", id, "hingga", to)}
	}
	return nil
}

// beyondScope lists the items of a list the mother's does not have.
func (t *turn) beyondScope(pair Pair, kin *Kin) []diag.Diagnostic {
	own, has := t.view.value(pair.Own)
	if !has {
		return nil
	}
	hers, has := t.hers(kin, pair.Hers)
	if !has {
		return []diag.Diagnostic{diag.New("WF161", diag.Position{}, "induk", string(kin.Dossier.ID), "data", t.labelsOf(kin, pair.Hers))}
	}
	f, _ := t.d.Field(pair.Own)
	known := map[string]bool{}
	var offered []string
	for _, item := range items(hers) {
		text := f.Element.Show(item)
		known[sameName(text)] = true
		offered = append(offered, text)
	}
	var strange []string
	for _, item := range items(own) {
		if text := f.Element.Show(item); !known[sameName(text)] {
			strange = append(strange, text)
		}
	}
	if len(strange) == 0 {
		return nil
	}
	return []diag.Diagnostic{diag.New("WF166", diag.Position{}, "data", t.d.label(pair.Own), "butir", strange, "induk", string(kin.Dossier.ID), "ada", offered)}
}

func items(v schema.Value) schema.List {
	list, _ := v.(schema.List)
	return list
}
