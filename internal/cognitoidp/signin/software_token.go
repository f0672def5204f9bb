package signin

import (
	"context"
	"errors"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/totp"
	"cognate/internal/userpool"
)

// askSoftwareToken asks for the code that the user's authenticator shows.
func (s *Service) askSoftwareToken(_ context.Context, a *attempt, _ *authsession.Session) (map[string]string, error) {
	params := map[string]string{"USER_ID_FOR_SRP": a.user.Username}
	if name := a.user.MFA.TOTPName; name != "" {
		params["FRIENDLY_DEVICE_NAME"] = name
	}
	return params, nil
}

// takeSoftwareToken judges the code, which serves once.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html
func (s *Service) takeSoftwareToken(ctx context.Context, a *attempt, given map[string]string) error {
	if len(a.user.MFA.TOTPSecret) == 0 {
		return fault.SoftwareTokenMFANotFound.New("Software token MFA is not registered for the user.")
	}
	secret, err := s.Authenticators.Open(a.user, a.user.MFA.TOTPSecret)
	if err != nil {
		return err
	}
	use, ok := s.Authenticators.Judge(a.user, secret, given["SOFTWARE_TOKEN_MFA_CODE"])
	if !ok {
		return s.failed(ctx, a, fault.CodeMismatch.New("Invalid code received for user"))
	}
	a.facts.Prove(userpool.FactorSoftwareToken)
	a.write(func(tx *store.Tx) error {
		err := use(tx)
		if errors.Is(err, totp.ErrUsed) {
			return fault.ExpiredCode.New("Your software token has already been used once.")
		}
		return err
	})
	return nil
}
