package token

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Standing is Caller for any scope, and for applications that speak for
// themselves too: then User is nil.
func (s *Service) Standing(ctx context.Context, token string) (*Caller, error) {
	v, err := s.verify(ctx, token)
	if err != nil {
		return nil, err
	}
	if s.Now().Unix() >= v.claims.Expires {
		return nil, errExpiredAccess
	}
	return s.known(ctx, v)
}

// known finds who a verified token is of.
func (s *Service) known(ctx context.Context, v *verified) (_ *Caller, err error) {
	c := &Caller{Claims: &v.claims}
	if c.Pool, err = s.Directory.Pool(ctx, v.poolID); err != nil {
		return nil, invalidIfUnknown(err)
	}
	if c.Client, err = s.Directory.ClientIn(ctx, v.poolID, v.claims.ClientID); err != nil {
		return nil, err
	}
	if v.claims.Sub == v.claims.ClientID {
		return c, nil
	}
	if err := s.Store.View(ctx, func(tx *store.Tx) error { return c.lookUp(tx) }); err != nil {
		return nil, err
	}
	return c, nil
}

// RefreshStanding returns whose refresh token this is, if the client may still
// use it. It is as good afterwards as it was before.
func (s *Service) RefreshStanding(ctx context.Context, client *userpool.Client, token string) (*store.Family, *userpool.User, error) {
	given, err := parseRefresh(s.Sealer, token)
	if err != nil {
		return nil, nil, errInvalidRefresh
	}
	var family *store.Family
	var user *userpool.User
	err = s.Store.View(ctx, func(tx *store.Tx) (err error) {
		family, user, err = s.redeem(tx, client, given)
		return err
	})
	return family, user, err
}
