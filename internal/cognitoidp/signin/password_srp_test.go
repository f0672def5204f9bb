package signin_test

import (
	"crypto/rand"
	"encoding/base64"
	"regexp"
	"testing"
	"time"

	"cognate/internal/srp"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

const prime = "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd" +
	"ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed" +
	"ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f" +
	"83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b" +
	"e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510" +
	"15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7" +
	"abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c" +
	"bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff"

// conversation is one sign-in with SRP, seen from the client.
type conversation struct {
	f      *fixture
	client string
	srp    *srp.Client
	answer wire.InitiateAuthResponse
}

func srpRequest(client, name, publicA string) wire.InitiateAuthRequest {
	return wire.InitiateAuthRequest{
		ClientId: client, AuthFlow: "USER_SRP_AUTH", AuthParameters: map[string]string{"USERNAME": name, "SRP_A": publicA},
	}
}

// converse sends A and keeps what comes back.
func (f *fixture) converse(client, name string) *conversation {
	f.t.Helper()
	side, err := srp.New().NewClient(rand.Reader)
	if err != nil {
		f.t.Fatal(err)
	}
	c := &conversation{f: f, client: client, srp: side}
	f.Must("InitiateAuth", srpRequest(client, name, side.Public()), &c.answer)
	if c.answer.ChallengeName != "PASSWORD_VERIFIER" {
		f.t.Fatalf("the answer to A is %+v", c.answer)
	}
	return c
}

// prove makes the answer of a client that believes in a password.
func (c *conversation) prove(password string, at time.Time) wire.RespondToAuthChallengeRequest {
	c.f.t.Helper()
	p := c.answer.ChallengeParameters
	pool := userpool.SRPName(c.f.pool)
	key, err := c.srp.Key(pool, p["USER_ID_FOR_SRP"], password, p["SALT"], p["SRP_B"])
	if err != nil {
		c.f.t.Fatal(err)
	}
	block, err := base64.StdEncoding.DecodeString(p["SECRET_BLOCK"])
	if err != nil {
		c.f.t.Fatal(err)
	}
	stamp := srp.FormatTimestamp(at)
	claim := srp.Claim(key, pool, p["USER_ID_FOR_SRP"], block, stamp)
	return wire.RespondToAuthChallengeRequest{
		ClientId: c.client, ChallengeName: "PASSWORD_VERIFIER",
		ChallengeResponses: map[string]string{
			"USERNAME": p["USER_ID_FOR_SRP"], "PASSWORD_CLAIM_SECRET_BLOCK": p["SECRET_BLOCK"],
			"PASSWORD_CLAIM_SIGNATURE": base64.StdEncoding.EncodeToString(claim), "TIMESTAMP": stamp,
		},
	}
}

func TestSRP(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	c := f.converse(f.client, "alice")
	p := c.answer.ChallengeParameters
	if c.answer.Session != "" || len(p) != 5 || p["USERNAME"] != "alice" || p["USER_ID_FOR_SRP"] != "alice" {
		t.Errorf("session %q, parameters %v", c.answer.Session, p)
	}
	var out wire.RespondToAuthChallengeResponse
	f.Must("RespondToAuthChallenge", c.prove(goodPassword, f.Clock.Now()), &out)
	if out.AuthenticationResult == nil || f.claims(out.AuthenticationResult.AccessToken)["username"] != "alice" {
		t.Errorf("answer to the proof: %+v", out)
	}
}

func TestSRPOfAUserWithASubForAName(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{UsernameAttributes: []string{"email"}})
	sub := f.user("alice@example.com").Username
	c := f.converse(f.client, "alice@example.com")
	if got := c.answer.ChallengeParameters["USER_ID_FOR_SRP"]; got != sub {
		t.Errorf("USER_ID_FOR_SRP is %s; want %s", got, sub)
	}
	f.Must("RespondToAuthChallenge", c.prove(goodPassword, f.Clock.Now()), nil)

	// The address that began it does too.
	c = f.converse(f.client, "alice@example.com")
	in := c.prove(goodPassword, f.Clock.Now())
	in.ChallengeResponses["USERNAME"] = "alice@example.com"
	f.Must("RespondToAuthChallenge", in, nil)
}

func TestSRPLeadsToANewPassword(t *testing.T) {
	f := newFixture(t)
	f.invite("alice")
	var out wire.RespondToAuthChallengeResponse
	f.Must("RespondToAuthChallenge", f.converse(f.client, "alice").prove(goodPassword, f.Clock.Now()), &out)
	if out.ChallengeName != "NEW_PASSWORD_REQUIRED" {
		t.Fatalf("answer to the proof: %+v", out)
	}
	f.Must("RespondToAuthChallenge", newPassword(f.client, out.Session, "alice", "N3w-Password"), nil)
	c := f.converse(f.client, "alice")
	f.Must("RespondToAuthChallenge", c.prove("N3w-Password", f.Clock.Now()), nil)
}

func TestSRPWrongPasswordEndsTheConversation(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	c := f.converse(f.client, "alice")
	f.Refused("RespondToAuthChallenge", c.prove("wrong", f.Clock.Now()), notAuthorized, wrong)
	f.Refused("RespondToAuthChallenge", c.prove(goodPassword, f.Clock.Now()), notAuthorized, usedOnce)
}

func TestSRPProofServesOnce(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	in := f.converse(f.client, "alice").prove(goodPassword, f.Clock.Now())
	f.Must("RespondToAuthChallenge", in, nil)
	f.Refused("RespondToAuthChallenge", in, notAuthorized, usedOnce)
}

func TestSRPProofInTime(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	c := f.converse(f.client, "alice")
	f.Clock.Advance(3 * time.Minute)
	f.Must("RespondToAuthChallenge", c.prove(goodPassword, f.Clock.Now()), nil)
	c = f.converse(f.client, "alice")
	f.Clock.Advance(3*time.Minute + time.Second)
	f.Refused("RespondToAuthChallenge", c.prove(goodPassword, f.Clock.Now()), notAuthorized, sessionOver)

	// The client's clock may be wrong by five minutes.
	for _, wrongBy := range []time.Duration{5 * time.Minute, -5 * time.Minute} {
		f.Must("RespondToAuthChallenge", f.converse(f.client, "alice").prove(goodPassword, f.Clock.Now().Add(wrongBy)), nil)
	}
	for _, wrongBy := range []time.Duration{5*time.Minute + time.Second, -5*time.Minute - time.Second} {
		f.Refused("RespondToAuthChallenge", f.converse(f.client, "alice").prove(goodPassword, f.Clock.Now().Add(wrongBy)), notAuthorized, wrong)
	}
}

func TestSRPForgedProofs(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.user("bob")
	other := f.newClient(wire.CreateUserPoolClientRequest{}).ClientId
	for name, forge := range map[string]func(*wire.RespondToAuthChallengeRequest){
		"another client": func(in *wire.RespondToAuthChallengeRequest) { in.ClientId = other },
		"garbage block": func(in *wire.RespondToAuthChallengeRequest) {
			in.ChallengeResponses["PASSWORD_CLAIM_SECRET_BLOCK"] = "AAAA"
		},
		"no base64": func(in *wire.RespondToAuthChallengeRequest) {
			in.ChallengeResponses["PASSWORD_CLAIM_SECRET_BLOCK"] = "!"
		},
		"another conversation's block": func(in *wire.RespondToAuthChallengeRequest) {
			in.ChallengeResponses["PASSWORD_CLAIM_SECRET_BLOCK"] = f.converse(f.client, "bob").answer.ChallengeParameters["SECRET_BLOCK"]
		},
		"another user's name": func(in *wire.RespondToAuthChallengeRequest) { in.ChallengeResponses["USERNAME"] = "bob" },
		"no signature":        func(in *wire.RespondToAuthChallengeRequest) { in.ChallengeResponses["PASSWORD_CLAIM_SIGNATURE"] = "!" },
		"another time": func(in *wire.RespondToAuthChallengeRequest) {
			in.ChallengeResponses["TIMESTAMP"] = srp.FormatTimestamp(f.Clock.Now().Add(time.Second))
		},
		"no time": func(in *wire.RespondToAuthChallengeRequest) { in.ChallengeResponses["TIMESTAMP"] = "now" },
	} {
		t.Log(name)
		in := f.converse(f.client, "alice").prove(goodPassword, f.Clock.Now())
		forge(&in)
		f.Refused("RespondToAuthChallenge", in, notAuthorized, wrong)
	}
	for _, name := range []string{"USERNAME", "PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"} {
		in := f.converse(f.client, "alice").prove(goodPassword, f.Clock.Now())
		delete(in.ChallengeResponses, name)
		f.Refused("RespondToAuthChallenge", in, invalid, "Missing required parameter "+name)
	}
}

func TestSRPPublicValueThatGivesTheKeyAway(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	for _, publicA := range []string{"0", "00", prime, "0" + prime, "x", "-1"} {
		f.Refused("InitiateAuth", srpRequest(f.client, "alice", publicA), invalid, "SRP_A is not a valid public value.")
	}
}

func TestSRPOfUnknownUsers(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.Refused("InitiateAuth", srpRequest(f.client, "nobody", "2"), userNotFound, noUser)

	hiding := f.hiding()
	first := f.converse(hiding, "nobody").answer.ChallengeParameters
	c := f.converse(hiding, "nobody")
	second := c.answer.ChallengeParameters
	if first["SALT"] != second["SALT"] || first["USER_ID_FOR_SRP"] != "nobody" {
		t.Errorf("two answers differ in more than B:\n%v\n%v", first, second)
	}
	if first["SRP_B"] == second["SRP_B"] {
		t.Error("B is the same twice")
	}
	if other := f.converse(hiding, "somebody").answer.ChallengeParameters["SALT"]; other == first["SALT"] {
		t.Error("two names have one salt")
	}
	known := f.converse(hiding, "alice").answer.ChallengeParameters
	if len(known["SECRET_BLOCK"]) == 0 || len(known) != len(first) {
		t.Errorf("a known user gets %v", known)
	}
	f.Refused("RespondToAuthChallenge", c.prove(goodPassword, f.Clock.Now()), notAuthorized, wrong)
	f.Refused("RespondToAuthChallenge", f.converse(hiding, "alice").prove("wrong", f.Clock.Now()), notAuthorized, wrong)
}

func TestSRPOfUnknownAddressesLooksLikeASub(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{UsernameAttributes: []string{"email"}, UsernameConfiguration: ignoringCase()})
	hiding := f.hiding()
	first := f.converse(hiding, "nobody@example.com").answer.ChallengeParameters
	second := f.converse(hiding, "NOBODY@example.com").answer.ChallengeParameters
	if !regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`).MatchString(first["USER_ID_FOR_SRP"]) {
		t.Errorf("USER_ID_FOR_SRP is %s", first["USER_ID_FOR_SRP"])
	}
	if first["USER_ID_FOR_SRP"] != second["USER_ID_FOR_SRP"] || first["SALT"] != second["SALT"] {
		t.Errorf("two spellings differ:\n%v\n%v", first, second)
	}
}

func TestSRPOfUsersWhoMayNotSignIn(t *testing.T) {
	f := newFixture(t)
	for _, name := range []string{"disabled", "reset"} {
		f.user(name, "email", name+"@example.com", "email_verified", "true")
	}
	f.disable("disabled")
	f.Must("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: f.pool, Username: "reset"}, nil)
	f.Must("SignUp", wire.SignUpRequest{ClientId: f.client, Username: "unconfirmed", Password: goodPassword}, nil)

	const required = "Password reset required for the user"
	f.Refused("InitiateAuth", srpRequest(f.client, "disabled", "2"), notAuthorized, "User is disabled.")
	f.Refused("InitiateAuth", srpRequest(f.client, "reset", "2"), "PasswordResetRequiredException", required)
	f.Refused("RespondToAuthChallenge", f.converse(f.client, "unconfirmed").prove(goodPassword, f.Clock.Now()),
		"UserNotConfirmedException", "User is not confirmed.")

	// Hidden, they answer like others until the password is proved.
	hiding := f.hiding()
	for _, c := range []struct{ name, exception, message string }{
		{"disabled", notAuthorized, "User is disabled."},
		{"reset", "PasswordResetRequiredException", required},
		{"unconfirmed", "UserNotConfirmedException", "User is not confirmed."},
	} {
		f.Refused("RespondToAuthChallenge", f.converse(hiding, c.name).prove("wrong", f.Clock.Now()), notAuthorized, wrong)
		f.Refused("RespondToAuthChallenge", f.converse(hiding, c.name).prove(goodPassword, f.Clock.Now()), c.exception, c.message)
	}
}

func TestSRPOfAUserDeletedMeanwhile(t *testing.T) {
	f := newFixture(t)
	for client, want := range map[string][2]string{f.client: {userNotFound, noUser}, f.hiding(): {notAuthorized, wrong}} {
		f.user("alice")
		in := f.converse(client, "alice").prove(goodPassword, f.Clock.Now())
		f.Must("AdminDeleteUser", wire.AdminDeleteUserRequest{UserPoolId: f.pool, Username: "alice"}, nil)
		f.Refused("RespondToAuthChallenge", in, want[0], want[1])
	}
}
