package clients

import (
	"context"

	"cognate/internal/directory"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// DescribeUserPoolClient shows an app client and its secret.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html
func (s *Service) DescribeUserPoolClient(ctx context.Context, in *wire.DescribeUserPoolClientRequest) (*wire.DescribeUserPoolClientResponse, error) {
	var p *userpool.Pool
	var c *userpool.Client
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		p, c, err = directory.StoredClient(tx, in.UserPoolId, in.ClientId)
		return err
	})
	if err != nil {
		return nil, err
	}
	shown, err := s.show(p, c)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeUserPoolClientResponse{UserPoolClient: shown}, nil
}
