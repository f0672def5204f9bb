package pools_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestGetUserPoolMfaConfigOmitsWhatWasNeverSet(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: role}})
	want := wire.GetUserPoolMfaConfigResponse{MfaConfiguration: "OFF"}
	if diff := cmp.Diff(want, mfaConfig(t, s, p.Id)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestGetUserPoolMfaConfigOfNoPool(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	s.Refused("GetUserPoolMfaConfig", wire.GetUserPoolMfaConfigRequest{UserPoolId: missingID}, notFound, noPool(missingID))
}
