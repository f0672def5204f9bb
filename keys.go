package cognate

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cognate/internal/iam"
	"cognate/internal/seal"
	"cognate/internal/store"
)

// NewKey is an access key with its secret, which is shown once.
type NewKey struct {
	ID, Secret string
}

// AccessKey is an access key as it can be listed.
type AccessKey struct {
	ID, Name, Policy string
	Enabled, Root    bool
	Created          time.Time
}

// Keys manages the access keys in a database. A running server sees changes
// within seconds.
type Keys struct {
	db     *store.DB
	sealer *seal.Sealer
	now    func() time.Time
}

// OpenKeys opens the access keys of a database that the master key fits.
func OpenKeys(ctx context.Context, db string, master MasterKey) (*Keys, error) {
	s, err := store.Open(ctx, db, store.Options{})
	if err != nil {
		return nil, err
	}
	k := &Keys{s, seal.New(master), time.Now}
	if err := checkMasterKey(ctx, k.db, k.sealer); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return k, nil
}

// Close closes the database.
func (k *Keys) Close() error { return k.db.Close() }

// Create makes a key for a name. An empty policy makes a root key, which may
// do everything.
func (k *Keys) Create(ctx context.Context, name, policy string) (NewKey, error) {
	key, secret, err := iam.NewAccessKey(name, policy, policy == "", k.now(), k.sealer)
	if err != nil {
		return NewKey{}, err
	}
	err = k.db.Update(ctx, func(tx *store.Tx) error {
		return tx.InsertAccessKey(&store.AccessKey{
			ID: key.ID, Name: key.Name, Policy: key.Policy, Sealed: key.Secret,
			Enabled: true, Root: key.Root, Created: key.Created,
		})
	})
	return NewKey{key.ID, secret}, err
}

// List returns all keys.
func (k *Keys) List(ctx context.Context) (keys []AccessKey, err error) {
	err = k.db.View(ctx, func(tx *store.Tx) error {
		stored, err := tx.AccessKeys()
		for _, s := range stored {
			keys = append(keys, AccessKey{s.ID, s.Name, s.Policy, s.Enabled, s.Root, s.Created})
		}
		return err
	})
	return keys, err
}

// SetEnabled switches a key on or off.
func (k *Keys) SetEnabled(ctx context.Context, id string, enabled bool) error {
	return k.change(ctx, id, func(tx *store.Tx) error {
		key, err := tx.AccessKey(id)
		if err != nil {
			return err
		}
		key.Enabled = enabled
		return tx.UpdateAccessKey(key)
	})
}

// Delete ends a key.
func (k *Keys) Delete(ctx context.Context, id string) error {
	return k.change(ctx, id, func(tx *store.Tx) error { return tx.DeleteAccessKey(id) })
}

func (k *Keys) change(ctx context.Context, id string, f func(*store.Tx) error) error {
	err := k.db.Update(ctx, f)
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("there is no access key %s", id)
	}
	return err
}

// lookup finds a key for the authenticator.
func lookup(db *store.DB) func(context.Context, string) (iam.AccessKey, error) {
	return func(ctx context.Context, id string) (key iam.AccessKey, err error) {
		err = db.View(ctx, func(tx *store.Tx) error {
			s, err := tx.AccessKey(id)
			if err == nil {
				key = iam.AccessKey{ID: s.ID, Name: s.Name, Policy: s.Policy, Secret: s.Sealed, Enabled: s.Enabled, Root: s.Root, Created: s.Created}
			}
			return err
		})
		if errors.Is(err, store.ErrNotFound) {
			return key, iam.ErrNoKey
		}
		return key, err
	}
}
