package token

import (
	"context"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"cognate/internal/directory"
	"cognate/internal/store"
)

// ringAge is how long a pool's keys are believed without asking the store
// again; a rotation on another node begins later than that.
const ringAge = 10 * time.Second

// ring is the keys of one pool, parsed, newest first, and what is published
// of them.
type ring struct {
	keys []*Key
	read time.Time
	set  *KeySet
}

// KeySet is what is published of a pool's keys, as JSON. It stays the same one
// until the keys are read again, and must not be written to.
type KeySet struct{ JSON []byte }

// signer returns the key that signs tokens of a use now.
func (r *ring) signer(use string, now time.Time) (*Key, error) {
	var last *Key
	for _, k := range r.keys {
		if k.use != use {
			continue
		}
		if k.signsAt(now) {
			return k, nil
		}
		last = k
	}
	if last == nil {
		return nil, fmt.Errorf("pool has no key for %s tokens", use)
	}
	return last, nil
}

// verifier returns the key with an id if it may have signed a valid token of
// that use.
func (r *ring) verifier(use, id string, now time.Time) *rsa.PublicKey {
	for _, k := range r.keys {
		if k.ID == id && k.use == use && k.publishedAt(now) {
			return &k.private.PublicKey
		}
	}
	return nil
}

// EnsureKeys gives a pool the keys it lacks: spare ones when there are, new
// ones otherwise. It is called when a pool is made; should the server die in
// between, the first use of the pool makes up for it. Calling it again
// changes nothing. The fault is ResourceNotFound: keys that a pool got once it
// is gone would stay.
func (s *Service) EnsureKeys(ctx context.Context, poolID string) error {
	return s.ensure(ctx, poolID, useID, useAccess)
}

// ensure gives a pool a key for each of these uses that has none.
func (s *Service) ensure(ctx context.Context, poolID string, uses ...string) error {
	var missing []string
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		missing = missing[:0]
		lacks, err := lackingIn(tx, poolID, uses)
		if err != nil {
			return err
		}
		for _, use := range lacks {
			_, err := tx.TakeSpareKey(poolID, use)
			if errors.Is(err, store.ErrNotFound) {
				missing = append(missing, use)
			} else if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.KeyMaker.wake()
	if len(missing) == 0 {
		return nil
	}
	made, err := s.makeKeys(poolID, missing, s.moment())
	if err != nil {
		return err
	}
	return s.Store.Update(ctx, func(tx *store.Tx) error {
		still, err := lackingIn(tx, poolID, uses)
		if err != nil {
			return err
		}
		for _, k := range made {
			if !slices.Contains(still, k.Use) {
				continue
			}
			if err := tx.InsertKey(k); err != nil {
				return err
			}
		}
		return nil
	})
}

// lackingIn returns the uses for which a pool that exists has no key.
func lackingIn(tx *store.Tx, poolID string, uses []string) ([]string, error) {
	if _, err := directory.StoredPool(tx, poolID); err != nil {
		return nil, err
	}
	keys, err := tx.Keys(poolID)
	return lacking(keys, uses...), err
}

func lacking(keys []*store.SigningKey, uses ...string) []string {
	return slices.DeleteFunc(slices.Clone(uses), func(use string) bool {
		return slices.ContainsFunc(keys, func(k *store.SigningKey) bool { return k.Use == use })
	})
}

func (s *Service) makeKeys(poolID string, uses []string, created time.Time) ([]*store.SigningKey, error) {
	made := make([]*store.SigningKey, 0, len(uses))
	for _, use := range uses {
		k, err := newKey(s.Sealer, created)
		if err != nil {
			return nil, err
		}
		k.PoolID, k.Use = poolID, use
		made = append(made, k)
	}
	return made, nil
}

// ring returns a pool's keys. The pool must exist.
func (s *Service) ring(ctx context.Context, poolID string) (*ring, error) {
	now := s.Now()
	if r, ok := s.rings.Get(poolID); ok && now.Sub(r.read) < ringAge && !now.Before(r.read) {
		return r, nil
	}
	return s.readRing(ctx, poolID, now)
}

func (s *Service) readRing(ctx context.Context, poolID string, now time.Time) (*ring, error) {
	stored, err := s.keys(ctx, poolID)
	if err != nil {
		return nil, err
	}
	if len(lacking(stored, useID, useAccess)) > 0 {
		if err := s.EnsureKeys(ctx, poolID); err != nil {
			return nil, err
		}
		if stored, err = s.keys(ctx, poolID); err != nil {
			return nil, err
		}
	}
	before, _ := s.rings.Get(poolID)
	r, err := s.parse(stored, before, now)
	if err != nil {
		return nil, err
	}
	s.rings.Put(poolID, r)
	return r, nil
}

func (s *Service) keys(ctx context.Context, poolID string) (keys []*store.SigningKey, err error) {
	err = s.Store.View(ctx, func(tx *store.Tx) (err error) {
		keys, err = tx.Keys(poolID)
		return err
	})
	return keys, err
}

// parse opens the stored keys, but those that an earlier ring opened only
// have their times brought up to date.
func (s *Service) parse(stored []*store.SigningKey, before *ring, now time.Time) (*ring, error) {
	known := map[string]*Key{}
	if before != nil {
		for _, k := range before.keys {
			known[k.ID] = k
		}
	}
	r := &ring{read: now}
	for _, k := range stored {
		key := &Key{}
		if old, ok := known[k.ID]; ok {
			*key = *old
			key.created, key.retired = k.Created, k.Retired
		} else {
			opened, err := openKey(s.Sealer, k)
			if err != nil {
				return nil, err
			}
			key = opened
		}
		r.keys = append(r.keys, key)
	}
	slices.SortStableFunc(r.keys, func(a, b *Key) int { return b.created.Compare(a.created) })
	return r, r.publish(now)
}

// publish prepares the key set: ID token keys first, newest first.
func (r *ring) publish(now time.Time) error {
	set := struct {
		Keys []publicKey `json:"keys"`
	}{}
	for _, use := range []string{useID, useAccess} {
		for _, k := range r.keys {
			if k.use == use && k.publishedAt(now) {
				set.Keys = append(set.Keys, k.public())
			}
		}
	}
	body, err := json.Marshal(set)
	if err != nil {
		return fmt.Errorf("encode a key set: %w", err)
	}
	r.set = &KeySet{body}
	return nil
}

// JWKS returns a pool's published keys, or fault ResourceNotFound.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
func (s *Service) JWKS(ctx context.Context, poolID string) (*KeySet, error) {
	if _, err := s.Directory.Pool(ctx, poolID); err != nil {
		return nil, err
	}
	r, err := s.ring(ctx, poolID)
	if err != nil {
		return nil, err
	}
	return r.set, nil
}
