package token

import (
	"context"
	"errors"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// SignOut ends every session of a user: the refresh tokens of all families
// made so far are revoked, and access tokens no longer speak for the user
// here. It writes the moment into the user's row, so it costs the same
// however many families there are, unless applications are told of each. It
// returns fault UserNotFound.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html
func (s *Service) SignOut(ctx context.Context, pool *userpool.Pool, sub string) error {
	return s.Store.Update(ctx, func(tx *store.Tx) error {
		user, err := tx.User(pool.ID, sub)
		if errors.Is(err, store.ErrNotFound) {
			return errNoUser
		}
		if err != nil {
			return err
		}
		if err := s.EndSessions(tx, user); err != nil {
			return err
		}
		return tx.UpdateUser(user, pool.Keys(user))
	})
}

// EndSessions is SignOut for a caller who is about to write the user's row.
func (s *Service) EndSessions(tx *store.Tx, user *userpool.User) error {
	if err := s.Tell(tx, user); err != nil {
		return err
	}
	now := s.moment()
	if !now.After(user.SignedOutAt) {
		// A second sign-out within a microsecond is later than what was
		// signed in between.
		now = user.SignedOutAt.Add(time.Microsecond)
	}
	user.SignedOutAt = now
	return nil
}
