package domains

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteUserPoolDomain takes a domain from its pool; another may have the name
// at once.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolDomain.html
func (s *Service) DeleteUserPoolDomain(ctx context.Context, in *wire.DeleteUserPoolDomainRequest) (*wire.DeleteUserPoolDomainResponse, error) {
	err := s.change(ctx, in.UserPoolId, in.Domain, func(tx *store.Tx, d *userpool.Domain) error {
		return tx.DeleteDomain(d.PoolID, d.Name)
	})
	if err != nil {
		return nil, err
	}
	return &wire.DeleteUserPoolDomainResponse{}, nil
}
