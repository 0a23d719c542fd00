package engine

import (
	"context"
	"errors"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/workflow"
)

// Chains of one cooperation: a dossier opened under another. The link stands in
// both histories, so that each shows it and neither can lose it unseen.

// kin reads the mother of a dossier; there is none when id is empty.
func (d *Desk) kin(r dossier.Reader, id dossier.ID) (*workflow.Kin, error) {
	if id == "" {
		return nil, nil
	}
	x, def, err := d.load(r, id)
	if err != nil {
		return nil, err
	}
	history, err := r.History(id)
	if err != nil {
		return nil, err
	}
	return &workflow.Kin{Dossier: x, Definition: def, Past: dossier.Retold(history)}, nil
}

// awaited reads the children an action of the dossier's stage may wait for.
func (d *Desk) awaited(r dossier.Reader, x dossier.Dossier, def *workflow.Definition) ([]workflow.Kin, error) {
	waits := def.Awaits(x.Stage)
	if len(waits) == 0 {
		return nil, nil
	}
	var list []workflow.Kin
	for _, id := range x.Children {
		child, err := r.Dossier(id)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(waits, func(w *workflow.Await) bool { return w.Workflow == child.Workflow }) {
			continue
		}
		kin, err := d.kin(r, id)
		if err != nil {
			return nil, err
		}
		list = append(list, *kin)
	}
	return list, nil
}

// mother reads the mother of a dossier that is about to be opened; what went by
// for her is written down first.
func (t *turn) mother(l dossier.Ledger, id dossier.ID) (*workflow.Kin, error) {
	kin, err := t.kin(l, id)
	if err != nil || kin == nil {
		return nil, err
	}
	kin.Dossier, err = t.lapse(l, kin.Dossier, kin.Definition)
	return kin, err
}

// noteChild records in the mother's history what was opened under it. Nobody
// acted in her stage, so the entry names none.
func (t *turn) noteChild(l dossier.Ledger, mother dossier.Dossier, child dossier.ID, actor dossier.Actor) error {
	entry := dossier.Entry{Seq: mother.Version + 1, At: t.at, Actor: actor, Kind: dossier.Begotten, Child: child}
	now := mother.Clone()
	if err := now.Apply(entry); err != nil {
		return err
	}
	_, err := appended(l, now, []dossier.Entry{entry})
	return err
}

// Chain lists the dossiers around one: its mother and what was opened under it.
type Chain struct {
	Mother   *dossier.Summary // nil: none
	Children []dossier.Summary
}

func chainOf(r dossier.Reader, x dossier.Dossier) (Chain, error) {
	var c Chain
	if x.Mother != "" {
		mother, err := r.Dossier(x.Mother)
		if err != nil {
			return c, err
		}
		s := summary(mother)
		c.Mother = &s
	}
	for _, id := range x.Children {
		child, err := r.Dossier(id)
		if err != nil {
			return c, err
		}
		c.Children = append(c.Children, summary(child))
	}
	return c, nil
}

func summary(x dossier.Dossier) dossier.Summary {
	return dossier.Summary{
		ID: x.ID, Title: x.Title, Workflow: x.Workflow, Stage: x.Stage, Since: x.Since, Changed: x.Changed, Version: x.Version, Mother: x.Mother,
	}
}

// Children lists the dossiers that were opened under one.
func (d *Desk) Children(ctx context.Context, id dossier.ID) ([]dossier.Summary, error) {
	var list []dossier.Summary
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		x, err := r.Dossier(id)
		if errors.Is(err, dossier.ErrNotFound) {
			return unknownDossier(r, id)
		}
		if err != nil {
			return err
		}
		c, err := chainOf(r, x)
		list = c.Children
		return err
	})
	return list, err
}

// checkChildren holds what a definition asks of the dossiers its actions wait for
// against their workflows.
func (d *Desk) checkChildren(def *workflow.Definition) ([]diag.Diagnostic, error) {
	var found []diag.Diagnostic
	seen := map[string]bool{}
	for _, w := range def.Awaits("") {
		if seen[w.Workflow] {
			continue
		}
		seen[w.Workflow] = true
		child, _, findings, err := d.Shelf.Workflow(w.Workflow)
		if missing := diag.Findings(err); missing != nil {
			found = append(found, at(missing, w.Pos)...)
			continue
		}
		if err != nil {
			return nil, err
		}
		if !diag.HasErrors(findings) {
			found = append(found, def.CheckChild(child)...)
		}
	}
	return found, nil
}

// checkMother holds what a definition asks of its mother against the workflows
// that may be it. One that stands on no shelf is a finding.
func (d *Desk) checkMother(def *workflow.Definition) ([]diag.Diagnostic, error) {
	if def.Mother == nil {
		return nil, nil
	}
	var found []diag.Diagnostic
	for _, id := range def.Mother.Workflows {
		mother, _, findings, err := d.Shelf.Workflow(id)
		if missing := diag.Findings(err); missing != nil {
			found = append(found, at(missing, def.Mother.Pos)...)
			continue
		}
		if err != nil {
			return nil, err
		}
		if !diag.HasErrors(findings) { // else check tells it of that workflow
			found = append(found, def.CheckMother(mother)...)
		}
	}
	return found, nil
}
