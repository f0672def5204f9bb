package users

import (
	"context"

	"cognate/internal/authevent"
	"cognate/internal/userpool"
)

// note records what a user did, and how it ended, where the pool watches.
func (s *Service) note(ctx context.Context, pool *userpool.Pool, client *userpool.Client, user *userpool.User, what, outcome string) {
	s.Events.Record(ctx, pool, authevent.Event{User: user, Client: client, Type: what, Outcome: outcome})
}
