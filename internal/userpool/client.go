package userpool

import "time"

// Client is an app client: an application that signs users of one pool in.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html
type Client struct {
	ID       string
	PoolID   string
	Name     string
	Created  time.Time
	Modified time.Time
	Version  int64
	Secrets  []ClientSecret // none for a public client, at most two
	Settings ClientSettings
}

// ClientSecret is one live secret of a client. Sealed opens with the purpose
// "client-secret" followed by the client's id.
type ClientSecret struct {
	ID      string // client id, "--", creation time in seconds
	Sealed  []byte
	Created time.Time
}

// ClientSettings is everything that an administrator decides about a client.
// Nil lists and zero numbers were never set.
type ClientSettings struct {
	RefreshTokenValidity int // in RefreshTokenUnit; never zero
	AccessTokenValidity  int // zero: one hour
	IDTokenValidity      int // zero: one hour
	Units                *TokenUnits

	ReadAttributes    []string
	WriteAttributes   []string
	ExplicitAuthFlows []string

	IdentityProviders  []string
	CallbackURLs       []string
	LogoutURLs         []string
	DefaultRedirectURI string
	OAuthFlows         []string
	OAuthScopes        []string
	OAuthEnabled       bool

	Analytics            *Analytics
	PreventExistence     string // ENABLED, LEGACY or empty (LEGACY)
	TokenRevocation      bool
	PropagateUserContext bool
	AuthSessionValidity  int // minutes
	Rotation             *RefreshTokenRotation
	// SSOMinutes is how long after a sign-in on the login pages others are
	// silent; nil when never set.
	SSOMinutes *int
}

// TokenUnits are the units of the three validities: seconds, minutes, hours
// or days; empty means hours for access and ID tokens, days for refresh tokens.
type TokenUnits struct {
	Access, ID, Refresh string
}

// Analytics is the client's Pinpoint project, kept and returned.
type Analytics struct {
	ApplicationID, ApplicationARN, RoleARN, ExternalID string
	UserDataShared                                     bool
}

// RefreshTokenRotation replaces a refresh token at each use.
type RefreshTokenRotation struct {
	Enabled      bool
	GraceSeconds int
}

// AccessTokenLifetime returns how long an access token of this client lives.
func (c *Client) AccessTokenLifetime() time.Duration {
	return lifetime(c.Settings.AccessTokenValidity, c.units().Access, time.Hour, time.Hour)
}

// IDTokenLifetime returns how long an ID token of this client lives.
func (c *Client) IDTokenLifetime() time.Duration {
	return lifetime(c.Settings.IDTokenValidity, c.units().ID, time.Hour, time.Hour)
}

// RefreshTokenLifetime returns how long a refresh token of this client lives.
func (c *Client) RefreshTokenLifetime() time.Duration {
	return lifetime(c.Settings.RefreshTokenValidity, c.units().Refresh, 24*time.Hour, 30*24*time.Hour)
}

// AuthSessionLifetime returns how long a challenge waits for its answer.
func (c *Client) AuthSessionLifetime() time.Duration {
	return time.Duration(max(c.Settings.AuthSessionValidity, 3)) * time.Minute
}

// HidesUserExistence reports whether the client asked that unknown users look
// like known ones.
func (c *Client) HidesUserExistence() bool { return c.Settings.PreventExistence == "ENABLED" }

func (c *Client) units() TokenUnits {
	if c.Settings.Units == nil {
		return TokenUnits{}
	}
	return *c.Settings.Units
}

func lifetime(n int, unit string, standard, unset time.Duration) time.Duration {
	if n == 0 {
		return unset
	}
	switch unit {
	case "seconds":
		return time.Duration(n) * time.Second
	case "minutes":
		return time.Duration(n) * time.Minute
	case "hours":
		return time.Duration(n) * time.Hour
	case "days":
		return time.Duration(n) * 24 * time.Hour
	}
	return time.Duration(n) * standard
}
