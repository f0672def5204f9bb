// Package groups creates groups of users and says who belongs to them.
package groups

import (
	"context"
	"errors"
	"time"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Service holds what the group operations need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Pages     paging.Tokens
	Now       func() time.Time
}

const pageSize = 60

// group finds a group of a pool.
func (s *Service) group(ctx context.Context, poolID, name string) (g *userpool.Group, err error) {
	if _, err := s.Directory.Pool(ctx, poolID); err != nil {
		return nil, err
	}
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		g, err = tx.Group(poolID, name)
		return err
	})
	return g, notFound(err)
}

// member finds a user of a pool by any of their names.
func (s *Service) member(ctx context.Context, poolID, username string) (*userpool.User, error) {
	pool, err := s.Directory.Pool(ctx, poolID)
	if err != nil {
		return nil, err
	}
	return s.Directory.User(ctx, pool, username)
}

// notFound says which exception a missing group is.
func notFound(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return fault.ResourceNotFound.New("Group not found.")
	}
	return err
}

func precedence(n *int64) *int {
	if n == nil {
		return nil
	}
	p := int(*n)
	return &p
}
