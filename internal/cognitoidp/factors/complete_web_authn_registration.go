package factors

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// CompleteWebAuthnRegistration keeps the passkey that the browser made for a
// registration of the caller's, begun through the same client. The
// registration is over then; a credential that is refused leaves it open.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CompleteWebAuthnRegistration.html
func (s *Service) CompleteWebAuthnRegistration(ctx context.Context, in *wire.CompleteWebAuthnRegistrationRequest) (*wire.CompleteWebAuthnRegistrationResponse, error) {
	r, err := s.registrant(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	return s.completeRegistration(ctx, r, in.Credential)
}

func (s *Service) completeRegistration(ctx context.Context, r registrant, credential []byte) (*wire.CompleteWebAuthnRegistrationResponse, error) {
	begun, err := s.registration(ctx, r)
	if err != nil {
		return nil, err
	}
	key, err := r.party.Register(credential, begun.Hash)
	if err != nil {
		return nil, refusal(err)
	}
	key.PoolID, key.Sub, key.Created = r.Pool.ID, r.User.Sub, s.Now()
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		still, err := tx.Code(r.Pool.ID, r.User.Sub, registrationPurpose)
		if errors.Is(err, store.ErrNotFound) || err == nil && string(still.Hash) != string(begun.Hash) {
			return fault.WebAuthnChallengeNotFound.New(noChallenge) // used or begun anew meanwhile
		}
		if err != nil {
			return err
		}
		if _, err := roomForOne(tx, r); err != nil {
			return err
		}
		if err := tx.DeleteCode(r.Pool.ID, r.User.Sub, registrationPurpose); err != nil {
			return err
		}
		return tx.InsertPasskey(key)
	})
	if errors.Is(err, store.ErrExists) {
		return nil, fault.InvalidParameter.New("The credential is already registered.")
	}
	if err != nil {
		return nil, err
	}
	return &wire.CompleteWebAuthnRegistrationResponse{}, nil
}

// registration finds the one that the user has begun.
func (s *Service) registration(ctx context.Context, r registrant) (store.Code, error) {
	var begun store.Code
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		begun, err = tx.Code(r.Pool.ID, r.User.Sub, registrationPurpose)
		return err
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && !s.Now().Before(begun.Expires) {
		return begun, fault.WebAuthnChallengeNotFound.New(noChallenge)
	}
	if err == nil && begun.Target != r.Client.ID {
		err = fault.WebAuthnClientMismatch.New("The passkey registration was started by another app client.")
	}
	return begun, err
}
