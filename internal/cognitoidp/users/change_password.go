package users

import (
	"context"

	"cognate/internal/authevent"
	"cognate/internal/code"
	"cognate/internal/compromised"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// ChangePassword gives the user who speaks another password. Who has none yet
// leaves out the previous one. Tokens stay good.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html
func (s *Service) ChangePassword(ctx context.Context, in *wire.ChangePasswordRequest) (*wire.ChangePasswordResponse, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	if c.User.Status == userpool.ExternalProvider {
		return nil, incorrect()
	}
	if err := s.Codes.Allow(ctx, c.Pool.ID, c.User.Sub, code.ChangePassword); err != nil {
		return nil, err
	}
	if c.User.Password.Hash != "" {
		if in.PreviousPassword == "" {
			return nil, fault.InvalidParameter.New("Missing required parameter PreviousPassword")
		}
		ok, err := s.Credentials.Verify(ctx, c.User, in.PreviousPassword)
		if err != nil {
			return nil, err
		}
		if !ok {
			s.note(ctx, c.Pool, c.Client, c.User, authevent.PasswordChange, authevent.Fail)
			return nil, incorrect()
		}
	}
	if err := s.judge(ctx, c.Pool, c.Client, compromised.PasswordChange, in.ProposedPassword); err != nil {
		return nil, err
	}
	next := *c.User
	if err := s.Credentials.Set(ctx, c.Pool, &next, in.ProposedPassword, false); err != nil {
		return nil, err
	}
	_, err = s.update(ctx, c.Pool, c.User.Sub, func(_ *store.Tx, u *userpool.User) error {
		if u.Password.Hash != c.User.Password.Hash {
			return incorrect()
		}
		u.Password = next.Password
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.note(ctx, c.Pool, c.Client, c.User, authevent.PasswordChange, authevent.Pass)
	return &wire.ChangePasswordResponse{}, nil
}

// incorrect is the answer to a wrong password.
func incorrect() error { return fault.NotAuthorized.New("Incorrect username or password.") }
