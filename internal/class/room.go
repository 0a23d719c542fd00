package class

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/simulate"
)

// Room is where one group works: its record and the desk over it, on the time
// the group's clock showed when it was opened. It is opened for a call and
// closed after it.
type Room struct {
	Group   Group
	Seats   []Seat
	Desk    *engine.Desk // stops while the class pauses, as the participants must
	Store   Store
	Script  *simulate.Script
	Trouble []diag.Diagnostic // why a bot could not do what was due

	class *Class
	now   time.Time // on the group's clock
	play  *simulate.Rehearsal
}

// Room opens the room of a group. A reset that was cut short is finished first;
// then everything happens that is due by the group's clock: moves of bots and
// events.
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
		if err := c.finishReset(ctx); err != nil {
			return nil, err
		}
		g.pending = nil
	}
	r, err := c.room(ctx, s, *g)
	if err != nil {
		return nil, err
	}
	if g.Clock.Running {
		err = r.advance(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// room opens the room of a group as it is.
func (c *Class) room(ctx context.Context, s State, g Group) (*Room, error) {
	config, err := c.Office(c.officeDir())
	if err != nil {
		return nil, err
	}
	script, err := c.script(config)
	if err != nil {
		return nil, err
	}
	store, err := c.Tools.Open(ctx, c.recordOf(g.folder))
	if err != nil {
		return nil, err
	}
	r := &Room{Group: g, Store: store, Script: script, class: c, now: g.Clock.At(c.now())}
	for _, seat := range s.Seats {
		if seat.Group == g.Name {
			r.Seats = append(r.Seats, seat)
		}
	}
	clock := &simulate.Clock{}
	clock.Set(r.now)
	config.Now, config.Practice, config.Store = clock.Now, true, gate{Store: store, room: r, trainer: true}
	r.play = simulate.NewRehearsal(script, engine.New(config), clock)
	r.play.Held = r.held()
	if err := r.catchUp(ctx); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return r, nil
}

// script joins the scenario of the class with its workflow.
func (c *Class) script(config engine.Config) (*simulate.Script, error) {
	data, err := os.ReadFile(filepath.Join(c.dir, scenarioName))
	if err != nil {
		return nil, fmt.Errorf("read the scenario of the class: %w", err)
	}
	s, findings := simulate.ParseScenario(scenarioName, data)
	if err := diag.Fail(findings...); err != nil {
		return nil, err
	}
	def, _, findings, err := config.Shelf.Workflow(s.Workflow)
	if err := errors.Join(err, diag.Fail(findings...)); err != nil {
		return nil, err
	}
	script, findings := s.Bind(def, config.Office)
	return script, diag.Fail(findings...)
}

// held are the roles people play in a group; bots play the others. A group
// nobody is named in plays all seats that are meant for people.
func (r *Room) held() map[string]bool {
	held := map[string]bool{}
	for _, seat := range r.Seats {
		for _, role := range seat.Roles {
			held[role] = true
		}
	}
	for _, place := range r.Script.Seats {
		if len(r.Seats) == 0 && !place.Bot() {
			held[place.Role] = true
		}
	}
	return held
}

// catchUp takes the play from the record, and the desk as the events so far
// have left the office.
func (r *Room) catchUp(ctx context.Context) error {
	var id dossier.ID
	var log []simulate.Happened
	err := r.Store.View(ctx, func(rd dossier.Reader) error {
		list, err := rd.List("", "")
		if err != nil {
			return err
		}
		for _, x := range list {
			if x.Workflow == r.Script.Def.ID && id == "" {
				id = x.ID
			}
		}
		log, err = readLog(rd)
		return err
	})
	if err != nil {
		return err
	}
	r.play.Resume(id, log)
	r.settle()
	return nil
}

// settle sets the desks to the group's time.
func (r *Room) settle() {
	r.play.Clock.Set(r.now)
	config := r.play.Desk.Config
	config.Store = gate{Store: r.Store, room: r}
	if r.Desk == nil {
		r.Desk = engine.New(config)
	}
	r.Desk = r.Desk.With(config.Office)
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
	room    *Room
	trainer bool // of the trainer and the bots: a pause does not stop them
}

// Update implements engine.Store. What the trainer did is looked up inside the
// transaction: a reset waits for it, or it sees the reset.
func (g gate) Update(ctx context.Context, fn func(dossier.Ledger) error) error {
	return g.Store.Update(ctx, func(l dossier.Ledger) error {
		if err := g.check(ctx); err != nil {
			return err
		}
		return fn(l)
	})
}

// check refuses to work while the class pauses, when it is over, and on what the
// group had before it was taken back.
func (g gate) check(ctx context.Context) error {
	c, mine := g.room.class, g.room.Group
	if c.store == nil {
		return nil // the class is being made
	}
	s, err := c.State(ctx)
	if err != nil {
		return err
	}
	now, err := s.Group(mine.Name)
	if err != nil {
		return err
	}
	switch {
	case !s.Ended.IsZero():
		return diag.Fail(diag.New("KL010", diag.Position{}))
	case !now.Clock.Running && !g.trainer:
		return diag.Fail(diag.New("KL011", diag.Position{}, "kelompok", now.Name))
	case now.resets != mine.resets:
		return diag.Fail(diag.New("KL012", diag.Position{}, "kelompok", now.Name))
	}
	return nil
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
