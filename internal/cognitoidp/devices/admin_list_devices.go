package devices

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// AdminListDevices shows the devices of a user, a page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListDevices.html
func (s *Service) AdminListDevices(ctx context.Context, in *wire.AdminListDevicesRequest) (*wire.AdminListDevicesResponse, error) {
	o, err := s.named(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, undeclared(err)
	}
	devices, next, err := s.list(ctx, o, in.Limit, in.PaginationToken)
	if err != nil {
		return nil, err
	}
	return &wire.AdminListDevicesResponse{Devices: devices, PaginationToken: next}, nil
}
