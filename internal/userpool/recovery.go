package userpool

import (
	"cmp"
	"slices"

	"cognate/internal/fault"
)

// RecoveryChannel returns the attribute, email or phone_number, that u's
// password reset code is sent to. The channel is verified and is not the one
// that u's second factor arrives by, since one stolen device would then be
// enough. Faults: NotAuthorized when the pool leaves recovery to
// administrators or u has no password to recover; InvalidParameter when no
// channel will do.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html#user-pool-password-reset-and-recovery
func (p *Pool) RecoveryChannel(u *User) (attribute string, err error) {
	if u.Status == ForceChangePassword || u.Status == ExternalProvider {
		return "", fault.NotAuthorized.New("User password cannot be reset in the current state.")
	}
	for _, m := range p.recoveryOrder() {
		switch m {
		case "admin_only":
			return "", fault.NotAuthorized.New("Contact administrator to reset password.")
		case "verified_phone_number":
			if u.Verified("phone_number") && !u.MFA.occupies(FactorSMS) {
				return "phone_number", nil
			}
		case "verified_email":
			if u.Verified("email") && !u.MFA.occupies(FactorEmail) {
				return "email", nil
			}
		}
	}
	return "", fault.InvalidParameter.New("Cannot reset password for the user as there is no registered/verified email or phone_number")
}

// recoveryOrder returns the names of the pool's mechanisms, the first to try
// first. A pool that never chose tries the phone before the e-mail address.
func (p *Pool) recoveryOrder() []string {
	chosen := slices.Clone(p.Settings.Recovery)
	if len(chosen) == 0 {
		return []string{"verified_phone_number", "verified_email"}
	}
	slices.SortStableFunc(chosen, func(a, b RecoveryMechanism) int { return cmp.Compare(a.Priority, b.Priority) })
	names := make([]string, len(chosen))
	for i, m := range chosen {
		names[i] = m.Name
	}
	return names
}

// occupies reports whether a second factor arrives at the address that a
// factor uses.
func (m MFA) occupies(factor string) bool { return m.Preferred == factor || m.Uses(factor) }

// VerificationChannel returns the attribute that u's sign-up code is sent to:
// one that the pool verifies by itself and that has a value, the phone number
// before the e-mail address. It reports false when there is none.
func (p *Pool) VerificationChannel(u *User) (attribute string, ok bool) {
	for _, name := range []string{"phone_number", "email"} {
		if slices.Contains(p.Settings.AutoVerified, name) && u.Attributes[name] != "" {
			return name, true
		}
	}
	return "", false
}
