package signin_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestPasswordFlowAnswersWithTokens(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	var out map[string]any
	f.Must("InitiateAuth", password(f.client, "alice", goodPassword), &out)
	result, ok := out["AuthenticationResult"].(map[string]any)
	if !ok {
		t.Fatalf("no tokens: %v", out)
	}
	want := map[string]any{"ChallengeParameters": map[string]any{}, "AuthenticationResult": result}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	wantNames := []string{"AccessToken", "ExpiresIn", "IdToken", "RefreshToken", "TokenType"}
	if diff := cmp.Diff(wantNames, slices.Sorted(maps.Keys(result))); diff != "" {
		t.Errorf("members (-want +got):\n%s", diff)
	}
	if result["ExpiresIn"] != 3600.0 || result["TokenType"] != "Bearer" {
		t.Errorf("ExpiresIn is %v, TokenType is %v", result["ExpiresIn"], result["TokenType"])
	}
}

func TestPasswordFlowTokens(t *testing.T) {
	f := newFixture(t)
	sub := ""
	for _, a := range f.user("alice", "email", "alice@example.com").Attributes {
		if a.Name == "sub" {
			sub = a.Value
		}
	}
	f.Must("CreateGroup", wire.CreateGroupRequest{UserPoolId: f.pool, GroupName: "admins"}, nil)
	f.Must("AdminAddUserToGroup", wire.AdminAddUserToGroupRequest{UserPoolId: f.pool, Username: "alice", GroupName: "admins"}, nil)
	tokens := f.signIn(f.client, "alice")
	now := float64(f.Clock.Now().Unix())

	access := f.claims(tokens.AccessToken)
	want := map[string]any{
		"sub": sub, "cognito:groups": []any{"admins"}, "iss": f.URL + "/" + f.pool, "client_id": f.client, "token_use": "access",
		"scope": "aws.cognito.signin.user.admin", "auth_time": now, "iat": now, "exp": now + 3600, "username": "alice", "version": 2.0,
		"jti": access["jti"], "origin_jti": access["origin_jti"], "event_id": access["event_id"],
	}
	if diff := cmp.Diff(want, access); diff != "" {
		t.Errorf("access token (-want +got):\n%s", diff)
	}
	id := f.claims(tokens.IdToken)
	want = map[string]any{
		"sub": sub, "cognito:groups": []any{"admins"}, "iss": f.URL + "/" + f.pool, "aud": f.client, "token_use": "id",
		"auth_time": now, "iat": now, "exp": now + 3600, "cognito:username": "alice", "email": "alice@example.com",
		"jti": id["jti"], "origin_jti": access["origin_jti"], "event_id": access["event_id"],
	}
	if got, ok := id["email_verified"]; ok {
		want["email_verified"] = got
	}
	if diff := cmp.Diff(want, id); diff != "" {
		t.Errorf("ID token (-want +got):\n%s", diff)
	}
}

func TestPasswordFlowTakesEveryName(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}})
	made := f.user("alice", "email", "alice@example.com", "email_verified", "true")
	for _, name := range []string{"alice", "alice@example.com", made.Attributes[0].Value} {
		if got := f.claims(f.signIn(f.client, name).AccessToken)["username"]; got != "alice" {
			t.Errorf("%s signs in as %v", name, got)
		}
	}
}

func TestFlowsMustBeAllowed(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	none := f.newClient(wire.CreateUserPoolClientRequest{ExplicitAuthFlows: []string{"ALLOW_CUSTOM_AUTH"}}).ClientId
	for flow, message := range map[string]string{
		"USER_PASSWORD_AUTH":  "USER_PASSWORD_AUTH flow not enabled for this client",
		"USER_SRP_AUTH":       "USER_SRP_AUTH is not enabled for the client.",
		"REFRESH_TOKEN_AUTH":  "REFRESH_TOKEN_AUTH flow not enabled for this client",
		"REFRESH_TOKEN":       "REFRESH_TOKEN_AUTH flow not enabled for this client",
		"ADMIN_NO_SRP_AUTH":   "Initiate Auth method not supported.",
		"CUSTOM_AUTH_NOTHING": "",
	} {
		in := wire.InitiateAuthRequest{ClientId: none, AuthFlow: flow, AuthParameters: map[string]string{
			"USERNAME": "alice", "PASSWORD": goodPassword, "SRP_A": "2", "REFRESH_TOKEN": "x",
		}}
		f.Refused("InitiateAuth", in, invalid, message)
	}
	in := password(f.client, "alice", goodPassword)
	in.AuthFlow = "ADMIN_USER_PASSWORD_AUTH"
	f.Refused("InitiateAuth", in, invalid, "Initiate Auth method not supported.")
}

func TestLegacyFlowNames(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	legacy := f.newClient(wire.CreateUserPoolClientRequest{ExplicitAuthFlows: []string{"USER_PASSWORD_AUTH"}}).ClientId
	tokens := f.signIn(legacy, "alice")
	in := refreshing(legacy, tokens.RefreshToken)
	in.AuthFlow = "REFRESH_TOKEN" // the older name of the same flow
	f.Must("InitiateAuth", in, nil)

	led := f.newClient(wire.CreateUserPoolClientRequest{ExplicitAuthFlows: []string{"CUSTOM_AUTH_FLOW_ONLY"}}).ClientId
	const only = "Only custom auth (lambda driven) is enabled for this client."
	f.Refused("InitiateAuth", password(led, "alice", goodPassword), invalid, only)
	f.Refused("InitiateAuth", srpRequest(led, "alice", "2"), invalid, only)
}

func TestParametersAreRequired(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct {
		flow, message string
		parameters    map[string]string
	}{
		{"USER_PASSWORD_AUTH", "Missing required parameter USERNAME", nil},
		{"USER_PASSWORD_AUTH", "Missing required parameter USERNAME", map[string]string{"PASSWORD": goodPassword}},
		{"USER_PASSWORD_AUTH", "Missing required parameter PASSWORD", map[string]string{"USERNAME": "alice"}},
		{"USER_SRP_AUTH", "Missing required parameter USERNAME", map[string]string{"SRP_A": "2"}},
		{"USER_SRP_AUTH", "Missing required parameter SRP_A", map[string]string{"USERNAME": "alice"}},
		{"REFRESH_TOKEN_AUTH", "Missing required parameter REFRESH_TOKEN", nil},
	} {
		in := wire.InitiateAuthRequest{ClientId: f.client, AuthFlow: c.flow, AuthParameters: c.parameters}
		f.Refused("InitiateAuth", in, invalid, c.message)
	}
	f.Refused("InitiateAuth", password(missing, "alice", goodPassword), notFound, noClient)
}

func TestWrongPasswordAndUnknownName(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.Refused("InitiateAuth", password(f.client, "alice", "wrong"), notAuthorized, wrong)
	f.Refused("InitiateAuth", password(f.client, "nobody", goodPassword), userNotFound, noUser)
	f.Refused("InitiateAuth", password(f.hiding(), "nobody", goodPassword), notAuthorized, wrong)
}

func TestUsersWhoMayNotSignIn(t *testing.T) {
	f := newFixture(t)
	for _, name := range []string{"disabled", "reset"} {
		f.user(name, "email", name+"@example.com", "email_verified", "true")
	}
	f.disable("disabled")
	f.Must("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: f.pool, Username: "reset"}, nil)
	f.Must("SignUp", wire.SignUpRequest{ClientId: f.client, Username: "unconfirmed", Password: goodPassword}, nil)

	hiding := f.hiding()
	for _, c := range []struct{ name, exception, message string }{
		{"disabled", notAuthorized, "User is disabled."},
		{"reset", "PasswordResetRequiredException", "Password reset required for the user"},
		{"unconfirmed", "UserNotConfirmedException", "User is not confirmed."},
	} {
		f.Refused("InitiateAuth", password(f.client, c.name, goodPassword), c.exception, c.message)
		f.Refused("InitiateAuth", password(hiding, c.name, goodPassword), c.exception, c.message)
		f.Refused("InitiateAuth", password(hiding, c.name, "wrong"), notAuthorized, wrong)
	}
	// Where users aren't hidden, a wrong password tells that one is disabled,
	// or has to reset their password, but not that they aren't confirmed.
	f.Refused("InitiateAuth", password(f.client, "disabled", "wrong"), notAuthorized, "User is disabled.")
	f.Refused("InitiateAuth", password(f.client, "reset", "wrong"), "PasswordResetRequiredException", "Password reset required for the user")
	f.Refused("InitiateAuth", password(f.client, "unconfirmed", "wrong"), notAuthorized, wrong)
	for _, c := range []struct{ name, exception, message string }{
		{"disabled", notAuthorized, "User is disabled."},
		{"reset", "PasswordResetRequiredException", "Password reset required for the user"},
		{"unconfirmed", notAuthorized, wrong},
	} {
		in := adminPassword(f, c.name, "wrong")
		in.ClientId = hiding
		f.Refused("AdminInitiateAuth", in, c.exception, c.message) // nothing is hidden from administrators
	}
}
