package settings

import (
	"context"

	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// mostProvisioned is the account-level maximum of every category.
const mostProvisioned = 100_000

// UpdateProvisionedLimit sets how many requests a second of a category the
// caller's account may make in the caller's region: at least as many as it
// could from the beginning.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateProvisionedLimit.html
func (s *Service) UpdateProvisionedLimit(ctx context.Context, in *wire.UpdateProvisionedLimitRequest) (*wire.UpdateProvisionedLimitResponse, error) {
	category, free, err := s.category(in.LimitDefinition)
	if err != nil {
		return nil, err
	}
	rate := *in.RequestedLimitValue
	if rate < free {
		return nil, fault.InvalidParameter.Newf("The requested limit %d is below the default limit %d.", rate, free)
	}
	if rate > mostProvisioned {
		return nil, fault.ServiceQuotaExceeded.Newf("The requested limit %d is above the account-level maximum %d.", rate, mostProvisioned)
	}
	who := caller.From(ctx)
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		return tx.PutProvisionedLimit(who.Account, who.Region, category, rate)
	})
	if err != nil {
		return nil, err
	}
	s.Throttle.Forget(who.Account, who.Region)
	return &wire.UpdateProvisionedLimitResponse{Limit: showLimit(in.LimitDefinition, free, rate)}, nil
}
