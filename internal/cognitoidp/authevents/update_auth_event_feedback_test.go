package authevents_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

func TestUpdateAuthEventFeedback(t *testing.T) {
	f := newFixture(t)
	id := f.events("alice")[0].EventId
	f.Must("UpdateAuthEventFeedback", idp.UpdateAuthEventFeedbackRequest{
		UserPoolId: f.pool, Username: "alice", EventId: id, FeedbackToken: f.token(id), FeedbackValue: "Invalid",
	}, nil)
	want := &idp.EventFeedbackType{FeedbackValue: "Invalid", Provider: "User", FeedbackDate: wire.At(f.Clock.Now())}
	if diff := cmp.Diff(want, f.events("alice")[0].EventFeedback); diff != "" {
		t.Errorf("feedback (-want +got):\n%s", diff)
	}
}

func TestUpdateAuthEventFeedbackRefusals(t *testing.T) {
	f := newFixture(t)
	id := f.events("alice")[0].EventId
	call := func(pool, name, event, token, exception, message string) {
		t.Helper()
		f.Refused("UpdateAuthEventFeedback", idp.UpdateAuthEventFeedbackRequest{
			UserPoolId: pool, Username: name, EventId: event, FeedbackToken: token, FeedbackValue: "Valid",
		}, exception, message)
	}
	call(missingPool, "alice", id, f.token(id), notFound, noPool)
	call(f.newPool("OFF"), "alice", id, f.token(id), noAddOn, addOnsOff)
	call(f.pool, "nobody", id, f.token(id), userNotFound, noUser)
	call(f.pool, "alice", id, f.token("none"), notAuthorized, "Invalid feedback token.")
	call(f.pool, "alice", id, "abc", notAuthorized, "Invalid feedback token.")
	call(f.pool, "alice", "none", f.token("none"), notFound, "Auth event none does not exist.")
}
