package factors

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/totp"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// VerifySoftwareToken registers an authenticator by its first code. A user who
// is signed in turns it on with SetUserMFAPreference; in the middle of a
// sign-in, which asked for it, it is on at once, and the session of the answer
// takes the sign-in on.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html
func (s *Service) VerifySoftwareToken(ctx context.Context, in *wire.VerifySoftwareTokenRequest) (*wire.VerifySoftwareTokenResponse, error) {
	r, err := s.setup(ctx, in.AccessToken, in.Session)
	if err != nil {
		return nil, err
	}
	secret, err := s.waiting(r)
	if err != nil {
		return nil, err
	}
	use, ok := s.Authenticators.Judge(r.user, secret, in.UserCode)
	if !ok {
		return nil, mismatch()
	}
	out := &wire.VerifySoftwareTokenResponse{Status: wire.VerifySoftwareTokenResponseTypeSuccess}
	if r.held != nil {
		facts := r.held.Facts
		facts.SetUp = userpool.FactorSoftwareToken
		if out.Session, err = s.proceed(r, facts, nil); err != nil {
			return nil, err
		}
	}
	err = s.change(ctx, r.pool, r.user.Sub, func(tx *store.Tx, u *userpool.User) error {
		if r.held != nil {
			if err := r.spend(tx); err != nil {
				return err
			}
			turnOn(u, userpool.FactorSoftwareToken)
			if u.MFA.Preferred == "" {
				u.MFA.Preferred = userpool.FactorSoftwareToken
			}
		}
		u.MFA.TOTPSecret, u.MFA.TOTPName, u.MFA.TOTPPending = s.Authenticators.Seal(u, secret), in.FriendlyDeviceName, nil
		err := use(tx)
		if errors.Is(err, totp.ErrUsed) {
			return mismatch()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// waiting is the secret that waits for its first code.
func (s *Service) waiting(r *setup) ([]byte, error) {
	switch {
	case r.held != nil && len(r.held.Secret) > 0:
		return r.held.Secret, nil
	case r.held == nil && len(r.user.MFA.TOTPPending) > 0:
		return s.Authenticators.Open(r.user, r.user.MFA.TOTPPending)
	}
	return nil, fault.SoftwareTokenMFANotFound.New("No software token waits for its verification.")
}

func mismatch() error { return fault.EnableSoftwareTokenMFA.New("Code mismatch") }
