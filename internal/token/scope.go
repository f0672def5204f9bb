package token

import (
	"slices"
	"strings"

	"cognate/internal/userpool"
)

// The scopes of OpenID Connect that every pool knows.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html
const (
	ScopeOpenID  = "openid"
	ScopeEmail   = "email"
	ScopePhone   = "phone"
	ScopeProfile = "profile"
)

// InScope reports whether tokens with these scopes show an attribute. Tokens
// of the API, and OpenID Connect's scope alone, show all; the scopes beside it
// narrow that to what they are for.
func InScope(scopes []string, attribute string) bool {
	if !slices.Contains(scopes, ScopeOpenID) {
		return true
	}
	email, phone := slices.Contains(scopes, ScopeEmail), slices.Contains(scopes, ScopePhone)
	profile := slices.Contains(scopes, ScopeProfile)
	if !email && !phone && !profile {
		return true
	}
	switch {
	case attribute == "sub", attribute == userpool.IdentitiesAttribute:
		return true
	case strings.HasPrefix(attribute, "email"):
		return email
	case strings.HasPrefix(attribute, "phone_number"):
		return phone
	}
	return profile
}
