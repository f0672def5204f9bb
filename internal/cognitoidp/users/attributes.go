package users

import (
	"slices"
	"strings"

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
		if !address(strings.TrimSuffix(name, "_verified")) {
			u.SetAttribute(name, value)
		}
	}
	for _, name := range []string{"email", "phone_number"} {
		if writeAddress(pool, u, name, values) {
			prove = append(prove, name)
		}
	}
	return prove
}

// writeAddress writes an address, and whether it is verified, and reports
// whether it is to be proved. Of an address that only waits, nothing is
// written: the original keeps what is known of it.
func writeAddress(pool *userpool.Pool, u *userpool.User, name string, values map[string]string) (prove bool) {
	value, given := values[name]
	verified, told := values[name+"_verified"]
	unproved := value != "" && value != u.Attributes[name] && verified != "true"
	if unproved && slices.Contains(pool.Settings.VerifyBeforeUpdate, name) {
		if u.Pending == nil {
			u.Pending = map[string]string{}
		}
		u.Pending[name] = value
		return true
	}
	if given {
		u.SetAttribute(name, value)
	}
	if told && (value != "" || !given) {
		u.SetAttribute(name+"_verified", verified)
	}
	return unproved && slices.Contains(pool.Settings.AutoVerified, name)
}

func address(name string) bool { return name == "email" || name == "phone_number" }
