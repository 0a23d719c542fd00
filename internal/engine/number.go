package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// NumberRequest is a wish about numbers of the register.
type NumberRequest struct {
	Series  string
	Year    int // 0 is the present year
	From    int // first and last serial; of a reservation they count: From 1, To n
	To      int
	State   dossier.NumberState
	For     dossier.ID // the dossier a reservation is for, if any
	Actor   dossier.Actor
	Reason  string
	Command string
	DryRun  bool
}

// maxNumbers is how many numbers one command may touch.
const maxNumbers = 1000

// ReserveNumbers draws the next numbers of a series and keeps them: for a
// dossier, whose next action that draws from the series takes them first, or for
// a paper made elsewhere.
func (d *Desk) ReserveNumbers(ctx context.Context, q NumberRequest) ([]dossier.Number, error) {
	q.State = dossier.Reserved
	return d.enter(ctx, q, func(t *turn, l dossier.Ledger) ([]dossier.Number, error) {
		if q.For != "" {
			if _, _, err := t.load(l, q.For); err != nil {
				return nil, err
			}
		}
		var numbers []dossier.Number
		for range q.To - q.From + 1 {
			n, err := t.draw(l, q.Series, t.day(q.Year))
			if err != nil {
				return nil, err
			}
			n.State, n.For = dossier.Reserved, q.For
			numbers = append(numbers, n)
		}
		return numbers, nil
	})
}

// MarkNumbers says what became of numbers that no paper of ours bears: they are
// void, or were used elsewhere. They may be reserved ones or the next ones of
// the series, never later ones: there would be a gap nobody could explain. A
// number in force is voided where it stands, see VoidNumbers.
func (d *Desk) MarkNumbers(ctx context.Context, q NumberRequest) ([]dossier.Number, error) {
	return d.enter(ctx, q, func(t *turn, l dossier.Ledger) ([]dossier.Number, error) {
		book, err := l.Numbers(q.Series, t.day(q.Year).Year)
		if err != nil {
			return nil, err
		}
		var numbers []dossier.Number
		for serial := q.From; serial <= q.To; serial++ {
			var n dossier.Number
			if serial <= len(book) {
				n, err = mark(book[serial-1], q.State)
			} else if n, err = t.draw(l, q.Series, t.day(q.Year)); err == nil && n.Serial != serial {
				err = diag.Fail(diag.New("EN072", diag.Position{}, "deret", q.Series, "minta", serial, "berikut", n.Serial))
			}
			if err != nil {
				return nil, err
			}
			n.State, n.For = q.State, ""
			numbers = append(numbers, n)
		}
		return numbers, nil
	})
}

// mark moves a number of the register on, if it can be.
func mark(n dossier.Registered, state dossier.NumberState) (dossier.Number, error) {
	switch {
	case n.State == dossier.InForce:
		return n.Number, diag.Fail(diag.New("EN073", diag.Position{}, "nomor", n.Text, "berkas", string(n.Dossier)))
	case !n.State.Becomes(state):
		return n.Number, diag.Fail(diag.New("EN074", diag.Position{}, "nomor", n.Text))
	}
	n.Field = ""
	return n.Number, nil
}

// enter writes numbers into the book of the register.
func (d *Desk) enter(ctx context.Context, q NumberRequest, do func(*turn, dossier.Ledger) ([]dossier.Number, error)) ([]dossier.Number, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	if err := diag.Fail(d.Office.CheckSeries(q.Series, diag.Position{})...); err != nil {
		return nil, err
	}
	var numbers []dossier.Number
	err := d.update(ctx, q.DryRun, func(l dossier.Ledger) error {
		c := command{dossier: dossier.Book, deed: deed{kinds: []dossier.Kind{dossier.Numbered}, action: string(q.State)}, key: q.Command}
		receipt, done, err := repeated(l, c)
		if err != nil {
			return err
		}
		if done {
			numbers = receipt.Entries[0].Numbers
			return nil
		}
		t := d.turn()
		if numbers, err = do(t, l); err != nil {
			return err
		}
		return t.intoBook(l, dossier.Entry{
			Kind: dossier.Numbered, Action: string(q.State), Actor: q.Actor, Reason: q.Reason, Command: q.Command, Numbers: numbers,
		})
	})
	return numbers, err
}

// intoBook appends an entry to the book, which begins with the first.
func (t *turn) intoBook(l dossier.Ledger, entry dossier.Entry) error {
	book, err := l.Dossier(dossier.Book)
	var entries []dossier.Entry
	switch {
	case errors.Is(err, dossier.ErrNotFound):
		book = dossier.Dossier{ID: dossier.Book, Version: 1}
		entries = append(entries, dossier.Entry{Seq: 1, At: t.at, Kind: dossier.Opened})
	case err != nil:
		return err
	}
	entry.Seq, entry.At = book.Version+1, t.at
	if err := l.Append(dossier.Book, "", append(entries, entry)...); err != nil {
		return fmt.Errorf("append to the book of numbers: %w", err)
	}
	return nil
}

// check refuses what needs no record to be refused.
func (q NumberRequest) check() error {
	var bag diag.Bag
	if strings.TrimSpace(q.Reason) == "" {
		bag.Add(diag.New("EN070", diag.Position{}))
	}
	if q.From < 1 || q.To < q.From || q.To-q.From >= maxNumbers {
		bag.Add(diag.New("EN071", diag.Position{}, "dari", q.From, "sampai", q.To, "batas", maxNumbers))
	}
	return diag.Fail(bag.List()...)
}

// day is the day a number of a year is drawn: today, or the last or first day of
// another year.
func (t *turn) day(year int) schema.Date {
	today := t.today()
	switch {
	case year == 0 || year == today.Year:
		return today
	case year < today.Year:
		return schema.Date{Year: year, Month: time.December, Day: 31}
	}
	return schema.Date{Year: year, Month: time.January, Day: 1}
}

// draw draws the next number of a series in the year of a day and words it.
func (t *turn) draw(l dossier.Ledger, series string, on schema.Date) (dossier.Number, error) {
	serial, err := l.NextSerial(series, on.Year)
	if err != nil {
		return dossier.Number{}, err
	}
	text, ok := t.Office.FormatNumber(series, serial, on)
	if !ok {
		return dossier.Number{}, diag.Fail(t.Office.CheckSeries(series, diag.Position{})...)
	}
	if t.Practice && !strings.Contains(strings.ToUpper(text), practiceMark) {
		text = practiceMark + "/" + text // unless the office's own pattern says it
	}
	return dossier.Number{Series: series, Year: on.Year, Serial: serial, Text: text}, nil
}

// voidIssued voids a number in force, in the history of the dossier that drew
// it. Its papers stay; the dossier draws another where it stands. It is refused
// for a locked paper, and where no action would draw another.
func (d *Desk) voidIssued(ctx context.Context, n dossier.Registered, q NumberRequest) (Receipt, error) {
	if err := q.check(); err != nil {
		return Receipt{}, err
	}
	return d.on(ctx, command{
		dossier: n.Dossier, deed: deed{[]dossier.Kind{dossier.Numbered}, n.Text}, key: q.Command, dryRun: q.DryRun,
	}, func(t *turn, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition) (Receipt, error) {
		if _, known := def.Role(q.Actor.Role); !known {
			return Receipt{}, diag.Fail(missing("EN020", "peran", q.Actor.Role, roleNames(def)))
		}
		if n.State != dossier.InForce {
			return Receipt{}, diag.Fail(diag.New("EN074", diag.Position{}, "nomor", n.Text))
		}
		cleared, err := voidable(x, def, n)
		if err != nil {
			return Receipt{}, err
		}
		number := n.Number
		number.State, number.For = dossier.Void, ""
		return t.record(l, x, dossier.Entry{
			Kind: dossier.Numbered, Action: n.Text, Actor: q.Actor, Reason: q.Reason, Command: q.Command,
			Numbers: []dossier.Number{number}, Cleared: cleared,
		})
	})
}

// voidable says which field is empty again once the number is void.
func voidable(x dossier.Dossier, def *workflow.Definition, n dossier.Registered) ([]string, error) {
	bears := func(p dossier.Paper) bool { return p.Number == n.Text && slices.Contains(x.Locked, p.Name) }
	if i := slices.IndexFunc(x.Papers, bears); i >= 0 {
		return nil, diag.Fail(diag.New("EN075", diag.Position{}, "nomor", n.Text, "naskah", x.Papers[i].ID))
	}
	stage, _ := def.Stage(x.Stage)
	var text string
	if f, ok := def.Field(n.Field); ok && x.Values[n.Field] != nil {
		v, err := f.Decode(x.Values[n.Field])
		if err != nil {
			return nil, fmt.Errorf("dossier %s: value %s: %w", x.ID, n.Field, err)
		}
		text, _ = v.(string)
	}
	draws := func(a workflow.Action) bool { return slices.Contains(a.Number, n.Field) }
	switch {
	case text != n.Text, stage.End != "": // nothing will use it any more
		return nil, nil
	case slices.ContainsFunc(stage.Actions, draws):
		return []string{n.Field}, nil
	}
	return nil, diag.Fail(diag.New("EN076", diag.Position{}, "nomor", n.Text, "berkas", string(x.ID), "tahap", stage.Label))
}
