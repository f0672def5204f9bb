package userpool

import "time"

// Status is where a user stands between sign-up and use.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
type Status string

// The statuses that users reach today; ARCHIVED, UNKNOWN and COMPROMISED are
// known to the API but no longer entered.
const (
	Unconfirmed         Status = "UNCONFIRMED"
	Confirmed           Status = "CONFIRMED"
	ResetRequired       Status = "RESET_REQUIRED"
	ForceChangePassword Status = "FORCE_CHANGE_PASSWORD"
	ExternalProvider    Status = "EXTERNAL_PROVIDER"
)

// User is one person (or thing) in a pool. Sub never changes and is never
// used again; Username never changes either.
type User struct {
	PoolID   string
	Sub      string
	Username string // as it was typed; in pools with username attributes, the sub
	Status   Status
	Enabled  bool
	Created  time.Time
	Modified time.Time
	Version  int64

	// Attributes holds every value by full name ("email", "custom:team"),
	// the verified flags as "true" and "false", and never "sub".
	Attributes map[string]string
	// Pending holds new values that wait for their verification
	// (AttributesRequireVerificationBeforeUpdate).
	Pending map[string]string

	Password Password
	MFA      MFA
	// SignedOutAt is the moment of the last global sign-out: every token
	// family made up to then is dead. Zero when there was none.
	SignedOutAt time.Time
}

// Password is what a pool keeps of a user's password. The zero Password is of
// a user who has none.
type Password struct {
	Hash        string    `json:",omitzero"` // PHC string
	SRPSalt     []byte    `json:",omitzero"`
	SRPVerifier []byte    `json:",omitzero"` // sealed; purpose "srp-verifier" followed by the sub
	SetAt       time.Time `json:",omitzero"`
	// Temporary passwords were made by an administrator and expire.
	Temporary bool `json:",omitzero"`
	// History holds earlier hashes, newest first.
	History []string `json:",omitzero"`
}

// MFA is a user's choice of second factors: SMS_MFA, SOFTWARE_TOKEN_MFA,
// EMAIL_OTP.
type MFA struct {
	Preferred string   `json:",omitzero"`
	Enabled   []string `json:",omitzero"`
	// LegacySMS holds the delivery settings of SetUserSettings.
	LegacySMS bool `json:",omitzero"`
	// TOTPSecret is sealed with purpose "totp:" followed by the sub; empty
	// when no authenticator is registered. TOTPPending is one that waits for
	// its first code.
	TOTPSecret  []byte `json:",omitzero"`
	TOTPName    string `json:",omitzero"`
	TOTPPending []byte `json:",omitzero"`
}

// Attribute returns the value of a user's attribute; "sub" counts as one.
func (u *User) Attribute(name string) string {
	if name == "sub" {
		return u.Sub
	}
	return u.Attributes[name]
}

// SetAttribute gives an attribute a value, or takes it away where the value is
// empty. An address that is another one than before has yet to be verified.
func (u *User) SetAttribute(name, value string) {
	address := name == "email" || name == "phone_number"
	switch {
	case value == "":
		delete(u.Attributes, name)
		if address {
			delete(u.Attributes, name+"_verified")
		}
	case address && value != u.Attributes[name]:
		u.Attributes[name], u.Attributes[name+"_verified"] = value, "false"
	default:
		u.Attributes[name] = value
	}
	if address {
		delete(u.Pending, name)
	}
}

// Verified reports whether the user's email or phone_number is verified.
func (u *User) Verified(name string) bool {
	return u.Attributes[name] != "" && u.Attributes[name+"_verified"] == "true"
}
