package devices

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// UpdateDeviceStatus says whether one of the caller's devices is to be
// remembered.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateDeviceStatus.html
func (s *Service) UpdateDeviceStatus(ctx context.Context, in *wire.UpdateDeviceStatusRequest) (*wire.UpdateDeviceStatusResponse, error) {
	o, err := s.speaker(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	if err := s.setStatus(ctx, o, in.DeviceKey, in.DeviceRememberedStatus); err != nil {
		return nil, err
	}
	return &wire.UpdateDeviceStatusResponse{}, nil
}
