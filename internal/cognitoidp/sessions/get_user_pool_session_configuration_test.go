package sessions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func (f *fixture) poolConfiguration() map[string]any {
	f.t.Helper()
	var out map[string]any
	f.Must("GetUserPoolSessionConfiguration", wire.GetUserPoolSessionConfigurationRequest{UserPoolId: f.pool}, &out)
	return out
}

func TestGetUserPoolSessionConfigurationOfANewPool(t *testing.T) {
	f := newFixture(t)
	want := map[string]any{"UserPoolId": f.pool, "UserSessionTracking": "DISABLED", "TokenSession": map[string]any{"MaxPerUser": 20.0}}
	if diff := cmp.Diff(want, f.poolConfiguration()); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	f.Refused("GetUserPoolSessionConfiguration", wire.GetUserPoolSessionConfigurationRequest{UserPoolId: missingPool}, notFound, noPool)
}
