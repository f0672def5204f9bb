package domains_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestUpdateUserPoolDomainLeavesWhatIsOmitted(t *testing.T) {
	f := newFixture(t)
	f.Must("CreateUserPoolDomain", custom(f.pool, "login.example.com"), nil)
	want := f.describe("login.example.com")
	routing := &wire.RoutingType{Failover: &wire.FailoverType{
		PrimaryRoute53HealthCheckId: "01234567-89ab-cdef-0123-456789abcdef", SecondaryRegion: "us-west-2",
	}}
	renewed := &wire.CustomDomainConfigType{CertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/2c3d", SecurityPolicy: "TLS_V1_3_2025"}
	for _, c := range []struct {
		in   wire.UpdateUserPoolDomainRequest
		want func()
	}{
		{wire.UpdateUserPoolDomainRequest{ManagedLoginVersion: new(int64(2))}, func() { want.ManagedLoginVersion = new(int64(2)) }},
		{wire.UpdateUserPoolDomainRequest{CustomDomainConfig: renewed}, func() { want.CustomDomainConfig = renewed }},
		{wire.UpdateUserPoolDomainRequest{Routing: routing}, func() { want.Routing = routing }},
		{wire.UpdateUserPoolDomainRequest{}, func() {}},
	} {
		f.Clock.Advance(time.Minute)
		c.in.UserPoolId, c.in.Domain = f.pool, "login.example.com"
		var out wire.UpdateUserPoolDomainResponse
		f.Must("UpdateUserPoolDomain", c.in, &out)
		answer := wire.UpdateUserPoolDomainResponse{CloudFrontDomain: host, ManagedLoginVersion: c.in.ManagedLoginVersion, Routing: c.in.Routing}
		if diff := cmp.Diff(answer, out); diff != "" {
			t.Errorf("answer (-want +got):\n%s", diff)
		}
		c.want()
		want.Version = f.Clock.Now().UTC().Format("20060102150405")
		if diff := cmp.Diff(want, f.describe("login.example.com")); diff != "" {
			t.Errorf("kept (-want +got):\n%s", diff)
		}
	}
}

func TestUpdateUserPoolDomainRefusals(t *testing.T) {
	f := newFixture(t)
	f.domain("shop")
	in := wire.UpdateUserPoolDomainRequest{UserPoolId: f.pool, Domain: "none"}
	f.Refused("UpdateUserPoolDomain", in, invalid, noDomain)
	in.Domain, in.UserPoolId = "shop", f.newPool()
	f.Refused("UpdateUserPoolDomain", in, invalid, noDomain)
	in.UserPoolId = missingPool
	f.Refused("UpdateUserPoolDomain", in, invalid, noDomain)

	in.UserPoolId = f.pool
	in.ManagedLoginVersion = new(int64(3))
	f.Refused("UpdateUserPoolDomain", in, invalid, "ManagedLoginVersion must be 1 or 2.")
	in.ManagedLoginVersion = nil
	in.CustomDomainConfig = &wire.CustomDomainConfigType{CertificateArn: certificate}
	f.Refused("UpdateUserPoolDomain", in, invalid, "CustomDomainConfig can only be set for a custom domain.")
	if got := *f.describe("shop").ManagedLoginVersion; got != 1 {
		t.Errorf("refused updates left version %d", got)
	}
}

func TestUpdateUserPoolDomainOnLite(t *testing.T) {
	f := newFixture(t)
	f.domain("shop")
	f.Must("UpdateUserPool", wire.UpdateUserPoolRequest{UserPoolId: f.pool, UserPoolTier: wire.UserPoolTierTypeLite}, nil)
	in := wire.UpdateUserPoolDomainRequest{UserPoolId: f.pool, Domain: "shop", ManagedLoginVersion: new(int64(2))}
	f.Refused("UpdateUserPoolDomain", in, "FeatureUnavailableInTierException",
		"The following feature is not available for the LITE pricing tier configured: Managed Login Version 2")
}

func TestManagedLoginKeepsAPoolFromLite(t *testing.T) {
	f := newFixture(t)
	f.domain("shop")
	domain := wire.UpdateUserPoolDomainRequest{UserPoolId: f.pool, Domain: "shop", ManagedLoginVersion: new(int64(2))}
	f.Must("UpdateUserPoolDomain", domain, nil)
	pool := wire.UpdateUserPoolRequest{UserPoolId: f.pool, UserPoolTier: wire.UserPoolTierTypeLite}
	f.Refused("UpdateUserPool", pool, "FeatureUnavailableInTierException",
		"The following features need to be disabled for the LITE pricing tier configured: Managed Login Version 2")
	domain.ManagedLoginVersion = new(int64(1))
	f.Must("UpdateUserPoolDomain", domain, nil)
	f.Must("UpdateUserPool", pool, nil)
}
