package main

import (
	"fmt"
	"strings"

	"cognate"
)

// oauthExtensions is the flag that turns on what the OAuth endpoints can do
// beyond the service's, by names with commas between them.
type oauthExtensions struct {
	names []string
	on    cognate.OAuthExtensions
}

const oauthUsage = "`extensions` of OAuth to turn on, with commas between them: introspection (RFC 7662), par (RFC 9126), iss (RFC 9207), device (RFC 8628)"

// String shows the names as they were given.
func (e *oauthExtensions) String() string { return strings.Join(e.names, ",") }

// Set turns extensions on.
func (e *oauthExtensions) Set(text string) error {
	for name := range strings.SplitSeq(text, ",") {
		switch name = strings.TrimSpace(name); name {
		case "introspection":
			e.on.Introspection = true
		case "par":
			e.on.PushedRequests = true
		case "iss":
			e.on.ResponseIssuer = true
		case "device":
			e.on.DeviceGrant = true
		default:
			return fmt.Errorf("%q is no extension", name)
		}
		e.names = append(e.names, name)
	}
	return nil
}
