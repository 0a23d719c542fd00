package class

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// Pause stops the clocks of groups, all when none is named: they can look, and
// write nothing.
func (c *Class) Pause(ctx context.Context, groups ...string) error {
	return c.clocks(ctx, "jeda", groups, func(_ *State, g *Group) error {
		g.Clock.Running = false
		return nil
	})
}

// Resume lets the clocks run. The first time begins the class.
func (c *Class) Resume(ctx context.Context, groups ...string) error {
	return c.clocks(ctx, "lanjut", groups, func(s *State, g *Group) error {
		if s.Begun.IsZero() {
			s.Begun = g.Clock.Since
		}
		g.Clock.Running = true
		return nil
	})
}

// Rate says how long a day of the groups lasts on the wall; 0 makes their clocks
// stand still between jumps.
func (c *Class) Rate(ctx context.Context, day time.Duration, groups ...string) error {
	if day < 0 {
		return errors.New("a day of a class cannot last less than nothing")
	}
	return c.clocks(ctx, "laju", groups, func(_ *State, g *Group) error {
		g.Clock.Day = day
		return nil
	})
}

// clocks changes the clocks of groups, each taken now. Nothing changes once the
// class is finished.
func (c *Class) clocks(ctx context.Context, verb string, groups []string, do func(*State, *Group) error) error {
	return c.change(ctx, verb, func(s *State) error {
		if !s.Ended.IsZero() {
			return diag.Fail(diag.New("KL010", diag.Position{}))
		}
		list, err := s.chosen(groups)
		if err != nil {
			return err
		}
		now := c.now()
		for _, g := range list {
			g.Clock = g.Clock.touched(now)
			if err := do(s, g); err != nil {
				return err
			}
		}
		return nil
	})
}

// Mark records what the trainer gives groups for an item of the rubric.
func (c *Class) Mark(ctx context.Context, item string, points int, groups ...string) error {
	if points < 0 || points > 100 {
		return diag.Fail(diag.New("KL007", diag.Position{}, "nilai", points))
	}
	if err := c.markable(item); err != nil {
		return err
	}
	return c.change(ctx, "nilai", func(s *State) error {
		list, err := s.chosen(groups)
		if err != nil {
			return err
		}
		for _, g := range list {
			if g.Marks == nil {
				g.Marks = map[string]int{}
			}
			g.Marks[item] = points
		}
		return nil
	})
}

// Finish ends the class: nothing is written any more, papers of the debrief
// excepted.
func (c *Class) Finish(ctx context.Context) error {
	return c.change(ctx, "selesai", func(s *State) error {
		if !s.Ended.IsZero() {
			return diag.Fail(diag.New("KL010", diag.Position{}))
		}
		now := c.now()
		for i := range s.Groups {
			g := &s.Groups[i]
			g.Clock = g.Clock.touched(now)
			g.Clock.Running = false
		}
		s.Ended = now
		return nil
	})
}

// Reset takes groups back to entry n of their journal, 0 being the start of the
// scenario; their clocks show again what they showed then. What came after is
// gone.
func (c *Class) Reset(ctx context.Context, n int, groups ...string) error {
	s, err := c.State(ctx)
	if err != nil {
		return err
	}
	list, err := s.chosen(groups)
	if err != nil {
		return err
	}
	back, err := c.moments(ctx, &s, n, list)
	if err != nil {
		return err
	}
	// What is to be done is recorded first: a reset that is cut short is finished
	// when the group is opened again.
	err = c.clocks(ctx, "ulang", names(list), func(s *State, g *Group) error {
		to := back[g.Name]
		g.Clock.Shown, g.pending = to.at, &to.pos
		g.resets++
		return nil
	})
	if err != nil {
		return err
	}
	return c.finishReset(ctx)
}

// instant is a place in a journal and what the clock showed then.
type instant struct {
	pos int
	at  time.Time
}

// moments finds where each group is to be taken back to.
func (c *Class) moments(ctx context.Context, s *State, n int, groups []*Group) (map[string]instant, error) {
	found := make([]instant, len(groups))
	err := side(len(groups), func(i int) error {
		if n == 0 {
			found[i] = instant{s.start, s.Opens}
			return nil
		}
		return c.inRecord(ctx, groups[i], func(store Store) error {
			return store.View(ctx, func(r dossier.Reader) error {
				var err error
				found[i], err = s.momentOf(r, n)
				return err
			})
		})
	})
	back := map[string]instant{}
	for i, g := range groups {
		back[g.Name] = found[i]
	}
	return back, err
}

// momentOf finds an entry of a journal. What was there when the class began
// always stays.
func (s *State) momentOf(r dossier.Reader, n int) (instant, error) {
	var found instant
	last := 0
	err := r.Heads(func(h dossier.Head) error {
		if last = h.Pos; h.Pos == n && n >= s.start {
			found = instant{n, h.At}
		}
		return nil
	})
	if err == nil && found.pos == 0 {
		err = diag.Fail(diag.New("KL005", diag.Position{}, "n", n, "awal", s.start, "akhir", last))
	}
	return found, err
}

// finishReset takes the records of groups back to where they still have to be.
// It holds the record of the class meanwhile: two who find the same reset
// unfinished must not both take the group back, the later one over new work.
func (c *Class) finishReset(ctx context.Context) error {
	return c.change(ctx, "ulang selesai", func(s *State) error {
		var list []*Group
		for i := range s.Groups {
			if s.Groups[i].pending != nil {
				list = append(list, &s.Groups[i])
			}
		}
		return side(len(list), func(i int) error {
			err := c.inRecord(ctx, list[i], func(store Store) error { return store.Rewind(ctx, *list[i].pending) })
			if err == nil {
				list[i].pending = nil
			}
			return err
		})
	})
}

// inRecord opens the record of a group for a moment.
func (c *Class) inRecord(ctx context.Context, g *Group, do func(Store) error) error {
	store, err := c.Tools.Open(ctx, c.recordOf(g.folder))
	if err != nil {
		return err
	}
	return errors.Join(do(store), store.Close())
}

// side does n things side by side.
func side(n int, do func(i int) error) error {
	var all sync.WaitGroup
	errs := make([]error, n)
	slots := make(chan struct{}, 2*runtime.GOMAXPROCS(0)) // they wait for the disk
	for i := range n {
		slots <- struct{}{}
		all.Go(func() {
			errs[i] = do(i)
			<-slots
		})
	}
	all.Wait()
	return errors.Join(errs...)
}
