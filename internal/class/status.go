package class

import (
	"context"
	"time"

	"naskah/internal/engine"
)

// Status is how a group stands.
type Status struct {
	Group    Group
	Now      time.Time // on the group's clock
	Seats    []Seat
	Dossiers []Stand
	Entries  int
	Last     *Line // the last thing it did
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
		for _, seat := range s.Seats {
			if seat.Group == r.Group.Name {
				one.Seats = append(one.Seats, seat)
			}
		}
		all = append(all, one)
		return err
	})
	return all, err
}

func (r *Room) status(ctx context.Context) (Status, error) {
	st := Status{Group: r.Group, Now: r.open.Now().In(r.open.Office.Location())}
	lines, err := r.Timeline(ctx)
	if err != nil {
		return st, err
	}
	if st.Entries = len(lines); st.Entries > 0 {
		st.Last = &lines[len(lines)-1]
	}
	dossiers, err := r.open.List(ctx, "", "")
	if err != nil {
		return st, err
	}
	due, err := r.open.Due(ctx, time.Time{})
	if err != nil {
		return st, err
	}
	for _, x := range dossiers {
		view, err := r.open.Show(ctx, x.ID)
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
