// Package usermigration brings users along from elsewhere, one at a time, as
// they sign in or have forgotten their password: a pool's function that knows
// a name which nobody here has says who that is, and the user is made.
//
// Whether to ask is decided where users sign in or recover their password.
// Importing users from files is not done here.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-import-using-lambda.html
package usermigration

import (
	"cmp"
	"context"
	"errors"
	"io"
	"maps"
	"time"

	"cognate/internal/credential"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Service makes users. All fields are required.
type Service struct {
	Store       *store.DB
	Directory   *directory.Directory
	Credentials *credential.Service
	Hooks       *hook.Service
	Now         func() time.Time
	Rand        io.Reader
}

// Newcomer is a name that nobody in the pool has, with the password that was
// typed, nil where it was forgotten.
type Newcomer struct {
	Pool           *userpool.Pool
	Client         *userpool.Client
	Name           string
	Password       *string
	ValidationData map[string]string
}

// Migrate asks the pool's function who that is and makes the user. The
// password stays theirs, whatever the pool's policy, unless the function wants
// it chosen anew. The user is nil where the function knows nobody. Faults are
// those of triggers, and InvalidParameter for attributes that the pool can't
// take.
func (s *Service) Migrate(ctx context.Context, n Newcomer) (*userpool.User, error) {
	subject := hook.Subject{Pool: n.Pool, Client: n.Client, Name: n.Name}
	m, err := s.Hooks.UserMigration(ctx, subject, n.Password, n.ValidationData)
	if m == nil || err != nil {
		return nil, err
	}
	user, err := s.user(n, m)
	if err != nil {
		return nil, err
	}
	if user.Status == userpool.Confirmed {
		if err := s.Credentials.Set(ctx, n.Pool, user, *n.Password, false); err != nil {
			return nil, err
		}
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := directory.StoredPool(tx, n.Pool.ID); err != nil {
			return err
		}
		if m.ForceAliasCreation {
			if err := directory.SeizeAliases(tx, n.Pool, user); err != nil {
				return err
			}
		}
		return tx.InsertUser(user, n.Pool.Keys(user))
	})
	taken, ok := errors.AsType[*store.ExistsError](err)
	switch {
	case ok && (taken.Kind == "username" || n.Pool.UsesUsernameAttributes()):
		return s.meanwhile(ctx, n)
	case ok:
		return nil, fault.UserLambdaValidation.Newf("UserMigration failed with error An account with the %s already exists.", taken.Kind)
	case err != nil:
		return nil, err
	}
	return user, nil
}

// meanwhile finds the user whom another request has just made. There is none
// where the function gave the newcomer the name of somebody else.
func (s *Service) meanwhile(ctx context.Context, n Newcomer) (*userpool.User, error) {
	user, err := s.Directory.User(ctx, n.Pool, n.Name)
	if errors.Is(err, fault.UserNotFound) {
		return nil, nil
	}
	return user, err
}

// user is the migrant as the pool will have them, without a password.
func (s *Service) user(n Newcomer, m *hook.Migrant) (*userpool.User, error) {
	attributes := maps.Clone(m.Attributes)
	name := n.Name
	if given := attributes["username"]; given != "" && !n.Pool.UsesUsernameAttributes() {
		name = given
	}
	delete(attributes, "username")
	username, attributes, err := n.Pool.ResolveUsername(name, attributes)
	if err != nil {
		return nil, err
	}
	if attributes, err = n.Pool.CheckAttributes(attributes, userpool.Write{Complete: true}); err != nil {
		return nil, err
	}
	maps.DeleteFunc(attributes, func(_, value string) bool { return value == "" })
	sub, err := userpool.NewSub(s.Rand)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	user := &userpool.User{
		PoolID: n.Pool.ID, Sub: sub, Username: cmp.Or(username, sub), Status: m.Status, Enabled: true,
		Created: now, Modified: now, Attributes: attributes,
	}
	if n.Password == nil {
		user.Status = userpool.ResetRequired
	}
	if m.SMSMFA && attributes["phone_number"] != "" {
		user.MFA.Enabled, user.MFA.Preferred = []string{userpool.FactorSMS}, userpool.FactorSMS
	}
	return user, nil
}
