package engine

import (
	"slices"
	"sync"
)

// cache keeps what has been made of immutable bytes, by their digest, up to a
// number of entries; the one not used for longest goes first. It is safe for
// concurrent use. Two goroutines that miss at once both make the value, which is
// equal; the numbers are small enough for a list.
type cache[K comparable, V any] struct {
	mu     sync.Mutex
	limit  int
	values map[K]V
	order  []K // by use, oldest first
}

func newCache[K comparable, V any](limit int) *cache[K, V] {
	return &cache[K, V]{limit: limit, values: map[K]V{}}
}

// get returns the value of a key, if it is kept.
func (c *cache[K, V]) get(k K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.values[k]
	if ok {
		c.touch(k)
	}
	return v, ok
}

// put keeps a value.
func (c *cache[K, V]) put(k K, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.values[k] = v
	c.touch(k)
	if len(c.order) > c.limit {
		delete(c.values, c.order[0])
		c.order = slices.Delete(c.order, 0, 1)
	}
}

// touch makes a key the newest.
func (c *cache[K, V]) touch(k K) {
	if i := slices.Index(c.order, k); i >= 0 {
		c.order = slices.Delete(c.order, i, i+1)
	}
	c.order = append(c.order, k)
}
