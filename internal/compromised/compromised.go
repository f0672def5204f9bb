// Package compromised decides what becomes of passwords that others know, as
// the risk configuration of a pool or client says: nothing, or refusal. Which
// passwords are known is package breached's to say.
//
// A pool looks only where its threat protection is on, and refuses only where
// that is enforced. A sign-in that proves the password without showing it
// (SRP) can't be judged.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-compromised-credentials.html
package compromised

import (
	"context"
	"errors"
	"slices"

	"cognate/internal/fault"
	"cognate/internal/password/breached"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// The moments at which a password can be judged.
const (
	SignIn         = "SIGN_IN"
	SignUp         = "SIGN_UP"
	PasswordChange = "PASSWORD_CHANGE"
)

// Guard judges passwords. All fields are required but Set, without which only
// the common passwords are known.
type Guard struct {
	Store *store.DB
	Set   *breached.Set
}

// Judge reports whether a password is known to others, where the pool wants
// to know of it at this moment. It returns the fault that refuses it where the
// pool refuses such passwords: PasswordResetRequired at sign-in,
// InvalidPassword else. client may be nil.
func (g *Guard) Judge(ctx context.Context, pool *userpool.Pool, client *userpool.Client, when, password string) (known bool, err error) {
	if !pool.Settings.ThreatProtection() {
		return false, nil
	}
	risk, err := g.configuration(ctx, pool, client)
	if err != nil {
		return false, err
	}
	if len(risk.EventFilter) > 0 && !slices.Contains(risk.EventFilter, when) || !g.Set.Contains(password) {
		return false, nil
	}
	if risk.EventAction != "BLOCK" || pool.Settings.AdvancedSecurity != "ENFORCED" {
		return true, nil
	}
	if when == SignIn {
		return true, fault.PasswordResetRequired.New("Password reset required for user due to security reasons")
	}
	return true, fault.InvalidPassword.New("Provided password cannot be used for security reasons.")
}

// configuration returns what the client says of such passwords, or the pool.
func (g *Guard) configuration(ctx context.Context, pool *userpool.Pool, client *userpool.Client) (userpool.CompromisedCredentials, error) {
	var found userpool.CompromisedCredentials
	ids := []string{""}
	if client != nil {
		ids = []string{client.ID, ""}
	}
	err := g.Store.View(ctx, func(tx *store.Tx) error {
		for _, id := range ids {
			risk, err := tx.RiskConfiguration(pool.ID, id)
			switch {
			case errors.Is(err, store.ErrNotFound):
			case err != nil:
				return err
			case risk.Compromised != nil:
				found = *risk.Compromised
				return nil
			}
		}
		return nil
	})
	return found, err
}
