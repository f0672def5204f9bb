package userpool

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"cognate/internal/fault"
)

// ApplyDefaults fills what the service stores for a client that did not say:
// thirty days for refresh tokens, three minutes for a challenge. Lists lose
// their duplicates.
func (s *ClientSettings) ApplyDefaults() {
	if s.RefreshTokenValidity == 0 {
		s.RefreshTokenValidity = 30
		if s.Units != nil {
			unit := lifetime(1, s.Units.Refresh, 24*time.Hour, 0)
			s.RefreshTokenValidity = int(30 * 24 * time.Hour / unit)
		}
	}
	if s.AuthSessionValidity == 0 {
		s.AuthSessionValidity = 3
	}
	for _, list := range []*[]string{
		&s.ReadAttributes, &s.WriteAttributes, &s.ExplicitAuthFlows, &s.IdentityProviders,
		&s.CallbackURLs, &s.LogoutURLs, &s.OAuthFlows, &s.OAuthScopes,
	} {
		*list = distinct(*list)
	}
}

// distinct returns list without repetitions, in the order of first sight. Nil
// stays nil.
func distinct(list []string) []string {
	var kept []string
	if list != nil {
		kept = make([]string, 0, len(list))
	}
	for _, v := range list {
		if !slices.Contains(kept, v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// Check judges a client's settings as a whole, after ApplyDefaults. HasSecret
// tells whether the client is confidential; providers whether the pool has an
// identity provider of that name (COGNITO is never asked for); scopes whether
// a resource server of the pool defines a scope (the standard ones are never
// asked for). Faults are InvalidParameter, InvalidOAuthFlow,
// ScopeDoesNotExist and FeatureUnavailableInTier.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
func (c *Client) Check(p *Pool, hasSecret bool, providers, scopes func(string) bool) error {
	return cmp.Or(
		c.checkFlows(p, hasSecret),
		c.checkValidities(),
		c.checkAttributes(p),
		c.checkProviders(p, providers),
		c.checkOAuth(hasSecret, scopes),
		c.checkURLs(),
		c.checkExtras(hasSecret),
	)
}

func (c *Client) checkFlows(p *Pool, hasSecret bool) error {
	flows := c.Settings.ExplicitAuthFlows
	modern := slices.ContainsFunc(flows, modernFlow)
	legacy := slices.ContainsFunc(flows, func(f string) bool { return !modernFlow(f) })
	if modern && legacy {
		return fault.InvalidParameter.New("Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.")
	}
	if slices.Contains(flows, "ALLOW_CLIENT_TOKEN_AUTH") {
		if len(flows) > 1 {
			return fault.InvalidParameter.New("ALLOW_CLIENT_TOKEN_AUTH can not be selected along with other authentication flows.")
		}
		if !hasSecret {
			return fault.InvalidParameter.New("ALLOW_CLIENT_TOKEN_AUTH can not be selected if client does not have a client secret.")
		}
	}
	if p.Settings.Tier == "LITE" && slices.Contains(flows, "ALLOW_USER_AUTH") {
		return errTier(p.Settings.Tier, "Choice-Based Sign-In")
	}
	if r := c.Settings.Rotation; r != nil && r.Enabled && slices.Contains(flows, "ALLOW_REFRESH_TOKEN_AUTH") {
		return fault.InvalidParameter.New("ALLOW_REFRESH_TOKEN_AUTH cannot be used when refresh token rotation is enabled.")
	}
	return nil
}

func (c *Client) checkValidities() error {
	access, id, refresh := c.AccessTokenLifetime(), c.IDTokenLifetime(), c.RefreshTokenLifetime()
	const day = 24 * time.Hour
	for _, d := range []time.Duration{access, id} {
		if d < 5*time.Minute || d > day {
			return errValidity()
		}
	}
	if refresh < time.Hour || refresh > 3650*day {
		return errValidity()
	}
	if max(access, id) > refresh {
		return fault.InvalidParameter.New("Access and Id Token expiration times must be less than or equal to refresh token expiration times.")
	}
	return nil
}

func errValidity() error { return fault.InvalidParameter.New("Invalid range for token validity.") }

func (c *Client) checkAttributes(p *Pool) error {
	for _, name := range c.Settings.ReadAttributes {
		if _, ok := p.Attribute(name); !ok {
			return fault.InvalidParameter.New("Invalid read attributes specified while creating a client")
		}
	}
	write := c.Settings.WriteAttributes
	if write == nil {
		return nil
	}
	for _, name := range write {
		if a, ok := p.Attribute(name); !ok || !writable(a) {
			return errWriteAttributes()
		}
	}
	for _, a := range p.Settings.Schema {
		if a.Required && writable(a) && !slices.Contains(write, a.Name) {
			return errWriteAttributes()
		}
	}
	return nil
}

func errWriteAttributes() error {
	return fault.InvalidParameter.New("Invalid write attributes specified while creating a client")
}

func (c *Client) checkProviders(p *Pool, providers func(string) bool) error {
	for _, name := range c.Settings.IdentityProviders {
		if name != "COGNITO" && !providers(name) {
			return fault.InvalidParameter.Newf("The provider %s does not exist for User Pool %s.", name, p.ID)
		}
	}
	return nil
}

func (c *Client) checkOAuth(hasSecret bool, scopes func(string) bool) error {
	s := &c.Settings
	if s.OAuthEnabled && (len(s.OAuthFlows) == 0 || len(s.OAuthScopes) == 0) {
		return fault.InvalidParameter.New("AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.")
	}
	people := slices.Contains(s.OAuthFlows, "code") || slices.Contains(s.OAuthFlows, "implicit")
	machines := slices.Contains(s.OAuthFlows, "client_credentials")
	switch {
	case people && machines:
		return fault.InvalidOAuthFlow.New("client_credentials flow can not be selected along with code flow or implicit flow.")
	case machines && !hasSecret:
		return fault.InvalidOAuthFlow.New("client_credentials flow can not be selected if client does not have a client secret.")
	case people && len(s.CallbackURLs) == 0:
		return fault.InvalidOAuthFlow.New("CallbackUrls can not be empty when code flow or implicit flow is selected")
	}
	for _, scope := range s.OAuthScopes {
		if !StandardScope(scope) && !scopes(scope) {
			return fault.ScopeDoesNotExist.Newf("Invalid scope requested: %s", scope)
		}
	}
	return nil
}

// StandardScope reports whether every pool knows a scope.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
func StandardScope(scope string) bool {
	switch scope {
	case "openid", "email", "phone", "profile", "aws.cognito.signin.user.admin":
		return true
	}
	return false
}

func (c *Client) checkURLs() error {
	s := &c.Settings
	for _, u := range slices.Concat(s.CallbackURLs, s.LogoutURLs) {
		if err := CheckRedirect(u); err != nil {
			return err
		}
	}
	if u := s.DefaultRedirectURI; u != "" && !slices.Contains(s.CallbackURLs, u) {
		return fault.InvalidParameter.Newf("The default redirect URI %s is not in the callback URIs list.", u)
	}
	return nil
}

// CheckRedirect judges an address that browsers are sent to: absolute, no
// fragment, http only where the wire ends on the same machine, and nothing that
// a browser would run or read itself.
//
// https://www.rfc-editor.org/rfc/rfc8252#section-7
func CheckRedirect(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme == "" {
		return fault.InvalidParameter.Newf("%s is not a valid URI.", text)
	}
	if strings.Contains(text, "#") {
		return fault.InvalidParameter.Newf("%s cannot use fragment", text)
	}
	if u.Scheme == "https" && u.Host == "" || slices.Contains([]string{"javascript", "data", "vbscript", "blob", "file"}, u.Scheme) {
		return fault.InvalidParameter.Newf("%s is not a valid URI.", text)
	}
	if u.Scheme == "http" {
		switch u.Hostname() {
		case "localhost", "127.0.0.1", "::1":
		default:
			return fault.InvalidParameter.Newf("%s cannot use the HTTP protocol.", text)
		}
	}
	return nil
}

func (c *Client) checkExtras(hasSecret bool) error {
	if c.Settings.PropagateUserContext && !hasSecret {
		return fault.InvalidParameter.New("Client Secret is required to set EnablePropagateAdditionalUserContextData as true")
	}
	if a := c.Settings.Analytics; a != nil {
		byARN := a.ApplicationARN != "" && a.ApplicationID == "" && a.ExternalID == ""
		byID := a.ApplicationARN == "" && a.ApplicationID != "" && a.RoleARN != "" && a.ExternalID != ""
		if !byARN && !byID {
			return fault.InvalidParameter.New("Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid")
		}
	}
	return nil
}
