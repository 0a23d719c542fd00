package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// FillRequest files answers without taking an action.
type FillRequest struct {
	Dossier dossier.ID
	Actor   dossier.Actor
	Values  map[string]schema.Value
	Clear   []string // fields to empty again
	Command string
	Expect  int // the version the person saw; 0 does not check
	DryRun  bool
}

// Fill puts values into the form of the dossier's present stage. A value for a
// field the stage does not ask for is a finding; so is any change to a dossier
// that has ended.
func (d *Desk) Fill(ctx context.Context, q FillRequest) (Receipt, error) {
	return d.on(ctx, command{
		dossier: q.Dossier, deed: deed{kinds: []dossier.Kind{dossier.Filled}}, key: q.Command, expect: q.Expect, dryRun: q.DryRun,
	}, func(t *turn, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition) (Receipt, error) {
		moment, err := t.lookBack(l, x, def)
		if err != nil {
			return Receipt{}, err
		}
		plan, err := def.Fill(workflow.Command{Dossier: x, Actor: q.Actor, Values: q.Values, Clear: q.Clear, Moment: moment})
		if err != nil {
			return Receipt{}, err
		}
		stage, _ := def.Stage(x.Stage)
		if err := fillable(stage.Form, q); err != nil {
			return Receipt{}, err
		}
		return t.carryOut(ctx, l, x, def, plan, dossier.Entry{Actor: q.Actor, Command: q.Command})
	})
}

// fillable refuses what only `Fill` can get wrong.
func fillable(asked []string, q FillRequest) error {
	var bag diag.Bag
	for _, name := range q.Clear {
		if !slices.Contains(asked, name) {
			bag.Add(missing("EN016", "data", name, asked))
		}
		if _, given := q.Values[name]; given {
			bag.Add(diag.New("EN018", diag.Position{}, "data", name))
		}
	}
	if len(q.Values) == 0 && len(q.Clear) == 0 {
		bag.Add(diag.New("EN017", diag.Position{}, "ada", asked))
	}
	return diag.Fail(bag.List()...)
}

// ActRequest asks for an action, or for a vote: then Action is the seat.
type ActRequest struct {
	Dossier dossier.ID
	Action  string
	Actor   dossier.Actor
	Reason  string
	Values  map[string]schema.Value // filed together with the action
	Command string
	Expect  int
	DryRun  bool
}

// Act carries an action through the workflow: it decides, draws the numbers,
// makes the papers and appends the entries, all or nothing. A refusal is a
// *diag.Failed that says why and what would make the action possible.
func (d *Desk) Act(ctx context.Context, q ActRequest) (Receipt, error) {
	return d.on(ctx, command{
		dossier: q.Dossier, deed: deed{[]dossier.Kind{dossier.Acted, dossier.Voted}, q.Action},
		key: q.Command, expect: q.Expect, dryRun: q.DryRun,
	}, func(t *turn, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition) (Receipt, error) {
		values, err := t.answers(x, def, q)
		if err != nil {
			return Receipt{}, err
		}
		moment, err := t.lookBack(l, x, def)
		if err != nil {
			return Receipt{}, err
		}
		plan, err := def.Decide(workflow.Command{
			Dossier: x, Action: q.Action, Actor: q.Actor, Reason: q.Reason, Values: values, Moment: moment,
		})
		if err != nil {
			return Receipt{}, err
		}
		return t.carryOut(ctx, l, x, def, plan, dossier.Entry{Actor: q.Actor, Reason: q.Reason, Command: q.Command})
	})
}

// lookBack reads the history of a dossier if what its workflow allows depends
// on it, its mother, and the children it waits for.
func (t *turn) lookBack(r dossier.Reader, x dossier.Dossier, def *workflow.Definition) (workflow.Moment, error) {
	var history []dossier.Entry
	var err error
	if def.LooksBack() {
		if history, err = r.History(x.ID); err != nil {
			return workflow.Moment{}, err
		}
	}
	m := t.moment(history)
	if m.Mother, err = t.kin(r, x.Mother); err != nil {
		return m, err
	}
	m.Children, err = t.awaited(r, x, def)
	return m, err
}

// answers are the values an action files: those given, and the `bawaan` of
// what the form still lacks. An action that may leave the form incomplete files
// nothing that nobody said.
func (t *turn) answers(x dossier.Dossier, def *workflow.Definition, q ActRequest) (map[string]schema.Value, error) {
	stage, _ := def.Stage(x.Stage)
	for _, a := range stage.Actions {
		if a.Name == q.Action && !a.Complete() {
			return q.Values, nil
		}
	}
	defaults, err := t.defaults(def, stage.Form, x.Values, q.Values)
	if err != nil {
		return nil, err
	}
	maps.Copy(defaults, q.Values)
	return defaults, nil
}

// carryOut turns a plan into entries and appends them. first holds what the
// command itself says of the first entry; the automatic ones after it are the
// program's own.
func (t *turn) carryOut(ctx context.Context, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition, plan workflow.Plan, first dossier.Entry) (Receipt, error) {
	if err := t.claim(&first.Actor); err != nil {
		return Receipt{}, err
	}
	var entries []dossier.Entry
	now := x.Clone()
	for i, step := range plan.Steps {
		entry, err := t.entry(ctx, l, now, def, step)
		if err != nil {
			return Receipt{}, err
		}
		if i == 0 {
			entry.Actor, entry.Reason, entry.Command = first.Actor, first.Reason, first.Command
			entry.Workflow, entry.Definition, entry.Templates, entry.Mother = first.Workflow, first.Definition, first.Templates, first.Mother
		}
		if err := now.Apply(entry); err != nil {
			return Receipt{}, err
		}
		entries = append(entries, entry)
	}
	return appended(l, now, entries)
}

// appended writes entries; x is the dossier as it stands after them.
func appended(l dossier.Ledger, x dossier.Dossier, entries []dossier.Entry) (Receipt, error) {
	if err := l.Append(x.ID, titleOf(x), entries...); err != nil {
		return Receipt{}, fmt.Errorf("append to dossier %s: %w", x.ID, err)
	}
	return Receipt{Dossier: x, Entries: entries}, nil
}

// record appends one entry that no plan made.
func (t *turn) record(l dossier.Ledger, x dossier.Dossier, entry dossier.Entry) (Receipt, error) {
	if err := t.claim(&entry.Actor); err != nil {
		return Receipt{}, err
	}
	entry.Seq, entry.At, entry.From = x.Version+1, t.at, x.Stage
	now := x.Clone()
	if err := now.Apply(entry); err != nil {
		return Receipt{}, err
	}
	return appended(l, now, []dossier.Entry{entry})
}

// entry turns one step of a plan into the entry that records it: numbers drawn,
// papers made from the values as they are before anything is emptied.
func (t *turn) entry(ctx context.Context, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition, step workflow.Step) (dossier.Entry, error) {
	values, err := encodeAll(step.Values)
	if err != nil {
		return dossier.Entry{}, err
	}
	entry := dossier.Entry{
		Seq: x.Version + 1, At: t.at, Kind: step.Kind, Action: step.Action, From: step.From, To: step.To,
		Values: values, Cleared: step.Cleared, Voided: step.Voided, Locked: step.Locked,
	}
	if err := t.drawNumbers(l, x, def, step.Numbers, &entry); err != nil {
		return dossier.Entry{}, err
	}
	if len(step.Papers) == 0 {
		return entry, nil
	}
	x.Values = maps.Clone(x.Values)
	maps.Copy(x.Values, entry.Values)
	entry.Papers, err = t.produce(ctx, l, x, def, step.Papers)
	return entry, err
}

// drawNumbers draws the numbers of a step and files them as values. What was
// reserved for the dossier is taken first.
func (t *turn) drawNumbers(l dossier.Ledger, x dossier.Dossier, def *workflow.Definition, orders []workflow.NumberOrder, entry *dossier.Entry) error {
	for _, order := range orders {
		n, err := t.next(l, x, def, order, entry)
		if err != nil {
			return err
		}
		n.Field = order.Field
		raw, err := schema.Encode(n.Text)
		if err != nil {
			return fmt.Errorf("encode %s: %w", order.Field, err)
		}
		if entry.Values == nil {
			entry.Values = map[string]json.RawMessage{}
		}
		entry.Values[order.Field] = raw
		entry.Numbers = append(entry.Numbers, n)
	}
	return nil
}

// next is the number a dossier bears next in a series: the first that is reserved
// for it and that the step has not taken, else the next of the register.
func (t *turn) next(l dossier.Ledger, x dossier.Dossier, def *workflow.Definition, order workflow.NumberOrder, entry *dossier.Entry) (dossier.Number, error) {
	n, reserved, err := reservation(l, x.ID, order.Series, entry.Numbers)
	if reserved || err != nil {
		n.State, n.For = dossier.InForce, ""
		return n, err
	}
	on, err := t.numberDay(x, def, order.Series, entry)
	if err != nil {
		return n, err
	}
	n, err = t.draw(l, order.Series, on)
	return n, atField(err, def, order.Field)
}

// reservation is the first number of a series that is kept for a dossier and not
// among those taken. The whole series is read only where one step draws twice
// from it.
func reservation(l dossier.Ledger, id dossier.ID, series string, taken []dossier.Number) (n dossier.Number, found bool, err error) {
	isTaken := func(n dossier.Number) bool {
		return slices.ContainsFunc(taken, func(t dossier.Number) bool {
			return t.Series == n.Series && t.Year == n.Year && t.Serial == n.Serial
		})
	}
	n, err = l.Reserved(id, series)
	if errors.Is(err, dossier.ErrNotFound) {
		return n, false, nil
	}
	if err != nil || !isTaken(n) {
		return n, err == nil, err
	}
	all, err := l.Numbers(series, 0)
	i := slices.IndexFunc(all, func(r dossier.Registered) bool {
		return r.State == dossier.Reserved && r.For == id && !isTaken(r.Number)
	})
	if err != nil || i < 0 {
		return n, false, err
	}
	return all[i].Number, true, nil
}

// numberDay is the day whose month and year stand in a number: the date that
// the office's profile names, where this dossier has it, else today.
func (t *turn) numberDay(x dossier.Dossier, def *workflow.Definition, series string, entry *dossier.Entry) (schema.Date, error) {
	name := t.Office.NumberDate(series)
	raw, given := entry.Values[name]
	if !given {
		raw = x.Values[name]
	}
	f, known := def.Field(name)
	if !known || f.Kind != schema.KindDate || raw == nil {
		return t.today(), nil
	}
	v, err := f.Decode(raw)
	if err != nil {
		return schema.Date{}, fmt.Errorf("dossier %s: value %s: %w", x.ID, name, err)
	}
	return v.(schema.Date), nil
}

// atField points the findings of a series at the field it is asked for.
func atField(err error, def *workflow.Definition, field string) error {
	findings := diag.Findings(err)
	if findings == nil {
		return err
	}
	f, _ := def.Field(field)
	return diag.Fail(at(findings, f.Pos)...)
}
