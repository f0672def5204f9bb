package devices

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// AdminUpdateDeviceStatus says whether a device of a user is to be remembered.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateDeviceStatus.html
func (s *Service) AdminUpdateDeviceStatus(ctx context.Context, in *wire.AdminUpdateDeviceStatusRequest) (*wire.AdminUpdateDeviceStatusResponse, error) {
	o, err := s.named(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	if err := s.setStatus(ctx, o, in.DeviceKey, in.DeviceRememberedStatus); err != nil {
		return nil, err
	}
	return &wire.AdminUpdateDeviceStatusResponse{}, nil
}
