package settings_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestGetLogDeliveryConfigurationOfNothing(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	got := logsOf(t, s, pool)
	if got == nil || got.UserPoolId != pool || got.LogConfigurations == nil || len(got.LogConfigurations) != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestGetLogDeliveryConfigurationOfNoPool(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	s.Refused("GetLogDeliveryConfiguration", wire.GetLogDeliveryConfigurationRequest{UserPoolId: missingID}, notFound, noPool)
}
