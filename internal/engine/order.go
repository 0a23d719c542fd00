package engine

import (
	"context"
	"iter"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// InOrder does a piece of work for each item on all cores and tells of each item
// in the order they came in. However many there are, a fixed number of them is
// in hand. What do or tell fails at ends it, and so do an error among the items
// and the end of the context: an item whose work was not done is not told of.
func InOrder[T any](ctx context.Context, items iter.Seq2[T, error], do func(context.Context, T) error, tell func(T) error) error {
	workers := runtime.GOMAXPROCS(0)
	g, ctx := errgroup.WithContext(ctx)
	// The queue is short: it bounds how many items are in memory, also when one
	// of them takes long and those behind it wait to be told of.
	queue, work := make(chan *ticket[T], 4*workers), make(chan *ticket[T])
	g.Go(func() error {
		defer close(queue)
		defer close(work)
		return deal(ctx, items, queue, work)
	})
	for range workers {
		g.Go(func() error {
			for t := range work {
				if err := do(ctx, t.item); err != nil {
					return err
				}
				close(t.done)
			}
			return nil
		})
	}
	g.Go(func() error {
		for t := range queue {
			select {
			case <-t.done:
			case <-ctx.Done():
				return ctx.Err()
			}
			if err := tell(t.item); err != nil {
				return err
			}
		}
		return nil
	})
	return g.Wait()
}

// ticket is one item on its way; done is closed when its work is.
type ticket[T any] struct {
	item T
	done chan struct{}
}

// deal hands the items out, to be told of and to be worked at.
func deal[T any](ctx context.Context, items iter.Seq2[T, error], queue, work chan<- *ticket[T]) error {
	for item, err := range items {
		if err != nil {
			return err
		}
		t := &ticket[T]{item: item, done: make(chan struct{})}
		for _, to := range []chan<- *ticket[T]{queue, work} {
			select {
			case to <- t:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return nil
}
