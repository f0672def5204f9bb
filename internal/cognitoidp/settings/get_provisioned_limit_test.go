package settings_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestGetProvisionedLimitBeginsWithTheDefault(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	var out wire.GetProvisionedLimitResponse
	s.Must("GetProvisionedLimit", wire.GetProvisionedLimitRequest{LimitDefinition: definition("UserCreation")}, &out)
	if l := out.Limit; *l.FreeLimitValue != 50 || *l.ProvisionedLimitValue != 50 {
		t.Errorf("got %d of %d, want 50 of 50", *l.ProvisionedLimitValue, *l.FreeLimitValue)
	}
}

func TestGetProvisionedLimitRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	cognatetest.Refusal(t, s.Call("GetProvisionedLimit", wire.GetProvisionedLimitRequest{LimitDefinition: definition("Users")}, nil),
		invalid, "The category Users does not exist.")
}

// Without Limits nothing is refused, whatever the limit.
func TestGetProvisionedLimitIsOnlyShownWhereLimitsAreOff(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	if got := through(t, s, 30, "DescribeUserPool", wire.DescribeUserPoolRequest{UserPoolId: pool}); got != 30 {
		t.Errorf("%d of 30 calls went through", got)
	}
}
