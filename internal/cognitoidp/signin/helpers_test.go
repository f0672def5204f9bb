package signin_test

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	invalid       = "InvalidParameterException"
	notAuthorized = "NotAuthorizedException"
	notFound      = "ResourceNotFoundException"
	userNotFound  = "UserNotFoundException"

	goodPassword = "Passw0rd!"
	wrong        = "Incorrect username or password."
	noUser       = "User does not exist."
	exceeded     = "Password attempts exceeded"
	missingPool  = "us-east-1_000000000"
	noPool       = "User pool us-east-1_000000000 does not exist."
	noClient     = "User pool client 0000000000000000000000000 does not exist."
	missing      = "0000000000000000000000000" // a client id
	usedOnce     = "Invalid session for the user, session can only be used once."
	sessionOver  = "Invalid session for the user, session is expired."
)

// fixture is a server with a pool and a client that may do everything.
type fixture struct {
	*cognatetest.Server
	t      testing.TB
	pool   string
	client string
}

// Must is the server's, failing the test that runs: a fuzz target has others
// than who made the server.
func (f *fixture) Must(op string, in, out any) {
	f.t.Helper()
	if err := f.Call(op, in, out); err != nil {
		f.t.Fatalf("%s: %v", op, err)
	}
}

// everyFlow lists the flows that the fixture's client allows.
func everyFlow() []string {
	return []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	return newFixtureIn(t, wire.CreateUserPoolRequest{})
}

// newFixtureIn makes the pool from settings.
func newFixtureIn(t *testing.T, settings wire.CreateUserPoolRequest) *fixture {
	t.Helper()
	return newFixtureOn(t, cognatetest.NewServer(t, nil), settings)
}

// newFixtureOn makes the pool on a server of the test's own.
func newFixtureOn(t testing.TB, s *cognatetest.Server, settings wire.CreateUserPoolRequest) *fixture {
	t.Helper()
	f := &fixture{Server: s, t: t}
	settings.PoolName = "people"
	var made wire.CreateUserPoolResponse
	f.Must("CreateUserPool", settings, &made)
	f.pool = made.UserPool.Id
	f.client = f.newClient(wire.CreateUserPoolClientRequest{}).ClientId
	return f
}

// ignoringCase is of pools whose names are the same in any case.
func ignoringCase() *wire.UsernameConfigurationType {
	no := false
	return &wire.UsernameConfigurationType{CaseSensitive: &no}
}

// newClient makes a client of the pool, which allows every flow unless it
// says which.
func (f *fixture) newClient(in wire.CreateUserPoolClientRequest) *wire.UserPoolClientType {
	f.t.Helper()
	in.UserPoolId, in.ClientName = f.pool, "app"
	if in.ExplicitAuthFlows == nil {
		in.ExplicitAuthFlows = everyFlow()
	}
	var out wire.CreateUserPoolClientResponse
	f.Must("CreateUserPoolClient", in, &out)
	return out.UserPoolClient
}

// hiding makes a client that hides which users exist.
func (f *fixture) hiding() string {
	f.t.Helper()
	return f.newClient(wire.CreateUserPoolClientRequest{PreventUserExistenceErrors: "ENABLED"}).ClientId
}

// invite makes a user with a temporary password; attributes come in pairs.
func (f *fixture) invite(name string, attributes ...string) *wire.UserType {
	f.t.Helper()
	in := wire.AdminCreateUserRequest{
		UserPoolId: f.pool, Username: name, TemporaryPassword: goodPassword, MessageAction: wire.MessageActionTypeSuppress,
	}
	for i := 0; i+1 < len(attributes); i += 2 {
		in.UserAttributes = append(in.UserAttributes, wire.AttributeType{Name: attributes[i], Value: attributes[i+1]})
	}
	var out wire.AdminCreateUserResponse
	f.Must("AdminCreateUser", in, &out)
	return out.User
}

// user makes a confirmed user.
func (f *fixture) user(name string, attributes ...string) *wire.UserType {
	f.t.Helper()
	made := f.invite(name, attributes...)
	yes := true
	f.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: f.pool, Username: name, Password: goodPassword, Permanent: &yes}, nil)
	return made
}

// get shows a user.
func (f *fixture) get(name string) wire.AdminGetUserResponse {
	f.t.Helper()
	var out wire.AdminGetUserResponse
	f.Must("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: f.pool, Username: name}, &out)
	return out
}

func (f *fixture) disable(name string) {
	f.t.Helper()
	f.Must("AdminDisableUser", wire.AdminDisableUserRequest{UserPoolId: f.pool, Username: name}, nil)
}

// password makes the request that signs in with a password.
func password(client, name, given string) wire.InitiateAuthRequest {
	return wire.InitiateAuthRequest{
		ClientId: client, AuthFlow: "USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": name, "PASSWORD": given},
	}
}

// signIn signs in with the good password and returns the tokens.
func (f *fixture) signIn(client, name string) *wire.AuthenticationResultType {
	f.t.Helper()
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", password(client, name, goodPassword), &out)
	if out.AuthenticationResult == nil {
		f.t.Fatalf("sign-in of %s asks for %s", name, out.ChallengeName)
	}
	return out.AuthenticationResult
}

// challenge signs in where a new password is asked for, and returns that.
func (f *fixture) challenge(client, name string) wire.InitiateAuthResponse {
	f.t.Helper()
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", password(client, name, goodPassword), &out)
	if out.ChallengeName != "NEW_PASSWORD_REQUIRED" || out.Session == "" {
		f.t.Fatalf("sign-in of %s: %+v", name, out)
	}
	return out
}

// newPassword makes the answer to that challenge; more responses come in
// pairs.
func newPassword(client, session, name, given string, more ...string) wire.RespondToAuthChallengeRequest {
	in := wire.RespondToAuthChallengeRequest{
		ClientId: client, ChallengeName: "NEW_PASSWORD_REQUIRED", Session: session,
		ChallengeResponses: map[string]string{"USERNAME": name, "NEW_PASSWORD": given},
	}
	for i := 0; i+1 < len(more); i += 2 {
		in.ChallengeResponses[more[i]] = more[i+1]
	}
	return in
}

// refreshing makes the request that refreshes by signing in.
func refreshing(client, refreshToken string) wire.InitiateAuthRequest {
	return wire.InitiateAuthRequest{
		ClientId: client, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: map[string]string{"REFRESH_TOKEN": refreshToken},
	}
}

// claims reads what a token says.
func (f *fixture) claims(token string) map[string]any {
	f.t.Helper()
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		f.t.Fatalf("not a token: %q", token)
	}
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		f.t.Fatal(err)
	}
	var claims map[string]any
	if err := json.Unmarshal(payload, &claims); err != nil {
		f.t.Fatal(err)
	}
	return claims
}
