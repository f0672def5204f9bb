package signin_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

// watching is a fixture whose pool has threat protection.
func watching(t *testing.T) *fixture {
	return newFixtureIn(t, wire.CreateUserPoolRequest{UserPoolAddOns: &wire.UserPoolAddOnsType{AdvancedSecurityMode: "AUDIT"}})
}

// events returns what a user did, newest first.
func (f *fixture) events(name string) []wire.AuthEventType {
	f.t.Helper()
	var out wire.AdminListUserAuthEventsResponse
	f.Must("AdminListUserAuthEvents", wire.AdminListUserAuthEventsRequest{UserPoolId: f.pool, Username: name}, &out)
	return out.AuthEvents
}

// did is what events say in short.
func did(events []wire.AuthEventType) []string {
	all := []string{}
	for _, e := range events {
		short := e.EventType + " " + e.EventResponse
		for _, c := range e.ChallengeResponses {
			short += " " + c.ChallengeName + ":" + c.ChallengeResponse
		}
		all = append(all, short)
	}
	return all
}

func TestSignInsAreEvents(t *testing.T) {
	f := watching(t)
	f.user("alice")
	tokens := f.signIn(f.client, "alice")
	if id := f.events("alice")[0].EventId; id != f.claims(tokens.AccessToken)["event_id"] {
		t.Errorf("the event is %s, the tokens' %v", id, f.claims(tokens.AccessToken)["event_id"])
	}
	f.Clock.Advance(time.Second)
	f.Refused("InitiateAuth", password(f.client, "alice", "wrong"), notAuthorized, wrong)
	f.Clock.Advance(time.Second)
	f.Must("RespondToAuthChallenge", f.converse(f.client, "alice").prove(goodPassword, f.Clock.Now()), nil)
	f.Clock.Advance(time.Second)
	f.Refused("RespondToAuthChallenge", f.converse(f.client, "alice").prove("wrong", f.Clock.Now()), notAuthorized, wrong)
	f.Clock.Advance(time.Second)
	f.disable("alice")
	f.Refused("InitiateAuth", password(f.client, "alice", goodPassword), notAuthorized, "User is disabled.")
	want := []string{
		"SignIn Fail", "SignIn Fail Password:Failure", "SignIn Pass Password:Success", "SignIn Fail Password:Failure", "SignIn Pass Password:Success",
	}
	if diff := cmp.Diff(want, did(f.events("alice"))); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

func TestStepsOfASignInAreOneEvent(t *testing.T) {
	f := watching(t)
	f.invite("alice")
	asked := f.challenge(f.client, "alice")
	if diff := cmp.Diff([]string{"SignIn InProgress Password:Success"}, did(f.events("alice"))); diff != "" {
		t.Errorf("events before the answer (-want +got):\n%s", diff)
	}
	f.Refused("RespondToAuthChallenge", newPassword(f.client, asked.Session, "alice", "short"), "InvalidPasswordException",
		"Password did not conform with policy: Password not long enough")
	in := newPassword(f.client, asked.Session, "alice", "N3w-Password")
	f.Must("RespondToAuthChallenge", in, nil)
	f.Refused("RespondToAuthChallenge", in, notAuthorized, "Invalid session for the user, session can only be used once.")
	if diff := cmp.Diff([]string{"SignIn Pass Password:Success"}, did(f.events("alice"))); diff != "" {
		t.Errorf("events after it (-want +got):\n%s", diff)
	}
}

func TestSecondFactorsAreInTheEvent(t *testing.T) {
	f := watching(t)
	f.user("alice", "phone_number", "+4915112345678", "phone_number_verified", "true")
	f.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{
		UserPoolId: f.pool, MfaConfiguration: "ON",
		SmsMfaConfiguration: &wire.SmsMfaConfigType{SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: "arn:aws:iam::000000000000:role/sms"}},
	}, nil)
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", password(f.client, "alice", goodPassword), &out)
	answer := func(code string) wire.RespondToAuthChallengeRequest {
		return wire.RespondToAuthChallengeRequest{
			ClientId: f.client, ChallengeName: "SMS_MFA", Session: out.Session,
			ChallengeResponses: map[string]string{"USERNAME": "alice", "SMS_MFA_CODE": code},
		}
	}
	code := f.LastCode("+4915112345678")
	bad := "111111"
	if bad == code {
		bad = "222222"
	}
	f.Refused("RespondToAuthChallenge", answer(bad), "CodeMismatchException", "Invalid code or auth state for the user.")
	if diff := cmp.Diff([]string{"SignIn Fail Password:Success Mfa:Failure"}, did(f.events("alice"))); diff != "" {
		t.Errorf("events after a wrong code (-want +got):\n%s", diff)
	}
	f.Must("RespondToAuthChallenge", answer(code), nil)
	if diff := cmp.Diff([]string{"SignIn Pass Password:Success Mfa:Success"}, did(f.events("alice"))); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

func TestEventsKnowWhereTheUserIs(t *testing.T) {
	f := watching(t)
	firefox := func(ip string) *wire.ContextDataType {
		return &wire.ContextDataType{
			IpAddress: ip, ServerName: "app.example.com", ServerPath: "/", EncodedData: "ZmluZ2VycHJpbnQ=",
			HttpHeaders: []wire.HttpHeader{{HeaderName: "User-Agent", HeaderValue: "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"}},
		}
	}
	want := func(name, ip, device string) {
		t.Helper()
		if diff := cmp.Diff(&wire.EventContextDataType{IpAddress: ip, DeviceName: device}, f.events(name)[0].EventContextData); diff != "" {
			t.Errorf("context (-want +got):\n%s", diff)
		}
	}
	analytics := &wire.AnalyticsMetadataType{AnalyticsEndpointId: "endpoint"}

	f.invite("alice")
	begin := adminPassword(f, "alice", goodPassword)
	begin.ContextData, begin.AnalyticsMetadata = firefox("198.51.100.7"), analytics
	var asked wire.AdminInitiateAuthResponse
	f.Must("AdminInitiateAuth", begin, &asked)
	want("alice", "198.51.100.7", "Firefox 127, Linux")
	answer := admins(f, newPassword(f.client, asked.Session, "alice", "N3w-Password"))
	answer.ContextData, answer.AnalyticsMetadata = firefox("198.51.100.8"), analytics
	f.Must("AdminRespondToAuthChallenge", answer, nil)
	want("alice", "198.51.100.8", "Firefox 127, Linux")

	f.invite("bob")
	client := f.newClient(wire.CreateUserPoolClientRequest{GenerateSecret: new(true), EnablePropagateAdditionalUserContextData: new(true)})
	in := password(client.ClientId, "bob", goodPassword)
	in.AuthParameters["SECRET_HASH"] = secretHash(client, "bob")
	in.UserContextData = &wire.UserContextDataType{IpAddress: "203.0.113.7", EncodedData: "ZmluZ2VycHJpbnQ="}
	in.AnalyticsMetadata = analytics
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", in, &out)
	want("bob", "203.0.113.7", "Go-http-client 1")
	reply := newPassword(client.ClientId, out.Session, "bob", "N3w-Password", "SECRET_HASH", secretHash(client, "bob"))
	reply.UserContextData = &wire.UserContextDataType{IpAddress: "203.0.113.8", EncodedData: "ZmluZ2VycHJpbnQ="}
	reply.AnalyticsMetadata = analytics
	f.Must("RespondToAuthChallenge", reply, nil)
	want("bob", "203.0.113.8", "Go-http-client 1")
}
