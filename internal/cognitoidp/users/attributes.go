package users

import (
	"slices"

	"cognate/internal/userpool"
)

// writeAttributes puts checked values into a user; an empty one deletes. It
// returns the addresses, email and phone_number, that are to be proved with a
// code sent to the new value.
//
// A changed address is unverified unless the values say otherwise. Where the
// pool keeps the original until the new one is verified, the new one only
// waits in Pending.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html
func writeAttributes(pool *userpool.Pool, u *userpool.User, values map[string]string) (prove []string) {
	if u.Attributes == nil {
		u.Attributes = map[string]string{}
	}
	for name, value := range values {
		if value == "" || !address(name) {
			u.SetAttribute(name, value)
		}
	}
	for _, name := range []string{"email", "phone_number"} {
		value := values[name]
		declared := values[name+"_verified"] == "true"
		switch {
		case value == "":
		case declared || value == u.Attributes[name]:
			u.Attributes[name] = value
			delete(u.Pending, name)
		case slices.Contains(pool.Settings.VerifyBeforeUpdate, name):
			if u.Pending == nil {
				u.Pending = map[string]string{}
			}
			u.Pending[name] = value
			prove = append(prove, name)
		default:
			u.SetAttribute(name, value)
			if slices.Contains(pool.Settings.AutoVerified, name) {
				prove = append(prove, name)
			}
		}
	}
	return prove
}

func address(name string) bool { return name == "email" || name == "phone_number" }
