package userpool

import (
	"regexp"

	"cognate/internal/fault"
)

// The second factors, by the names that users' settings and challenges share.
const (
	FactorSMS           = "SMS_MFA"
	FactorSoftwareToken = "SOFTWARE_TOKEN_MFA"
	FactorEmail         = "EMAIL_OTP"
)

// SecondFactors names the second factors that a pool's users may have; none
// where the pool's MFA is off.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
func (s *Settings) SecondFactors() []string {
	if s.MFA == "OFF" {
		return nil
	}
	var factors []string
	if s.SMSMFA && s.SMS != nil {
		factors = append(factors, FactorSMS)
	}
	if s.SoftwareTokenMFA {
		factors = append(factors, FactorSoftwareToken)
	}
	if s.EmailMFA != nil {
		factors = append(factors, FactorEmail)
	}
	return factors
}

// SetMFA replaces the second factors: whether users have one, and which. A
// nil email turns mail off, a nil softwareToken leaves unsaid whether apps
// are on, which means off. The fault is InvalidParameter.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
func (s *Settings) SetMFA(mode string, sms bool, softwareToken *bool, email *EmailMFA) error {
	app := softwareToken != nil && *softwareToken
	some := sms || app || email != nil
	switch {
	case mode == "OFF" && some:
		return fault.InvalidParameter.New("Invalid MFA configuration given, can't turn off MFA and configure an MFA together.")
	case mode != "OFF" && !some && softwareToken != nil:
		return fault.InvalidParameter.New("Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.")
	case mode != "OFF" && !some:
		return fault.InvalidParameter.New("Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.")
	case sms && s.SMS == nil:
		return errSMSMissing()
	}
	s.MFA, s.SMSMFA, s.EmailMFA = mode, sms, email
	s.SoftwareTokenMFA = app
	s.SoftwareTokenMFASet = s.SoftwareTokenMFASet || softwareToken != nil
	return nil
}

func errSMSMissing() error {
	return fault.InvalidParameter.New("SMS configuration and Auto verification for phone_number are required when MFA is required/optional")
}

// checkSecondFactors checks what second factors and passkeys need.
func (s *Settings) checkSecondFactors() error {
	if s.MFA != "OFF" && s.EmailMFA != nil && s.Email.SendingAccount == "COGNITO_DEFAULT" {
		return fault.InvalidParameter.New("Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.")
	}
	if w := s.WebAuthn; w != nil && w.RelyingPartyID != "" && !validDomain(w.RelyingPartyID) {
		return fault.InvalidParameter.New("RelyingPartyId must be a domain name.")
	}
	return nil
}

// validDomain reports whether a relying party's id is a domain, as
// WebAuthn demands: no scheme, port or path.
//
// https://www.w3.org/TR/webauthn-3/#relying-party-identifier
func validDomain(name string) bool {
	ok, err := regexp.MatchString(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$`, name)
	return err == nil && ok
}
