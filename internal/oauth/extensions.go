package oauth

import "cognate/internal/backchannel"

// Extensions are what these endpoints can do beyond the service's. Each is off
// unless it is asked for.
type Extensions struct {
	// Introspection tells confidential clients what a token stands for.
	//
	// https://www.rfc-editor.org/rfc/rfc7662
	Introspection bool

	// PushedRequests takes authorization requests from clients directly, so
	// that no browser carries them.
	//
	// https://www.rfc-editor.org/rfc/rfc9126
	PushedRequests bool

	// ResponseIssuer names the issuer in what browsers bring to applications.
	//
	// https://www.rfc-editor.org/rfc/rfc9207
	ResponseIssuer bool

	// DeviceGrant lets devices in that have no browser of their own: people
	// say so elsewhere, by a code that the device shows.
	//
	// https://www.rfc-editor.org/rfc/rfc8628
	DeviceGrant bool

	// BackchannelLogout tells applications of sessions that ended.
	//
	// https://openid.net/specs/openid-connect-backchannel-1_0.html
	BackchannelLogout backchannel.Targets
}
