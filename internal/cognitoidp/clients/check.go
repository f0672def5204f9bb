package clients

import (
	"errors"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// check judges a client's settings in its pool, with the resource servers and
// the identity providers that the pool has.
func check(tx *store.Tx, p *userpool.Pool, c *userpool.Client) error {
	var failed error
	known := func(err error) bool {
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			failed = err
		}
		return err == nil
	}
	provider := func(name string) bool {
		_, err := tx.Provider(p.ID, name)
		return known(err)
	}
	scope := func(full string) bool {
		server, err := tx.ResourceServer(p.ID, userpool.ScopeServer(full))
		return known(err) && server.Has(full)
	}
	err := c.Check(p, len(c.Secrets) > 0, provider, scope)
	if failed != nil {
		return failed
	}
	return err
}
