package signin_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	"cognate/internal/srp"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

// riddler is the three functions of a custom sign-in that asks for the sum of
// two and three: three tries, after the password where there is one.
type riddler struct {
	asks  string // the challenge to ask for where it is not the riddle
	seen  []string
	large int // bytes of private parameters besides
}

func (r *riddler) note(what string, history []trigger.ChallengeResult, k map[string]string, notFound *bool) {
	for _, h := range history {
		what += fmt.Sprintf(" %s:%v", h.ChallengeName, h.ChallengeResult)
		if h.ChallengeMetadata != nil {
			what += ":" + *h.ChallengeMetadata
		}
	}
	if k["k"] != "" {
		what += " k=" + k["k"]
	}
	if notFound != nil {
		what += fmt.Sprintf(" notFound=%v", *notFound)
	}
	r.seen = append(r.seen, what)
}

func (r *riddler) define(_ context.Context, e *trigger.DefineAuthChallengeEvent) error {
	h := e.Request.Session
	r.note("define", h, e.Request.ClientMetadata, e.Request.UserNotFound)
	yes, riddle, verifier := true, "CUSTOM_CHALLENGE", "PASSWORD_VERIFIER"
	tries := 0
	for _, step := range h {
		if step.ChallengeName == riddle {
			tries++
		}
	}
	switch {
	case len(h) == 1 && h[0].ChallengeName == "SRP_A":
		e.Response.ChallengeName = &verifier
	case r.asks != "" && (len(h) == 0 || h[len(h)-1].ChallengeName != r.asks):
		e.Response.ChallengeName = &r.asks
	case r.asks != "", tries > 0 && h[len(h)-1].ChallengeResult:
		e.Response.IssueTokens = &yes
	case tries == 3:
		e.Response.FailAuthentication = &yes
	default:
		e.Response.ChallengeName = &riddle
	}
	return nil
}

func (r *riddler) create(_ context.Context, e *trigger.CreateAuthChallengeEvent) error {
	r.note("create", e.Request.Session, e.Request.ClientMetadata, e.Request.UserNotFound)
	sum := "SUM"
	e.Response = trigger.CreateAuthChallengeResponse{
		PublicChallengeParameters:  map[string]string{"question": "2+3"},
		PrivateChallengeParameters: map[string]string{"answer": "5", "more": strings.Repeat("x", r.large)},
		ChallengeMetadata:          &sum,
	}
	return nil
}

func (r *riddler) verify(_ context.Context, e *trigger.VerifyAuthChallengeEvent) error {
	r.note("verify", nil, e.Request.ClientMetadata, e.Request.UserNotFound)
	right := e.Request.ChallengeAnswer == e.Request.PrivateChallengeParameters["answer"]
	e.Response.AnswerCorrect = &right
	return nil
}

// custom makes a pool that asks riddles; routes come before the riddler's.
func custom(t *testing.T, r *riddler, routes ...trigger.Route) *fixture {
	t.Helper()
	routes = append(routes, trigger.Route{Pattern: "define", Caller: trigger.Handle(r.define)},
		trigger.Route{Pattern: "create", Caller: trigger.Handle(r.create)}, trigger.Route{Pattern: "verify", Caller: trigger.Handle(r.verify)})
	f := newFixtureOn(t, cognatetest.NewServer(t, &cognatetest.Options{Triggers: routes}), wire.CreateUserPoolRequest{
		AutoVerifiedAttributes: []string{"email"},
		LambdaConfig: &wire.LambdaConfigType{
			DefineAuthChallenge: functions + "define", CreateAuthChallenge: functions + "create", VerifyAuthChallengeResponse: functions + "verify",
		},
	})
	f.client = f.customClient("")
	return f
}

func (f *fixture) customClient(hides string) string {
	f.t.Helper()
	return f.newClient(wire.CreateUserPoolClientRequest{
		ExplicitAuthFlows: []string{"ALLOW_CUSTOM_AUTH", "ALLOW_USER_PASSWORD_AUTH"}, PreventUserExistenceErrors: hides,
	}).ClientId
}

func riddle(client, name string, more ...string) wire.InitiateAuthRequest {
	in := wire.InitiateAuthRequest{ClientId: client, AuthFlow: "CUSTOM_AUTH", AuthParameters: map[string]string{"USERNAME": name}}
	for i := 0; i+1 < len(more); i += 2 {
		in.AuthParameters[more[i]] = more[i+1]
	}
	return in
}

func (f *fixture) riddle(client, name string) wire.InitiateAuthResponse {
	f.t.Helper()
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", riddle(client, name), &out)
	return out
}

func solve(client, session, name, given string) wire.RespondToAuthChallengeRequest {
	return wire.RespondToAuthChallengeRequest{
		ClientId: client, ChallengeName: "CUSTOM_CHALLENGE", Session: session, ClientMetadata: map[string]string{"k": "v"},
		ChallengeResponses: map[string]string{"USERNAME": name, "ANSWER": given},
	}
}

func (r *riddler) want(t *testing.T, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, r.seen); diff != "" {
		t.Error(diff)
	}
	r.seen = nil
}

func TestCustomAuth(t *testing.T) {
	r := &riddler{}
	f := custom(t, r)
	f.invite("alice") // a temporary password has nothing to do with it
	f.Clock.Advance(30 * 24 * time.Hour)
	asked := f.riddle(f.client, "alice")
	if diff := cmp.Diff(map[string]string{"USERNAME": "alice", "question": "2+3"}, asked.ChallengeParameters); diff != "" || asked.ChallengeName != "CUSTOM_CHALLENGE" {
		t.Errorf("%s %s", asked.ChallengeName, diff)
	}
	r.want(t, "define", "create")
	var out wire.RespondToAuthChallengeResponse
	f.Must("RespondToAuthChallenge", solve(f.client, asked.Session, "alice", "4"), &out)
	if out.ChallengeName != "CUSTOM_CHALLENGE" {
		t.Fatalf("%+v", out)
	}
	r.want(t, "verify k=v", "define CUSTOM_CHALLENGE:false:SUM k=v", "create CUSTOM_CHALLENGE:false:SUM k=v")
	f.Refused("RespondToAuthChallenge", solve(f.client, asked.Session, "alice", "5"), notAuthorized, usedOnce)
	r.seen = nil
	again := out.Session
	f.Must("RespondToAuthChallenge", solve(f.client, again, "alice", "5"), &out)
	if out.AuthenticationResult == nil || f.claims(out.AuthenticationResult.AccessToken)["username"] != "alice" {
		t.Errorf("%+v", out)
	}
	r.want(t, "verify k=v", "define CUSTOM_CHALLENGE:false:SUM CUSTOM_CHALLENGE:true:SUM k=v")
	if f.get("alice").UserStatus != "FORCE_CHANGE_PASSWORD" {
		t.Error("the password is no longer temporary")
	}
}

func TestCustomAuthFails(t *testing.T) {
	r := &riddler{}
	f := custom(t, r)
	f.user("alice")
	for range 5 {
		session := f.riddle(f.client, "alice").Session
		for range 2 {
			var out wire.RespondToAuthChallengeResponse
			f.Must("RespondToAuthChallenge", solve(f.client, session, "alice", "4"), &out)
			session = out.Session
		}
		f.Refused("RespondToAuthChallenge", solve(f.client, session, "alice", "4"), notAuthorized, wrong)
		f.Refused("RespondToAuthChallenge", solve(f.client, session, "alice", "5"), notAuthorized, "")
	}
	f.Refused("InitiateAuth", riddle(f.client, "alice"), notAuthorized, exceeded)
	f.Must("InitiateAuth", password(f.client, "alice", goodPassword), nil) // which is not locked
}

func TestCustomAuthOfNobody(t *testing.T) {
	r := &riddler{}
	f := custom(t, r)
	f.Refused("InitiateAuth", riddle(f.client, "bob"), userNotFound, noUser)
	r.want(t)
	hiding := f.customClient("ENABLED")
	asked := f.riddle(hiding, "bob")
	if asked.ChallengeParameters["USERNAME"] != "bob" {
		t.Errorf("%+v", asked)
	}
	f.Refused("RespondToAuthChallenge", solve(hiding, asked.Session, "bob", "5"), notAuthorized, wrong)
	r.want(t, "define notFound=true", "create notFound=true", "verify k=v notFound=true", "define CUSTOM_CHALLENGE:true:SUM k=v notFound=true")
}

func TestCustomAuthOfUsersWhoMayNot(t *testing.T) {
	f := custom(t, &riddler{})
	f.user("alice")
	session := f.riddle(f.client, "alice").Session
	f.disable("alice")
	f.Refused("RespondToAuthChallenge", solve(f.client, session, "alice", "5"), notAuthorized, "User is disabled.")
	f.Refused("InitiateAuth", riddle(f.client, "alice"), notAuthorized, "User is disabled.")
}

func TestCustomAuthAfterAPassword(t *testing.T) {
	r := &riddler{}
	f := custom(t, r)
	f.user("alice")
	side, err := srp.New().NewClient(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &conversation{f: f, client: f.client, srp: side}
	begin := func() {
		f.Must("InitiateAuth", riddle(f.client, "alice", "CHALLENGE_NAME", "SRP_A", "SRP_A", side.Public()), &c.answer)
		if c.answer.ChallengeName != "PASSWORD_VERIFIER" || c.answer.Session == "" {
			t.Fatalf("%+v", c.answer)
		}
		r.want(t, "define SRP_A:true")
	}
	begin()
	in := c.prove("wrong", f.Clock.Now())
	in.Session = c.answer.Session
	f.Refused("RespondToAuthChallenge", in, notAuthorized, wrong)
	r.want(t)

	begin()
	in = c.prove(goodPassword, f.Clock.Now())
	in.Session = c.answer.Session
	var out wire.RespondToAuthChallengeResponse
	f.Must("RespondToAuthChallenge", in, &out)
	r.want(t, "define SRP_A:true PASSWORD_VERIFIER:true", "create SRP_A:true PASSWORD_VERIFIER:true")
	f.Must("RespondToAuthChallenge", solve(f.client, out.Session, "alice", "5"), &out)
	if out.AuthenticationResult == nil {
		t.Errorf("%+v", out)
	}
	f.Refused("InitiateAuth", riddle(f.client, "alice", "CHALLENGE_NAME", "SRP_A"), invalid, "Missing required parameter SRP_A")
	f.Refused("InitiateAuth", riddle(f.client, "alice", "CHALLENGE_NAME", "SRP_A", "SRP_A", "0"), invalid, "SRP_A is not a valid public value.")
}

func TestCustomAuthAsksForASecondFactor(t *testing.T) {
	r := &riddler{asks: "SMS_MFA"}
	f := custom(t, r)
	f.user("alice", "phone_number", "+15555550100", "phone_number_verified", "true")
	asked := f.riddle(f.client, "alice")
	if asked.ChallengeName != "SMS_MFA" {
		t.Fatalf("%+v", asked)
	}
	var out wire.RespondToAuthChallengeResponse
	f.Must("RespondToAuthChallenge", wire.RespondToAuthChallengeRequest{
		ClientId: f.client, ChallengeName: "SMS_MFA", Session: asked.Session,
		ChallengeResponses: map[string]string{"USERNAME": "alice", "SMS_MFA_CODE": f.LastCode("+15555550100")},
	}, &out)
	if out.AuthenticationResult == nil {
		t.Errorf("%+v", out)
	}
	r.want(t, "define", "define SMS_MFA:true")
}

func TestCustomAuthThatCantGoOn(t *testing.T) {
	const lambda = "InvalidLambdaResponseException"
	for _, asks := range []string{"SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA", "PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED", "X"} {
		f := custom(t, &riddler{asks: asks})
		f.user("alice")
		f.Refused("InitiateAuth", riddle(f.client, "alice"), lambda, "Unrecognizable lambda output")
	}
	f := custom(t, &riddler{large: 3000})
	f.user("alice")
	f.Refused("InitiateAuth", riddle(f.client, "alice"), lambda, "The challenge and those before it are too large.")

	for _, name := range []string{"define", "create"} {
		f = custom(t, &riddler{}, throws(name))
		f.user("alice")
		f.Refused("InitiateAuth", riddle(f.client, "alice"), "UserLambdaValidationException",
			map[string]string{"define": "DefineAuthChallenge", "create": "CreateAuthChallenge"}[name]+" failed with error Not today.")
	}
	f = custom(t, &riddler{}, throws("verify"))
	f.user("alice")
	session := f.riddle(f.client, "alice").Session
	f.Refused("RespondToAuthChallenge", solve(f.client, session, "alice", "5"), "UserLambdaValidationException",
		"VerifyAuthChallengeResponse failed with error Not today.")

	f = custom(t, &riddler{})
	f.user("alice")
	session = f.riddle(f.client, "alice").Session
	f.Must("UpdateUserPool", wire.UpdateUserPoolRequest{
		UserPoolId: f.pool, LambdaConfig: &wire.LambdaConfigType{DefineAuthChallenge: functions + "define"},
	}, nil)
	f.Refused("InitiateAuth", riddle(f.client, "alice"), notAuthorized, "null failed with error Generate callenges lambda cannot be called..")
	f.Refused("RespondToAuthChallenge", solve(f.client, session, "alice", "5"), invalid,
		"Custom auth lambda trigger is not configured for the user pool.")

	f = newFixture(t)
	f.Refused("InitiateAuth", riddle(f.customClient(""), "alice"), invalid, "Custom auth lambda trigger is not configured for the user pool.")
	f.Refused("InitiateAuth", riddle(f.client, "alice"), invalid, "CUSTOM_AUTH flow not enabled for this client")
}

func TestAnAdministratorsCustomAuth(t *testing.T) {
	f := custom(t, &riddler{})
	f.user("alice")
	var out wire.AdminInitiateAuthResponse
	f.Must("AdminInitiateAuth", wire.AdminInitiateAuthRequest{
		UserPoolId: f.pool, ClientId: f.client, AuthFlow: "CUSTOM_AUTH", AuthParameters: map[string]string{"USERNAME": "alice"},
	}, &out)
	var done wire.AdminRespondToAuthChallengeResponse
	f.Must("AdminRespondToAuthChallenge", wire.AdminRespondToAuthChallengeRequest{
		UserPoolId: f.pool, ClientId: f.client, ChallengeName: "CUSTOM_CHALLENGE", Session: out.Session,
		ChallengeResponses: map[string]string{"USERNAME": "alice", "ANSWER": "5"},
	}, &done)
	if done.AuthenticationResult == nil {
		t.Errorf("%+v", done)
	}
}
