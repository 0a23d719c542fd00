package class

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// Room is where one group works: its record and the desk over it, on the time
// the group's clock showed when it was opened. It is opened for a call and
// closed after it.
type Room struct {
	Group Group
	Desk  *engine.Desk // stops while the class pauses, as the participants must
	Store Store

	class *Class
	open  *engine.Desk // the trainer's: works whenever it is asked to
}

// Room opens the room of a group. A reset that was cut short is finished first.
func (c *Class) Room(ctx context.Context, name string) (*Room, error) {
	s, err := c.State(ctx)
	if err != nil {
		return nil, err
	}
	g, err := s.Group(name)
	if err != nil {
		return nil, err
	}
	if g.pending != nil {
		if err := c.finishReset(ctx, []*Group{g}); err != nil {
			return nil, err
		}
		g.pending = nil
	}
	return c.room(ctx, *g)
}

func (c *Class) room(ctx context.Context, g Group) (*Room, error) {
	config, err := c.Office(c.officeDir())
	if err != nil {
		return nil, err
	}
	store, err := c.Tools.Open(ctx, c.recordOf(g.folder))
	if err != nil {
		return nil, err
	}
	r := &Room{Group: g, Store: store, class: c}
	now := g.Clock.At(c.now())
	config.Now, config.Practice = func() time.Time { return now }, true
	config.Store = store
	r.open = engine.New(config)
	config.Store = gate{store, r}
	r.Desk = engine.New(config)
	return r, nil
}

// Close ends the use of the room.
func (r *Room) Close() error { return r.Store.Close() }

// officeDir is the folder of the office everybody plays in.
func (c *Class) officeDir() string { return filepath.Join(c.dir, officeName) }

// recordOf is where the record of a group's folder lies.
func (c *Class) recordOf(folder string) string {
	return filepath.Join(c.dir, groupsName, folder, "naskah.db")
}

// gate lets a group write while its class runs.
type gate struct {
	Store
	room *Room
}

// Update implements engine.Store. What the trainer did is looked up inside the
// transaction: a reset waits for it, or it sees the reset.
func (g gate) Update(ctx context.Context, fn func(dossier.Ledger) error) error {
	return g.Store.Update(ctx, func(l dossier.Ledger) error {
		if err := g.room.running(ctx); err != nil {
			return err
		}
		return fn(l)
	})
}

// running refuses to work while the class pauses, when it is over, and on what
// the group had before it was taken back.
func (r *Room) running(ctx context.Context) error {
	s, err := r.class.State(ctx)
	if err != nil {
		return err
	}
	g, err := s.Group(r.Group.Name)
	if err != nil {
		return err
	}
	switch {
	case !s.Ended.IsZero():
		return diag.Fail(diag.New("KL010", diag.Position{}))
	case !g.Clock.Running:
		return diag.Fail(diag.New("KL011", diag.Position{}, "kelompok", g.Name))
	case g.resets != r.Group.resets:
		return diag.Fail(diag.New("KL012", diag.Position{}, "kelompok", g.Name))
	}
	return nil
}

// Line is one entry of a group's journal.
type Line struct {
	N       int // place in the journal, from 1: what Reset takes a group back to
	Dossier dossier.ID
	dossier.Entry
}

// Timeline returns everything a group did, in order.
func (r *Room) Timeline(ctx context.Context) ([]Line, error) {
	var lines []Line
	err := r.Store.View(ctx, func(rd dossier.Reader) error {
		var err error
		lines, err = timeline(rd)
		return err
	})
	return lines, err
}

func timeline(r dossier.Reader) ([]Line, error) {
	histories := map[dossier.ID][]dossier.Entry{}
	var lines []Line
	err := r.Heads(func(h dossier.Head) error {
		lines = append(lines, Line{N: h.Pos, Dossier: h.Dossier, Entry: dossier.Entry{Seq: h.Seq}})
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range lines {
		line := &lines[i]
		if histories[line.Dossier] == nil {
			if histories[line.Dossier], err = r.History(line.Dossier); err != nil {
				return nil, err
			}
		}
		if line.Seq > len(histories[line.Dossier]) {
			return nil, fmt.Errorf("entry %d of dossier %s stands in the journal and nowhere else", line.Seq, line.Dossier)
		}
		line.Entry = histories[line.Dossier][line.Seq-1]
	}
	return lines, nil
}

// Head is the last head of a group's journal: it stands for everything the group
// did.
func (r *Room) Head(ctx context.Context) (dossier.Head, error) {
	var last dossier.Head
	err := r.Store.View(ctx, func(rd dossier.Reader) error {
		return rd.Heads(func(h dossier.Head) error {
			last = h
			return nil
		})
	})
	return last, err
}

// each opens the rooms of groups one after another.
func (c *Class) each(ctx context.Context, groups []*Group, do func(*Room) error) error {
	for _, g := range groups {
		r, err := c.Room(ctx, g.Name)
		if err != nil {
			return err
		}
		if err := errors.Join(do(r), r.Close()); err != nil {
			return err
		}
	}
	return nil
}

// names are the names of groups.
func names(groups []*Group) []string {
	list := make([]string, len(groups))
	for i, g := range groups {
		list[i] = g.Name
	}
	return slices.Clip(list)
}
