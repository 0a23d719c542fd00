package class

import (
	"context"
	"time"

	"naskah/internal/diag"
	"naskah/internal/schema"
)

// opening is the hour at which a day is jumped to: the office opens.
const opening = 8 * time.Hour

// Deadline is the word for jumping to what is due next.
const Deadline = "tenggat"

// JumpTo sets the clocks of groups forward as the trainer says it: to a day or
// minute ("20 Maret 2026 10.00"), by a length of time ("5 hari kerja"), or each to
// its next deadline ("tenggat").
func (c *Class) JumpTo(ctx context.Context, where string, groups ...string) error {
	s, err := c.State(ctx)
	if err != nil {
		return err
	}
	list, err := s.chosen(groups)
	if err != nil {
		return err
	}
	targets := map[string]time.Time{}
	err = c.each(ctx, list, func(r *Room) error {
		var err error
		targets[r.Group.Name], err = r.target(ctx, where)
		return err
	})
	if err != nil {
		return err
	}
	return c.clocks(ctx, "lompat", names(list), func(_ *State, g *Group) error {
		to := targets[g.Name]
		if to.Before(g.Clock.Shown) {
			return diag.Fail(diag.New("KL016", diag.Position{}, "kelompok", g.Name))
		}
		g.Clock.Shown = to
		return nil
	})
}

// target is where a group's clock is to be set.
func (r *Room) target(ctx context.Context, where string) (time.Time, error) {
	now := r.now.In(r.Desk.Office.Location())
	today := schema.DateOf(now)
	if where == Deadline {
		return r.nextDeadline(ctx, today)
	}
	if d, err := schema.ParseDuration(where); err == nil {
		day, _ := r.Desk.Office.Calendar(today).After(today, d)
		return r.morning(day), nil
	}
	at, minute, err := r.Desk.ReadTime(where)
	switch {
	case err != nil:
		return time.Time{}, diag.Fail(diag.New("KL009", diag.Position{}, "teks", where))
	case !minute:
		at = at.Add(opening)
	}
	return at, nil
}

func (r *Room) morning(day schema.Date) time.Time {
	t := day.Time()
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, r.Desk.Office.Location()).Add(opening)
}

// nextDeadline is the morning of the first day after today on which something is
// due.
func (r *Room) nextDeadline(ctx context.Context, today schema.Date) (time.Time, error) {
	list, err := r.Desk.Due(ctx, time.Time{})
	if err != nil {
		return time.Time{}, err
	}
	for _, u := range list {
		if u.On.Compare(today) > 0 {
			return r.morning(u.On), nil
		}
	}
	return time.Time{}, diag.Fail(diag.New("KL013", diag.Position{}, "kelompok", r.Group.Name))
}
