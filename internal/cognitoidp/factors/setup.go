package factors

import (
	"context"
	"errors"
	"slices"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// setup is the registration of an authenticator by a user who is signed in,
// or who is asked for it in the middle of a sign-in (MFA_SETUP).
type setup struct {
	pool   *userpool.Pool
	client *userpool.Client
	user   *userpool.User
	held   *authsession.Session // nil for a user who is signed in
}

// setup finds who registers an authenticator: by an access token or by the
// session of a sign-in. The pool must have authenticators as second factors.
func (s *Service) setup(ctx context.Context, accessToken, session string) (*setup, error) {
	r := &setup{}
	switch {
	case accessToken != "":
		c, err := s.Tokens.Caller(ctx, accessToken)
		if err != nil {
			return nil, err
		}
		r.pool, r.client, r.user = c.Pool, c.Client, c.User
	case session != "":
		if err := s.resume(ctx, r, session); err != nil {
			return nil, err
		}
	default:
		return nil, fault.InvalidParameter.New("Either AccessToken or Session must be given.")
	}
	if !slices.Contains(r.pool.Settings.SecondFactors(), userpool.FactorSoftwareToken) {
		return nil, fault.SoftwareTokenMFANotFound.New("Software Token MFA has not been enabled by the userPool")
	}
	return r, nil
}

// resume opens the session of a sign-in that asks for a second factor to be
// set up.
func (s *Service) resume(ctx context.Context, r *setup, session string) (err error) {
	if r.held, err = s.Sessions.Open(session); err != nil {
		return err
	}
	if r.held.Challenge != "MFA_SETUP" || r.held.Facts.SetUp != "" {
		return authsession.Foreign()
	}
	if r.pool, err = s.Directory.Pool(ctx, r.held.Pool); err != nil {
		return err
	}
	if r.client, err = s.Directory.ClientIn(ctx, r.held.Pool, r.held.Client); err != nil {
		return err
	}
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		r.user, err = tx.User(r.held.Pool, r.held.Sub)
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound):
		return authsession.Foreign()
	case err != nil:
		return err
	case !r.user.Enabled:
		return fault.NotAuthorized.New("User is disabled.")
	}
	if since := r.held.Facts.PasswordSet; !since.IsZero() && !since.Equal(r.user.Password.SetAt) {
		return authsession.Foreign()
	}
	return nil
}

// proceed seals the session with which the sign-in goes on.
func (s *Service) proceed(r *setup, facts authsession.Facts, secret []byte) (string, error) {
	next := *r.held
	next.Facts, next.Secret = facts, secret
	return s.Sessions.Seal(&next, r.client)
}

// spend uses the session up that was answered.
func (r *setup) spend(tx *store.Tx) error {
	return authsession.Use(tx, r.held.ID, r.held.Expires)
}
