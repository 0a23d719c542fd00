// Package storetest is the conformance suite of the record: whatever keeps
// dossiers (SQLite now, PostgreSQL later) must pass it, so that the rest of the
// house need not know which one it talks to. It tests through the interfaces of
// package dossier alone.
//
// The names of the tests in Exercise and Shared are the list of what a driver
// must do. What it must prove by itself, because each does it in its own way:
//
//   - an act is durable when Update returns nil, whatever is killed when;
//   - an I/O error, a full disk, a lost connection leave nothing half-written,
//     come back as a finding, and stop the writer when the outcome is unknown;
//   - a record that is damaged, of a newer version, of another program or
//     read-only is refused, or opened for reading, with a finding;
//   - Verify names what was changed behind its back, table by table;
//   - a record of any older version is brought up to date at once or not at all;
//   - a backup taken while others write holds one moment, and can be put back;
//   - what several processes see is linearizable (Operate, Linearizable).
package storetest

import (
	"context"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// Store is what every driver offers.
type Store interface {
	// Update runs fn in one exclusive transaction: all of it remains when fn
	// returns nil, and nothing when it returns an error or panics.
	Update(ctx context.Context, fn func(dossier.Ledger) error) error
	// View runs fn on the record as it stands at one moment.
	View(ctx context.Context, fn func(dossier.Reader) error) error
	// Verify repeats all digests, chains and snapshots; no findings is good.
	Verify(ctx context.Context) []diag.Diagnostic
	// Close ends the store.
	Close() error
}

// Exercise runs the suite; open returns a new, empty store each time it is
// called. The suite closes it.
func Exercise(t *testing.T, open func(t *testing.T) Store) {
	for _, c := range []struct {
		name string
		run  func(*testing.T, *bench)
	}{
		{"an empty record answers not found", testEmpty},
		{"entries come back as they were written", testRoundTrip},
		{"values keep their bytes", testValueBytes},
		{"texts of any kind come back", testTexts},
		{"one transaction may work on several dossiers", testSeveral},
		{"an entry that is not next is a conflict", testConflict},
		{"a refused append leaves the transaction usable", testRefusedAppend},
		{"an error takes everything back", testRollbackOnError},
		{"a panic takes everything back", testRollbackOnPanic},
		{"a cancelled context takes everything back", testCancelled},
		{"a ledger sees its own writes", testOwnWrites},
		{"a ledger ends with its transaction", testEnded},
		{"dossier IDs count within a year", testNextID},
		{"serials count within a series and year", testSerials},
		{"a drawn number must stand in an entry", testDrawnNumber},
		{"the state of a number goes on and never back", testNumberStates},
		{"the book of numbers is in no list", testBook},
		{"an idempotency key is carried out once", testCommands},
		{"bytes are stored once by digest", testBlobs},
		{"an entry may not speak of bytes that are not there", testMissingBlob},
		{"lists filter by stage and text", testList},
		{"the title is renewed, an empty one is kept", testTitle},
		{"the journal is one chain over all dossiers", testHeads},
		{"the snapshot is the fold of any history", testFold},
		{"many goroutines share one store", testGoroutines},
		{"what is erased is gone and the chain stays", testErase},
		{"verification finds nothing in a sound record", testVerify},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.run(t, newBench(t, open(t)))
		})
	}
}

// Shared runs the part of the suite that needs several handles on one record;
// place makes a new, empty record and returns what opens a handle on it.
func Shared(t *testing.T, place func(t *testing.T) (open func() Store)) {
	t.Run("what one handle writes the other reads", func(t *testing.T) {
		testTwoHandles(t, place(t))
	})
	t.Run("a view does not see what comes after it", func(t *testing.T) {
		testSnapshot(t, place(t))
	})
	t.Run("a stale entry is a conflict", func(t *testing.T) {
		testStale(t, place(t))
	})
	t.Run("handles wait for each other", func(t *testing.T) {
		testHandlesWait(t, place(t))
	})
	t.Run("what several clients see is linearizable", func(t *testing.T) {
		testLinearizable(t, place(t))
	})
	t.Run("the record outlives its handle", func(t *testing.T) {
		testReopen(t, place(t))
	})
}

// bench is one store under test.
type bench struct {
	*testing.T
	store Store
}

func newBench(t *testing.T, s Store) *bench {
	t.Helper()
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return &bench{t, s}
}

// update runs fn and stops the test when it is refused.
func (b *bench) update(fn func(dossier.Ledger) error) {
	b.Helper()
	if err := b.store.Update(b.Context(), fn); err != nil {
		b.Fatalf("Update: %v", err)
	}
}

// view runs fn and stops the test when it is refused.
func (b *bench) view(fn func(dossier.Reader) error) {
	b.Helper()
	if err := b.store.View(b.Context(), fn); err != nil {
		b.Fatalf("View: %v", err)
	}
}

// append adds entries in an update of their own.
func (b *bench) append(id dossier.ID, title string, entries ...dossier.Entry) {
	b.Helper()
	b.update(func(l dossier.Ledger) error { return l.Append(id, title, entries...) })
}

// sound checks that verification finds nothing.
func (b *bench) sound() {
	b.Helper()
	for _, d := range b.store.Verify(b.Context()) {
		b.Errorf("Verify: %s", diag.Fail(d))
	}
}

// gone checks that a dossier does not exist.
func (b *bench) gone(id dossier.ID) {
	b.Helper()
	b.view(func(r dossier.Reader) error {
		if d, err := r.Dossier(id); err == nil {
			b.Errorf("Dossier(%s) is at version %d, want none", id, d.Version)
		}
		return nil
	})
}
