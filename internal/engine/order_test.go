package engine_test

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"naskah/internal/engine"
)

func numbers(n int, last error) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			if !yield(i, nil) {
				return
			}
		}
		if last != nil {
			yield(0, last)
		}
	}
}

// Items are told of in their order, however long each takes, and few are in hand
// at any time.
func TestInOrderTellsInOrderAndHoldsFew(t *testing.T) {
	var inHand, most atomic.Int64
	var told []int
	items := func(yield func(int, error) bool) {
		for i := range numbers(200, nil) {
			most.Store(max(most.Load(), inHand.Add(1)))
			if !yield(i, nil) {
				return
			}
		}
	}
	err := engine.InOrder(t.Context(), iter.Seq2[int, error](items),
		func(_ context.Context, i int) error {
			time.Sleep(time.Duration(i%7) * 100 * time.Microsecond)
			return nil
		},
		func(i int) error {
			told = append(told, i)
			inHand.Add(-1)
			return nil
		})
	if err != nil || len(told) != 200 || !slices.IsSorted(told) {
		t.Errorf("told of %v, %v", told, err)
	}
	if limit := int64(5*runtime.GOMAXPROCS(0) + 2); most.Load() > limit {
		t.Errorf("%d items in hand, want at most %d", most.Load(), limit)
	}
}

// Whatever ends a run ends all of it, with its own error, and tells of nothing
// behind what was not done.
func TestInOrderEndsAtTheFirstError(t *testing.T) {
	trouble := errors.New("trouble")
	at := func(n int) func(context.Context, int) error {
		return func(_ context.Context, i int) error {
			if i == n {
				return trouble
			}
			return nil
		}
	}
	stopped, stop := context.WithCancel(t.Context())
	for name, c := range map[string]struct {
		ctx  context.Context
		last error
		do   func(context.Context, int) error
		tell func(context.Context, int) error
		want error
		most int
	}{
		"an item that cannot be had": {t.Context(), trouble, at(-1), at(-1), trouble, 100},
		"work that fails":            {t.Context(), nil, at(20), at(-1), trouble, 20},
		"nobody to tell":             {t.Context(), nil, at(-1), at(20), trouble, 21},
		"an end from outside": {stopped, nil, func(_ context.Context, i int) error {
			if i == 20 {
				stop()
			}
			return nil
		}, at(-1), context.Canceled, 100},
	} {
		t.Run(name, func(t *testing.T) {
			told := 0
			err := engine.InOrder(c.ctx, numbers(100, c.last), c.do, func(i int) error {
				told++
				return c.tell(c.ctx, i)
			})
			if !errors.Is(err, c.want) || told > c.most {
				t.Errorf("told of %d, want at most %d; %v", told, c.most, err)
			}
		})
	}
}
