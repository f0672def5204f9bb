package sessions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func (f *fixture) clientConfiguration() map[string]any {
	f.t.Helper()
	var out map[string]any
	f.Must("GetUserPoolClientSessionConfiguration", wire.GetUserPoolClientSessionConfigurationRequest{UserPoolId: f.pool, ClientId: f.client}, &out)
	return out
}

func TestGetUserPoolClientSessionConfigurationOfANewClient(t *testing.T) {
	f := newFixture(t)
	want := map[string]any{"UserPoolId": f.pool, "ClientId": f.client, "SSOSession": map[string]any{"MaxValidityMinutes": 60.0}}
	if diff := cmp.Diff(want, f.clientConfiguration()); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func TestGetUserPoolClientSessionConfigurationRefusals(t *testing.T) {
	f := newFixture(t)
	const op = "GetUserPoolClientSessionConfiguration"
	f.Refused(op, wire.GetUserPoolClientSessionConfigurationRequest{UserPoolId: missingPool, ClientId: f.client}, notFound, noPool)
	f.Refused(op, wire.GetUserPoolClientSessionConfigurationRequest{UserPoolId: f.pool, ClientId: missingClient}, notFound, noClient)
	other := f.newPool("")
	f.Refused(op, wire.GetUserPoolClientSessionConfigurationRequest{UserPoolId: other, ClientId: f.client}, notFound, "User pool client "+f.client+" does not exist.")
}
