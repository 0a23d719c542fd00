package class

import (
	"context"
	"time"

	"naskah/internal/diag"
	"naskah/internal/engine"
)

// Status is how a group stands.
type Status struct {
	Group    Group
	Now      time.Time // on the group's clock
	Seats    []Seat
	Dossiers []Stand
	Entries  int
	Points   int // of the rubric, so far
	Weight   int // what they could have been; what the trainer has not marked is left out
	Trouble  []diag.Diagnostic
}

// Stand is how a dossier of a group stands.
type Stand struct {
	engine.Upcoming // the most urgent deadline, if there is one
	Stage           string
	Label           string
	Title           string
	HasDue          bool
}

// Status says how the groups stand.
func (c *Class) Status(ctx context.Context, groups ...string) ([]Status, error) {
	s, err := c.State(ctx)
	if err != nil {
		return nil, err
	}
	list, err := s.chosen(groups)
	if err != nil {
		return nil, err
	}
	var all []Status
	err = c.each(ctx, list, func(r *Room) error {
		one, err := r.status(ctx)
		all = append(all, one)
		return err
	})
	return all, err
}

func (r *Room) status(ctx context.Context) (Status, error) {
	st := Status{Group: r.Group, Now: r.now.In(r.Desk.Office.Location()), Seats: r.Seats, Trouble: r.Trouble}
	marks, err := r.Score(ctx)
	if err != nil {
		return st, err
	}
	st.Points, st.Weight = sum(marks)
	head, err := r.Head(ctx)
	if err != nil {
		return st, err
	}
	st.Entries = head.Pos
	dossiers, err := r.Desk.List(ctx, "", "")
	if err != nil {
		return st, err
	}
	due, err := r.Desk.Due(ctx, time.Time{})
	if err != nil {
		return st, err
	}
	for _, x := range dossiers {
		view, err := r.Desk.Show(ctx, x.ID)
		if err != nil {
			return st, err
		}
		stand := Stand{Stage: x.Stage, Label: view.Stage.Label, Title: x.Title}
		stand.Dossier = x.ID
		for _, u := range due {
			if u.Dossier == x.ID && !stand.HasDue {
				stand.Upcoming, stand.HasDue = u, true
			}
		}
		st.Dossiers = append(st.Dossiers, stand)
	}
	return st, nil
}
