package userpool

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClientDefaults(t *testing.T) {
	var s ClientSettings
	s.ApplyDefaults()
	if diff := cmp.Diff(ClientSettings{RefreshTokenValidity: 30, AuthSessionValidity: 3}, s); diff != "" {
		t.Error(diff)
	}
	s = ClientSettings{
		Units: &TokenUnits{Refresh: "hours"}, AuthSessionValidity: 5, OAuthScopes: []string{"b", "a", "b"}, ReadAttributes: []string{},
	}
	s.ApplyDefaults()
	want := ClientSettings{
		RefreshTokenValidity: 720,
		Units:                &TokenUnits{Refresh: "hours"}, AuthSessionValidity: 5, OAuthScopes: []string{"b", "a"}, ReadAttributes: []string{},
	}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Error(diff)
	}
}

// oauth returns settings of a working code-flow client.
func oauth() ClientSettings {
	return ClientSettings{
		OAuthEnabled: true, OAuthFlows: []string{"code"}, OAuthScopes: []string{"openid", "api/read"},
		CallbackURLs: []string{"https://app.example/cb"}, IdentityProviders: []string{"COGNITO", "Google"},
	}
}

func TestClientCheck(t *testing.T) {
	const (
		validity = "InvalidParameter: Invalid range for token validity."
		writes   = "InvalidParameter: Invalid write attributes specified while creating a client"
		reads    = "InvalidParameter: Invalid read attributes specified while creating a client"
		pinpoint = "InvalidParameter: Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid"
	)
	plain := func(edit func(*ClientSettings)) ClientSettings {
		var s ClientSettings
		edit(&s)
		return s
	}
	web := func(edit func(*ClientSettings)) ClientSettings {
		s := oauth()
		edit(&s)
		return s
	}
	for name, test := range map[string]struct {
		settings ClientSettings
		secret   bool
		want     string
	}{
		"nothing set":          {ClientSettings{}, false, ""},
		"OAuth":                {oauth(), false, ""},
		"OAuth without flows":  {web(func(s *ClientSettings) { s.OAuthFlows = nil }), false, "InvalidParameter: AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows."},
		"OAuth without scopes": {web(func(s *ClientSettings) { s.OAuthScopes = nil }), false, "InvalidParameter: AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows."},
		"no callback":          {web(func(s *ClientSettings) { s.CallbackURLs = nil }), false, "InvalidOAuthFlow: CallbackUrls can not be empty when code flow or implicit flow is selected"},
		"people and machines":  {web(func(s *ClientSettings) { s.OAuthFlows = []string{"client_credentials", "implicit"} }), true, "InvalidOAuthFlow: client_credentials flow can not be selected along with code flow or implicit flow."},
		"machine, no secret":   {web(func(s *ClientSettings) { s.OAuthFlows = []string{"client_credentials"} }), false, "InvalidOAuthFlow: client_credentials flow can not be selected if client does not have a client secret."},
		"machine":              {web(func(s *ClientSettings) { s.OAuthFlows, s.CallbackURLs = []string{"client_credentials"}, nil }), true, ""},
		"unknown scope":        {web(func(s *ClientSettings) { s.OAuthScopes = []string{"api/write"} }), false, "ScopeDoesNotExist: Invalid scope requested: api/write"},
		"unknown provider":     {web(func(s *ClientSettings) { s.IdentityProviders = []string{"Acme"} }), false, "InvalidParameter: The provider Acme does not exist for User Pool us-east-1_abcDEF123."},
		"http callback":        {web(func(s *ClientSettings) { s.CallbackURLs = []string{"http://app.example/"} }), false, "InvalidParameter: http://app.example/ cannot use the HTTP protocol."},
		"upper-case http":      {web(func(s *ClientSettings) { s.CallbackURLs = []string{"HTTP://app.example/"} }), false, "InvalidParameter: HTTP://app.example/ cannot use the HTTP protocol."},
		"http logout":          {web(func(s *ClientSettings) { s.LogoutURLs = []string{"http://localhost.example/"} }), false, "InvalidParameter: http://localhost.example/ cannot use the HTTP protocol."},
		"loopback and scheme": {web(func(s *ClientSettings) {
			s.CallbackURLs = []string{"http://localhost:3000/", "http://127.0.0.1/", "http://[::1]:80/", "myapp://cb", "myapp:/cb"}
		}), false, ""},
		"fragment":             {web(func(s *ClientSettings) { s.CallbackURLs = []string{"https://app.example/#"} }), false, "InvalidParameter: https://app.example/# cannot use fragment"},
		"script":               {web(func(s *ClientSettings) { s.LogoutURLs = []string{"JavaScript:alert(1)"} }), false, "InvalidParameter: JavaScript:alert(1) is not a valid URI."},
		"data":                 {web(func(s *ClientSettings) { s.CallbackURLs = []string{"data:text/html,x"} }), false, "InvalidParameter: data:text/html,x is not a valid URI."},
		"relative":             {web(func(s *ClientSettings) { s.CallbackURLs = []string{"/cb"} }), false, "InvalidParameter: /cb is not a valid URI."},
		"no host":              {web(func(s *ClientSettings) { s.CallbackURLs = []string{"https:///cb"} }), false, "InvalidParameter: https:///cb is not a valid URI."},
		"default not listed":   {web(func(s *ClientSettings) { s.DefaultRedirectURI = "https://b.example" }), false, "InvalidParameter: The default redirect URI https://b.example is not in the callback URIs list."},
		"default listed":       {web(func(s *ClientSettings) { s.DefaultRedirectURI = "https://app.example/cb" }), false, ""},
		"read unknown":         {plain(func(s *ClientSettings) { s.ReadAttributes = []string{"custom:no"} }), false, reads},
		"read":                 {plain(func(s *ClientSettings) { s.ReadAttributes = []string{"sub", "email_verified", "custom:team"} }), false, ""},
		"write unknown":        {plain(func(s *ClientSettings) { s.WriteAttributes = []string{"name", "custom:no"} }), false, writes},
		"write sub":            {plain(func(s *ClientSettings) { s.WriteAttributes = []string{"name", "sub"} }), false, writes},
		"write verified":       {plain(func(s *ClientSettings) { s.WriteAttributes = []string{"name", "email_verified"} }), false, writes},
		"write lacks required": {plain(func(s *ClientSettings) { s.WriteAttributes = []string{"email"} }), false, writes},
		"write":                {plain(func(s *ClientSettings) { s.WriteAttributes = []string{"name", "custom:team"} }), false, ""},
		"flows of two eras":    {plain(func(s *ClientSettings) { s.ExplicitAuthFlows = []string{"ALLOW_USER_SRP_AUTH", "USER_PASSWORD_AUTH"} }), false, "InvalidParameter: Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names."},
		"short access":         {plain(func(s *ClientSettings) { s.AccessTokenValidity, s.Units = 4, &TokenUnits{Access: "minutes"} }), false, validity},
		"shortest access":      {plain(func(s *ClientSettings) { s.AccessTokenValidity, s.Units = 300, &TokenUnits{Access: "seconds"} }), false, ""},
		"long ID":              {plain(func(s *ClientSettings) { s.IDTokenValidity = 25 }), false, validity},
		"longest ID":           {plain(func(s *ClientSettings) { s.IDTokenValidity, s.Units = 1, &TokenUnits{ID: "days"} }), false, ""},
		"short refresh":        {plain(func(s *ClientSettings) { s.RefreshTokenValidity, s.Units = 59, &TokenUnits{Refresh: "minutes"} }), false, validity},
		"longest refresh":      {plain(func(s *ClientSettings) { s.RefreshTokenValidity = 3650 }), false, ""},
		"long refresh":         {plain(func(s *ClientSettings) { s.RefreshTokenValidity = 3651 }), false, validity},
		"access beyond refresh": {plain(func(s *ClientSettings) {
			s.AccessTokenValidity, s.RefreshTokenValidity, s.Units = 3, 2, &TokenUnits{Refresh: "hours"}
		}), false, "InvalidParameter: Access and Id Token expiration times must be less than or equal to refresh token expiration times."},
		"context, no secret": {plain(func(s *ClientSettings) { s.PropagateUserContext = true }), false, "InvalidParameter: Client Secret is required to set EnablePropagateAdditionalUserContextData as true"},
		"context":            {plain(func(s *ClientSettings) { s.PropagateUserContext = true }), true, ""},
		"analytics by ARN":   {plain(func(s *ClientSettings) { s.Analytics = &Analytics{ApplicationARN: "arn"} }), false, ""},
		"analytics by id":    {plain(func(s *ClientSettings) { s.Analytics = &Analytics{ApplicationID: "a", RoleARN: "r", ExternalID: "e"} }), false, ""},
		"analytics by both":  {plain(func(s *ClientSettings) { s.Analytics = &Analytics{ApplicationARN: "arn", ApplicationID: "a"} }), false, pinpoint},
		"analytics by half":  {plain(func(s *ClientSettings) { s.Analytics = &Analytics{ApplicationID: "a"} }), false, pinpoint},
		"rotation and refresh": {plain(func(s *ClientSettings) {
			s.Rotation, s.ExplicitAuthFlows = &RefreshTokenRotation{Enabled: true}, []string{"ALLOW_REFRESH_TOKEN_AUTH"}
		}), false, "InvalidParameter: ALLOW_REFRESH_TOKEN_AUTH cannot be used when refresh token rotation is enabled."},
		"rotation":       {plain(func(s *ClientSettings) { s.Rotation = &RefreshTokenRotation{Enabled: true} }), false, ""},
		"choice on LITE": {plain(func(s *ClientSettings) { s.ExplicitAuthFlows = []string{"ALLOW_USER_AUTH"} }), false, "FeatureUnavailableInTier: The following features need to be disabled for the LITE pricing tier configured: Choice-Based Sign-In"},
	} {
		t.Run(name, func(t *testing.T) {
			p := withCustom(t, testPool(func(s *Settings) { s.Tier = "LITE"; s.Schema[1].Required = true }), Attribute{Name: "team", Type: "String"})
			c := &Client{Settings: test.settings}
			c.Settings.ApplyDefaults()
			provider := func(name string) bool { return name == "Google" }
			scope := func(name string) bool { return name == "api/read" }
			checkFault(t, c.Check(p, test.secret, provider, scope), test.want)
		})
	}
}
