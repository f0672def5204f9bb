package signin_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

const (
	foreignSession = "Invalid session for the user."
	brokenSession  = "Invalid session provided"
)

// demanding makes a pool that requires an e-mail address and a name, and
// keeps two passwords.
func demanding(t *testing.T) *fixture {
	yes, two := true, int64(2)
	return newFixtureIn(t, wire.CreateUserPoolRequest{
		Schema: []wire.SchemaAttributeType{
			{Name: "email", AttributeDataType: "String", Required: &yes, Mutable: &yes},
			{Name: "name", AttributeDataType: "String", Required: &yes, Mutable: &yes},
		},
		Policies: &wire.UserPoolPolicyType{PasswordPolicy: &wire.PasswordPolicyType{
			MinimumLength: new(int64(8)), PasswordHistorySize: &two, RequireSymbols: &yes,
		}},
	})
}

func TestNewPassword(t *testing.T) {
	f := newFixture(t)
	f.invite("alice", "email", "alice@example.com")
	asked := f.challenge(f.client, "alice")
	if asked.AuthenticationResult != nil {
		t.Error("tokens before the new password")
	}
	want := map[string]string{
		"USER_ID_FOR_SRP": "alice", "requiredAttributes": "[]", "userAttributes": `{"email":"alice@example.com"}`,
	}
	if diff := cmp.Diff(want, asked.ChallengeParameters); diff != "" {
		t.Errorf("parameters (-want +got):\n%s", diff)
	}
	f.Clock.Advance(time.Minute)
	var out wire.RespondToAuthChallengeResponse
	f.Must("RespondToAuthChallenge", newPassword(f.client, asked.Session, "alice", "N3w-Password"), &out)
	if out.AuthenticationResult == nil || out.ChallengeName != "" {
		t.Fatalf("answer: %+v", out)
	}
	if got := f.get("alice"); got.UserStatus != "CONFIRMED" || !got.UserLastModifiedDate.Equal(f.Clock.Now()) {
		t.Errorf("alice is %s, modified %v", got.UserStatus, got.UserLastModifiedDate)
	}
	f.Refused("InitiateAuth", password(f.client, "alice", goodPassword), notAuthorized, wrong)
	f.Must("InitiateAuth", password(f.client, "alice", "N3w-Password"), nil)
}

func TestNewPasswordAsksForRequiredAttributes(t *testing.T) {
	f := demanding(t)
	f.invite("alice", "email", "alice@example.com")
	asked := f.challenge(f.client, "alice").ChallengeParameters
	if got := asked["requiredAttributes"]; got != `["userAttributes.name"]` {
		t.Errorf("requiredAttributes is %s", got)
	}
	var shown map[string]string
	if err := json.Unmarshal([]byte(asked["userAttributes"]), &shown); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"email": "alice@example.com", "name": ""}, shown); diff != "" {
		t.Errorf("userAttributes (-want +got):\n%s", diff)
	}
}

func TestNewPasswordShowsWhatTheClientReads(t *testing.T) {
	f := demanding(t)
	f.invite("alice", "email", "alice@example.com", "nickname", "Al")
	reader := f.newClient(wire.CreateUserPoolClientRequest{ReadAttributes: []string{"nickname"}}).ClientId
	if got := f.challenge(reader, "alice").ChallengeParameters["userAttributes"]; got != `{"name":"","nickname":"Al"}` {
		t.Errorf("userAttributes is %s", got)
	}
	var out wire.AdminInitiateAuthResponse
	in := adminPassword(f, "alice", goodPassword)
	in.ClientId = reader
	f.Must("AdminInitiateAuth", in, &out)
	if got := out.ChallengeParameters["userAttributes"]; got != `{"email":"alice@example.com","name":"","nickname":"Al"}` {
		t.Errorf("an administrator's userAttributes is %s", got)
	}
}

func TestNewPasswordMayBeTriedAgain(t *testing.T) {
	f := demanding(t)
	f.invite("alice", "email", "alice@example.com")
	session := f.challenge(f.client, "alice").Session
	const named, long = "userAttributes.name", "N3w-Password"
	for _, c := range []struct {
		password, exception, message string
		more                         []string
	}{
		{long, invalid, "Invalid attributes given, name is missing", nil},
		{long, invalid, "Invalid attributes given, name is missing", []string{named, ""}},
		{"", invalid, "Missing required parameter NEW_PASSWORD", []string{named, "Alice"}},
		{"short", "InvalidPasswordException", "Password did not conform with policy: Password not long enough", []string{named, "Alice"}},
		{goodPassword, "PasswordHistoryPolicyViolationException", "", []string{named, "Alice"}},
		{long, notAuthorized, "Cannot modify an already provided email", []string{named, "Alice", "userAttributes.email", "a@example.com"}},
		{long, invalid, "Cannot modify the non-mutable attribute email_verified", []string{named, "Alice", "userAttributes.email_verified", "true"}},
		{long, invalid, "Cannot modify the non-mutable attribute sub", []string{named, "Alice", "userAttributes.sub", "x"}},
		{long, invalid, "", []string{named, "Alice", "userAttributes.custom:none", "x"}},
		{long, invalid, "", []string{named, "Alice", "userAttributes.birthdate", "yesterday"}},
	} {
		f.Refused("RespondToAuthChallenge", newPassword(f.client, session, "alice", c.password, c.more...), c.exception, c.message)
	}
	if got := f.get("alice"); got.UserStatus != "FORCE_CHANGE_PASSWORD" || len(got.UserAttributes) != 2 {
		t.Errorf("refusals changed alice: %+v", got)
	}

	// The session still serves, once.
	in := newPassword(f.client, session, "alice", long, named, "Alice", "userAttributes.nickname", "Al")
	f.Must("RespondToAuthChallenge", in, nil)
	f.Refused("RespondToAuthChallenge", in, notAuthorized, usedOnce)
	got := map[string]string{}
	for _, a := range f.get("alice").UserAttributes {
		got[a.Name] = a.Value
	}
	if got["name"] != "Alice" || got["nickname"] != "Al" || got["email"] != "alice@example.com" {
		t.Errorf("attributes: %v", got)
	}
}

// An address that comes with a new password is anybody's: it was proved for
// none.
func TestNewPasswordVerifiesNoAddress(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}})
	f.invite("alice", "email", "alice@example.com", "email_verified", "true", "nickname", "Al")
	f.invite("bob")
	for _, name := range []string{"alice", "bob"} {
		f.Must("RespondToAuthChallenge", newPassword(f.client, f.challenge(f.client, name).Session, name, "N3w-Password",
			"userAttributes.email", "carol@example.com", "userAttributes.nickname", ""), nil)
		got := map[string]string{}
		for _, a := range f.get(name).UserAttributes {
			got[a.Name] = a.Value
		}
		delete(got, "sub")
		if diff := cmp.Diff(map[string]string{"email": "carol@example.com", "email_verified": "false"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	f.Refused("InitiateAuth", password(f.client, "carol@example.com", "N3w-Password"), userNotFound, noUser)
}

func TestSessionsAreBound(t *testing.T) {
	f := newFixture(t)
	f.invite("alice")
	f.invite("bob")
	other := f.newClient(wire.CreateUserPoolClientRequest{}).ClientId
	session := f.challenge(f.client, "alice").Session
	for _, c := range []struct{ client, session, name, message string }{
		{other, session, "alice", foreignSession},
		{f.client, session, "bob", foreignSession},
		{f.client, session, "nobody", foreignSession},
		{f.client, session[:len(session)-4] + "AAAA", "alice", foreignSession},
		{f.client, "not base64, but long enough", "alice", brokenSession},
		{f.client, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "alice", foreignSession},
	} {
		f.Refused("RespondToAuthChallenge", newPassword(c.client, c.session, c.name, "N3w-Password"), notAuthorized, c.message)
	}
	f.Must("RespondToAuthChallenge", newPassword(f.client, session, "alice", "N3w-Password"), nil)
}

func TestSessionsTakeEveryNameOfTheirUser(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}})
	for _, name := range []string{"alice", "bob", "carol"} {
		sub := f.invite(name, "email", name+"@example.com", "email_verified", "true").Attributes[0].Value
		answers := map[string]string{"alice": sub, "bob": "bob@example.com", "carol": "carol"}
		session := f.challenge(f.client, name+"@example.com").Session
		f.Must("RespondToAuthChallenge", newPassword(f.client, session, answers[name], "N3w-Password"), nil)
	}
}

func TestSessionsExpire(t *testing.T) {
	f := newFixture(t)
	f.invite("alice")
	five := int64(5)
	longer := f.newClient(wire.CreateUserPoolClientRequest{AuthSessionValidity: &five}).ClientId
	for client, lifetime := range map[string]time.Duration{f.client: 3 * time.Minute, longer: 5 * time.Minute} {
		in := newPassword(client, f.challenge(client, "alice").Session, "alice", "short")
		f.Clock.Advance(lifetime)
		f.Refused("RespondToAuthChallenge", in, "InvalidPasswordException", "Password did not conform with policy: Password not long enough")
		f.Clock.Advance(time.Second)
		f.Refused("RespondToAuthChallenge", in, notAuthorized, sessionOver)
	}
}

func TestSessionsOfUsersWhoChangedMeanwhile(t *testing.T) {
	f := newFixture(t)
	const later = "N3w-Password"
	for _, name := range []string{"disabled", "deleted", "confirmed"} {
		f.invite(name)
	}
	sessions := map[string]string{}
	for _, name := range []string{"disabled", "deleted", "confirmed"} {
		sessions[name] = f.challenge(f.client, name).Session
	}
	hiding := f.hiding()
	hidden := f.challenge(hiding, "deleted").Session
	f.disable("disabled")
	f.Must("AdminDeleteUser", wire.AdminDeleteUserRequest{UserPoolId: f.pool, Username: "deleted"}, nil)
	yes := true
	f.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: f.pool, Username: "confirmed", Password: "0ther-Password", Permanent: &yes}, nil)

	f.Refused("RespondToAuthChallenge", newPassword(f.client, sessions["disabled"], "disabled", later), notAuthorized, "User is disabled.")
	f.Refused("RespondToAuthChallenge", newPassword(f.client, sessions["deleted"], "deleted", later), userNotFound, noUser)
	f.Refused("RespondToAuthChallenge", newPassword(hiding, hidden, "deleted", later), notAuthorized, wrong)
	f.Refused("RespondToAuthChallenge", newPassword(f.client, sessions["confirmed"], "confirmed", later), notAuthorized, foreignSession)
}

func TestTwoSessionsSetOnePassword(t *testing.T) {
	f := newFixture(t)
	f.invite("alice")
	first, second := f.challenge(f.client, "alice").Session, f.challenge(f.client, "alice").Session
	f.Must("RespondToAuthChallenge", newPassword(f.client, first, "alice", "N3w-Password"), nil)
	f.Refused("RespondToAuthChallenge", newPassword(f.client, second, "alice", "0ther-Password"), notAuthorized, foreignSession)
}

func TestTemporaryPasswordExpires(t *testing.T) {
	const over = "Temporary password has expired and must be reset by an administrator."
	f := newFixture(t) // seven days
	f.invite("alice")
	f.Clock.Advance(7*24*time.Hour - time.Minute)
	late := f.challenge(f.client, "alice").Session
	f.Clock.Advance(time.Minute)
	f.challenge(f.client, "alice")
	f.Clock.Advance(time.Second)
	f.Refused("InitiateAuth", password(f.client, "alice", goodPassword), notAuthorized, over)
	f.Refused("InitiateAuth", password(f.client, "alice", "wrong"), notAuthorized, wrong)
	f.Refused("RespondToAuthChallenge", f.converse(f.client, "alice").prove(goodPassword, f.Clock.Now()), notAuthorized, over)
	f.Refused("RespondToAuthChallenge", newPassword(f.client, late, "alice", "N3w-Password"), notAuthorized, over)

	days := int64(1)
	f = newFixtureIn(t, wire.CreateUserPoolRequest{Policies: &wire.UserPoolPolicyType{
		PasswordPolicy: &wire.PasswordPolicyType{MinimumLength: new(int64(8)), TemporaryPasswordValidityDays: &days},
	}})
	f.invite("alice")
	f.Clock.Advance(24*time.Hour + time.Second)
	f.Refused("InitiateAuth", password(f.client, "alice", goodPassword), notAuthorized, over)
}

func TestAliasTakenMeanwhile(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"preferred_username"}})
	f.user("alice", "preferred_username", "al")
	f.invite("bob")
	in := newPassword(f.client, f.challenge(f.client, "bob").Session, "bob", "N3w-Password", "userAttributes.preferred_username", "al")
	f.Refused("RespondToAuthChallenge", in, "AliasExistsException", "An account with the preferred_username already exists.")
	in.ChallengeResponses["userAttributes.preferred_username"] = "bobby"
	f.Must("RespondToAuthChallenge", in, nil)
	f.Must("InitiateAuth", password(f.client, "bobby", "N3w-Password"), nil)
}

func TestRespondRefusals(t *testing.T) {
	f := newFixture(t)
	f.invite("alice")
	good := newPassword(f.client, f.challenge(f.client, "alice").Session, "alice", "N3w-Password")

	in := good
	in.ClientId = missing
	f.Refused("RespondToAuthChallenge", in, notFound, noClient)
	in = good
	in.Session = ""
	f.Refused("RespondToAuthChallenge", in, invalid, "Missing required parameter Session")
	in = newPassword(f.client, good.Session, "", "N3w-Password")
	f.Refused("RespondToAuthChallenge", in, invalid, "Missing required parameter USERNAME")
	in = good
	in.ChallengeName = "SMS_MFA"
	f.Refused("RespondToAuthChallenge", in, invalid, "Missing required parameter SMS_MFA_CODE")
	in.ChallengeName = "NOTHING"
	f.Refused("RespondToAuthChallenge", in, invalid, "")
}
