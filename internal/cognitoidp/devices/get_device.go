package devices

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// GetDevice shows one of the caller's devices.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetDevice.html
func (s *Service) GetDevice(ctx context.Context, in *wire.GetDeviceRequest) (*wire.GetDeviceResponse, error) {
	o, err := s.speaker(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	d, err := s.get(ctx, o, in.DeviceKey)
	if err != nil {
		return nil, err
	}
	return &wire.GetDeviceResponse{Device: d}, nil
}
