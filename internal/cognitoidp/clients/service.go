// Package clients creates, shows, changes and deletes app clients, and rotates
// their secrets. A client that speaks for itself gets its tokens here too.
//
// What a client's settings mean together is judged by package userpool; the
// secrets themselves are sealed and opened by package directory.
package clients

import (
	"context"
	"errors"
	"io"
	"time"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

// Service holds what the client operations need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Tokens    *token.Service
	Pages     paging.Tokens
	Now       func() time.Time
	Rand      io.Reader
}

const pageSize = 60

// change applies edit to a client as it is in the store. It returns
// store.ErrStale when somebody else changed the client meanwhile.
func (s *Service) change(ctx context.Context, poolID, clientID string, edit func(*store.Tx, *userpool.Pool, *userpool.Client) error) error {
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		p, c, err := directory.StoredClient(tx, poolID, clientID)
		if err != nil {
			return err
		}
		if err := edit(tx, p, c); err != nil {
			return err
		}
		c.Modified = s.Now()
		return tx.UpdateClient(c)
	})
	s.Directory.ForgetClient(clientID)
	return err
}

// merge is change for edits that hold whatever else happens to the client: it
// applies them again where change would give up.
func (s *Service) merge(ctx context.Context, poolID, clientID string, edit func(*userpool.Client) error) error {
	for {
		err := s.change(ctx, poolID, clientID, func(_ *store.Tx, _ *userpool.Pool, c *userpool.Client) error { return edit(c) })
		if !errors.Is(err, store.ErrStale) {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// value is what a member says, or the zero value where it is absent.
func value[T any](member *T) T {
	if member == nil {
		var zero T
		return zero
	}
	return *member
}
