package engine

import (
	"context"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// Archivist is the role that files and prints papers; no workflow needs to know it.
const Archivist = "arsiparis"

// keeping refuses a role that neither the workflow knows nor keeps papers.
func keeping(def *workflow.Definition, role string) error {
	if roles := append(roleNames(def), Archivist); !slices.Contains(roles, role) {
		return diag.Fail(missing("EN020", "peran", role, roles))
	}
	return nil
}

// Record is a dossier with all that is recorded of it.
type Record struct {
	Dossier    dossier.Dossier
	Definition *workflow.Definition // the pinned one
	History    []dossier.Entry
	Head       dossier.Digest // the last link of its chain
}

// Record reads a dossier for the archive.
func (d *Desk) Record(ctx context.Context, id dossier.ID) (Record, error) {
	var rec Record
	err := d.Store.View(ctx, func(r dossier.Reader) (err error) {
		if rec.Dossier, rec.Definition, err = d.load(r, id); err != nil {
			return err
		}
		if rec.History, err = r.History(id); err != nil {
			return err
		}
		rec.Head, err = r.Chain(id, rec.Dossier.Version)
		return err
	})
	return rec, err
}

// FilingRequest records something about a folder of a dossier.
type FilingRequest struct {
	Dossier dossier.ID
	Folder  string
	Values  map[string]schema.Value
	Clear   []string
	Actor   dossier.Actor
	Reason  string
	Command string
	DryRun  bool
}

// File appends what an archivist records, also to a dossier that has ended:
// most of it happens years later. Which words there are, the caller checks.
func (d *Desk) File(ctx context.Context, q FilingRequest) (Receipt, error) {
	return d.on(ctx, command{
		dossier: q.Dossier, deed: deed{kinds: []dossier.Kind{dossier.Archived}}, key: q.Command, dryRun: q.DryRun,
	}, func(t *turn, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition) (Receipt, error) {
		if err := keeping(def, q.Actor.Role); err != nil {
			return Receipt{}, err
		}
		values, err := encodeAll(q.Values)
		if err != nil {
			return Receipt{}, err
		}
		return t.record(l, x, dossier.Entry{
			Actor: q.Actor, Kind: dossier.Archived, Reason: q.Reason, Command: q.Command,
			Filing: &dossier.Filing{Folder: q.Folder, Values: values, Cleared: q.Clear},
		})
	})
}
