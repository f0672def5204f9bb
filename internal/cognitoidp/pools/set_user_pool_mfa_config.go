package pools

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// SetUserPoolMfaConfig says whether a pool's users have a second factor and
// which, and who the relying party of their passkeys is. The factors that a
// request leaves out are off from then on; a request that names neither
// factors nor MfaConfiguration leaves them as they are, and the relying party
// stays until another is named.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
func (s *Service) SetUserPoolMfaConfig(ctx context.Context, in *wire.SetUserPoolMfaConfigRequest) (*wire.SetUserPoolMfaConfigResponse, error) {
	var m *mfa
	err := s.Directory.ChangePool(ctx, in.UserPoolId, func(_ *store.Tx, p *userpool.Pool) (err error) {
		if err := setMFA(&p.Settings, in); err != nil {
			return err
		}
		if w := in.WebAuthnConfiguration; w != nil {
			p.Settings.WebAuthn = &userpool.WebAuthn{
				RelyingPartyID: w.RelyingPartyId, UserVerification: w.UserVerification, FactorConfiguration: w.FactorConfiguration,
			}
		}
		if err := check(&p.Settings, p.Region, p.Account); err != nil {
			return err
		}
		p.Modified = s.Now()
		m, err = showMFA(&p.Settings)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &wire.SetUserPoolMfaConfigResponse{
		EmailMfaConfiguration: m.email, MfaConfiguration: m.mode, SmsMfaConfiguration: m.sms,
		SoftwareTokenMfaConfiguration: m.softwareToken, WebAuthnConfiguration: m.webAuthn,
	}, nil
}

// setMFA replaces the second factors by those of a request.
func setMFA(s *userpool.Settings, in *wire.SetUserPoolMfaConfigRequest) error {
	mode := in.MfaConfiguration
	if mode == "" {
		if in.SmsMfaConfiguration == nil && in.SoftwareTokenMfaConfiguration == nil && in.EmailMfaConfiguration == nil {
			return nil
		}
		mode = s.MFA
	}
	if c := in.SmsMfaConfiguration; c != nil {
		s.SMSAuthenticationMessage = c.SmsAuthenticationMessage
		if c.SmsConfiguration != nil {
			kept, err := sms(c.SmsConfiguration)
			if err != nil {
				return err
			}
			s.SMS = kept
		}
	}
	var softwareToken *bool
	if c := in.SoftwareTokenMfaConfiguration; c != nil {
		softwareToken = new(value(c.Enabled))
	}
	var email *userpool.EmailMFA
	if c := in.EmailMfaConfiguration; c != nil {
		email = &userpool.EmailMFA{Message: c.Message, Subject: c.Subject}
	}
	return s.SetMFA(mode, in.SmsMfaConfiguration != nil, softwareToken, email)
}
