package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"naskah/internal/dossier"
)

// Operation is one thing a client did to a record, and what it saw. Several
// processes write theirs down and one judges them (Linearizable).
type Operation struct {
	Client       int
	Key          string // what it was done to: a dossier, or a series of numbers
	Expect       int    // the version an entry was meant to follow; -1 to look only
	Conflict     bool   // the entry was refused as stale
	Value        int    // the version read, or the number drawn
	Began, Ended int64  // nanoseconds of the machine's clock
}

// series is the key of drawing a number; every other key is a dossier.
const series = "nk"

// Operate has a client do n things at random to three dossiers and one series.
func Operate(ctx context.Context, s Store, client, n int) ([]Operation, error) {
	r := rand.New(rand.NewPCG(uint64(client), 7))
	known := map[string]int{}
	var list []Operation
	for len(list) < n {
		op := Operation{Client: client, Key: pick(r, []string{"2026-001", "2026-002", "2026-003"}), Expect: -1}
		if r.IntN(3) > 0 {
			op.Expect = known[op.Key]
		}
		op.Began = time.Now().UnixNano()
		err := op.do(ctx, s)
		op.Ended = time.Now().UnixNano()
		if err != nil {
			return nil, fmt.Errorf("client %d: %w", client, err)
		}
		switch {
		case op.Expect < 0:
			known[op.Key] = op.Value
		case !op.Conflict:
			known[op.Key] = op.Expect + 1
		}
		list = append(list, op)
		if op.Expect >= 0 && !op.Conflict { // the same transaction drew a number
			drawn := op
			drawn.Key, drawn.Expect = series, -1
			list = append(list, drawn)
		}
	}
	return list, nil
}

// do looks at a dossier, or adds the entry that would be next by what the client
// knows, with a number.
func (op *Operation) do(ctx context.Context, s Store) error {
	id := dossier.ID(op.Key)
	if op.Expect < 0 {
		return s.View(ctx, func(r dossier.Reader) error {
			d, err := r.Dossier(id)
			op.Value = d.Version
			if errors.Is(err, dossier.ErrNotFound) {
				err = nil
			}
			return err
		})
	}
	err := s.Update(ctx, func(l dossier.Ledger) error {
		n, err := number(l, series, 2026)
		if err != nil {
			return err
		}
		op.Value = n.Serial
		e := Act(op.Expect+1, "isi", "isi")
		if op.Expect == 0 {
			e = Opening("isi")
		}
		e.Numbers = []dossier.Number{n}
		return l.Append(id, "", e)
	})
	if op.Conflict = errors.Is(err, dossier.ErrConflict); op.Conflict {
		err = nil
	}
	return err
}

// record is what the operations must agree with: a version for each dossier, a
// last number for the series, changed one operation after the other.
var record = porcupine.Model{
	Partition: func(history []porcupine.Operation) [][]porcupine.Operation {
		by := map[string][]porcupine.Operation{}
		for _, op := range history {
			key := op.Input.(Operation).Key
			by[key] = append(by[key], op)
		}
		var parts [][]porcupine.Operation
		for _, part := range by {
			parts = append(parts, part)
		}
		return parts
	},
	Init: func() any { return 0 },
	Step: func(state, input, _ any) (bool, any) {
		now, op := state.(int), input.(Operation)
		switch {
		case op.Key == series:
			return op.Value == now+1, op.Value
		case op.Expect < 0:
			return op.Value == now, now
		case op.Conflict:
			return op.Expect != now, now
		}
		return op.Expect == now, now + 1
	},
}

// Linearizable reports whether the operations of all clients can be put into one
// order that agrees with the clock and with what each of them saw.
func Linearizable(list []Operation) bool {
	history := make([]porcupine.Operation, len(list))
	for i, op := range list {
		history[i] = porcupine.Operation{ClientId: op.Client, Input: op, Call: op.Began, Return: op.Ended}
	}
	return porcupine.CheckOperations(record, history)
}

func testLinearizable(t *testing.T, open func() Store) {
	const clients, operations = 4, 60
	var group sync.WaitGroup
	var mu sync.Mutex
	var all []Operation
	for client := range clients {
		s := newBench(t, open())
		group.Go(func() {
			list, err := Operate(t.Context(), s.store, client, operations)
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, list...)
		})
	}
	group.Wait()
	if !Linearizable(all) {
		t.Errorf("no order of %d operations agrees with what the clients saw", len(all))
	}
	newBench(t, open()).sound()
}
