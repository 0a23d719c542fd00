package engine

import (
	"context"
	"errors"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/workflow"
)

// PrintRequest records that papers of a dossier are handed over to be printed.
type PrintRequest struct {
	Dossier  dossier.ID
	Actor    dossier.Actor
	Printing dossier.Printing
	DryRun   bool
}

// Print appends who has what printed, also to a dossier that has ended. It is
// refused when another has taken one of the copy numbers in the meantime.
func (d *Desk) Print(ctx context.Context, q PrintRequest) (Receipt, error) {
	return d.on(ctx, command{
		dossier: q.Dossier, deed: deed{kinds: []dossier.Kind{dossier.Printed}}, dryRun: q.DryRun,
	}, func(t *turn, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition) (Receipt, error) {
		if err := keeping(def, q.Actor.Role); err != nil {
			return Receipt{}, err
		}
		history, err := l.History(x.ID)
		if err != nil {
			return Receipt{}, err
		}
		for _, p := range q.Printing.Copies {
			if last := dossier.Copied(history, p.Paper); p.First > 0 && p.First <= last {
				return Receipt{}, diag.Fail(diag.New("PR051", diag.Position{}, "naskah", p.Paper, "nomor", p.First))
			}
		}
		return t.record(l, x, dossier.Entry{Kind: dossier.Printed, Actor: q.Actor, Action: q.Printing.Ticket, Printing: &q.Printing})
	})
}

// PrintLine is one paper that was handed over to be printed.
type PrintLine struct {
	dossier.Print
	Dossier dossier.ID
	Ticket  string
	Target  string
	At      time.Time
	Actor   dossier.Actor
	For     string
}

// PrintsRequest asks who had what printed.
type PrintsRequest struct {
	Dossiers []dossier.ID // none means all
	Year     int          // 0 means all years
}

// Prints lists who had what printed, in the order of the dossiers and of time. Of
// all dossiers, those are left unread in which nothing happened since the year began.
func (d *Desk) Prints(ctx context.Context, q PrintsRequest) ([]PrintLine, error) {
	var lines []PrintLine
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		ids := q.Dossiers
		if len(ids) == 0 {
			all, err := r.List("", "")
			if err != nil {
				return err
			}
			for _, s := range all {
				if d.year(s.Changed) >= q.Year {
					ids = append(ids, s.ID)
				}
			}
		}
		for _, id := range ids {
			history, err := r.History(id)
			if errors.Is(err, dossier.ErrNotFound) {
				return unknownDossier(r, id)
			}
			if err != nil {
				return err
			}
			for _, e := range history {
				if q.Year == 0 || d.year(e.At) == q.Year {
					lines = append(lines, printLines(id, e)...)
				}
			}
		}
		return nil
	})
	return lines, err
}

// year is the year of a moment where the office is.
func (d *Desk) year(at time.Time) int { return at.In(d.Office.Location()).Year() }

// printLines are the lines of one entry.
func printLines(id dossier.ID, e dossier.Entry) []PrintLine {
	if e.Printing == nil {
		return nil
	}
	var lines []PrintLine
	for _, p := range e.Printing.Copies {
		lines = append(lines, PrintLine{Print: p, Dossier: id, Ticket: e.Printing.Ticket, Target: e.Printing.Target, At: e.At, Actor: e.Actor, For: e.Printing.For})
	}
	return lines
}
