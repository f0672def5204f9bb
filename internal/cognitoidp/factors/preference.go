package factors

import (
	"context"
	"slices"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// preference is what a request says about one factor.
type preference struct {
	factor    string
	on        *bool
	preferred *bool
}

// preferences are those of a request; what it leaves out stays.
func preferences(sms *wire.SMSMfaSettingsType, token *wire.SoftwareTokenMfaSettingsType, email *wire.EmailMfaSettingsType, passkey *wire.WebAuthnMfaSettingsType) []preference {
	var all []preference
	if sms != nil {
		all = append(all, preference{userpool.FactorSMS, sms.Enabled, sms.PreferredMfa})
	}
	if token != nil {
		all = append(all, preference{userpool.FactorSoftwareToken, token.Enabled, token.PreferredMfa})
	}
	if email != nil {
		all = append(all, preference{userpool.FactorEmail, email.Enabled, email.PreferredMfa})
	}
	if passkey != nil {
		all = append(all, preference{webAuthn, passkey.Enabled, nil})
	}
	return all
}

const webAuthn = "WEB_AUTHN"

// prefer sets which second factors a user has and which of them is asked for.
// A factor needs what it is delivered by; one alone is preferred; and where
// the pool requires a second factor, one stays.
func (s *Service) prefer(ctx context.Context, pool *userpool.Pool, sub string, all []preference) error {
	return s.change(ctx, pool, sub, func(tx *store.Tx, u *userpool.User) error {
		had := len(u.MFA.Factors()) > 0
		preferred := ""
		for _, p := range all {
			if is(p.on) {
				if err := deliverable(tx, u, p.factor); err != nil {
					return err
				}
				turnOn(u, p.factor)
			} else if p.on != nil {
				turnOff(u, p.factor)
			}
			if p.preferred != nil && !*p.preferred && u.MFA.Preferred == p.factor {
				u.MFA.Preferred = ""
			}
			if !is(p.preferred) {
				continue
			}
			if preferred != "" {
				return fault.InvalidParameter.New("Only one MFA method can be preferred.")
			}
			if !u.MFA.Uses(p.factor) {
				return fault.InvalidParameter.Newf("%s cannot be preferred while it is not enabled.", p.factor)
			}
			preferred = p.factor
		}
		if preferred != "" {
			u.MFA.Preferred = preferred
		}
		slices.SortFunc(u.MFA.Enabled, func(a, b string) int { return order(a) - order(b) })
		if had && len(u.MFA.Factors()) == 0 && pool.Settings.MFA == "ON" {
			return fault.InvalidParameter.New("MFA is required by the user pool: one method must stay enabled.")
		}
		return nil
	})
}

func is(b *bool) bool { return b != nil && *b }

// order is that in which a user's factors are listed.
func order(factor string) int {
	return slices.Index([]string{userpool.FactorSMS, userpool.FactorSoftwareToken, userpool.FactorEmail, webAuthn}, factor)
}

// deliverable refuses to turn on a factor that the user has no means for.
func deliverable(tx *store.Tx, u *userpool.User, factor string) error {
	ok := u.Registered(factor)
	if factor == webAuthn {
		keys, _, err := tx.Passkeys(u.PoolID, u.Sub, "", 1)
		if err != nil {
			return err
		}
		ok = len(keys) > 0
	}
	if !ok {
		return fault.InvalidParameter.Newf("User does not have delivery config set to turn on %s", factor)
	}
	return nil
}
