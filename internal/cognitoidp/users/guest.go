package users

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/usermigration"
	"cognate/internal/userpool"
)

// guest is somebody who comes through an app client without a token: with a
// name, and no proof yet.
type guest struct {
	pool   *userpool.Pool
	client *userpool.Client
	name   string
	// user has the name. It is nil where the client hides which names exist,
	// and nobody has this one, or a user who is disabled; the answer is then
	// made up, with a stand-in.
	user *userpool.User
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

// known is guest with the user who has the name. Where the client hides
// nothing, a name that nobody has and a disabled user are faults.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
func (s *Service) known(ctx context.Context, clientID, name, secretHash string) (guest, error) {
	g, err := s.guest(ctx, clientID, name, secretHash)
	if err != nil {
		return g, err
	}
	user, err := s.Directory.User(ctx, g.pool, name)
	return g.recognize(user, err)
}

// knownOrMigrated is known for somebody who forgot their password, whom the
// pool's function may bring along from elsewhere.
func (s *Service) knownOrMigrated(ctx context.Context, clientID, name, secretHash string) (guest, error) {
	g, err := s.guest(ctx, clientID, name, secretHash)
	if err != nil {
		return g, err
	}
	user, err := s.Directory.User(ctx, g.pool, name)
	if errors.Is(err, fault.UserNotFound) {
		migrated, problem := s.Migrations.Migrate(ctx, usermigration.Newcomer{Pool: g.pool, Client: g.client, Name: name})
		if problem != nil {
			return g, problem
		}
		if migrated != nil {
			user, err = migrated, nil
		}
	}
	return g.recognize(user, err)
}

// recognize says who the guest is, after looking for them.
func (g guest) recognize(user *userpool.User, err error) (guest, error) {
	switch {
	case err != nil && !errors.Is(err, fault.UserNotFound):
		return g, err
	case err == nil && user.Enabled:
		g.user = user
		return g, nil
	case g.client.HidesUserExistence():
		return g, nil
	case err == nil:
		return g, fault.NotAuthorized.New("User is disabled.")
	}
	return g, fault.UserNotFound.New("Username/client id combination not found.")
}

// recovery returns the attribute that the code of a user who forgot the
// password goes to. Where the client hides users, one who cannot be reached is
// as good as unknown: the guest then has no user, and that is no fault.
func (g *guest) recovery() (channel string, err error) {
	if g.user == nil {
		return "", nil
	}
	channel, err = g.pool.RecoveryChannel(g.user)
	if errors.Is(err, fault.InvalidParameter) && g.client.HidesUserExistence() {
		g.user = nil
		return "", nil
	}
	return channel, err
}
