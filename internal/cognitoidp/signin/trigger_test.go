package signin_test

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

const functions = "arn:aws:lambda:us-east-1:000000000000:function:"

// functionsOfSignIn names a function for each trigger of sign-in.
func functionsOfSignIn() *wire.LambdaConfigType {
	return &wire.LambdaConfigType{
		PreAuthentication: functions + "pre", PostAuthentication: functions + "post",
		PreTokenGeneration: functions + "tokens", UserMigration: functions + "migrate",
	}
}

// witness notes events as "source user validation metadata", and changes
// nothing.
type witness struct {
	mu   sync.Mutex
	seen []string
}

func (w *witness) Call(_ context.Context, c trigger.Call) ([]byte, error) {
	var e trigger.Event[struct {
		ValidationData, ClientMetadata map[string]string
	}, json.RawMessage]
	if err := json.Unmarshal(c.Event, &e); err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen = append(w.seen, string(e.TriggerSource)+" "+e.UserName+" "+e.Request.ValidationData["k"]+" "+e.Request.ClientMetadata["k"])
	return c.Event, nil
}

// triggered makes a pool with these functions; a witness is the rest.
func triggered(t *testing.T, settings wire.CreateUserPoolRequest, routes ...trigger.Route) (*fixture, *witness) {
	t.Helper()
	w := &witness{}
	s := cognatetest.NewServer(t, &cognatetest.Options{Triggers: append(routes, trigger.Route{Pattern: "*", Caller: w})})
	settings.LambdaConfig = functionsOfSignIn()
	return newFixtureOn(t, s, settings), w
}

func (w *witness) want(t *testing.T, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, w.seen); diff != "" {
		t.Error(diff)
	}
	w.seen = nil
}

func TestTriggersOfASignIn(t *testing.T) {
	f, w := triggered(t, wire.CreateUserPoolRequest{})
	f.user("alice")
	in := password(f.client, "alice", goodPassword)
	in.ClientMetadata = map[string]string{"k": "v"}
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", in, &out)
	w.want(t, "PreAuthentication_Authentication alice v ", "PostAuthentication_Authentication alice  ", "TokenGeneration_Authentication alice  ")

	f.Must("InitiateAuth", refreshing(f.client, out.AuthenticationResult.RefreshToken), nil)
	w.want(t, "TokenGeneration_RefreshTokens alice  ")
	f.Must("GetTokensFromRefreshToken", wire.GetTokensFromRefreshTokenRequest{
		ClientId: f.client, RefreshToken: out.AuthenticationResult.RefreshToken, ClientMetadata: map[string]string{"k": "v"},
	}, nil)
	w.want(t, "TokenGeneration_RefreshTokens alice  v")

	f.Refused("InitiateAuth", password(f.client, "alice", "no"), notAuthorized, wrong)
	w.want(t, "PreAuthentication_Authentication alice  ")

	f.invite("bob")
	challenged := f.challenge(f.client, "bob")
	w.want(t, "PreAuthentication_Authentication bob  ")
	answer := newPassword(f.client, challenged.Session, "bob", "NewPassw0rd!")
	answer.ClientMetadata = map[string]string{"k": "v"}
	f.Must("RespondToAuthChallenge", answer, nil)
	w.want(t, "PostAuthentication_Authentication bob  v", "TokenGeneration_NewPasswordChallenge bob  v")
}

func TestTriggersOfAnAdministratorsSignIn(t *testing.T) {
	f, w := triggered(t, wire.CreateUserPoolRequest{})
	f.user("alice")
	f.Must("AdminInitiateAuth", wire.AdminInitiateAuthRequest{
		UserPoolId: f.pool, ClientId: f.client, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", ClientMetadata: map[string]string{"k": "v"},
		AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": goodPassword},
	}, nil)
	w.want(t, "PreAuthentication_Authentication alice v ", "PostAuthentication_Authentication alice  ", "TokenGeneration_Authentication alice  ")

	f.invite("bob")
	session := f.adminChallenge("bob")
	w.seen = nil
	answer := admins(f, newPassword(f.client, session, "bob", "NewPassw0rd!"))
	answer.ClientMetadata = map[string]string{"k": "v"}
	f.Must("AdminRespondToAuthChallenge", answer, nil)
	w.want(t, "PostAuthentication_Authentication bob  v", "TokenGeneration_NewPasswordChallenge bob  v")
}

// throws is a function that fails.
func throws(pattern string) trigger.Route {
	return trigger.Route{Pattern: pattern, Caller: trigger.Func(func(context.Context, trigger.Call) ([]byte, error) {
		return nil, &trigger.FunctionError{Message: "Not today"}
	})}
}

func TestAFunctionRefusesASignIn(t *testing.T) {
	for pattern, text := range map[string]string{
		"pre":    "PreAuthentication failed with error Not today.",
		"post":   "PostAuthentication failed with error Not today.",
		"tokens": "PreTokenGeneration failed with error Not today.",
	} {
		f, _ := triggered(t, wire.CreateUserPoolRequest{}, throws(pattern))
		f.user("alice")
		f.Refused("InitiateAuth", password(f.client, "alice", goodPassword), "UserLambdaValidationException", text)
		if pattern == "pre" {
			f.Refused("InitiateAuth", password(f.client, "alice", "no"), "UserLambdaValidationException", text)
		}
	}
}

// legacy knows bob, with one password and any status.
func legacy(answer trigger.UserMigrationResponse) trigger.Route {
	return trigger.Route{Pattern: "migrate", Caller: trigger.Handle(func(_ context.Context, e *trigger.UserMigrationEvent) error {
		if e.UserName != "bob" && e.UserName != "bob@example.com" {
			return errors.New("nobody")
		}
		if p := e.Request.Password; p != nil && *p != "old" {
			return nil
		}
		e.Response = answer
		return nil
	})}
}

func TestAUserIsMigratedWhoSignsIn(t *testing.T) {
	no := false
	f, w := triggered(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}}, legacy(trigger.UserMigrationResponse{
		UserAttributes: trigger.Attributes{"email": "bob@example.com", "email_verified": "true"}, ForceAliasCreation: &no,
	}))
	f.Refused("InitiateAuth", password(f.client, "alice", goodPassword), userNotFound, noUser)
	f.Refused("InitiateAuth", password(f.client, "bob", "wrong"), userNotFound, noUser)
	f.Refused("InitiateAuth", password(f.hiding(), "bob", "wrong"), notAuthorized, wrong)
	f.Refused("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: f.pool, Username: "bob"}, userNotFound, noUser)
	w.seen = nil
	f.Must("InitiateAuth", password(f.client, "bob", "old"), nil) // though the policy would refuse it
	w.want(t, "PreAuthentication_Authentication bob  ", "PostAuthentication_Authentication bob  ", "TokenGeneration_Authentication bob  ")
	made := f.get("bob@example.com")
	if made.UserStatus != "CONFIRMED" || made.Username != "bob" {
		t.Errorf("%+v", made)
	}
	f.Must("InitiateAuth", password(f.client, "bob", "old"), nil)
	f.Refused("InitiateAuth", password(f.client, "bob", "wrong"), notAuthorized, wrong)
	if sent := f.Messages(); len(sent) != 0 {
		t.Errorf("somebody who is migrated is welcomed: %+v", sent)
	}
}

func TestAMigratedUserHasToChooseAPassword(t *testing.T) {
	reset := "RESET_REQUIRED"
	f, _ := triggered(t, wire.CreateUserPoolRequest{UsernameAttributes: []string{"email"}}, legacy(trigger.UserMigrationResponse{
		UserAttributes: trigger.Attributes{"email_verified": "true"}, FinalUserStatus: &reset,
	}))
	f.Refused("InitiateAuth", password(f.client, "bob@example.com", "old"), "PasswordResetRequiredException", "Password reset required for the user")
	made := f.get("bob@example.com")
	if made.UserStatus != "RESET_REQUIRED" || made.Username == "bob@example.com" {
		t.Errorf("%+v", made)
	}
}

func TestAMigratedUserWhomThePoolCantTake(t *testing.T) {
	f, _ := triggered(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}}, legacy(trigger.UserMigrationResponse{
		UserAttributes: trigger.Attributes{"email": "bob@example.com", "email_verified": "true"},
	}))
	f.user("first", "email", "bob@example.com", "email_verified", "true")
	f.Refused("InitiateAuth", password(f.client, "bob", "old"), "UserLambdaValidationException",
		"UserMigration failed with error An account with the email already exists.")
	f, _ = triggered(t, wire.CreateUserPoolRequest{}, legacy(trigger.UserMigrationResponse{
		UserAttributes: trigger.Attributes{"shoe_size": "47"},
	}))
	f.Refused("InitiateAuth", password(f.client, "bob", "old"), invalid, "Attributes did not conform to the schema: user.shoe_size: Attribute does not exist in the schema.\n")
	f.Refused("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: f.pool, Username: "bob"}, userNotFound, noUser)
}

func TestAMigratedUserCantBeSomebodyElse(t *testing.T) {
	f, _ := triggered(t, wire.CreateUserPoolRequest{}, legacy(trigger.UserMigrationResponse{
		UserAttributes: trigger.Attributes{"username": "alice", "email": "bob@example.com"},
	}))
	f.user("alice")
	f.Refused("InitiateAuth", password(f.client, "bob", "old"), userNotFound, noUser)
	f.Refused("InitiateAuth", password(f.hiding(), "bob", "old"), notAuthorized, wrong)
	for _, a := range f.get("alice").UserAttributes {
		if a.Name == "email" {
			t.Errorf("alice has %s", a.Value)
		}
	}
}

func TestSimultaneousSignInsMigrateOnce(t *testing.T) {
	f, _ := triggered(t, wire.CreateUserPoolRequest{}, legacy(trigger.UserMigrationResponse{
		UserAttributes: trigger.Attributes{"email": "bob@example.com"},
	}))
	for outcome, n := range f.atOnce(6, "InitiateAuth", password(f.client, "bob", "old")) {
		if outcome != "" {
			t.Errorf("%d times %s", n, outcome)
		}
	}
}

func TestAMigratedUserTakesAnAliasOver(t *testing.T) {
	yes := true
	f, _ := triggered(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}}, legacy(trigger.UserMigrationResponse{
		UserAttributes:     trigger.Attributes{"email": "bob@example.com", "email_verified": "true", "phone_number": "+15555550100"},
		ForceAliasCreation: &yes, EnableSMSMFA: &yes,
	}))
	f.user("first", "email", "bob@example.com", "email_verified", "true")
	f.Must("InitiateAuth", password(f.client, "bob", "old"), nil)
	made := f.get("bob@example.com")
	if made.Username != "bob" || made.PreferredMfaSetting != "SMS_MFA" {
		t.Errorf("%+v", made)
	}
}

func TestGuessesAtAnotherDirectoryAreCounted(t *testing.T) {
	f, _ := triggered(t, wire.CreateUserPoolRequest{}, legacy(trigger.UserMigrationResponse{}))
	for range 5 {
		f.Refused("InitiateAuth", password(f.client, "bob", "wrong"), userNotFound, noUser)
	}
	f.Refused("InitiateAuth", password(f.client, "bob", "old"), notAuthorized, exceeded)
}

func TestSRPDoesNotMigrate(t *testing.T) {
	f, w := triggered(t, wire.CreateUserPoolRequest{})
	f.Refused("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: f.client, AuthFlow: "USER_SRP_AUTH", AuthParameters: map[string]string{"USERNAME": "bob", "SRP_A": "abcd", "PASSWORD": "old"},
	}, userNotFound, noUser)
	w.want(t)
}

// A new password waits for the function that may still refuse the sign-in.
func TestAFunctionRefusesASignInWithANewPassword(t *testing.T) {
	refuses := true
	f, _ := triggered(t, wire.CreateUserPoolRequest{}, trigger.Route{Pattern: "post", Caller: trigger.Func(func(_ context.Context, c trigger.Call) ([]byte, error) {
		if refuses {
			return nil, &trigger.FunctionError{Message: "Not today"}
		}
		return c.Event, nil
	})})
	f.invite("alice")
	answer := newPassword(f.client, f.challenge(f.client, "alice").Session, "alice", "NewPassw0rd!")
	f.Refused("RespondToAuthChallenge", answer, "UserLambdaValidationException", "PostAuthentication failed with error Not today.")
	f.challenge(f.client, "alice") // with the temporary password
	refuses = false
	f.Must("RespondToAuthChallenge", answer, nil)
}

func TestFunctionsAreNotAskedAboutUsersWhoMayNotSignIn(t *testing.T) {
	f, w := triggered(t, wire.CreateUserPoolRequest{AutoVerifiedAttributes: []string{"email"}})
	f.user("disabled")
	f.disable("disabled")
	f.Refused("InitiateAuth", password(f.client, "disabled", goodPassword), notAuthorized, "User is disabled.")
	f.reachableUser("reset")
	f.Must("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: f.pool, Username: "reset"}, nil)
	f.Refused("InitiateAuth", password(f.client, "reset", goodPassword), "PasswordResetRequiredException", "Password reset required for the user")
	if len(w.seen) != 0 {
		t.Errorf("asked: %v", w.seen)
	}
}
