package engine

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// CorrectRequest mends answers that were given wrongly.
type CorrectRequest struct {
	Dossier dossier.ID
	Actor   dossier.Actor
	Values  map[string]schema.Value
	Reason  string
	Command string
	Expect  int
	DryRun  bool
}

// Correct appends a compensating entry: who, why, the value that was and the one
// that is. Nothing issued changes; the receipt names the papers that carry the
// old value. A locked paper that carries it forbids the correction, and so do
// initials that cannot be given anew: the stage that collects them is over. Those
// still being collected fall.
func (d *Desk) Correct(ctx context.Context, q CorrectRequest) (Receipt, error) {
	return d.on(ctx, command{
		dossier: q.Dossier, deed: deed{kinds: []dossier.Kind{dossier.Corrected}}, key: q.Command, expect: q.Expect, dryRun: q.DryRun,
	}, func(t *turn, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition) (Receipt, error) {
		moment, err := t.lookBack(l, x, def)
		if err != nil {
			return Receipt{}, err
		}
		if err := inherited(x, def, q.Values); err != nil {
			return Receipt{}, err
		}
		plan, err := def.Correct(workflow.Command{Dossier: x, Actor: q.Actor, Reason: q.Reason, Values: q.Values, Moment: moment})
		if err != nil {
			return Receipt{}, err
		}
		fallen := plan.Steps[0].Voided
		if err := t.correctable(l, without(x, fallen), def, slices.Sorted(maps.Keys(q.Values))); err != nil {
			return Receipt{}, err
		}
		entry := dossier.Entry{Kind: dossier.Corrected, Actor: q.Actor, Reason: q.Reason, Command: q.Command, Voided: fallen, Replaced: map[string]json.RawMessage{}}
		if entry.Values, err = encodeAll(q.Values); err != nil {
			return Receipt{}, err
		}
		for name := range entry.Values {
			entry.Replaced[name] = x.Values[name]
		}
		return t.record(l, x, entry)
	})
}

// inherited refuses what a dossier took from its mother: it stays as it was taken.
func inherited(x dossier.Dossier, def *workflow.Definition, values map[string]schema.Value) error {
	if def.Mother == nil || x.Mother == "" {
		return nil
	}
	var bag diag.Bag
	for _, taken := range def.Mother.Take {
		if _, wanted := values[taken.Own]; wanted {
			f, _ := def.Field(taken.Own)
			bag.Add(diag.New("EN120", diag.Position{}, "data", f.Label, "induk", string(x.Mother)))
		}
	}
	return diag.Fail(bag.List()...)
}

// without is a dossier whose initials in some stages have fallen.
func without(x dossier.Dossier, fallen []string) dossier.Dossier {
	x = x.Clone()
	for _, stage := range fallen {
		delete(x.Votes, stage)
	}
	return x
}

// correctable refuses what a paper forbids, and notes which papers carry the old
// value.
func (t *turn) correctable(l dossier.Ledger, x dossier.Dossier, def *workflow.Definition, fields []string) error {
	history, err := l.History(x.ID)
	if err != nil {
		return err
	}
	var bag diag.Bag
	for _, field := range fields {
		papers, err := t.prints(l, history, x, def, field)
		if err != nil {
			return err
		}
		f, _ := def.Field(field)
		bag.Add(forbids(history, x, def, f, papers)...)
		var old []string
		for _, p := range papers {
			if p.old {
				old = append(old, p.ID)
			}
		}
		if len(old) > 0 {
			t.found.Add(diag.Warn("EN063", diag.Position{}, "data", f.Label, "naskah", old))
		}
	}
	return diag.Fail(bag.List()...)
}

// printed is an issued paper that prints a field.
type printed struct {
	dossier.Paper
	old    bool // it was made from the present value
	filled bool // there was a value when it was made
}

// prints lists the issued papers that print a field.
func (t *turn) prints(r dossier.Reader, history []dossier.Entry, x dossier.Dossier, def *workflow.Definition, field string) ([]printed, error) {
	var list []printed
	then := dossier.Dossier{ID: x.ID}
	for _, e := range history {
		value, given := e.Values[field] // papers see what their own entry files, not what it empties
		if !given {
			value = then.Values[field]
		}
		for _, p := range e.Papers {
			reads, err := t.reads(r, x, def, p, field)
			if err != nil {
				return nil, err
			}
			if reads {
				list = append(list, printed{p, bytes.Equal(value, x.Values[field]), value != nil})
			}
		}
		if err := then.Apply(e); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// reads reports whether a paper prints a field. What was only attached or came
// back is not ours to read.
func (t *turn) reads(r dossier.Reader, x dossier.Dossier, def *workflow.Definition, p dossier.Paper, field string) (bool, error) {
	if p.Origin == dossier.Scanned {
		return false, nil
	}
	compiled, err := t.pinnedPaper(r, x, def, p.Name)
	if err != nil {
		return false, err
	}
	for _, use := range compiled.program.Uses() {
		if name, _, _ := strings.Cut(use.Path, "."); name == field {
			return true, nil
		}
	}
	return false, nil
}

// forbids says which papers stand in the way of a correction: locked ones that
// carry the old value, and drafts under initials whose final would then print
// what nobody initialled.
func forbids(history []dossier.Entry, x dossier.Dossier, def *workflow.Definition, f schema.Field, papers []printed) []diag.Diagnostic {
	var list []diag.Diagnostic
	seen := map[string]bool{}
	for _, p := range papers {
		if slices.Contains(x.Locked, p.Name) {
			if p.old && !seen[p.Name] {
				list, seen[p.Name] = append(list, locked(def, f, p.Paper)), true
			}
			continue
		}
		final := func(other dossier.Paper) bool { return other.Name == p.Name && other.Draft == 0 }
		if seen[p.Name] || slices.ContainsFunc(x.Papers, final) {
			continue // once it is issued, the initials have done their duty
		}
		seen[p.Name] = true
		if n := initialled(history, x, p.Name); n > 0 {
			list = append(list, diag.New("EN062", diag.Position{}, "data", f.Label, "naskah", p.Name, "jumlah", n))
		}
	}
	return list
}

// locked says what would make the correction of a locked value possible.
func locked(def *workflow.Definition, f schema.Field, p dossier.Paper) diag.Diagnostic {
	d := diag.New("EN061", diag.Position{}, "data", f.Label, "naskah", p.ID)
	if actions := def.Emptiers(f.Name); len(actions) > 0 {
		return d.WithHint("EN061.aksi", "aksi", actions, "data", f.Label)
	}
	return d
}

// AllFields returns every field of a dossier's workflow.
func (d *Desk) AllFields(ctx context.Context, id dossier.ID) ([]schema.Field, error) {
	var fields []schema.Field
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		_, def, err := d.load(r, id)
		if err == nil {
			fields = def.Fields
		}
		return err
	})
	return fields, err
}
