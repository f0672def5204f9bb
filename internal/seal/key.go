package seal

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"strings"
)

// KeySize is the length of a master key in bytes.
const KeySize = 32

// Key is a master key: 32 random bytes that never enter the database.
type Key [KeySize]byte

// NewKey returns a fresh random key.
func NewKey() Key {
	var k Key
	rand.Read(k[:]) // never fails, see crypto/rand
	return k
}

// ParseKey reads a key written as base64 (either alphabet, padding optional)
// or as 64 hexadecimal digits. White space around it is ignored. The error
// never repeats the text.
func ParseKey(text string) (Key, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Key{}, errors.New("master key is empty; want 32 bytes as base64 or hexadecimal")
	}
	raw, err := decodeKey(text)
	if err != nil || len(raw) != KeySize {
		return Key{}, errors.New("master key is malformed; want 32 bytes as base64 or hexadecimal, " +
			"for example the output of: openssl rand -base64 32")
	}
	if bytes.Count(raw, raw[:1]) == KeySize {
		return Key{}, errors.New("master key is 32 times the same byte; want 32 random bytes")
	}
	return Key(raw), nil
}

func decodeKey(text string) ([]byte, error) {
	if len(text) == hex.EncodedLen(KeySize) {
		return hex.DecodeString(text)
	}
	text = strings.TrimRight(text, "=")
	if strings.ContainsAny(text, "-_") {
		return base64.RawURLEncoding.DecodeString(text)
	}
	return base64.RawStdEncoding.DecodeString(text)
}

// Text is the key as ParseKey reads it. It is the secret itself: for the key
// file only.
func (k Key) Text() string { return base64.StdEncoding.EncodeToString(k[:]) }

// String names the key by its id, so that a key that is printed or logged by
// accident stays secret.
func (k Key) String() string {
	id := k.id()
	return "master key " + hex.EncodeToString(id[:])
}

// GoString is String, for the verb %#v.
func (k Key) GoString() string { return k.String() }

// MarshalText is String, so that encoders do not give the key away either.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

type keyID [4]byte

func (k Key) id() keyID {
	sum := sha256.Sum256(append([]byte("cognate master key id\x00"), k[:]...))
	return keyID(sum[:4])
}
