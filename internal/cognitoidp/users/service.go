// Package users keeps the users of a pool: how they come to be (an
// administrator makes them or they sign up), what is known of them, how they
// prove their addresses, how they get a new password and how they go.
//
// Operations named Admin act for whoever signs the request; the others act
// for the user, whom a code or an access token proves. Signing in is not
// done here, see package signin.
//
// An operation that changes a user keeps one order: judge the request, do
// what is slow (triggers, hashing), write everything in one transaction, then
// send and tell the trigger that wants to know.
package users

import (
	"context"
	"errors"
	"io"
	"time"

	"cognate/internal/authevent"
	"cognate/internal/authsession"
	"cognate/internal/code"
	"cognate/internal/cognitoidp/paging"
	"cognate/internal/compromised"
	"cognate/internal/credential"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/message"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/usermigration"
	"cognate/internal/userpool"
)

// Service holds what the user operations need. All fields are required.
type Service struct {
	Store       *store.DB
	Directory   *directory.Directory
	Credentials *credential.Service
	Codes       *code.Service
	Messages    *message.Service
	Hooks       *hook.Service
	Migrations  *usermigration.Service
	Tokens      *token.Service
	Sessions    *authsession.Keeper
	Events      *authevent.Recorder
	Compromised *compromised.Guard
	Sealer      *seal.Sealer
	Pages       paging.Tokens
	Now         func() time.Time
	Rand        io.Reader
}

// find loads a pool, and the user of it whom username means.
func (s *Service) find(ctx context.Context, poolID, username string) (*userpool.Pool, *userpool.User, error) {
	pool, err := s.Directory.Pool(ctx, poolID)
	if err != nil {
		return nil, nil, err
	}
	user, err := s.Directory.User(ctx, pool, username)
	return pool, user, err
}

// update reads a user afresh, lets change alter it and writes it back with a
// new modification time, all in one transaction; it returns the user as
// written. The change may run twice. A user who is gone is a fault.
func (s *Service) update(ctx context.Context, pool *userpool.Pool, sub string, change func(tx *store.Tx, u *userpool.User) error) (*userpool.User, error) {
	var user *userpool.User
	err := s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		if user, err = tx.User(pool.ID, sub); err != nil {
			return err
		}
		if err := change(tx, user); err != nil {
			return err
		}
		user.Modified = s.Now()
		return tx.UpdateUser(user, pool.Keys(user))
	})
	if err != nil {
		return nil, gone(err)
	}
	return user, nil
}

// judge refuses a new password that the pool's policy forbids, or that others
// know where the pool doesn't want such.
func (s *Service) judge(ctx context.Context, pool *userpool.Pool, client *userpool.Client, when, password string) error {
	if err := pool.CheckPassword(password); err != nil {
		return err
	}
	_, err := s.Compromised.Judge(ctx, pool, client, when, password)
	return err
}

// endReset revokes the tokens from before an administrator's reset, which a new
// password is about to end: it must not revive them.
func (s *Service) endReset(tx *store.Tx, u *userpool.User) error {
	if u.Status != userpool.ResetRequired {
		return nil
	}
	return s.Tokens.EndSessions(tx, u)
}

// delete removes a user, whose sessions end with them.
func (s *Service) delete(tx *store.Tx, u *userpool.User) error {
	if err := s.Tokens.Tell(tx, u); err != nil {
		return err
	}
	return tx.DeleteUser(u.PoolID, u.Sub)
}

// gone says which exception it is that a user has been deleted meanwhile.
func gone(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return fault.UserNotFound.New("User does not exist.")
	}
	return err
}
