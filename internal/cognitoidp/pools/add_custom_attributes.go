package pools

import (
	"context"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AddCustomAttributes adds attributes to a pool's schema, where they stay.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddCustomAttributes.html
func (s *Service) AddCustomAttributes(ctx context.Context, in *wire.AddCustomAttributesRequest) (*wire.AddCustomAttributesResponse, error) {
	added := attributes(in.CustomAttributes)
	if err := s.idle(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	err := s.Directory.MergePool(ctx, in.UserPoolId, func(p *userpool.Pool) error {
		schema, err := userpool.AddCustom(p.Settings.Schema, added)
		if err != nil {
			return err
		}
		p.Settings.Schema, p.Modified = schema, s.Now()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.AddCustomAttributesResponse{}, nil
}
