package authevents_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

func TestAdminUpdateAuthEventFeedback(t *testing.T) {
	f := newFixture(t)
	id := f.events("alice")[0].EventId
	f.Clock.Advance(time.Minute)
	for _, value := range []string{"Valid", "Invalid"} {
		in := idp.AdminUpdateAuthEventFeedbackRequest{UserPoolId: f.pool, Username: "alice", EventId: id, FeedbackValue: value}
		var out map[string]any
		f.Must("AdminUpdateAuthEventFeedback", in, &out)
		if len(out) != 0 {
			t.Errorf("answer: %v", out)
		}
		want := &idp.EventFeedbackType{FeedbackValue: value, Provider: "Admin", FeedbackDate: wire.At(f.Clock.Now())}
		if diff := cmp.Diff(want, f.events("alice")[0].EventFeedback); diff != "" {
			t.Errorf("feedback (-want +got):\n%s", diff)
		}
	}
}

func TestAdminUpdateAuthEventFeedbackRefusals(t *testing.T) {
	f := newFixture(t)
	id := f.events("alice")[0].EventId
	f.signUp("bob")
	call := func(pool, name, event, exception, message string) {
		t.Helper()
		in := idp.AdminUpdateAuthEventFeedbackRequest{UserPoolId: pool, Username: name, EventId: event, FeedbackValue: "Valid"}
		f.Refused("AdminUpdateAuthEventFeedback", in, exception, message)
	}
	call(missingPool, "alice", id, notFound, noPool)
	call(f.newPool("OFF"), "alice", id, noAddOn, addOnsOff)
	call(f.pool, "nobody", id, userNotFound, noUser)
	call(f.pool, "bob", id, notFound, "Auth event "+id+" does not exist.")
	call(f.pool, "alice", "none", notFound, "Auth event none does not exist.")
	f.Refused("AdminUpdateAuthEventFeedback", idp.AdminUpdateAuthEventFeedbackRequest{UserPoolId: f.pool, Username: "alice", EventId: id, FeedbackValue: "Perhaps"}, invalid,
		"1 validation error detected: Value 'Perhaps' at 'feedbackValue' failed to satisfy constraint: Member must satisfy enum value set: [Valid, Invalid]")
}
