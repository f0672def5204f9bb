package totp

import (
	"net/url"
	"strings"
)

// Address is what authenticators read from a QR code: the secret as
// AssociateSoftwareToken tells it, for whom it is and with whom.
//
// https://github.com/google/google-authenticator/wiki/Key-Uri-Format
func Address(issuer, account, secret string) string {
	query := url.Values{"secret": {secret}, "issuer": {issuer}}
	label := url.PathEscape(strings.ReplaceAll(issuer, ":", "") + ":" + account)
	return "otpauth://totp/" + label + "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
}
