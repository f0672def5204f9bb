package factors

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteWebAuthnCredential removes a passkey of the caller's. What its
// authenticator keeps can't be removed from here.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteWebAuthnCredential.html
func (s *Service) DeleteWebAuthnCredential(ctx context.Context, in *wire.DeleteWebAuthnCredentialRequest) (*wire.DeleteWebAuthnCredentialResponse, error) {
	c, err := s.speaker(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error { return tx.DeletePasskey(c.Pool.ID, c.User.Sub, in.CredentialId) })
	if errors.Is(err, store.ErrNotFound) {
		return nil, fault.ResourceNotFound.New("Credential does not exist.")
	}
	if err != nil {
		return nil, err
	}
	return &wire.DeleteWebAuthnCredentialResponse{}, nil
}
