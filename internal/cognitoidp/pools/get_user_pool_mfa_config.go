package pools

import (
	"context"

	"cognate/internal/directory"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// GetUserPoolMfaConfig shows a pool's second factors and the relying party of
// its passkeys. What was never set is absent.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html
func (s *Service) GetUserPoolMfaConfig(ctx context.Context, in *wire.GetUserPoolMfaConfigRequest) (*wire.GetUserPoolMfaConfigResponse, error) {
	var p *userpool.Pool
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		p, err = directory.StoredPool(tx, in.UserPoolId)
		return err
	})
	if err != nil {
		return nil, err
	}
	m, err := showMFA(&p.Settings)
	if err != nil {
		return nil, err
	}
	return &wire.GetUserPoolMfaConfigResponse{
		EmailMfaConfiguration: m.email, MfaConfiguration: m.mode, SmsMfaConfiguration: m.sms,
		SoftwareTokenMfaConfiguration: m.softwareToken, WebAuthnConfiguration: m.webAuthn,
	}, nil
}

// mfa is what the two operations answer alike.
type mfa struct {
	mode          string
	sms           *wire.SmsMfaConfigType
	softwareToken *wire.SoftwareTokenMfaConfigType
	email         *wire.EmailMfaConfigType
	webAuthn      *wire.WebAuthnConfigurationType
}

func showMFA(s *userpool.Settings) (*mfa, error) {
	shown := &mfa{mode: s.MFA}
	if s.SMSMFA {
		configuration, err := showSMS(s.SMS)
		if err != nil {
			return nil, err
		}
		shown.sms = &wire.SmsMfaConfigType{SmsAuthenticationMessage: s.SMSAuthenticationMessage, SmsConfiguration: configuration}
	}
	if s.SoftwareTokenMFASet {
		shown.softwareToken = &wire.SoftwareTokenMfaConfigType{Enabled: &s.SoftwareTokenMFA}
	}
	if e := s.EmailMFA; e != nil {
		shown.email = &wire.EmailMfaConfigType{Message: e.Message, Subject: e.Subject}
	}
	if w := s.WebAuthn; w != nil {
		shown.webAuthn = &wire.WebAuthnConfigurationType{
			RelyingPartyId: w.RelyingPartyID, UserVerification: w.UserVerification, FactorConfiguration: w.FactorConfiguration,
		}
	}
	return shown, nil
}
