package directory

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// ChangePool applies edit to a pool as it is in the store. The fault is
// ResourceNotFound, or ConcurrentModification where somebody else changed the
// pool meanwhile.
func (d *Directory) ChangePool(ctx context.Context, id string, edit func(*store.Tx, *userpool.Pool) error) error {
	err := d.changePool(ctx, id, edit)
	if errors.Is(err, store.ErrStale) {
		return fault.ConcurrentModification.New("The user pool was modified by another request. Try again.")
	}
	return err
}

// MergePool is ChangePool for edits that hold whatever else happens to the
// pool: it applies them again where ChangePool would give up.
func (d *Directory) MergePool(ctx context.Context, id string, edit func(*userpool.Pool) error) error {
	return merge(ctx, func() error {
		return d.changePool(ctx, id, func(_ *store.Tx, p *userpool.Pool) error { return edit(p) })
	})
}

// ChangeClient is ChangePool for an app client of a pool.
func (d *Directory) ChangeClient(ctx context.Context, poolID, clientID string, edit func(*store.Tx, *userpool.Pool, *userpool.Client) error) error {
	err := d.changeClient(ctx, poolID, clientID, edit)
	if errors.Is(err, store.ErrStale) {
		return fault.ConcurrentModification.New("The user pool client was modified by another request. Try again.")
	}
	return err
}

// MergeClient is MergePool for an app client of a pool.
func (d *Directory) MergeClient(ctx context.Context, poolID, clientID string, edit func(*userpool.Client) error) error {
	return merge(ctx, func() error {
		return d.changeClient(ctx, poolID, clientID, func(_ *store.Tx, _ *userpool.Pool, c *userpool.Client) error { return edit(c) })
	})
}

func (d *Directory) changePool(ctx context.Context, id string, edit func(*store.Tx, *userpool.Pool) error) error {
	err := d.store.Update(ctx, func(tx *store.Tx) error {
		p, err := StoredPool(tx, id)
		if err != nil {
			return err
		}
		if err := edit(tx, p); err != nil {
			return err
		}
		return tx.UpdatePool(p)
	})
	d.Forget(id)
	return err
}

func (d *Directory) changeClient(ctx context.Context, poolID, clientID string, edit func(*store.Tx, *userpool.Pool, *userpool.Client) error) error {
	err := d.store.Update(ctx, func(tx *store.Tx) error {
		p, c, err := StoredClient(tx, poolID, clientID)
		if err != nil {
			return err
		}
		if err := edit(tx, p, c); err != nil {
			return err
		}
		return tx.UpdateClient(c)
	})
	d.ForgetClient(clientID)
	return err
}

// merge makes a change until nobody else's comes between.
func merge(ctx context.Context, change func() error) error {
	for {
		err := change()
		if !errors.Is(err, store.ErrStale) {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}
