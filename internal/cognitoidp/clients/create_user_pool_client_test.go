package clients_test

import (
	"encoding/json"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestCreateUserPoolClientDefaults(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	var out struct{ UserPoolClient map[string]any }
	if err := s.Call("CreateUserPoolClient", wire.CreateUserPoolClientRequest{UserPoolId: pool, ClientName: "MyApp"}, &out); err != nil {
		t.Fatal(err)
	}
	got := out.UserPoolClient
	if id, _ := got["ClientId"].(string); !regexp.MustCompile(`^[0-9a-v]{26}$`).MatchString(id) {
		t.Errorf("ClientId = %q", id)
	}
	if got["CreationDate"] == nil || got["CreationDate"] != got["LastModifiedDate"] {
		t.Errorf("dates %v and %v", got["CreationDate"], got["LastModifiedDate"])
	}
	for _, varying := range []string{"UserPoolId", "ClientId", "CreationDate", "LastModifiedDate"} {
		delete(got, varying)
	}
	var want map[string]any
	if err := json.Unmarshal([]byte(`{
		"ClientName": "MyApp",
		"ClientType": "REGULAR",
		"RefreshTokenValidity": 30,
		"TokenValidityUnits": {},
		"AllowedOAuthFlowsUserPoolClient": false,
		"EnableTokenRevocation": true,
		"EnablePropagateAdditionalUserContextData": false,
		"AuthSessionValidity": 3
	}`), &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// full is a request that sets every member but the secrets.
func full(pool string) wire.CreateUserPoolClientRequest {
	return wire.CreateUserPoolClientRequest{
		UserPoolId:                      pool,
		ClientName:                      "full",
		AccessTokenValidity:             new(int64(600)),
		IdTokenValidity:                 new(int64(10)),
		RefreshTokenValidity:            new(int64(48)),
		TokenValidityUnits:              &wire.TokenValidityUnitsType{AccessToken: "seconds", IdToken: "minutes", RefreshToken: "hours"},
		AllowedOAuthFlows:               []string{"code"},
		AllowedOAuthFlowsUserPoolClient: new(true),
		AllowedOAuthScopes:              []string{"openid", "email"},
		AnalyticsConfiguration: &wire.AnalyticsConfigurationType{
			ApplicationId: "0123456789abcdef0123456789abcdef", ExternalId: "x", RoleArn: "arn:aws:iam::000000000000:role/r", UserDataShared: new(true),
		},
		AuthSessionValidity:                      new(int64(5)),
		CallbackURLs:                             []string{"https://example.com/in", "myapp://in", "http://localhost:3000/in"},
		LogoutURLs:                               []string{"https://example.com/out"},
		DefaultRedirectURI:                       "https://example.com/in",
		EnablePropagateAdditionalUserContextData: new(true),
		EnableTokenRevocation:                    new(false),
		ExplicitAuthFlows:                        []string{"ALLOW_USER_SRP_AUTH"},
		PreventUserExistenceErrors:               "ENABLED",
		ReadAttributes:                           []string{"email", "name"},
		WriteAttributes:                          []string{"email"},
		RefreshTokenRotation:                     &wire.RefreshTokenRotationType{Feature: "ENABLED", RetryGracePeriodSeconds: new(int64(10))},
		SupportedIdentityProviders:               []string{"COGNITO"},
	}
}

// shown is the client that a request makes, without what the server chose.
func shown(in wire.CreateUserPoolClientRequest) *wire.UserPoolClientType {
	return &wire.UserPoolClientType{
		ClientType:                               "REGULAR",
		UserPoolId:                               in.UserPoolId,
		ClientName:                               in.ClientName,
		AccessTokenValidity:                      in.AccessTokenValidity,
		IdTokenValidity:                          in.IdTokenValidity,
		RefreshTokenValidity:                     in.RefreshTokenValidity,
		TokenValidityUnits:                       in.TokenValidityUnits,
		AllowedOAuthFlows:                        in.AllowedOAuthFlows,
		AllowedOAuthFlowsUserPoolClient:          in.AllowedOAuthFlowsUserPoolClient,
		AllowedOAuthScopes:                       in.AllowedOAuthScopes,
		AnalyticsConfiguration:                   in.AnalyticsConfiguration,
		AuthSessionValidity:                      in.AuthSessionValidity,
		CallbackURLs:                             in.CallbackURLs,
		LogoutURLs:                               in.LogoutURLs,
		DefaultRedirectURI:                       in.DefaultRedirectURI,
		EnablePropagateAdditionalUserContextData: in.EnablePropagateAdditionalUserContextData,
		EnableTokenRevocation:                    in.EnableTokenRevocation,
		ExplicitAuthFlows:                        in.ExplicitAuthFlows,
		PreventUserExistenceErrors:               in.PreventUserExistenceErrors,
		ReadAttributes:                           in.ReadAttributes,
		WriteAttributes:                          in.WriteAttributes,
		RefreshTokenRotation:                     in.RefreshTokenRotation,
		SupportedIdentityProviders:               in.SupportedIdentityProviders,
	}
}

func TestCreateUserPoolClientKeepsEverySetting(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	in := full(newPool(t, s, wire.CreateUserPoolRequest{}))
	in.ClientSecret = secret
	c := create(t, s, in)
	want := shown(in)
	want.ClientId, want.ClientSecret = c.ClientId, secret
	want.CreationDate, want.LastModifiedDate = c.CreationDate, c.LastModifiedDate
	if diff := cmp.Diff(want, c); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestCreateUserPoolClientSecrets(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	made := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: pool, GenerateSecret: new(true)})
	if !regexp.MustCompile(`^[0-9a-v]{51,52}$`).MatchString(made.ClientSecret) {
		t.Errorf("generated secret %q", made.ClientSecret)
	}
	in := wire.CreateUserPoolClientRequest{UserPoolId: pool, ClientName: "c", GenerateSecret: new(true), ClientSecret: secret}
	s.Refused("CreateUserPoolClient", in, invalid, "ClientSecret can not be given when GenerateSecret is true.")
}

func TestCreateUserPoolClientAnalyticsByARN(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	const arn = "arn:aws:mobiletargeting:us-east-1:000000000000:apps/x"
	c := create(t, s, wire.CreateUserPoolClientRequest{
		UserPoolId:             newPool(t, s, wire.CreateUserPoolRequest{}),
		AnalyticsConfiguration: &wire.AnalyticsConfigurationType{ApplicationArn: arn},
	})
	want := &wire.AnalyticsConfigurationType{
		ApplicationArn: arn,
		RoleArn:        "arn:aws:iam::000000000000:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp",
		UserDataShared: new(false),
	}
	if diff := cmp.Diff(want, c.AnalyticsConfiguration); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestCreateUserPoolClientRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	lite := newPool(t, s, wire.CreateUserPoolRequest{UserPoolTier: "LITE"})
	code := wire.CreateUserPoolClientRequest{
		AllowedOAuthFlowsUserPoolClient: new(true), AllowedOAuthFlows: []string{"code"}, AllowedOAuthScopes: []string{"openid"},
		CallbackURLs: []string{"https://example.com"},
	}
	with := func(edit func(*wire.CreateUserPoolClientRequest)) wire.CreateUserPoolClientRequest {
		in := code
		edit(&in)
		return in
	}
	for _, c := range []struct {
		name               string
		in                 wire.CreateUserPoolClientRequest
		exception, message string
	}{
		{"unknown pool", wire.CreateUserPoolClientRequest{UserPoolId: missingPool}, notFound, noPool},
		{
			"OAuth without flows", wire.CreateUserPoolClientRequest{AllowedOAuthFlowsUserPoolClient: new(true)}, invalid,
			"AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
		},
		{
			"code without callback", with(func(in *wire.CreateUserPoolClientRequest) { in.CallbackURLs = nil }),
			"InvalidOAuthFlowException", "CallbackUrls can not be empty when code flow or implicit flow is selected",
		},
		{
			"machines and people", with(func(in *wire.CreateUserPoolClientRequest) {
				in.AllowedOAuthFlows = []string{"code", "client_credentials"}
			}),
			"InvalidOAuthFlowException", "client_credentials flow can not be selected along with code flow or implicit flow.",
		},
		{
			"machines without secret", with(func(in *wire.CreateUserPoolClientRequest) {
				in.AllowedOAuthFlows = []string{"client_credentials"}
			}),
			"InvalidOAuthFlowException", "client_credentials flow can not be selected if client does not have a client secret.",
		},
		{
			"unknown scope", with(func(in *wire.CreateUserPoolClientRequest) { in.AllowedOAuthScopes = []string{"a/b"} }),
			"ScopeDoesNotExistException", "Invalid scope requested: a/b",
		},
		{
			"plain HTTP", with(func(in *wire.CreateUserPoolClientRequest) { in.CallbackURLs = []string{"http://example.com"} }),
			invalid, "http://example.com cannot use the HTTP protocol.",
		},
		{
			"redirect elsewhere", with(func(in *wire.CreateUserPoolClientRequest) { in.DefaultRedirectURI = "https://example.org" }),
			invalid, "The default redirect URI https://example.org is not in the callback URIs list.",
		},
		{
			"unknown provider", wire.CreateUserPoolClientRequest{SupportedIdentityProviders: []string{"COGNITO", "Google"}},
			invalid, "The provider Google does not exist for User Pool " + pool + ".",
		},
		{
			"write sub", wire.CreateUserPoolClientRequest{WriteAttributes: []string{"sub"}},
			invalid, "Invalid write attributes specified while creating a client",
		},
		{
			"read what is not there", wire.CreateUserPoolClientRequest{ReadAttributes: []string{"custom:x"}},
			invalid, "Invalid read attributes specified while creating a client",
		},
		{
			"old and new flow names", wire.CreateUserPoolClientRequest{ExplicitAuthFlows: []string{"ALLOW_USER_SRP_AUTH", "USER_PASSWORD_AUTH"}},
			invalid, "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
		},
		{
			"short token", wire.CreateUserPoolClientRequest{AccessTokenValidity: new(int64(299)), TokenValidityUnits: &wire.TokenValidityUnitsType{AccessToken: "seconds"}},
			invalid, "Invalid range for token validity.",
		},
		{
			"user context without secret", wire.CreateUserPoolClientRequest{EnablePropagateAdditionalUserContextData: new(true)},
			invalid, "Client Secret is required to set EnablePropagateAdditionalUserContextData as true",
		},
		{
			"choice on LITE", wire.CreateUserPoolClientRequest{UserPoolId: lite, ExplicitAuthFlows: []string{"ALLOW_USER_AUTH"}},
			"FeatureUnavailableInTierException",
			"The following features need to be disabled for the LITE pricing tier configured: Choice-Based Sign-In",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.in.ClientName = "c"
			if c.in.UserPoolId == "" {
				c.in.UserPoolId = pool
			}
			s.Refused("CreateUserPoolClient", c.in, c.exception, c.message)
		})
	}
}
