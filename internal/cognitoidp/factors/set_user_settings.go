package factors

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// SetUserSettings is the older SetUserMFAPreference: it turns text messages on
// or, with an empty list, off for the user who speaks.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserSettings.html
func (s *Service) SetUserSettings(ctx context.Context, in *wire.SetUserSettingsRequest) (*wire.SetUserSettingsResponse, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	if err := s.setOptions(ctx, c.Pool, c.User.Sub, in.MFAOptions); err != nil {
		return nil, err
	}
	return &wire.SetUserSettingsResponse{}, nil
}

// setOptions sets the delivery settings of a user, which can be one only: a
// text message to the phone number.
func (s *Service) setOptions(ctx context.Context, pool *userpool.Pool, sub string, options []wire.MFAOptionType) error {
	for _, o := range options {
		if o.DeliveryMedium != wire.DeliveryMediumTypeSms || o.AttributeName != "phone_number" {
			return fault.InvalidParameter.New("MFAOptions can only be SMS to phone_number.")
		}
	}
	return s.change(ctx, pool, sub, func(tx *store.Tx, u *userpool.User) error {
		if len(options) == 0 {
			u.MFA.LegacySMS = false
			return nil
		}
		u.MFA.LegacySMS = true
		return deliverable(tx, u, userpool.FactorSMS)
	})
}
