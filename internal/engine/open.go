package engine

import (
	"context"
	"maps"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// OpenRequest asks for a new dossier.
type OpenRequest struct {
	Workflow string // name of the workflow's file, without ending
	Actor    dossier.Actor
	Values   map[string]schema.Value
	Mother   dossier.ID // the dossier it is opened under, may be empty
	Command  string     // idempotency key, may be empty
	DryRun   bool
}

// Open begins a dossier. It pins the workflow and every template it uses by
// digest: what is shipped or changed later does not touch a running dossier.
// For that reason a workflow or template that Check finds wrong is refused: a
// dossier pinned to it could never be mended. Findings are returned as
// *diag.Failed; then nothing was written.
func (d *Desk) Open(ctx context.Context, q OpenRequest) (Receipt, error) {
	c := command{deed: deed{kinds: []dossier.Kind{dossier.Opened}}, key: q.Command}
	receipt, done, err := d.openedBefore(ctx, c)
	if done || err != nil {
		return receipt, err
	}
	// All the reading and compiling is done before the record is held.
	set, err := d.set(q.Workflow)
	if err != nil {
		return Receipt{}, err
	}
	if err := diag.Fail(set.findings...); err != nil {
		return Receipt{}, err
	}
	err = d.update(ctx, q.DryRun, func(l dossier.Ledger) error {
		var err error
		if receipt, done, err = repeated(l, c); done || err != nil {
			return err
		}
		t := d.turn()
		receipt, err = t.open(ctx, l, q, set)
		receipt.Findings = t.found.List()
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return receipt, nil
}

// openedBefore answers a repetition even when the shelf has changed so that
// the same opening would be refused today.
func (d *Desk) openedBefore(ctx context.Context, c command) (receipt Receipt, done bool, err error) {
	if c.key == "" {
		return Receipt{}, false, nil
	}
	err = d.Store.View(ctx, func(r dossier.Reader) error {
		var err error
		receipt, done, err = repeated(r, c)
		return err
	})
	return receipt, done, err
}

func (t *turn) open(ctx context.Context, l dossier.Ledger, q OpenRequest, set *set) (Receipt, error) {
	values, err := t.defaults(set.def, set.def.Open, nil, q.Values)
	if err != nil {
		return Receipt{}, err
	}
	maps.Copy(values, q.Values)
	moment := t.moment(nil)
	if moment.Mother, err = t.mother(l, q.Mother); err != nil {
		return Receipt{}, err
	}
	plan, err := set.def.Begin(workflow.Command{Actor: q.Actor, Values: values, Moment: moment})
	if err != nil {
		return Receipt{}, err
	}
	digest, err := l.PutBlob(set.source)
	if err != nil {
		return Receipt{}, err
	}
	pins := map[string]dossier.Digest{}
	for name, s := range set.papers {
		if pins[name], err = l.PutBlob(s.data); err != nil {
			return Receipt{}, err
		}
	}
	id, err := l.NextID(t.today().Year)
	if err != nil {
		return Receipt{}, err
	}
	t.keepCompiled(set)
	receipt, err := t.carryOut(ctx, l, dossier.Dossier{ID: id}, set.def, plan, dossier.Entry{
		Actor: q.Actor, Command: q.Command, Workflow: set.def.ID, Definition: digest, Templates: pins, Mother: q.Mother,
	})
	if err != nil || q.Mother == "" {
		return receipt, err
	}
	return receipt, t.noteChild(l, moment.Mother.Dossier, id, receipt.Entries[0].Actor)
}
