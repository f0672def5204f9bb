package userpool

import "slices"

// FirstFactors names what u could prove who they are with, of what the pool
// allows: PASSWORD, EMAIL_OTP, SMS_OTP, and WEB_AUTHN for who has a passkey. A
// code by mail or text message is no first factor for somebody who also needs
// a second one; neither is a passkey, unless the pool takes it for both.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html#authentication-flows-selection-choice
func (p *Pool) FirstFactors(u *User, passkey bool) []string {
	second, err := p.SecondFactor(u)
	single := err == nil && second.Ask == "" && second.Choose == nil && second.SetUp == nil
	factors := []string{}
	for _, factor := range p.allowedFirstFactors() {
		switch factor {
		case "PASSWORD":
			if u.Password.Hash != "" {
				factors = append(factors, factor)
			}
		case "EMAIL_OTP":
			if single && u.Status != ForceChangePassword && u.Attributes["email"] != "" {
				factors = append(factors, factor)
			}
		case "WEB_AUTHN":
			if passkey && u.Status != ForceChangePassword && (single || p.PasskeyIsTwoFactors()) {
				factors = append(factors, factor)
			}
		case "SMS_OTP":
			if single && u.Status != ForceChangePassword && u.Attributes["phone_number"] != "" {
				factors = append(factors, factor)
			}
		}
	}
	return factors
}

// allowedFirstFactors is the pool's AllowedFirstAuthFactors in one order.
func (p *Pool) allowedFirstFactors() []string {
	if p.Settings.SignInPolicy == nil {
		return []string{"PASSWORD"}
	}
	var allowed []string
	for _, factor := range []string{"PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"} {
		if slices.Contains(p.Settings.SignInPolicy, factor) {
			allowed = append(allowed, factor)
		}
	}
	return allowed
}

// PasskeyIsTwoFactors reports whether a passkey whose authenticator knew its
// user needs no second factor.
func (p *Pool) PasskeyIsTwoFactors() bool {
	w := p.Settings.WebAuthn
	return w != nil && w.FactorConfiguration == "MULTI_FACTOR_WITH_USER_VERIFICATION"
}

// Passwordless reports whether a user without a password could sign in with
// a code.
func (p *Pool) Passwordless() bool {
	allowed := p.allowedFirstFactors()
	return slices.Contains(allowed, "EMAIL_OTP") || slices.Contains(allowed, "SMS_OTP")
}
