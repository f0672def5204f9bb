package devices

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// AdminForgetDevice ends the tracking of a device of a user.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminForgetDevice.html
func (s *Service) AdminForgetDevice(ctx context.Context, in *wire.AdminForgetDeviceRequest) (*wire.Unit, error) {
	o, err := s.named(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	if err := s.forget(ctx, o, in.DeviceKey); err != nil {
		return nil, err
	}
	return &wire.Unit{}, nil
}
