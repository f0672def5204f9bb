package authsession

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Keeper seals and opens sessions. All fields are required.
type Keeper struct {
	Sealer *seal.Sealer
	Now    func() time.Time
	Rand   io.Reader
}

const purpose = "signin-session"

// Seal returns a session as its client carries it, under a new id and with
// the client's time to answer.
func (k *Keeper) Seal(s *Session, client *userpool.Client) (string, error) {
	id, err := k.NewID()
	if err != nil {
		return "", err
	}
	s.ID, s.Pool, s.Client, s.Expires = id, client.PoolID, client.ID, k.Now().Add(client.AuthSessionLifetime())
	// Names may be full of characters that HTML would want escaped, and a
	// session has to stay short.
	var plain bytes.Buffer
	e := json.NewEncoder(&plain)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return "", fmt.Errorf("write a session: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(k.Sealer.Seal(purpose, plain.Bytes())), nil
}

// Open returns the session that a client carries. The faults are
// NotAuthorized: with other texts for what is no session, what is a damaged
// one, and what is too old.
func (k *Keeper) Open(carried string) (*Session, error) {
	sealed, err := base64.RawURLEncoding.DecodeString(carried)
	if err != nil {
		return nil, fault.NotAuthorized.New("Invalid session provided")
	}
	s := &Session{}
	plain, err := k.Sealer.Open(purpose, sealed)
	if err != nil || json.Unmarshal(plain, s) != nil {
		return nil, Foreign()
	}
	if k.Now().After(s.Expires) {
		return nil, Expired()
	}
	return s, nil
}

// NewID returns a random UUID.
func (k *Keeper) NewID() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(k.Rand, b[:]); err != nil {
		return "", fmt.Errorf("name a session: %w", err)
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:], nil
}

// Use marks a session as answered. The second time is a fault.
func Use(tx *store.Tx, id string, expires time.Time) error {
	err := tx.UseOnce(id, expires)
	if errors.Is(err, store.ErrExists) {
		return fault.NotAuthorized.New("Invalid session for the user, session can only be used once.")
	}
	return err
}

// Foreign is the answer to a session of somebody or something else.
func Foreign() error { return fault.NotAuthorized.New("Invalid session for the user.") }

// Expired is the answer to a session whose time is over.
func Expired() error {
	return fault.NotAuthorized.New("Invalid session for the user, session is expired.")
}
