package directory

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// serverID names a resource server among those of all pools.
type serverID struct{ poolID, identifier string }

// resourceServer returns a resource server of a pool, or store.ErrNotFound. It
// may be as old as a pool may be.
func (d *Directory) resourceServer(ctx context.Context, id serverID) (*userpool.ResourceServer, error) {
	return find(ctx, d, d.servers, id, func(tx *store.Tx, id serverID) (*userpool.ResourceServer, error) {
		return tx.ResourceServer(id.poolID, id.identifier)
	})
}

// ForgetResourceServer is Forget for a resource server of a pool.
func (d *Directory) ForgetResourceServer(poolID, identifier string) {
	d.servers.Delete(serverID{poolID, identifier})
}
