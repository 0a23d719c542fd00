package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"naskah/internal/dossier"
)

func testFold(t *testing.T, b *bench) {
	for seed := range uint64(20) {
		v := &inventor{Rand: rand.New(rand.NewPCG(seed, 1))}
		id := dossier.ID(fmt.Sprintf("2026-%03d", seed+1))
		var history []dossier.Entry
		for len(history) < 30 {
			var batch []dossier.Entry
			for range 1 + v.IntN(4) {
				batch = append(batch, v.next())
			}
			b.append(id, "", batch...)
			history = append(history, batch...)
		}
		b.view(func(r dossier.Reader) error {
			checkFold(t, r, id, history)
			read, err := r.History(id)
			if err == nil {
				checkFold(t, r, id, read)
			}
			return err
		})
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	b.sound()
}

func testVerify(t *testing.T, b *bench) {
	for range 3 {
		b.update(func(l dossier.Ledger) error {
			id, err := l.NextID(2026)
			n, errNumber := number(l, "nk", 2026)
			digest, errBlob := l.PutBlob([]byte(id))
			open := Opening("isi")
			open.Numbers, open.Definition, open.Command = []dossier.Number{n}, digest, "k"+string(id)
			return errors.Join(err, errNumber, errBlob, l.Append(id, "", open, Act(2, "isi", "arsip")))
		})
	}
	b.sound()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if b.store.Verify(ctx) == nil {
		t.Error("Verify under an ended context calls the record sound")
	}
}

// work opens dossiers with a number each, and moves them on.
func work(ctx context.Context, s Store, rounds int) error {
	for range rounds {
		var id dossier.ID
		err := s.Update(ctx, func(l dossier.Ledger) (err error) {
			if id, err = l.NextID(2026); err != nil {
				return err
			}
			n, err := number(l, "nk", 2026)
			open := Opening("isi")
			open.Numbers = []dossier.Number{n}
			return errors.Join(err, l.Append(id, string(id), open))
		})
		if err != nil {
			return err
		}
		if err := s.Update(ctx, func(l dossier.Ledger) error { return l.Append(id, "", Act(2, "isi", "arsip")) }); err != nil {
			return err
		}
		err = s.View(ctx, func(r dossier.Reader) error {
			d, err := r.Dossier(id)
			if err == nil && d.Version != 2 {
				err = fmt.Errorf("dossier %s is at version %d, want 2", id, d.Version)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// worked checks what work left behind: no dossier and no number twice or left
// out.
func (b *bench) worked(want int) {
	b.Helper()
	b.view(func(r dossier.Reader) error {
		list, err := r.List("arsip", "")
		if err != nil {
			return err
		}
		serials := map[int]bool{}
		for _, s := range list {
			history, err := r.History(s.ID)
			if err != nil {
				return err
			}
			serials[history[0].Numbers[0].Serial] = true
		}
		if len(list) != want || len(serials) != want || !serials[1] || !serials[want] {
			b.Errorf("%d dossiers with %d serials, want %d of each", len(list), len(serials), want)
		}
		return nil
	})
	b.sound()
}

func testGoroutines(t *testing.T, b *bench) {
	const workers, rounds = 12, 4
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			if err := work(t.Context(), b.store, rounds); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	b.worked(workers * rounds)
}

func testTwoHandles(t *testing.T, open func() Store) {
	a, b := newBench(t, open()), newBench(t, open())
	a.append("2026-001", "", Opening("isi"))
	b.append("2026-001", "", Act(2, "isi", "telaah"))
	a.append("2026-001", "", Act(3, "telaah", "arsip"))
	b.view(func(r dossier.Reader) error {
		checkFold(t, r, "2026-001", []dossier.Entry{Opening("isi"), Act(2, "isi", "telaah"), Act(3, "telaah", "arsip")})
		return nil
	})
	b.sound()
}

func testSnapshot(t *testing.T, open func() Store) {
	a, b := newBench(t, open()), newBench(t, open())
	a.append("2026-001", "A", Opening("isi"))
	a.view(func(r dossier.Reader) error {
		b.append("2026-001", "", Act(2, "isi", "arsip"))
		if d, err := r.Dossier("2026-001"); err != nil || d.Version != 1 {
			t.Errorf("Dossier = version %d, %v, want 1: as it stood when the view began", d.Version, err)
		}
		if list, err := r.List("arsip", ""); err != nil || len(list) != 0 {
			t.Errorf("List = %v, %v, want nothing", list, err)
		}
		return nil
	})
	a.view(func(r dossier.Reader) error {
		d, err := r.Dossier("2026-001")
		if d.Version != 2 {
			t.Errorf("Dossier = version %d, want 2 in a new view", d.Version)
		}
		return err
	})
}

func testStale(t *testing.T, open func() Store) {
	a, b := newBench(t, open()), newBench(t, open())
	a.append("2026-001", "A", Opening("isi"))
	b.append("2026-001", "", Act(2, "isi", "telaah")) // meanwhile
	err := a.store.Update(t.Context(), func(l dossier.Ledger) error {
		return l.Append("2026-001", "", Act(2, "isi", "arsip"))
	})
	if !errors.Is(err, dossier.ErrConflict) {
		t.Errorf("Append of a stale entry = %v, want ErrConflict", err)
	}
}

func testHandlesWait(t *testing.T, open func() Store) {
	const handles, rounds = 4, 6
	first := newBench(t, open())
	var group sync.WaitGroup
	for range handles {
		s := newBench(t, open())
		group.Go(func() {
			if err := work(t.Context(), s.store, rounds); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	first.worked(handles * rounds)

	// A waiting update gives up with its context.
	other := newBench(t, open())
	first.update(func(dossier.Ledger) error {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		err := other.store.Update(ctx, func(dossier.Ledger) error { return errors.New("two updates at once") })
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a waiting Update = %v, want DeadlineExceeded", err)
		}
		return nil
	})
}

func testReopen(t *testing.T, open func() Store) {
	first := open()
	b := &bench{t, first}
	b.update(everything)
	if err := first.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
	if err := first.View(t.Context(), func(dossier.Reader) error { return nil }); err == nil {
		t.Error("View of a closed store was answered")
	}
	again := newBench(t, open())
	again.view(func(r dossier.Reader) error {
		d, err := r.Dossier("2026-001")
		if d.Version != 3 {
			t.Errorf("version = %d, want 3", d.Version)
		}
		return err
	})
	again.sound()
}
