// Package seal keeps secrets at rest: signing keys, client secrets, TOTP
// seeds and SRP verifiers are in the database only as this package wrote
// them, and a thief of the database without the master key has noise.
//
// A sealed value is
//
//	version (1) | key id (4) | nonce (12) | AES-256-GCM ciphertext and tag
//
// under a key that HKDF derives from the master key for one purpose. The
// header and the purpose are authenticated, so a value sealed for one purpose
// does not open for another. The key id says which master key a value needs:
// a Sealer seals with one key and may open with retired ones besides, which
// is how a master key is replaced without a flag day.
//
// Passwords are not sealed but hashed; that is not here.
//
// https://www.rfc-editor.org/rfc/rfc5869
// https://csrc.nist.gov/pubs/sp/800/38/d/final
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// ErrKey says that a value needs a master key that the Sealer does not have.
var ErrKey = errors.New("sealed with another master key")

// ErrCorrupt says that a value is not as Seal wrote it, or that it was sealed
// for another purpose.
var ErrCorrupt = errors.New("sealed value is damaged or has another purpose")

const (
	version    = 1
	nonceSize  = 12
	tagSize    = 16
	headerSize = 1 + len(keyID{})
	overhead   = headerSize + nonceSize + tagSize
)

// Sealer seals with one master key and opens with that and any retired ones.
// It is safe for concurrent use.
//
// A purpose names a kind of secret, such as "client-secret", and may name after
// a colon whose it is, "client-secret:4ab…": a value sealed for one owner does
// not open for another. The keys of each kind are kept for the life of the
// Sealer, so kinds are few and never made of data.
type Sealer struct {
	current *ring
	all     []*ring
}

// ring is one master key with everything derived from it so far.
type ring struct {
	key   Key
	id    keyID
	aeads sync.Map // kind of secret -> cipher.AEAD
	macs  sync.Map // purpose -> []byte
}

// New returns a Sealer that seals with key and also opens what the retired
// keys sealed.
func New(key Key, retired ...Key) *Sealer {
	s := &Sealer{}
	for _, k := range append([]Key{key}, retired...) {
		s.all = append(s.all, &ring{key: k, id: k.id()})
	}
	s.current = s.all[0]
	return s
}

// Seal encrypts plaintext for a purpose. Sealing the same text twice gives
// different values.
func (s *Sealer) Seal(purpose string, plaintext []byte) []byte {
	out := make([]byte, headerSize+nonceSize, overhead+len(plaintext))
	out[0] = version
	copy(out[1:], s.current.id[:])
	nonce := out[headerSize:]
	rand.Read(nonce) // never fails, see crypto/rand
	return s.current.aead(purpose).Seal(out, nonce, plaintext, additional(out, purpose))
}

// Open returns the plaintext that Seal was given for the same purpose. It
// returns ErrKey or ErrCorrupt when that cannot be.
func (s *Sealer) Open(purpose string, sealed []byte) ([]byte, error) {
	if len(sealed) < overhead || sealed[0] != version {
		return nil, fmt.Errorf("open %s: %w", purpose, ErrCorrupt)
	}
	r := s.ring(keyID(sealed[1:headerSize]))
	if r == nil {
		return nil, fmt.Errorf("open %s: %w (%s; this is %s)", purpose, ErrKey,
			hex.EncodeToString(sealed[1:headerSize]), s.current.key)
	}
	body := sealed[headerSize+nonceSize:]
	plaintext, err := r.aead(purpose).Open(make([]byte, 0, len(body)-tagSize),
		sealed[headerSize:headerSize+nonceSize], body, additional(sealed, purpose))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", purpose, ErrCorrupt)
	}
	return plaintext, nil
}

// Stale reports whether a sealed value was made with a retired key and should
// be sealed anew.
func (s *Sealer) Stale(sealed []byte) bool {
	return len(sealed) >= headerSize && keyID(sealed[1:headerSize]) != s.current.id
}

func (s *Sealer) ring(id keyID) *ring {
	for _, r := range s.all {
		if r.id == id {
			return r
		}
	}
	return nil
}

func additional(sealed []byte, purpose string) []byte {
	ad := make([]byte, 0, 64)
	ad = append(ad, sealed[:headerSize]...)
	return append(ad, purpose...)
}

// aead returns the cipher of a purpose's kind; whose the secret is, is only
// authenticated.
func (r *ring) aead(purpose string) cipher.AEAD {
	purpose, _, _ = strings.Cut(purpose, ":")
	if a, ok := r.aeads.Load(purpose); ok {
		return a.(cipher.AEAD)
	}
	block, err := aes.NewCipher(r.derive("seal " + purpose))
	if err != nil {
		panic("seal: " + err.Error()) // the key always has a size AES knows
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		panic("seal: " + err.Error()) // AES always has the block size of GCM
	}
	a, _ := r.aeads.LoadOrStore(purpose, gcm)
	return a.(cipher.AEAD)
}

func (r *ring) derive(info string) []byte {
	k, err := hkdf.Key(sha256.New, r.key[:], nil, "cognate "+info, KeySize)
	if err != nil {
		panic("seal: " + err.Error()) // fails for lengths over 8160 bytes only
	}
	return k
}
