package devices

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// ListDevices shows the caller's devices, a page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListDevices.html
func (s *Service) ListDevices(ctx context.Context, in *wire.ListDevicesRequest) (*wire.ListDevicesResponse, error) {
	o, err := s.speaker(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	devices, next, err := s.list(ctx, o, in.Limit, in.PaginationToken)
	if err != nil {
		return nil, err
	}
	return &wire.ListDevicesResponse{Devices: devices, PaginationToken: next}, nil
}
