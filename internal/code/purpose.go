package code

import (
	"strings"
	"time"
)

// Purpose is what a code is good for.
type Purpose string

// SignUp confirms a new user; ForgotPassword allows a new password.
const (
	SignUp         Purpose = "SignUp"
	ForgotPassword Purpose = "ForgotPassword"
)

const attributePrefix = "Attribute:"

// Attribute is the purpose of verifying an attribute, email or phone_number.
func Attribute(name string) Purpose { return attributePrefix + Purpose(name) }

// Lifetime returns how long a code of this purpose is good.
func (p Purpose) Lifetime() time.Duration {
	if p == ForgotPassword {
		return time.Hour
	}
	return 24 * time.Hour
}

// answering returns the operation that an answer to a code counts as.
func (p Purpose) answering() Operation {
	switch {
	case p == ForgotPassword:
		return AccountRecovery
	case strings.HasPrefix(string(p), attributePrefix):
		return VerifyAttribute
	}
	return ConfirmSignUp
}
