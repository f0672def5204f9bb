package resourceservers

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// DescribeResourceServer shows a resource server.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeResourceServer.html
func (s *Service) DescribeResourceServer(ctx context.Context, in *wire.DescribeResourceServerRequest) (*wire.DescribeResourceServerResponse, error) {
	r, err := s.find(ctx, in.UserPoolId, in.Identifier)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeResourceServerResponse{ResourceServer: show(r)}, nil
}
