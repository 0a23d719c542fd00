// Package class runs a rehearsal for a room of people: groups that each carry
// the same scenario through their own dossiers, on a clock the trainer holds.
//
// A class is a folder. Its own record (kelas.db) holds who sits where, what the
// clocks show and what the trainer did; kantor/ is the office everybody plays in;
// each group has a record of its own in grup/. All of them are practice
// records: no office opens one, and a class opens no other. Groups work through
// the same desk as an office does, so that every ordinary command has its effect
// on a group's dossiers and on nothing else.
//
// The package has no daemon and holds nothing between calls: several processes
// may work on one class at once, and each reads the clock from the record. It
// draws no page and knows no terminal; the command line is one door to it, web
// pages can be another.
package class

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// What lies in the folder of a class.
const (
	recordName   = "kelas.db"
	scenarioName = "skenario.yaml"
	officeName   = "kantor"
	groupsName   = "grup"
)

// self is the dossier of the class in its own record. Like the book of numbers
// it follows no workflow.
const self dossier.ID = "kelas"

// Store is a practice record.
type Store interface {
	engine.Store
	// Rewind takes the record back to a head of its journal.
	Rewind(ctx context.Context, pos int) error
	Close() error
}

// Tools are what a class works with.
type Tools struct {
	Open   func(ctx context.Context, path string) (Store, error)
	Office func(dir string) (engine.Config, error) // what lies in the office's folder; store and clock are the class's
	Now    func() time.Time
	Rand   io.Reader // for join codes
}

// Class is an open class.
type Class struct {
	Tools
	dir   string
	store Store
}

// Open opens the class in a folder.
func Open(ctx context.Context, dir string, tools Tools) (*Class, error) {
	if !Is(dir) {
		return nil, diag.Fail(diag.New("KL001", diag.Position{File: dir}))
	}
	store, err := tools.Open(ctx, filepath.Join(dir, recordName))
	if err != nil {
		return nil, err
	}
	return &Class{Tools: tools, dir: dir, store: store}, nil
}

// Is reports whether a folder is a class.
func Is(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, recordName))
	return err == nil && info.Mode().IsRegular()
}

// Holder is the class a folder is, or lies in; "" when it is in none.
func Holder(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find the folder %s: %w", dir, err)
	}
	for at := full; ; at = filepath.Dir(at) {
		if Is(at) {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", nil
		}
	}
}

// Close ends the use of the class.
func (c *Class) Close() error { return c.store.Close() }

// State returns the class as it is.
func (c *Class) State(ctx context.Context) (State, error) {
	var s State
	err := c.store.View(ctx, func(r dossier.Reader) error {
		var err error
		s, _, err = read(r)
		return err
	})
	return s, err
}

// read returns the state and the dossier that holds it.
func read(r dossier.Reader) (State, dossier.Dossier, error) {
	x, err := r.Dossier(self)
	if err != nil {
		return State{}, x, fmt.Errorf("read the class: %w", err)
	}
	s, err := stateOf(x)
	return s, x, err
}

// change lets do change the state and records, under a verb, what became
// different.
func (c *Class) change(ctx context.Context, verb string, do func(*State) error) error {
	return c.store.Update(ctx, func(l dossier.Ledger) error {
		s, x, err := read(l)
		if err != nil {
			return err
		}
		if err := do(&s); err != nil {
			return err
		}
		values, err := s.values()
		if err != nil {
			return err
		}
		for name, raw := range values {
			if string(x.Values[name]) == string(raw) {
				delete(values, name)
			}
		}
		if len(values) == 0 {
			return nil
		}
		return l.Append(self, "", dossier.Entry{
			Seq: x.Version + 1, At: c.now(), Kind: dossier.Filled, Action: verb, Values: values,
		})
	})
}

// now is the time of the room, as entries carry it.
func (c *Class) now() time.Time { return c.Now().UTC().Truncate(time.Second) }

// chosen returns the groups of these names, all when none is named.
func (s *State) chosen(names []string) ([]*Group, error) {
	var groups []*Group
	for i := range s.Groups {
		if g := &s.Groups[i]; len(names) == 0 || slices.Contains(names, g.Name) {
			groups = append(groups, g)
		}
	}
	for _, name := range names {
		if !slices.ContainsFunc(groups, func(g *Group) bool { return g.Name == name }) {
			return nil, diag.Fail(s.unknownGroup(name))
		}
	}
	return groups, nil
}

func (s *State) unknownGroup(name string) diag.Diagnostic {
	known := make([]string, len(s.Groups))
	for i, g := range s.Groups {
		known[i] = g.Name
	}
	return diag.New("KL002", diag.Position{}, "kelompok", name, "ada", known)
}

// decode reads one value of the class's dossier.
func decode(x dossier.Dossier, name string, into any) error {
	raw, given := x.Values[name]
	if !given {
		return nil
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("read %s of the class: %w", name, err)
	}
	return nil
}

var errNoState = errors.New("the record of the class holds no class")
