package userpool

import (
	"slices"

	"cognate/internal/fault"
)

// SecondFactor is what a user must show after a valid first factor. The zero
// value is nothing. Otherwise one of its members is set.
type SecondFactor struct {
	Ask    string   // this factor
	Choose []string // one of these, as the user chooses
	SetUp  []string // one of these, after setting it up
}

// Registered reports whether the user could be asked for a factor now.
func (u *User) Registered(factor string) bool {
	switch factor {
	case FactorSMS:
		return u.Attributes["phone_number"] != ""
	case FactorEmail:
		return u.Attributes["email"] != ""
	case FactorSoftwareToken:
		return len(u.MFA.TOTPSecret) > 0
	}
	return false
}

// Uses reports whether the user turned a factor on.
func (m MFA) Uses(factor string) bool { return slices.Contains(m.Factors(), factor) }

// Factors lists the factors that the user turned on; the settings of
// SetUserSettings count as text messages.
func (m MFA) Factors() []string {
	if m.LegacySMS && !slices.Contains(m.Enabled, FactorSMS) {
		return append([]string{FactorSMS}, m.Enabled...)
	}
	return m.Enabled
}

// SecondFactor decides what u's password must be followed by. What u turned
// on counts, as long as the pool offers it; the preferred one first. A pool
// that requires a second factor takes what u could use of what it offers, but
// not the address that passwords are recovered by. The fault is
// MFAMethodNotFound when one is due and none can be used: a sign-in that
// needs a second factor never passes without.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html#user-pool-settings-mfa-how-it-works
func (p *Pool) SecondFactor(u *User) (SecondFactor, error) {
	offered := p.Settings.SecondFactors()
	var on, usable []string
	for _, factor := range offered {
		if !u.MFA.Uses(factor) {
			continue
		}
		on = append(on, factor)
		if u.Registered(factor) {
			usable = append(usable, factor)
		}
	}
	switch {
	case slices.Contains(usable, u.MFA.Preferred):
		return SecondFactor{Ask: u.MFA.Preferred}, nil
	case len(usable) > 0:
		return oneOf(usable), nil
	case len(on) > 0:
		return SecondFactor{}, noFactor()
	case p.Settings.MFA != "ON":
		return SecondFactor{}, nil
	}
	return p.requiredFactor(u, offered)
}

// requiredFactor decides for a user who turned nothing on in a pool that
// requires a second factor.
func (p *Pool) requiredFactor(u *User, offered []string) (SecondFactor, error) {
	var ready, settable []string
	for _, factor := range offered {
		switch {
		case p.recoversBy(factor):
		case u.Registered(factor):
			ready = append(ready, factor)
		case factor != FactorSMS: // a phone number can't be given in a challenge
			settable = append(settable, factor)
		}
	}
	switch {
	case len(ready) > 0:
		return oneOf(ready), nil
	case len(settable) > 0:
		return SecondFactor{SetUp: settable}, nil
	}
	return SecondFactor{}, noFactor()
}

// recoversBy reports whether the pool was told to recover passwords first of
// all by the address that a factor uses: whoever holds it would then hold
// both factors.
func (p *Pool) recoversBy(factor string) bool {
	if len(p.Settings.Recovery) == 0 {
		return false
	}
	first := p.recoveryOrder()[0]
	return factor == FactorSMS && first == "verified_phone_number" || factor == FactorEmail && first == "verified_email"
}

func oneOf(factors []string) SecondFactor {
	if len(factors) == 1 {
		return SecondFactor{Ask: factors[0]}
	}
	return SecondFactor{Choose: factors}
}

func noFactor() error {
	return fault.MFAMethodNotFound.New("No MFA method is available for the user.")
}
