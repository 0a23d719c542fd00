package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"naskah/internal/class"
	"naskah/internal/store/sqlite"
)

// classDir is the folder of the class that was named, "" outside of one.
func (a *app) classDir() string {
	if a.class == "" && a.dir == "" {
		return a.Getenv("NASKAH_KELAS")
	}
	return a.class
}

// classTools are what a class works with on this machine.
func (a *app) classTools() class.Tools {
	tools := class.Tools{Office: a.officeConfig, Now: a.Now, Rand: a.Rand}
	if tools.Rand == nil {
		tools.Rand = rand.Reader
	}
	tools.Open = func(ctx context.Context, path string) (class.Store, error) { return a.practiceStore(ctx, path) }
	return tools
}

func (a *app) practiceStore(ctx context.Context, path string) (*sqlite.Store, error) {
	opt := a.storeOptions()
	opt.Practice = true
	return sqlite.Open(ctx, path, opt)
}

// openClass opens the class that was named.
func (a *app) openClass(ctx context.Context) (*class.Class, error) {
	dir := a.classDir()
	if dir == "" {
		return nil, usage("cli.class.none")
	}
	return class.Open(ctx, dir, a.classTools())
}

// inClass runs a command with the class open.
func (a *app) inClass(ctx context.Context, run func(context.Context, *class.Class) error) error {
	c, err := a.openClass(ctx)
	if err != nil {
		return err
	}
	return errors.Join(run(ctx, c), c.Close())
}

// openRoom opens the room of the group that was named, or that a seat's code
// leads to.
func (a *app) openRoom(ctx context.Context) (*workspace, error) {
	if a.dir != "" {
		return nil, usage("cli.class.both")
	}
	c, err := a.openClass(ctx)
	if err != nil {
		return nil, err
	}
	room, err := a.seated(ctx, c)
	if err != nil {
		return nil, errors.Join(err, c.Close())
	}
	store, ok := room.Store.(*sqlite.Store)
	if !ok {
		panic(fmt.Sprintf("cli: the record of a group is a %T", room.Store))
	}
	return &workspace{desk: room.Desk, store: store, class: c}, nil
}

// seated finds the seat and opens its room.
func (a *app) seated(ctx context.Context, c *class.Class) (*class.Room, error) {
	group, code := a.groupName(), a.join
	if code == "" && group == "" {
		code = a.Getenv("NASKAH_KODE")
	}
	if code != "" {
		s, err := c.State(ctx)
		if err != nil {
			return nil, err
		}
		seat, err := s.Join(code)
		if err != nil {
			return nil, err
		}
		if group != "" && group != seat.Group {
			return nil, usage("cli.class.othergroup", "kode", code, "kelompok", seat.Group)
		}
		a.seat, group = &seat, seat.Group
	}
	if group == "" {
		return nil, usage("cli.class.which")
	}
	return c.Room(ctx, group)
}

// groupName is --group, or NASKAH_KELOMPOK.
func (a *app) groupName() string {
	if a.group == "" && a.join == "" {
		return a.Getenv("NASKAH_KELOMPOK")
	}
	return a.group
}

// outsideClass refuses to take the folder of a class, or one inside it, for an
// office, or for a folder in which an office is looked for upwards.
func outsideClass(dir string) error {
	holder, err := class.Holder(dir)
	if err == nil && holder != "" {
		err = usage("cli.class.inside", "folder", holder)
	}
	return err
}
