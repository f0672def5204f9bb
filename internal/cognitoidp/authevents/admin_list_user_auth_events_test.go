package authevents_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminListUserAuthEvents(t *testing.T) {
	f := newFixture(t)
	var out map[string]any
	f.Must("AdminListUserAuthEvents", wire.AdminListUserAuthEventsRequest{UserPoolId: f.pool, Username: "alice"}, &out)
	list, ok := out["AuthEvents"].([]any)
	if !ok || len(list) != 1 || len(out) != 1 {
		t.Fatalf("answer: %v", out)
	}
	got := list[0].(map[string]any)
	want := map[string]any{
		"EventId": got["EventId"], "EventType": "SignUp", "EventResponse": "Pass", "CreationDate": float64(f.Clock.Now().Unix()),
		"EventRisk":          map[string]any{"RiskDecision": "NoRisk", "CompromisedCredentialsDetected": false},
		"ChallengeResponses": []any{}, "EventContextData": map[string]any{"IpAddress": "127.0.0.1", "DeviceName": "Go-http-client 1"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("event (-want +got):\n%s", diff)
	}
}

// did is what an event says in short.
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

func TestAuthEventsOfPasswordsAndCodes(t *testing.T) {
	f := newFixture(t)
	step := func(op string, in any) {
		t.Helper()
		f.Clock.Advance(time.Second)
		f.Must(op, in, nil)
	}
	step("ResendConfirmationCode", wire.ResendConfirmationCodeRequest{ClientId: f.client, Username: "alice"})
	f.confirm("alice")
	step("ForgotPassword", wire.ForgotPasswordRequest{ClientId: f.client, Username: "alice"})
	code := f.LastCode("alice@example.com")
	wrong := "111111"
	if wrong == code {
		wrong = "222222"
	}
	f.Clock.Advance(time.Second)
	f.Refused("ConfirmForgotPassword", wire.ConfirmForgotPasswordRequest{ClientId: f.client, Username: "alice", ConfirmationCode: wrong, Password: goodPassword}, "CodeMismatchException",
		"Invalid verification code provided, please try again.")
	step("ConfirmForgotPassword", wire.ConfirmForgotPasswordRequest{ClientId: f.client, Username: "alice", ConfirmationCode: code, Password: goodPassword})
	want := []string{"ForgotPassword Pass", "ForgotPassword Fail", "ForgotPassword InProgress", "ResendCode Pass", "SignUp Pass"}
	if diff := cmp.Diff(want, did(f.events("alice"))); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

func TestAdminListUserAuthEventsInPages(t *testing.T) {
	f := newFixture(t)
	for range 4 {
		f.Clock.Advance(time.Second)
		f.Must("ResendConfirmationCode", wire.ResendConfirmationCodeRequest{ClientId: f.client, Username: "alice"}, nil)
	}
	two := int64(2)
	in := wire.AdminListUserAuthEventsRequest{UserPoolId: f.pool, Username: "alice", MaxResults: &two}
	var pages [][]string
	for len(pages) == 0 || in.NextToken != "" {
		var out wire.AdminListUserAuthEventsResponse
		f.Must("AdminListUserAuthEvents", in, &out)
		pages = append(pages, did(out.AuthEvents))
		in.NextToken = out.NextToken
	}
	want := [][]string{{"ResendCode Pass", "ResendCode Pass"}, {"ResendCode Pass", "ResendCode Pass"}, {"SignUp Pass"}}
	if diff := cmp.Diff(want, pages); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	zero := int64(0)
	var out wire.AdminListUserAuthEventsResponse
	f.Must("AdminListUserAuthEvents", wire.AdminListUserAuthEventsRequest{UserPoolId: f.pool, Username: "alice", MaxResults: &zero}, &out)
	if len(out.AuthEvents) != 5 || out.NextToken != "" {
		t.Errorf("%d events, next %q", len(out.AuthEvents), out.NextToken)
	}
}

func TestAdminListUserAuthEventsRefusals(t *testing.T) {
	f := newFixture(t)
	const op = "AdminListUserAuthEvents"
	f.Refused(op, wire.AdminListUserAuthEventsRequest{UserPoolId: missingPool, Username: "alice"}, notFound, noPool)
	f.Refused(op, wire.AdminListUserAuthEventsRequest{UserPoolId: f.pool, Username: "nobody"}, userNotFound, noUser)
	f.Refused(op, wire.AdminListUserAuthEventsRequest{UserPoolId: f.newPool("OFF"), Username: "alice"}, noAddOn, addOnsOff)
	f.Refused(op, wire.AdminListUserAuthEventsRequest{UserPoolId: f.pool, Username: "alice", NextToken: "none"}, invalid, "Invalid pagination token")
	many := int64(61)
	f.Refused(op, wire.AdminListUserAuthEventsRequest{UserPoolId: f.pool, Username: "alice", MaxResults: &many}, invalid,
		"1 validation error detected: Value '61' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 60")
}
