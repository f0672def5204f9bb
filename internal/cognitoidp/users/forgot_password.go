package users

import (
	"context"

	"cognate/internal/authevent"
	"cognate/internal/code"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/hook"
	"cognate/internal/message"
	wire "cognate/internal/wire/cognitoidp"
)

// ForgotPassword sends a code by which a user may choose a new password, to the
// address that the pool's recovery setting names. A name that nobody has may be
// brought along by the pool's function. Where the client hides which names exist, nobody can tell a user who
// has no such address, is disabled or does not exist from others.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
func (s *Service) ForgotPassword(ctx context.Context, in *wire.ForgotPasswordRequest) (*wire.ForgotPasswordResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	g, err := s.knownOrMigrated(ctx, in.ClientId, in.Username, in.SecretHash)
	if err != nil {
		return nil, err
	}
	ctx = present.UserContextData(ctx, g.client, in.UserContextData)
	channel, err := g.recovery()
	if err != nil {
		return nil, err
	}
	user := g.user
	if user == nil {
		if user, channel, err = s.recoveryStandIn(g); err != nil {
			return nil, err
		}
	}
	if err := s.Codes.Allow(ctx, g.pool.ID, user.Sub, code.AccountRecovery); err != nil {
		return nil, err
	}
	sent, err := s.sendGuest(ctx, g, user, channel, code.ForgotPassword, message.ForgotPassword)
	if err != nil {
		return nil, err
	}
	s.note(ctx, g.pool, g.client, g.user, authevent.ForgotPassword, authevent.InProgress)
	return &wire.ForgotPasswordResponse{CodeDeliveryDetails: sent}, nil
}
