package users

import (
	"context"

	"cognate/internal/authevent"
	"cognate/internal/code"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/message"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// ResendConfirmationCode sends an unconfirmed user a new code, which replaces
// the one before.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html
func (s *Service) ResendConfirmationCode(ctx context.Context, in *wire.ResendConfirmationCodeRequest) (*wire.ResendConfirmationCodeResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	g, err := s.known(ctx, in.ClientId, in.Username, in.SecretHash)
	if err != nil {
		return nil, err
	}
	ctx = present.UserContextData(ctx, g.client, in.UserContextData)
	user := g.user
	if user == nil {
		user = s.standIn(g)
	}
	if user.Status != userpool.Unconfirmed {
		return nil, fault.InvalidParameter.New("User is already confirmed.")
	}
	channel, ok := g.pool.VerificationChannel(user)
	if !ok {
		return nil, fault.InvalidParameter.New("Cannot resend codes. Auto verification not turned on.")
	}
	if err := s.Codes.Allow(ctx, g.pool.ID, user.Sub, code.ResendCode); err != nil {
		return nil, err
	}
	sent, err := s.sendGuest(ctx, g, user, channel, code.SignUp, message.ResendCode)
	if err != nil {
		return nil, err
	}
	s.note(ctx, g.pool, g.client, g.user, authevent.ResendCode, authevent.Pass)
	return &wire.ResendConfirmationCodeResponse{CodeDeliveryDetails: sent}, nil
}
