package directory

import (
	"errors"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// StoredPool is Pool within a transaction, for what is to be put into a pool:
// memory may still know one that is gone, and what is put there then would
// outlive it.
func StoredPool(tx *store.Tx, id string) (*userpool.Pool, error) {
	p, err := tx.Pool(id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, noPool(id)
	}
	return p, err
}

// StoredClient is ClientIn within a transaction, like StoredPool.
func StoredClient(tx *store.Tx, poolID, clientID string) (*userpool.Pool, *userpool.Client, error) {
	p, err := StoredPool(tx, poolID)
	if err != nil {
		return nil, nil, err
	}
	c, err := tx.Client(clientID)
	if errors.Is(err, store.ErrNotFound) || err == nil && c.PoolID != poolID {
		return nil, nil, noClient(clientID)
	}
	return p, c, err
}
