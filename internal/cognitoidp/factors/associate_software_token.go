package factors

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/totp"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AssociateSoftwareToken gives a user the secret of a new authenticator. It
// counts once VerifySoftwareToken has seen a code of it; until then, and when
// it is asked for again, what was registered before stays.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html
func (s *Service) AssociateSoftwareToken(ctx context.Context, in *wire.AssociateSoftwareTokenRequest) (*wire.AssociateSoftwareTokenResponse, error) {
	out, err := s.associate(ctx, in)
	if f, ok := fault.From(err); ok && (f.Code == fault.UserNotFound || f.Code == fault.PasswordResetRequired) {
		// This operation doesn't declare these exceptions.
		return nil, fault.NotAuthorized.New(f.Message)
	}
	return out, err
}

func (s *Service) associate(ctx context.Context, in *wire.AssociateSoftwareTokenRequest) (*wire.AssociateSoftwareTokenResponse, error) {
	r, err := s.setup(ctx, in.AccessToken, in.Session)
	if err != nil {
		return nil, err
	}
	secret, err := s.Authenticators.New()
	if err != nil {
		return nil, err
	}
	out := &wire.AssociateSoftwareTokenResponse{SecretCode: totp.Text(secret)}
	if r.held == nil {
		return out, s.change(ctx, r.pool, r.user.Sub, func(_ *store.Tx, u *userpool.User) error {
			u.MFA.TOTPPending = s.Authenticators.Seal(u, secret)
			return nil
		})
	}
	if out.Session, err = s.proceed(r, r.held.Facts, secret); err != nil {
		return nil, err
	}
	return out, s.Store.Update(ctx, r.spend)
}
