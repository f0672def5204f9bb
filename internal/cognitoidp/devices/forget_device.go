package devices

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// ForgetDevice ends the tracking of one of the caller's devices: it can no
// longer stand for a second factor, nor refresh its tokens.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgetDevice.html
func (s *Service) ForgetDevice(ctx context.Context, in *wire.ForgetDeviceRequest) (*wire.Unit, error) {
	o, err := s.speaker(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	if err := s.forget(ctx, o, in.DeviceKey); err != nil {
		return nil, err
	}
	return &wire.Unit{}, nil
}
