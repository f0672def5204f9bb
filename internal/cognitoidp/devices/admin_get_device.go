package devices

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// AdminGetDevice shows a device of a user.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetDevice.html
func (s *Service) AdminGetDevice(ctx context.Context, in *wire.AdminGetDeviceRequest) (*wire.AdminGetDeviceResponse, error) {
	o, err := s.named(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, undeclared(err)
	}
	d, err := s.get(ctx, o, in.DeviceKey)
	if err != nil {
		return nil, err
	}
	return &wire.AdminGetDeviceResponse{Device: d}, nil
}
