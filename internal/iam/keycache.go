package iam

import (
	"sync"
	"time"
)

// maxCachedKeys bounds the cache of access keys.
const maxCachedKeys = 1024

// known is an access key made ready for use.
type known struct {
	AccessKey
	secret string
	policy Policy
	loaded time.Time
}

// keyCache remembers access keys for a short time. Its zero value is empty
// and ready.
type keyCache struct {
	mu   sync.RWMutex
	keys map[string]*known
}

// get returns a key that was loaded between two moments, or nil. One loaded
// later is from before the clock was set back, and of unknown age.
func (c *keyCache) get(id string, since, now time.Time) *known {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if k := c.keys[id]; k != nil && !k.loaded.Before(since) && !k.loaded.After(now) {
		return k
	}
	return nil
}

func (c *keyCache) put(k *known) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.keys == nil {
		c.keys = make(map[string]*known)
	}
	if len(c.keys) >= maxCachedKeys {
		for old := range c.keys { // any one: it is loaded again when needed
			delete(c.keys, old)
			break
		}
	}
	c.keys[k.ID] = k
}

func (c *keyCache) forget(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.keys, id)
}
