package directory

import (
	"context"
	"errors"
	"time"

	"cognate/internal/directory/bounded"
	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// How many pools and clients are kept in memory: some kilobytes each.
const (
	poolsKept   = 1024
	clientsKept = 4096
)

// Directory finds things. It is safe for concurrent use.
type Directory struct {
	// MaxAge is how long a pool or client is believed without asking the
	// store again: how late a change made on another node is seen. A single
	// node may set it high, because its own changes are forgotten at once.
	// Set it before use.
	MaxAge time.Duration

	store   *store.DB
	sealer  *seal.Sealer
	now     func() time.Time
	pools   *bounded.Cache[string, kept[userpool.Pool]]
	clients *bounded.Cache[string, kept[userpool.Client]]
	// Domains by name, and those of each pool.
	domains   *bounded.Cache[string, kept[userpool.Domain]]
	domainsOf *bounded.Cache[string, kept[[]*userpool.Domain]]
	looks     *bounded.Cache[string, kept[Look]] // by pool and client
	servers   *bounded.Cache[serverID, kept[userpool.ResourceServer]]
}

type kept[T any] struct {
	value *T
	read  time.Time
}

// New returns a directory of what is in db, with a MaxAge of one second.
func New(db *store.DB, sealer *seal.Sealer, now func() time.Time) *Directory {
	return &Directory{
		MaxAge:  time.Second,
		store:   db,
		sealer:  sealer,
		now:     now,
		pools:   bounded.New[string, kept[userpool.Pool]](poolsKept),
		clients: bounded.New[string, kept[userpool.Client]](clientsKept),
		domains: bounded.New[string, kept[userpool.Domain]](poolsKept),

		domainsOf: bounded.New[string, kept[[]*userpool.Domain]](poolsKept),
		looks:     bounded.New[string, kept[Look]](poolsKept),
		servers:   bounded.New[serverID, kept[userpool.ResourceServer]](poolsKept),
	}
}

// Pool returns the pool with an id, or fault ResourceNotFound.
func (d *Directory) Pool(ctx context.Context, id string) (*userpool.Pool, error) {
	p, err := find(ctx, d, d.pools, id, (*store.Tx).Pool)
	if errors.Is(err, store.ErrNotFound) {
		return nil, noPool(id)
	}
	return p, err
}

// Client returns the app client with an id, whatever its pool, or fault
// ResourceNotFound.
func (d *Directory) Client(ctx context.Context, id string) (*userpool.Client, error) {
	c, err := find(ctx, d, d.clients, id, (*store.Tx).Client)
	if errors.Is(err, store.ErrNotFound) {
		return nil, noClient(id)
	}
	return c, err
}

// ClientIn is Client for a caller that names the pool too: a client of
// another pool counts as unknown.
func (d *Directory) ClientIn(ctx context.Context, poolID, clientID string) (*userpool.Client, error) {
	c, err := d.Client(ctx, clientID)
	if err != nil {
		return nil, err
	}
	if c.PoolID != poolID {
		return nil, noClient(clientID)
	}
	return c, nil
}

// Forget drops what is known of a pool. Call it after every change of the
// pool, once the change is committed.
func (d *Directory) Forget(poolID string) { d.pools.Delete(poolID) }

// ForgetClient is Forget for an app client.
func (d *Directory) ForgetClient(clientID string) { d.clients.Delete(clientID) }

func noPool(id string) error {
	return fault.ResourceNotFound.Newf("User pool %s does not exist.", id)
}

func noClient(id string) error {
	return fault.ResourceNotFound.Newf("User pool client %s does not exist.", id)
}

// find answers from memory or from the store. Only what exists is kept, so a
// stranger who asks for a million names costs no memory.
func find[ID comparable, T any](ctx context.Context, d *Directory, cache *bounded.Cache[ID, kept[T]], id ID,
	read func(*store.Tx, ID) (*T, error)) (*T, error) {
	now := d.now()
	if k, ok := cache.Get(id); ok && now.Sub(k.read) < d.MaxAge && !now.Before(k.read) {
		return k.value, nil
	}
	epoch := cache.Epoch()
	var value *T
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		value, err = read(tx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	cache.PutSince(epoch, id, kept[T]{value, now})
	return value, nil
}
