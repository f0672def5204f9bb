// Package resourceservers keeps the APIs that a pool's access tokens open and
// the scopes that tell their permissions apart.
//
// Which clients may ask for a scope is decided by package clients, and what a
// token gets when it is issued. Deleting a scope leaves the clients that name
// it as they are: they no longer get it.
package resourceservers

import (
	"context"
	"errors"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// Service holds what the operations on resource servers need. All fields are
// required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Pages     paging.Tokens
}

const pageSize = 50

// find finds a resource server of a pool.
func (s *Service) find(ctx context.Context, poolID, identifier string) (r *userpool.ResourceServer, err error) {
	if _, err := s.Directory.Pool(ctx, poolID); err != nil {
		return nil, err
	}
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		r, err = tx.ResourceServer(poolID, identifier)
		return err
	})
	return r, notFound(err, identifier)
}

// notFound says which exception a missing resource server is.
func notFound(err error, identifier string) error {
	if errors.Is(err, store.ErrNotFound) {
		return fault.ResourceNotFound.Newf("Resource server %s does not exist.", identifier)
	}
	return err
}

func scopes(list []wire.ResourceServerScopeType) []userpool.Scope {
	var kept []userpool.Scope
	for _, s := range list {
		kept = append(kept, userpool.Scope{Name: s.ScopeName, Description: s.ScopeDescription})
	}
	return kept
}

// show shows a resource server. One without scopes shows an empty list.
func show(r *userpool.ResourceServer) *wire.ResourceServerType {
	shown := &wire.ResourceServerType{
		UserPoolId: r.PoolID, Identifier: r.Identifier, Name: r.Name, Scopes: []wire.ResourceServerScopeType{},
	}
	for _, s := range r.Scopes {
		shown.Scopes = append(shown.Scopes, wire.ResourceServerScopeType{ScopeName: s.Name, ScopeDescription: s.Description})
	}
	return shown
}
