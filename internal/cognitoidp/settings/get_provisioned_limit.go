package settings

import (
	"context"

	"cognate/internal/caller"
	"cognate/internal/fault"
	wire "cognate/internal/wire/cognitoidp"
)

// GetProvisionedLimit shows how many requests a second of a category the
// caller's account may make in the caller's region, and how many it could
// from the beginning.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetProvisionedLimit.html
func (s *Service) GetProvisionedLimit(ctx context.Context, in *wire.GetProvisionedLimitRequest) (*wire.GetProvisionedLimitResponse, error) {
	category, free, err := s.category(in.LimitDefinition)
	if err != nil {
		return nil, err
	}
	who := caller.From(ctx)
	rate, err := s.Throttle.Limit(ctx, who.Account, who.Region, category)
	if err != nil {
		return nil, err
	}
	return &wire.GetProvisionedLimitResponse{Limit: showLimit(in.LimitDefinition, free, rate)}, nil
}

// category reads which limit is meant, and its default.
func (s *Service) category(d *wire.LimitDefinitionType) (name string, free int64, err error) {
	name = d.Attributes["Category"]
	if name == "" {
		return "", 0, fault.InvalidParameter.New("The limit definition must have the attribute Category.")
	}
	free, ok := s.Throttle.Default(name)
	if !ok {
		return "", 0, fault.InvalidParameter.Newf("The category %s does not exist.", name)
	}
	return name, free, nil
}

func showLimit(d *wire.LimitDefinitionType, free, rate int64) *wire.LimitType {
	return &wire.LimitType{LimitDefinition: d, FreeLimitValue: &free, ProvisionedLimitValue: &rate}
}
