package clients

import (
	"context"

	"cognate/internal/directory"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteUserPoolClient ends an app client.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClient.html
func (s *Service) DeleteUserPoolClient(ctx context.Context, in *wire.DeleteUserPoolClientRequest) (*wire.Unit, error) {
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		if _, _, err := directory.StoredClient(tx, in.UserPoolId, in.ClientId); err != nil {
			return err
		}
		return tx.DeleteClient(in.UserPoolId, in.ClientId)
	})
	s.Directory.ForgetClient(in.ClientId)
	if err != nil {
		return nil, err
	}
	return &wire.Unit{}, nil
}
