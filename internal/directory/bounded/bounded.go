// Package bounded is a map that forgets: it keeps what was used lately, never
// more than it was told to, and can tell that something was forgotten while a
// value was being fetched. Values must be treated as read-only by everybody
// who gets them.
package bounded

import "sync"

// Cache keeps about the last n used entries. It is safe for concurrent use.
//
// It holds two halves: entries used since the last turn, and those used in
// the turn before. When the young half is full the old one is dropped. That
// costs one map look-up for a hit and needs no list of recency.
type Cache[K comparable, V any] struct {
	mu    sync.Mutex
	half  int
	epoch uint64
	young map[K]V
	old   map[K]V
}

// New returns a cache that holds at most n entries (two at least).
func New[K comparable, V any](n int) *Cache[K, V] {
	return &Cache[K, V]{half: max(n/2, 1), young: map[K]V{}, old: map[K]V{}}
}

// Get returns what is kept for key.
func (c *Cache[K, V]) Get(key K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.young[key]
	if ok {
		return v, true
	}
	if v, ok = c.old[key]; ok {
		delete(c.old, key)
		c.put(key, v)
	}
	return v, ok
}

// Put keeps value for key.
func (c *Cache[K, V]) Put(key K, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.old, key)
	c.put(key, value)
}

// Epoch names the present: pass it to PutSince with a value that is read from
// now on.
func (c *Cache[K, V]) Epoch() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.epoch
}

// PutSince keeps value unless anything was deleted since epoch, because the
// value may then be what the deletion meant.
func (c *Cache[K, V]) PutSince(epoch uint64, key K, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.epoch == epoch {
		delete(c.old, key)
		c.put(key, value)
	}
}

// Delete forgets key, and whatever is being read for it.
func (c *Cache[K, V]) Delete(key K) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.epoch++
	delete(c.young, key)
	delete(c.old, key)
}

// Clear forgets everything, and whatever is being read.
func (c *Cache[K, V]) Clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.epoch++
	clear(c.young)
	clear(c.old)
}

// Len returns the number of entries kept.
func (c *Cache[K, V]) Len() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.young) + len(c.old)
}

func (c *Cache[K, V]) put(key K, value V) {
	if _, ok := c.young[key]; !ok && len(c.young) >= c.half {
		c.old, c.young = c.young, make(map[K]V, c.half)
	}
	c.young[key] = value
}
