package directory

import (
	"context"
	"errors"
	"slices"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// CustomScopes returns the scopes that a client gets when it speaks for
// itself: those it asks for, each of which the client must be configured with
// and a resource server of the pool must define, or else all such scopes. It
// returns fault InvalidParameter for others, and when there are none.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
func (d *Directory) CustomScopes(ctx context.Context, client *userpool.Client, asked []string) ([]string, error) {
	wanted := asked
	if len(asked) == 0 {
		wanted = client.Settings.OAuthScopes
	}
	var scopes []string
	for _, scope := range wanted {
		ok, err := d.defined(ctx, client.PoolID, scope)
		if err != nil {
			return nil, err
		}
		if ok && slices.Contains(client.Settings.OAuthScopes, scope) {
			if !slices.Contains(scopes, scope) {
				scopes = append(scopes, scope)
			}
		} else if len(asked) > 0 {
			return nil, fault.InvalidParameter.Newf("Invalid scope requested: %s", scope)
		}
	}
	if len(scopes) == 0 {
		return nil, fault.InvalidParameter.Newf("Client %s has no custom scopes.", client.ID)
	}
	return scopes, nil
}

// defined reports whether a resource server of a pool defines a scope.
func (d *Directory) defined(ctx context.Context, poolID, scope string) (bool, error) {
	if userpool.StandardScope(scope) {
		return false, nil
	}
	server, err := d.resourceServer(ctx, serverID{poolID, userpool.ScopeServer(scope)})
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return server.Has(scope), nil
}
