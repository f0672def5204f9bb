package users

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/userpool"
)

// guest is somebody who comes through an app client without a token: with a
// name, and no proof yet.
type guest struct {
	pool   *userpool.Pool
	client *userpool.Client
	name   string
	user   *userpool.User // nil: nobody has the name
}

// guest finds the client and its pool, and checks the client's secret.
func (s *Service) guest(ctx context.Context, clientID, name, secretHash string) (guest, error) {
	client, err := s.Directory.Client(ctx, clientID)
	if err != nil {
		return guest{}, err
	}
	if err := s.Directory.CheckSecretHash(ctx, client, name, secretHash); err != nil {
		return guest{}, err
	}
	pool, err := s.Directory.Pool(ctx, client.PoolID)
	return guest{pool: pool, client: client, name: name}, err
}

// known is guest with the user who has the name. Where nobody has it, the
// user is nil if the client hides that, and it is a fault otherwise.
func (s *Service) known(ctx context.Context, clientID, name, secretHash string) (guest, error) {
	g, err := s.guest(ctx, clientID, name, secretHash)
	if err != nil {
		return g, err
	}
	g.user, err = s.Directory.User(ctx, g.pool, name)
	if !errors.Is(err, fault.UserNotFound) {
		return g, err
	}
	g.user = nil
	if g.client.HidesUserExistence() {
		return g, nil
	}
	return g, fault.UserNotFound.New("Username/client id combination not found.")
}
