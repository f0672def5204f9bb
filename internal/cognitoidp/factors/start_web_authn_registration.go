package factors

import (
	"context"
	"time"

	"cognate/internal/passkey"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// registrationLifetime is how long a registration waits for its credential.
const registrationLifetime = 5 * time.Minute

// StartWebAuthnRegistration begins the registration of a passkey: the answer
// is what the browser needs to make one. A registration begun before is void.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartWebAuthnRegistration.html
func (s *Service) StartWebAuthnRegistration(ctx context.Context, in *wire.StartWebAuthnRegistrationRequest) (*wire.StartWebAuthnRegistrationResponse, error) {
	r, err := s.registrant(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	return s.startRegistration(ctx, r)
}

func (s *Service) startRegistration(ctx context.Context, r registrant) (*wire.StartWebAuthnRegistrationResponse, error) {
	challenge, err := passkey.NewChallenge(s.Rand)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	var have []*userpool.Passkey
	err = s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		if have, err = roomForOne(tx, r); err != nil {
			return err
		}
		return tx.PutCode(store.Code{
			PoolID: r.Pool.ID, Sub: r.User.Sub, Purpose: registrationPurpose, Target: r.Client.ID,
			Hash: challenge, Created: now, Expires: now.Add(registrationLifetime),
		})
	})
	if err != nil {
		return nil, err
	}
	options, err := r.party.CreationOptions(r.User, accountName(r.Pool, r.User), challenge, have)
	if err != nil {
		return nil, err
	}
	return &wire.StartWebAuthnRegistrationResponse{CredentialCreationOptions: options}, nil
}

// accountName is what the browser shows of the account: the name that its
// user types to sign in.
func accountName(pool *userpool.Pool, user *userpool.User) string {
	for _, attribute := range pool.Settings.UsernameAttributes {
		if value := user.Attributes[attribute]; value != "" {
			return value
		}
	}
	return user.Username
}
