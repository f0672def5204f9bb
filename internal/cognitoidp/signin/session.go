package signin

import (
	"cmp"
	"context"

	"cognate/internal/authsession"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// resume opens a session for the answer to its challenge and loads its user.
func (s *Service) resume(ctx context.Context, client *userpool.Client, admin bool, in challengeAnswer) (*attempt, error) {
	carried := cmp.Or(in.session, in.responses["SESSION"])
	if carried == "" {
		return nil, missing("Session")
	}
	held, err := s.Sessions.Open(carried)
	if err != nil {
		return nil, err
	}
	if held.Client != client.ID || held.Pool != client.PoolID || held.Challenge != in.name || held.Admin != admin ||
		(held.Facts.Flow == hostedFlow) != in.hosted {
		return nil, authsession.Foreign()
	}
	a, err := s.begin(ctx, client, admin, in.responses)
	if err != nil {
		return nil, err
	}
	named := a.typed
	a.held, a.facts, a.typed = held, held.Facts, held.Typed
	if held.Sub != authsession.Nobody {
		if err := s.bySub(ctx, a, held.Sub); err != nil {
			return nil, err
		}
	}
	if err := s.loadPasskeys(ctx, a); err != nil {
		return nil, err
	}
	if !s.names(ctx, a, named) {
		return nil, authsession.Foreign()
	}
	a.write(func(tx *store.Tx) error { return authsession.Use(tx, held.ID, held.Expires) })
	return a, s.goOn(ctx, a)
}

// goOn refuses to carry on an attempt whose user changed since: who got
// another password meanwhile, or may no longer sign in, or is locked.
func (s *Service) goOn(ctx context.Context, a *attempt) error {
	if err := s.guard(ctx, a); err != nil {
		return err
	}
	if a.facts.First() == "" {
		return nil
	}
	if since := a.facts.PasswordSet; !since.IsZero() && !since.Equal(a.user.Password.SetAt) {
		return s.stale(ctx, a)
	}
	return s.admit(a)
}

// stale ends a session that no longer fits its user. One that was answered
// before is refused for that.
func (s *Service) stale(ctx context.Context, a *attempt) error {
	if err := s.settle(ctx, a, false); err != nil {
		return err
	}
	return authsession.Foreign()
}

// names reports whether a name is the attempt's user: the user name, the sub,
// or the name that the sign-in began with.
func (s *Service) names(ctx context.Context, a *attempt, name string) bool {
	if name == a.typed {
		return true
	}
	if a.user == nil {
		return a.pool.Fold("username", name) == a.pool.Fold("username", a.typed) || name == s.standIn(a).Username
	}
	if name == a.user.Sub || a.pool.Fold("username", name) == a.pool.Fold("username", a.user.Username) {
		return true
	}
	named, err := s.Directory.User(ctx, a.pool, name)
	return err == nil && named.Sub == a.user.Sub
}
