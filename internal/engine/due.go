package engine

import (
	"cmp"
	"context"
	"slices"
	"time"

	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// Upcoming is a day by which something should be done with a dossier.
type Upcoming struct {
	Dossier    dossier.ID
	Title      string
	Definition *workflow.Definition
	workflow.Due
	Left int // working days until then; negative when it has gone by
	Late bool
}

// Due lists what is late and what is coming, the most urgent first. until leaves
// out what is due after its day; the zero time leaves out nothing.
func (d *Desk) Due(ctx context.Context, until time.Time) ([]Upcoming, error) {
	var list []Upcoming
	t := d.turn()
	last := schema.DateOf(until.In(d.Office.Location()))
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		all, err := r.List("", "")
		if err != nil {
			return err
		}
		for _, s := range all {
			x, def, err := d.load(r, s.ID)
			if err != nil {
				return err
			}
			history, err := r.History(s.ID)
			if err != nil {
				return err
			}
			due, err := def.Due(x, t.moment(history))
			if err != nil {
				return err
			}
			for _, u := range due {
				if until.IsZero() || u.On.Compare(last) <= 0 {
					list = append(list, t.upcoming(s, def, u))
				}
			}
		}
		return nil
	})
	slices.SortStableFunc(list, func(a, b Upcoming) int { return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.Dossier, b.Dossier)) })
	return list, err
}

func (t *turn) upcoming(s dossier.Summary, def *workflow.Definition, u workflow.Due) Upcoming {
	today := t.today()
	return Upcoming{
		Dossier: s.ID, Title: s.Title, Definition: def, Due: u,
		Left: t.calendar.WorkingDaysBetween(today, u.On), Late: u.Late(today),
	}
}
