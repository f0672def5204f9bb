package devices

import (
	"context"
	"errors"

	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// ConfirmDevice begins to track the device that the caller's sign-in named,
// and keeps what it will prove itself with. Where the pool remembers every
// device, it is remembered now; where users are asked, the answer says that
// theirs is wanted.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmDevice.html
func (s *Service) ConfirmDevice(ctx context.Context, in *wire.ConfirmDeviceRequest) (*wire.ConfirmDeviceResponse, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	tracking := c.Pool.Settings.Devices
	if tracking == nil {
		return nil, fault.InvalidUserPoolConfiguration.New("Device tracking is not enabled for the user pool.")
	}
	if in.DeviceKey != c.Claims.DeviceKey {
		return nil, fault.InvalidParameter.New("Invalid device key given.")
	}
	now := s.Now()
	d := &userpool.Device{
		PoolID: c.Pool.ID, Sub: c.User.Sub, Key: in.DeviceKey, GroupKey: s.Keys.Group(c.Pool.ID, c.User.Sub), Name: in.DeviceName,
		Remembered: !tracking.DeviceOnlyRememberedOnUserPrompt, LastIP: caller.From(ctx).SourceIP,
		Created: now, Modified: now, LastAuthenticated: now,
	}
	secret := in.DeviceSecretVerifierConfig
	if secret == nil || !s.Keys.SetVerifier(d, secret.PasswordVerifier, secret.Salt) {
		return nil, fault.InvalidParameter.New("Invalid device secret verifier config given.")
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error { return tx.InsertDevice(d) })
	if errors.Is(err, store.ErrExists) {
		return nil, fault.DeviceKeyExists.New("Device key already exists.")
	}
	if err != nil {
		return nil, err
	}
	ask := tracking.DeviceOnlyRememberedOnUserPrompt
	return &wire.ConfirmDeviceResponse{UserConfirmationNecessary: &ask}, nil
}
