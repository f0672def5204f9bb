package users

import (
	"cmp"
	"context"

	"cognate/internal/code"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/fault"
	"cognate/internal/message"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// SignUp makes an unconfirmed user and, where the pool verifies an address that
// they gave, sends a code to it. A user whose message could not be sent exists
// all the same: ResendConfirmationCode tries again.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
func (s *Service) SignUp(ctx context.Context, in *wire.SignUpRequest) (*wire.SignUpResponse, error) {
	g, err := s.guest(ctx, in.ClientId, in.Username, in.SecretHash)
	if err != nil {
		return nil, err
	}
	if g.pool.Settings.AdminCreateOnly {
		return nil, fault.NotAuthorized.New("SignUp is not permitted for this user pool")
	}
	user, err := s.newcomer(g, in)
	if err != nil {
		return nil, err
	}
	if err := g.pool.CheckPassword(in.Password); err != nil {
		return nil, err
	}
	if err := s.Credentials.Set(ctx, g.pool, user, in.Password, false); err != nil {
		return nil, err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error { return tx.InsertUser(user, g.pool.Keys(user)) })
	if err != nil {
		return nil, usernameFault(err, "User already exists")
	}

	confirmed := false
	out := &wire.SignUpResponse{UserConfirmed: &confirmed, UserSub: user.Sub}
	if channel, ok := g.pool.VerificationChannel(user); ok {
		out.CodeDeliveryDetails, err = s.sendCode(ctx, g.pool, user, g.client, channel, code.SignUp, message.SignUp)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// newcomer is the user whom a sign-up asks for, without a password.
func (s *Service) newcomer(g guest, in *wire.SignUpRequest) (*userpool.User, error) {
	username, given, err := g.pool.ResolveUsername(in.Username, present.Map(in.UserAttributes))
	if err != nil {
		return nil, err
	}
	attributes, err := g.pool.CheckAttributes(given, userpool.Write{Client: g.client, Complete: true})
	if err != nil {
		return nil, err
	}
	sub, err := userpool.NewSub(s.Rand)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	user := &userpool.User{
		PoolID: g.pool.ID, Sub: sub, Username: cmp.Or(username, sub), Status: userpool.Unconfirmed, Enabled: true,
		Created: now, Modified: now,
	}
	writeAttributes(g.pool, user, attributes)
	clear(user.Pending)
	return user, nil
}
