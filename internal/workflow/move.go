package workflow

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// A dossier stays on the definition it was opened with. Moving it to a newer one
// is an act of its own, with a reason, and only where it is shown beforehand
// that it can go on there: each stage has a place in the new version, each
// value a field that takes it, and no paper it can come to lacks one.

// Renamings is `pindah`: what earlier versions called differently.
type Renamings struct {
	Stages map[string]string // name then → stage of this definition
	Fields map[string]string // name then → field of this definition
}

// renamings reads `pindah`.
func (p *reader) renamings(n *source.Node) Renamings {
	if n == nil {
		return Renamings{}
	}
	r := source.Read(n, &p.bag)
	out := Renamings{
		Stages: p.renamed(r.Node("tahap"), stageRef),
		Fields: p.renamed(r.Node("data"), fieldRef),
	}
	r.Done()
	return out
}

// renamed reads names of then, each with the one of now.
func (p *reader) renamed(n *source.Node, kind refKind) map[string]string {
	out := map[string]string{}
	taken := map[string]bool{}
	for _, key := range p.keys(n) {
		now := p.refer(kind, n.Get(key.Text()))
		if now == "" {
			continue
		}
		if kind == fieldRef && taken[now] {
			p.add("WF210", key.Pos(), "nama", now)
		}
		taken[now], out[key.Text()] = true, now
	}
	return out
}

// Move is what becomes of a dossier that goes on under another definition.
type Move struct {
	To      string                     // the stage it stands in then
	Values  map[string]json.RawMessage // under new names
	Cleared []string                   // old names, and what has no place any more
	Lost    []string                   // of these: what nobody can read from then on
	Stages  map[string]string          // stages whose name changed, old to new
	Voided  []string                   // parallel stages, by their new names, whose initials fall
}

// Move says what becomes of a dossier of an earlier definition under this one.
// Findings that are errors forbid it.
func (d *Definition) Move(old *Definition, x dossier.Dossier) (Move, []diag.Diagnostic, error) {
	m := &mover{d: d, old: old, x: x, move: Move{Values: map[string]json.RawMessage{}, Stages: map[string]string{}}}
	for _, s := range old.Stages {
		if now := d.stageOf(s.Name); now != s.Name {
			m.move.Stages[s.Name] = now
		}
	}
	m.stage()
	for _, name := range slices.Sorted(maps.Keys(x.Values)) {
		if err := m.value(name); err != nil {
			return Move{}, nil, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(x.Votes)) {
		m.votes(d.stageOf(name), x.Votes[name])
	}
	slices.Sort(m.move.Voided)
	m.move.Voided = slices.Compact(m.move.Voided)
	if len(m.move.Lost) > 0 {
		m.bag.Add(diag.Warn("WF223", diag.Position{}, "data", m.move.Lost))
	}
	if len(m.move.Voided) > 0 {
		m.bag.Add(diag.Warn("WF224", diag.Position{}, "tahap", m.move.Voided))
	}
	return m.move, m.bag.List(), nil
}

func (d *Definition) stageOf(then string) string {
	if now, ok := d.Renamed.Stages[then]; ok {
		return now
	}
	return then
}

type mover struct {
	d, old *Definition
	x      dossier.Dossier
	move   Move
	bag    diag.Bag
}

// stage finds where the dossier stands. It must be a place to stand: not one
// that is only passed through, and not an end it has not come to by an act.
func (m *mover) stage() {
	m.move.To = m.d.stageOf(m.x.Stage)
	s, ok := m.d.Stage(m.move.To)
	switch {
	case !ok:
		m.bag.Add(suggest(diag.New("WF220", diag.Position{}, "tahap", m.x.Stage), m.x.Stage, stageNames(m.d.Stages)))
	case s.Automatic() || s.End != "":
		m.bag.Add(diag.New("WF221", diag.Position{}, "tahap", m.x.Stage, "ke", s.Name))
	}
}

// value finds the field that takes a value. A number of the register is never
// lost.
func (m *mover) value(name string) error {
	from, known := m.old.Field(name)
	raw := m.x.Values[name]
	now, renamed := m.d.Renamed.Fields[name]
	if !renamed {
		now, known = name, known && !m.takesOver(name)
	}
	to, ok := m.d.Field(now)
	if known && ok && fits(from, to) {
		v, err := from.Decode(raw)
		if err != nil {
			return fmt.Errorf("dossier %s: value %s: %w", m.x.ID, name, err)
		}
		if to.Accepts(v) {
			if now != name {
				m.move.Values[now] = raw
				m.move.Cleared = append(m.move.Cleared, name)
			}
			return nil
		}
	}
	m.move.Cleared, m.move.Lost = append(m.move.Cleared, name), append(m.move.Lost, name)
	if from.Kind == schema.KindNumber && from.Series != "" {
		m.bag.Add(diag.New("WF222", diag.Position{}, "data", name))
	}
	return nil
}

// takesOver reports whether a name is now that of what was called differently.
func (m *mover) takesOver(name string) bool {
	for then, now := range m.d.Renamed.Fields {
		if _, was := m.old.Field(then); was && now == name {
			return true
		}
	}
	return false
}

// votes keeps the initials of a stage whose seats are still there.
func (m *mover) votes(stage string, votes []dossier.Vote) {
	s, ok := m.d.Stage(stage)
	for _, v := range votes {
		if !ok || !slices.ContainsFunc(s.Seats, func(seat Seat) bool { return seat.Name == v.Seat }) {
			m.move.Voided = append(m.move.Voided, stage)
		}
	}
}

// ProofFrom shows what Proof shows for one dossier: from the stage it stands in
// and with what is filled there. Conditions that could not be decided are told
// as well.
func (d *Definition) ProofFrom(stage string, values map[string]json.RawMessage, uses func(paper string) []PaperField) []diag.Diagnostic {
	start, ok := d.stages[stage]
	if !ok {
		return nil
	}
	v, filled := newView(d, values, nil), newFieldSet(len(d.Fields))
	for i, f := range d.Fields {
		if v.filled(f.Name) {
			filled.set(i)
		}
	}
	f := d.flowFrom(start, filled)
	p := d.proof(f, uses)
	p.report()
	return slices.DeleteFunc(append(p.bag.List(), d.undecided(f)...), func(f diag.Diagnostic) bool { return f.Severity != diag.Error })
}
