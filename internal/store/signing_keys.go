package store

import (
	"errors"
	"time"
)

// SigningKey is a key that a pool signs tokens with, or one made ahead that
// no pool has yet.
type SigningKey struct {
	ID      string
	PoolID  string // empty for a spare one
	Use     string // "id", "access" or "saml"
	Sealed  []byte // the private key, PKCS #8
	Public  []byte // PKIX
	Created time.Time
	Retired time.Time // zero while it signs
}

const signingKeyColumns = `id, pool, purpose, sealed, public, created, retired`

func scanSigningKey(s scanner) (*SigningKey, error) {
	k := &SigningKey{}
	var created, retired int64
	err := s.Scan(&k.ID, &k.PoolID, &k.Use, &k.Sealed, &k.Public, &created, &retired)
	k.Created, k.Retired = moment(created), moment(retired)
	return k, err
}

// InsertKey adds a signing key; ErrExists if its id is taken.
func (tx *Tx) InsertKey(k *SigningKey) error {
	return tx.insert(`INSERT INTO signing_keys (id, pool, purpose, sealed, public, created, retired)
		VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
		k.ID, k.PoolID, k.Use, notNull(k.Sealed), notNull(k.Public), micros(k.Created), micros(k.Retired))
}

// UpdateKey replaces a signing key, or returns ErrNotFound.
func (tx *Tx) UpdateKey(k *SigningKey) error {
	return tx.change(`UPDATE signing_keys SET pool = $1, purpose = $2, sealed = $3, public = $4, created = $5, retired = $6 WHERE id = $7`,
		k.PoolID, k.Use, notNull(k.Sealed), notNull(k.Public), micros(k.Created), micros(k.Retired), k.ID)
}

// Keys returns all keys of a pool, oldest first.
func (tx *Tx) Keys(poolID string) ([]*SigningKey, error) {
	return all(tx, `SELECT `+signingKeyColumns+` FROM signing_keys WHERE pool = $1 ORDER BY created, id`, []any{poolID}, scanSigningKey)
}

// TakeSpareKey gives the oldest spare key to a pool for a use and returns it;
// ErrNotFound if there is none.
func (tx *Tx) TakeSpareKey(poolID, use string) (*SigningKey, error) {
	k, err := one(tx, `SELECT `+signingKeyColumns+` FROM signing_keys WHERE pool = '' ORDER BY created, id LIMIT 1`, nil, scanSigningKey)
	if err != nil {
		return nil, err
	}
	k.PoolID, k.Use = poolID, use
	err = tx.change(`UPDATE signing_keys SET pool = $1, purpose = $2 WHERE id = $3 AND pool = ''`, poolID, use, k.ID)
	if errors.Is(err, ErrNotFound) {
		err = ErrStale
	}
	return k, err
}

// CountSpareKeys returns how many keys are made ahead.
func (tx *Tx) CountSpareKeys() (int, error) {
	var n int
	err := tx.row(`SELECT COUNT(*) FROM signing_keys WHERE pool = ''`, nil, &n)
	return n, err
}

// notNull makes a nil value an empty one: columns are never NULL.
func notNull(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
