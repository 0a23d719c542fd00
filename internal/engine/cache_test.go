package engine

import (
	"sync"
	"testing"
)

func TestTheCacheKeepsWhatWasUsedLast(t *testing.T) {
	c := newCache[int, string](2)
	c.put(1, "a")
	c.put(2, "b")
	if v, ok := c.get(1); v != "a" || !ok {
		t.Errorf("get(1) gives %q, %t", v, ok)
	}
	c.put(3, "c")
	if _, ok := c.get(2); ok {
		t.Error("the one that was not used is still there")
	}
	c.put(3, "d")
	for k, want := range map[int]string{1: "a", 3: "d"} {
		if v, ok := c.get(k); v != want || !ok {
			t.Errorf("get(%d) gives %q, %t, want %q", k, v, ok, want)
		}
	}
	if len(c.values) != 2 || len(c.order) != 2 {
		t.Errorf("%d values in order %v", len(c.values), c.order)
	}
}

func TestTheCacheIsSafeForManyGoroutines(t *testing.T) {
	c := newCache[int, int](8)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 1000 {
				k := (i * (g + 1)) % 16
				if v, ok := c.get(k); ok && v != k*k {
					t.Errorf("get(%d) gives %d", k, v)
				}
				c.put(k, k*k)
			}
		})
	}
	wg.Wait()
	if len(c.values) > 8 {
		t.Errorf("%d values, at most 8", len(c.values))
	}
}
