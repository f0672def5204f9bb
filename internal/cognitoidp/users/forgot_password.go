package users

import (
	"context"

	"cognate/internal/code"
	"cognate/internal/fault"
	"cognate/internal/message"
	wire "cognate/internal/wire/cognitoidp"
)

// ForgotPassword sends a code by which a user may choose a new password, to the
// address that the pool's recovery setting names.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
func (s *Service) ForgotPassword(ctx context.Context, in *wire.ForgotPasswordRequest) (*wire.ForgotPasswordResponse, error) {
	g, err := s.known(ctx, in.ClientId, in.Username, in.SecretHash)
	if err != nil {
		return nil, err
	}
	if g.user == nil {
		details, err := s.hiddenDelivery(ctx, g, code.AccountRecovery)
		return &wire.ForgotPasswordResponse{CodeDeliveryDetails: details}, err
	}
	if !g.user.Enabled {
		return nil, fault.NotAuthorized.New("User is disabled.")
	}
	channel, err := g.pool.RecoveryChannel(g.user)
	if err != nil {
		return nil, err
	}
	if err := s.Codes.Allow(ctx, g.pool.ID, g.user.Sub, code.AccountRecovery); err != nil {
		return nil, err
	}
	details, err := s.sendCode(ctx, g.pool, g.user, g.client, channel, code.ForgotPassword, message.ForgotPassword)
	if err != nil {
		return nil, err
	}
	return &wire.ForgotPasswordResponse{CodeDeliveryDetails: details}, nil
}
