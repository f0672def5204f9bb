package token

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Revoke ends the family of a refresh token: the token itself and every
// access token that came of it. A token that is over already, or that is
// shaped like ours but unknown, is no error. The caller has authenticated the
// client.
//
// It returns fault UnsupportedOperation when the client has revocation off,
// UnsupportedTokenType for anything but a refresh token, and Unauthorized for
// the token of another client.
//
// https://www.rfc-editor.org/rfc/rfc7009
func (s *Service) Revoke(ctx context.Context, client *userpool.Client, token string) error {
	if !client.Settings.TokenRevocation {
		return fault.UnsupportedOperation.New("Token revocation is not enabled for this client")
	}
	given, err := parseRefresh(s.Sealer, token)
	if errors.Is(err, errNotRefresh) {
		return fault.UnsupportedTokenType.New("Only refresh tokens can be revoked")
	}
	if err != nil {
		return nil
	}
	return s.Store.Update(ctx, func(tx *store.Tx) error {
		family, err := tx.Family(given.family)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		if family.ClientID != client.ID {
			return fault.Unauthorized.New("Token was not issued to this client")
		}
		return s.revoke(tx, family)
	})
}

// RevokeFamily ends a family whose tokens should never have been given. One
// that is gone is no error.
func (s *Service) RevokeFamily(ctx context.Context, id string) error {
	err := s.Store.Update(ctx, func(tx *store.Tx) error { return s.revokeFamily(tx, id) })
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}
