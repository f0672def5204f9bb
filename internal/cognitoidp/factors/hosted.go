package factors

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/token"
)

// StartHostedPasskey is StartWebAuthnRegistration for a user who is signed in
// to the pool's own pages, where there is no access token. It returns what the
// browser needs to make a passkey, as JSON.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
func (s *Service) StartHostedPasskey(ctx context.Context, clientID, sub string) ([]byte, error) {
	r, err := s.visitor(ctx, clientID, sub)
	if err != nil {
		return nil, err
	}
	out, err := s.startRegistration(ctx, r)
	if err != nil {
		return nil, err
	}
	return out.CredentialCreationOptions, nil
}

// CompleteHostedPasskey is CompleteWebAuthnRegistration for such a user.
func (s *Service) CompleteHostedPasskey(ctx context.Context, clientID, sub string, credential []byte) error {
	r, err := s.visitor(ctx, clientID, sub)
	if err != nil {
		return err
	}
	_, err = s.completeRegistration(ctx, r, credential)
	return err
}

// visitor is the user of a session with the pages.
func (s *Service) visitor(ctx context.Context, clientID, sub string) (registrant, error) {
	client, err := s.Directory.Client(ctx, clientID)
	if err != nil {
		return registrant{}, err
	}
	pool, err := s.Directory.Pool(ctx, client.PoolID)
	if err != nil {
		return registrant{}, err
	}
	c := &token.Caller{Pool: pool, Client: client}
	err = s.Store.View(ctx, func(tx *store.Tx) (err error) {
		c.User, err = tx.User(pool.ID, sub)
		return err
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && !c.User.Enabled {
		return registrant{}, fault.NotAuthorized.New("User is disabled.")
	}
	if err != nil {
		return registrant{}, err
	}
	return s.entitled(ctx, c)
}
