package engine

import (
	"context"
	"maps"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/workflow"
)

// MigrateRequest asks for running dossiers to go on under the workflow as it
// stands on the shelf now.
type MigrateRequest struct {
	Workflow string
	Dossiers []dossier.ID // none means all that are open and follow another version
	Actor    dossier.Actor
	Reason   string
	DryRun   bool
}

// Migration is what becomes of one dossier.
type Migration struct {
	Dossier  dossier.ID
	Title    string
	From, To string // stages
	Renamed  []string
	Lost     []string
	Voided   []string
	Kept     []string // papers that keep the template they were made from
	Findings []diag.Diagnostic
}

// Failed reports whether something forbids it.
func (m Migration) Failed() bool { return diag.HasErrors(m.Findings) }

// Migrate moves dossiers to the workflow on the shelf, all or none: each is
// looked at before the first is moved, and where one cannot go on nothing is
// written. What becomes of each is returned in either case. A paper that was made
// keeps its template: its text is agreed or under negotiation.
func (d *Desk) Migrate(ctx context.Context, q MigrateRequest) ([]Migration, error) {
	if strings.TrimSpace(q.Reason) == "" && !q.DryRun {
		return nil, diag.Fail(diag.New("EN070", diag.Position{}))
	}
	s, err := d.set(q.Workflow)
	if err != nil {
		return nil, err
	}
	if err := diag.Fail(s.findings...); err != nil {
		return nil, err
	}
	var list []Migration
	err = d.update(ctx, q.DryRun, func(l dossier.Ledger) error {
		t := d.turn()
		list = nil
		if err := t.claim(&q.Actor); err != nil {
			return err
		}
		moves, err := t.moves(l, s, q)
		if err != nil {
			return err
		}
		for _, m := range moves {
			m.Findings = append(m.Findings, t.found.List()...)
			list = append(list, m.Migration)
		}
		if slices.ContainsFunc(list, Migration.Failed) {
			return errDryRun
		}
		return t.migrate(l, s, q, moves)
	})
	return list, err
}

// move is a dossier that is moved.
type move struct {
	Migration
	x     dossier.Dossier
	entry dossier.Entry
}

// moves says what becomes of each dossier.
func (t *turn) moves(l dossier.Ledger, s *set, q MigrateRequest) ([]move, error) {
	ids := q.Dossiers
	if len(ids) == 0 {
		all, err := l.List("", "")
		if err != nil {
			return nil, err
		}
		for _, one := range all {
			if one.Workflow == s.def.ID {
				ids = append(ids, one.ID)
			}
		}
	}
	var list []move
	for _, id := range ids {
		x, old, err := t.load(l, id)
		if err != nil {
			return nil, err
		}
		stage, _ := old.Stage(x.Stage)
		if len(q.Dossiers) == 0 && (stage.End != "" || x.Definition == s.def.Digest) {
			continue
		}
		if x, err = t.lapse(l, x, old); err != nil {
			return nil, err
		}
		m, err := t.move(l, s, x, old)
		if err != nil {
			return nil, err
		}
		list = append(list, m)
	}
	return list, nil
}

// move says what becomes of one dossier.
func (t *turn) move(l dossier.Ledger, s *set, x dossier.Dossier, old *workflow.Definition) (move, error) {
	m := move{x: x, Migration: Migration{Dossier: x.ID, Title: titleOf(x), From: x.Stage, To: x.Stage}}
	stage, _ := old.Stage(x.Stage)
	switch {
	case x.Workflow != s.def.ID:
		m.Findings = append(m.Findings, diag.New("EN094", diag.Position{}, "berkas", string(x.ID), "alur", x.Workflow))
	case stage.End != "":
		m.Findings = append(m.Findings, diag.New("EN095", diag.Position{}, "berkas", string(x.ID), "tahap", stage.Label))
	case x.Definition == s.def.Digest:
		m.Findings = append(m.Findings, diag.New("EN096", diag.Position{}, "berkas", string(x.ID), "versi", s.def.Version))
	}
	if m.Failed() {
		return m, nil
	}
	plan, findings, err := s.def.Move(old, x)
	if err != nil {
		return m, err
	}
	m.To, m.Lost, m.Voided = plan.To, plan.Lost, plan.Voided
	m.Renamed = slices.Sorted(maps.Keys(plan.Values))
	m.entry = dossier.Entry{
		Seq: x.Version + 1, At: t.at, Kind: dossier.Moved, From: x.Stage, To: plan.To, Workflow: s.def.ID, Definition: s.def.Digest,
		Values: plan.Values, Cleared: plan.Cleared, Renamed: plan.Stages, Voided: plan.Voided,
	}
	pins, uses, more, err := t.pins(l, s, x)
	if err != nil {
		return m, err
	}
	m.entry.Templates = pins
	m.Findings = append(findings, more...)
	for _, name := range s.def.PaperNames() {
		if pins[name] == x.Templates[name] && slices.ContainsFunc(x.Papers, made(name)) {
			m.Kept = append(m.Kept, name)
		}
	}
	after := x.Clone()
	if err := after.Apply(m.entry); err != nil {
		return m, err
	}
	m.Findings = append(m.Findings, s.def.ProofFrom(plan.To, after.Values, uses)...)
	return m, nil
}

// made picks the papers of a name that were made here, not attached.
func made(name string) func(dossier.Paper) bool {
	return func(p dossier.Paper) bool { return p.Name == name && p.Origin != dossier.Scanned }
}

// pins are the templates a moved dossier goes on with: of what it has made those
// it was made from, of the rest those of the shelf. uses is what they read.
func (t *turn) pins(l dossier.Ledger, s *set, x dossier.Dossier) (pins map[string]dossier.Digest, uses func(string) []workflow.PaperField, findings []diag.Diagnostic, err error) {
	pins = map[string]dossier.Digest{}
	for name, p := range s.papers {
		pins[name] = p.digest
	}
	kept := &set{def: s.def, papers: maps.Clone(s.papers)}
	after := x.Clone()
	after.Definition = s.def.Digest
	for name, digest := range x.Templates {
		if !slices.ContainsFunc(x.Papers, made(name)) {
			continue
		}
		pins[name] = digest
		p, err := t.pinnedPaper(l, after, s.def, name)
		if wrong := diag.Findings(err); wrong != nil {
			findings = append(append(findings, diag.New("EN097", diag.Position{}, "naskah", name)), wrong...)
			continue
		}
		if err != nil {
			return nil, nil, nil, err
		}
		kept.papers[name] = &shelved{paper: p}
	}
	return pins, kept.reads, findings, nil
}

// migrate writes the moves.
func (t *turn) migrate(l dossier.Ledger, s *set, q MigrateRequest, moves []move) error {
	if len(moves) == 0 {
		return nil
	}
	if _, err := l.PutBlob(s.source); err != nil {
		return err
	}
	for _, p := range s.papers {
		if _, err := l.PutBlob(p.data); err != nil {
			return err
		}
	}
	for _, m := range moves {
		m.entry.Actor, m.entry.Reason = q.Actor, q.Reason
		now := m.x.Clone()
		if err := now.Apply(m.entry); err != nil {
			return err
		}
		if _, err := appended(l, now, []dossier.Entry{m.entry}); err != nil {
			return err
		}
	}
	return nil
}
