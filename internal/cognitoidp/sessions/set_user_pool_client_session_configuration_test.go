package sessions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func clientRequest(pool, client string, minutes int64) wire.SetUserPoolClientSessionConfigurationRequest {
	return wire.SetUserPoolClientSessionConfigurationRequest{
		UserPoolId: pool, ClientId: client, SSOSession: &wire.ClientSSOSessionConfigType{MaxValidityMinutes: &minutes},
	}
}

func TestSetUserPoolClientSessionConfiguration(t *testing.T) {
	f := newTracking(t)
	for _, minutes := range []int64{0, 129600, 30} {
		var out map[string]any
		f.Must("SetUserPoolClientSessionConfiguration", clientRequest(f.pool, f.client, minutes), &out)
		want := map[string]any{"UserPoolId": f.pool, "ClientId": f.client, "SSOSession": map[string]any{"MaxValidityMinutes": float64(minutes)}}
		if diff := cmp.Diff(want, out); diff != "" {
			t.Errorf("answer (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want, f.clientConfiguration()); diff != "" {
			t.Errorf("kept (-want +got):\n%s", diff)
		}
	}
	// It stays when the client changes, and while tracking is off.
	f.Must("UpdateUserPoolClient", wire.UpdateUserPoolClientRequest{UserPoolId: f.pool, ClientId: f.client}, nil)
	f.track("DISABLED", 3)
	if got := f.clientConfiguration()["SSOSession"].(map[string]any)["MaxValidityMinutes"]; got != 30.0 {
		t.Errorf("MaxValidityMinutes is %v; want 30", got)
	}
}

func TestSetUserPoolClientSessionConfigurationRefusals(t *testing.T) {
	f := newFixture(t)
	const op = "SetUserPoolClientSessionConfiguration"
	f.Refused(op, clientRequest(f.pool, f.client, 30), notEnabled, untracked)
	f.track("ENABLED", 3)
	f.Refused(op, clientRequest(missingPool, f.client, 30), notFound, noPool)
	f.Refused(op, clientRequest(f.pool, missingClient, 30), notFound, noClient)
	f.Refused(op, clientRequest(f.newPool("LITE"), f.client, 30), tier, notInLite)
	f.Refused(op, clientRequest(f.pool, f.client, -1), invalid,
		"1 validation error detected: Value '-1' at 'sSOSession.maxValidityMinutes' failed to satisfy constraint: Member must have value greater than or equal to 0")
	f.Refused(op, clientRequest(f.pool, f.client, 129601), invalid,
		"1 validation error detected: Value '129601' at 'sSOSession.maxValidityMinutes' failed to satisfy constraint: Member must have value less than or equal to 129600")
	other := f.newPool("")
	f.Must("SetUserPoolSessionConfiguration", configuration(other, "ENABLED", 3), nil)
	f.Refused(op, clientRequest(other, f.client, 30), notFound, "User pool client "+f.client+" does not exist.")
}
