package engine_test

import (
	"context"
	"testing"
	"time"

	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// histories counts the histories that are read.
type histories struct {
	engine.Store
	read int
}

func (h *histories) View(ctx context.Context, do func(dossier.Reader) error) error {
	return h.Store.View(ctx, func(r dossier.Reader) error { return do(countingReader{r, h}) })
}

type countingReader struct {
	dossier.Reader
	of *histories
}

func (r countingReader) History(id dossier.ID) ([]dossier.Entry, error) {
	r.of.read++
	return r.Reader.History(id)
}

func TestTheLogOfAYearReadsNoDossierThatRestedSince(t *testing.T) {
	b := newBench(t)
	printed := func(id dossier.ID) {
		t.Helper()
		q := engine.PrintRequest{Dossier: id, Actor: unit, Printing: dossier.Printing{Ticket: "0001", Copies: []dossier.Print{{Paper: "surat", Count: 1}}}}
		if _, err := b.Print(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	rested, running := b.open(), b.open()
	printed(rested)
	printed(running)
	b.at(9, time.January, 2027)
	printed(running)

	config := b.Config
	counted := &histories{Store: config.Store}
	config.Store = counted
	desk := engine.New(config)
	for _, c := range []struct {
		q           engine.PrintsRequest
		lines, read int
	}{
		{engine.PrintsRequest{}, 3, 2},
		{engine.PrintsRequest{Year: 2026}, 2, 2},
		{engine.PrintsRequest{Year: 2027}, 1, 1},
		{engine.PrintsRequest{Year: 2028}, 0, 0},
		{engine.PrintsRequest{Dossiers: []dossier.ID{running}}, 2, 1},
	} {
		counted.read = 0
		lines, err := desk.Prints(t.Context(), c.q)
		if err != nil || len(lines) != c.lines || counted.read != c.read {
			t.Errorf("%+v: %d lines of %d histories, %v; want %d of %d", c.q, len(lines), counted.read, err, c.lines, c.read)
		}
	}
}
