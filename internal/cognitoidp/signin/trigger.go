package signin

import (
	"context"

	"cognate/internal/hook"
	"cognate/internal/usermigration"
	"cognate/internal/userpool"
)

// subject is the attempt as functions are told of it.
func (a *attempt) subject() hook.Subject {
	return hook.Subject{Pool: a.pool, Client: a.client, User: a.user, Name: a.typed}
}

// migrate asks the pool's function for a user whom nobody here knows but who
// typed a password; there is none where it knows nobody either. That counts as
// a failure: else passwords could be guessed there without end.
func (s *Service) migrate(ctx context.Context, a *attempt, in beginning) (*userpool.User, error) {
	password := in.params["PASSWORD"]
	plain := a.facts.Chosen == "PASSWORD" || in.flow == "USER_AUTH" && in.params["PREFERRED_CHALLENGE"] == "PASSWORD"
	if a.pool.Settings.Lambda.UserMigration == "" || !plain || password == "" {
		return nil, nil
	}
	if err := s.guard(ctx, a); err != nil {
		return nil, err
	}
	user, err := s.Migrations.Migrate(ctx, usermigration.Newcomer{
		Pool: a.pool, Client: a.client, Name: a.typed, Password: &password, ValidationData: in.metadata,
	})
	if user == nil && err == nil && !a.hides() {
		return nil, s.failed(ctx, a, a.unknown())
	}
	return user, err
}
