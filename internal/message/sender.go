package message

import (
	"strings"

	"cognate/internal/userpool"
)

const defaultFrom = "no-reply@verificationemail.com"

// sender returns the From of a pool's mail: the one configured; that of the
// SES identity, if the identity is an address; or the service's own.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_EmailConfigurationType.html
func sender(c userpool.EmailConfiguration) string {
	if c.From != "" {
		return c.From
	}
	if _, identity, ok := strings.Cut(c.SourceARN, ":identity/"); ok && strings.Contains(identity, "@") {
		return identity
	}
	return defaultFrom
}
