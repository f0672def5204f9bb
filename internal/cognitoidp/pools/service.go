// Package pools creates, shows, changes and deletes user pools, grows their
// schemas and keeps their tags.
//
// The long lists of a pool's settings are translated in settings_in.go and
// settings_out.go and nowhere else; what settings mean together is judged by
// package userpool.
package pools

import (
	"context"
	"errors"
	"io"
	"time"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

// Service holds what the pool operations need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Tokens    *token.Service
	Pages     paging.Tokens
	Now       func() time.Time
	Rand      io.Reader
}

const pageSize = 60

// change applies edit to a pool as it is in the store. It returns
// store.ErrStale when somebody else changed the pool meanwhile.
func (s *Service) change(ctx context.Context, id string, edit func(*store.Tx, *userpool.Pool) error) error {
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		p, err := tx.Pool(id)
		if err != nil {
			return err
		}
		if err := edit(tx, p); err != nil {
			return err
		}
		p.Modified = s.Now()
		return tx.UpdatePool(p)
	})
	s.Directory.Forget(id)
	return notFound(err, id)
}

// merge is change for edits that hold whatever else happens to the pool: it
// applies them again where change would give up.
func (s *Service) merge(ctx context.Context, id string, edit func(*userpool.Pool) error) error {
	for {
		err := s.change(ctx, id, func(_ *store.Tx, p *userpool.Pool) error { return edit(p) })
		if !errors.Is(err, store.ErrStale) {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// notFound says which exception a missing pool is.
func notFound(err error, id string) error {
	if errors.Is(err, store.ErrNotFound) {
		return fault.ResourceNotFound.Newf("User pool %s does not exist.", id)
	}
	return err
}

// value is what a member says, or the zero value where it is absent.
func value[T any](member *T) T {
	if member == nil {
		var zero T
		return zero
	}
	return *member
}
