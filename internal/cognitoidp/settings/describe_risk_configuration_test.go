package settings_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestDescribeRiskConfigurationOfNothing(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, protected())
	if diff := cmp.Diff(&wire.RiskConfigurationType{UserPoolId: pool}, describeRisk(t, s, pool, "")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestDescribeRiskConfigurationRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool, plain := newPool(t, s, protected()), newPool(t, s, wire.CreateUserPoolRequest{})
	for name, tt := range map[string]struct {
		in                 wire.DescribeRiskConfigurationRequest
		exception, message string
	}{
		"protection off": {
			wire.DescribeRiskConfigurationRequest{UserPoolId: plain},
			"UserPoolAddOnNotEnabledException", "User pool add-ons are not enabled.",
		},
		"no client": {
			wire.DescribeRiskConfigurationRequest{UserPoolId: pool, ClientId: "none"},
			notFound, "User pool client none does not exist.",
		},
		"no pool": {wire.DescribeRiskConfigurationRequest{UserPoolId: missingID}, notFound, noPool},
	} {
		t.Run(name, func(t *testing.T) {
			s.Refused("DescribeRiskConfiguration", tt.in, tt.exception, tt.message)
		})
	}
}
