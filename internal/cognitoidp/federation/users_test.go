package federation_test

import (
	"encoding/base64"
	"encoding/json"
	"strings"

	wire "cognate/internal/wire/cognitoidp"
)

const (
	password = "Secret-123"
	noUser   = "User does not exist."
)

// user makes a user who can sign in with the password.
func (f *fixture) user(name string) {
	f.t.Helper()
	f.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: f.pool, Username: name, MessageAction: wire.MessageActionTypeSuppress,
		UserAttributes: []wire.AttributeType{{Name: "email", Value: name + "@example.com"}, {Name: "email_verified", Value: "true"}},
	}, nil)
	f.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: f.pool, Username: name, Password: password, Permanent: new(true)}, nil)
}

// link asks to link somebody with a provider to a user.
func (f *fixture) link(username, provider, attribute, value string) wire.AdminLinkProviderForUserRequest {
	return wire.AdminLinkProviderForUserRequest{
		UserPoolId:      f.pool,
		DestinationUser: &wire.ProviderUserIdentifierType{ProviderName: "Cognito", ProviderAttributeValue: username},
		SourceUser:      &wire.ProviderUserIdentifierType{ProviderName: provider, ProviderAttributeName: attribute, ProviderAttributeValue: value},
	}
}

// disable asks to take a way to sign in away.
func (f *fixture) disable(provider, attribute, value string) wire.AdminDisableProviderForUserRequest {
	return wire.AdminDisableProviderForUserRequest{
		UserPoolId: f.pool,
		User:       &wire.ProviderUserIdentifierType{ProviderName: provider, ProviderAttributeName: attribute, ProviderAttributeValue: value},
	}
}

func (f *fixture) get(username string) wire.AdminGetUserResponse {
	f.t.Helper()
	var out wire.AdminGetUserResponse
	f.Must("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: f.pool, Username: username}, &out)
	return out
}

// identities returns the attribute of a user, or "".
func (f *fixture) identities(username string) string {
	f.t.Helper()
	for _, a := range f.get(username).UserAttributes {
		if a.Name == "identities" {
			return a.Value
		}
	}
	return ""
}

// client makes a client that users sign in to with their password.
func (f *fixture) client() string {
	f.t.Helper()
	var out wire.CreateUserPoolClientResponse
	f.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: f.pool, ClientName: "web", ExplicitAuthFlows: []string{wire.ExplicitAuthFlowsTypeAllowUserPasswordAuth},
	}, &out)
	return out.UserPoolClient.ClientId
}

func signIn(client, username string) wire.InitiateAuthRequest {
	return wire.InitiateAuthRequest{
		ClientId: client, AuthFlow: wire.AuthFlowTypeUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": username, "PASSWORD": password},
	}
}

// idToken signs a user in and returns the claims of their ID token.
func (f *fixture) idToken(client, username string) map[string]any {
	f.t.Helper()
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", signIn(client, username), &out)
	payload, err := base64.RawURLEncoding.DecodeString(strings.Split(out.AuthenticationResult.IdToken, ".")[1])
	if err != nil {
		f.t.Fatal(err)
	}
	var claims map[string]any
	if err := json.Unmarshal(payload, &claims); err != nil {
		f.t.Fatal(err)
	}
	return claims
}
