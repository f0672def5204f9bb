package authevent

import (
	"context"
	"encoding/json"
	"testing"

	"cognate/internal/caller"
	"cognate/internal/store"
)

func TestDeliver(t *testing.T) {
	f := newFixture(t)
	var pool string
	var line []byte
	f.Deliver = func(_ context.Context, poolID string, event any) {
		pool = poolID
		var err error
		if line, err = json.Marshal(event); err != nil {
			t.Error(err)
		}
	}
	ctx := caller.With(t.Context(), caller.Identity{SourceIP: "192.0.2.1", UserAgent: "curl/8.5.0", RequestID: "r"})
	f.Record(ctx, f.pool, Event{
		ID: "e", User: f.user, Type: SignIn, Outcome: Pass, Factors: []store.AuthFactor{{Name: Password, Response: Success}, {Name: MFA, Response: Success}},
	})
	f.Flush()
	const want = `{"version":"1","eventId":"e","eventType":"SignIn","userSub":"alice","userName":"alice","userPoolId":"us-east-1_Aaaaaaaaa",` +
		`"clientId":"","creationDate":"Sun Jun 15 15:06:40 UTC 2025","eventResponse":"Pass","riskLevel":"","riskDecision":"NoRisk",` +
		`"challenges":["Password:Success","Mfa:Success"],"deviceName":"curl 8","ipAddress":"192.0.2.1","requestId":"r","idpName":"",` +
		`"compromisedCredentialDetected":"false","city":"","country":"","eventFeedbackValue":"","eventFeedbackDate":"",` +
		`"eventFeedbackProvider":"","hasContextData":"false"}`
	if pool != poolID || string(line) != want {
		t.Errorf("delivered of %s:\n got %s\nwant %s", pool, line, want)
	}
}
