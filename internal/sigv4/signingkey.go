package sigv4

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

// signature signs a canonical request with a signing key.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#calculate-signature
func signature(key []byte, timestamp, date, region, service string, canonical []byte) string {
	toSign := algorithm + "\n" + timestamp + "\n" +
		date + "/" + region + "/" + service + "/" + terminator + "\n" + hexSum(canonical)
	return hex.EncodeToString(mac(key, toSign))
}

// scope is all that a signing key depends on.
type scope struct{ secret, date, region, service string }

func (s scope) signingKey() []byte {
	key := mac([]byte("AWS4"+s.secret), s.date)
	key = mac(key, s.region)
	key = mac(key, s.service)
	return mac(key, terminator)
}

func mac(key []byte, data string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(data))
	return h.Sum(nil)
}

// maxSigningKeys bounds the cache. A key is good for a day, one region and
// one service, so this serves a few hundred active access keys.
const maxSigningKeys = 512

// signingKeys remembers signing keys, which cost four HMACs to make. Its zero
// value is empty and ready.
type signingKeys struct {
	mu   sync.RWMutex
	keys map[scope][]byte
}

func (c *signingKeys) get(s scope) []byte {
	c.mu.RLock()
	key := c.keys[s]
	c.mu.RUnlock()
	if key != nil {
		return key
	}
	key = s.signingKey()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.keys == nil {
		c.keys = make(map[scope][]byte)
	}
	if len(c.keys) >= maxSigningKeys {
		for old := range c.keys { // any one: to make it again is cheap
			delete(c.keys, old)
			break
		}
	}
	c.keys[s] = key
	return key
}
