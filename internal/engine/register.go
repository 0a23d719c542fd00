package engine

import (
	"context"
	"fmt"
	"time"

	"naskah/internal/dossier"
)

// NumberLine is a line of the register: a number, and who said last what became
// of it, when and why.
type NumberLine struct {
	dossier.Registered
	At     time.Time
	Actor  dossier.Actor
	Reason string
}

// Numbers reads the register of a series and year; an empty series and year 0 do
// not filter.
func (d *Desk) Numbers(ctx context.Context, series string, year int) ([]NumberLine, error) {
	var lines []NumberLine
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		numbers, err := r.Numbers(series, year)
		if err != nil {
			return err
		}
		histories := map[dossier.ID][]dossier.Entry{}
		for _, n := range numbers {
			if histories[n.Dossier] == nil {
				if histories[n.Dossier], err = r.History(n.Dossier); err != nil {
					return err
				}
			}
			if n.Seq < 1 || n.Seq > len(histories[n.Dossier]) {
				return fmt.Errorf("number %s stands in entry %d of dossier %s, which is not there", n.Text, n.Seq, n.Dossier)
			}
			e := histories[n.Dossier][n.Seq-1]
			lines = append(lines, NumberLine{Registered: n, At: e.At, Actor: e.Actor, Reason: e.Reason})
		}
		return nil
	})
	return lines, err
}

// VoidNumbers voids numbers wherever they stand: in force in a dossier, one at a
// time; reserved, or not drawn yet.
func (d *Desk) VoidNumbers(ctx context.Context, q NumberRequest) ([]dossier.Number, error) {
	q.State = dossier.Void
	var issued *dossier.Registered
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		book, err := r.Numbers(q.Series, d.turn().day(q.Year).Year)
		for _, n := range book {
			if n.Serial == q.From && q.From == q.To && n.Dossier != dossier.Book {
				issued = &n
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if issued == nil {
		return d.MarkNumbers(ctx, q)
	}
	receipt, err := d.voidIssued(ctx, *issued, q)
	if err != nil {
		return nil, err
	}
	return receipt.Entries[0].Numbers, nil
}
