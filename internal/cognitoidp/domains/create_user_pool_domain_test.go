package domains_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestCreateUserPoolDomainWithPrefix(t *testing.T) {
	f := newFixture(t)
	var out map[string]any
	f.Must("CreateUserPoolDomain", wire.CreateUserPoolDomainRequest{UserPoolId: f.pool, Domain: "shop"}, &out)
	if diff := cmp.Diff(map[string]any{}, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	var pool wire.DescribeUserPoolResponse
	f.Must("DescribeUserPool", wire.DescribeUserPoolRequest{UserPoolId: f.pool}, &pool)
	if p := pool.UserPool; p.Domain != "shop" || p.CustomDomain != "" {
		t.Errorf("the pool shows domains %q and %q", p.Domain, p.CustomDomain)
	}
}

func TestCreateUserPoolDomainWithCertificate(t *testing.T) {
	f := newFixture(t)
	f.domain("shop") // a pool has one of each kind
	in := custom(f.pool, "login.example.com")
	in.CustomDomainConfig.SecurityPolicy = "TLS_V1_2_2021"
	in.ManagedLoginVersion = new(int64(2))
	in.Routing = &wire.RoutingType{Failover: &wire.FailoverType{
		PrimaryRoute53HealthCheckId: "01234567-89ab-cdef-0123-456789abcdef", SecondaryRegion: "us-west-2",
	}}
	var out wire.CreateUserPoolDomainResponse
	f.Must("CreateUserPoolDomain", in, &out)
	want := wire.CreateUserPoolDomainResponse{CloudFrontDomain: host, ManagedLoginVersion: in.ManagedLoginVersion, Routing: in.Routing}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	var pool wire.DescribeUserPoolResponse
	f.Must("DescribeUserPool", wire.DescribeUserPoolRequest{UserPoolId: f.pool}, &pool)
	if p := pool.UserPool; p.Domain != "shop" || p.CustomDomain != "login.example.com" {
		t.Errorf("the pool shows domains %q and %q", p.Domain, p.CustomDomain)
	}
	got := f.describe("login.example.com")
	if diff := cmp.Diff(in.CustomDomainConfig, got.CustomDomainConfig); diff != "" {
		t.Errorf("configuration (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(in.Routing, got.Routing); diff != "" {
		t.Errorf("routing (-want +got):\n%s", diff)
	}
}

func TestCreateUserPoolDomainRefusals(t *testing.T) {
	f := newFixture(t)
	f.domain("shop")
	other := f.newPool()
	lite := f.NewPool(wire.CreateUserPoolRequest{PoolName: "lite", UserPoolTier: wire.UserPoolTierTypeLite})
	prefix := func(pool, name string) wire.CreateUserPoolDomainRequest {
		return wire.CreateUserPoolDomainRequest{UserPoolId: pool, Domain: name}
	}
	managed := prefix(lite, "lite")
	managed.ManagedLoginVersion = new(int64(2))
	for _, c := range []struct {
		in                 wire.CreateUserPoolDomainRequest
		exception, message string
	}{
		{prefix(missingPool, "new"), notFound, noPool},
		{prefix(f.pool, "shop"), invalid, "User pool already has a domain configured."},
		{prefix(f.pool, "shop2"), invalid, "User pool already has a domain configured."},
		{prefix(other, "shop"), invalid, "Domain already associated with another user pool."},
		{prefix(other, "a.b"), invalid, "The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens."},
		{prefix(other, "my-aws"), invalid, "Domain cannot contain reserved word: aws"},
		{prefix(other, "-shop"), invalid, ""},
		{prefix(other, "Shop"), invalid, ""},
		{custom(other, "example.com"), invalid, "Custom domain is not a valid subdomain: Was not able to resolve the root domain, please ensure an A record exists for the root domain."},
		{managed, "FeatureUnavailableInTierException", "The following feature is not available for the LITE pricing tier configured: Managed Login Version 2"},
	} {
		f.Refused("CreateUserPoolDomain", c.in, c.exception, c.message)
	}
	bad := custom(other, "login.example.com")
	bad.CustomDomainConfig.CertificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b"
	f.Refused("CreateUserPoolDomain", bad, invalid,
		"The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.")
	f.Must("CreateUserPoolDomain", prefix(other, "shop2"), nil) // nothing of the refused ones was kept
}

func TestCreateUserPoolDomainQuota(t *testing.T) {
	f := newFixture(t)
	for i := range 4 {
		f.Must("CreateUserPoolDomain", custom(f.newPool(), fmt.Sprintf("login-%d.example.com", i)), nil)
	}
	f.Refused("CreateUserPoolDomain", custom(f.pool, "login.example.com"), "LimitExceededException", "Exceeded maximum number of custom domains")
	f.domain("shop")
}
