package domains_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	invalid     = "InvalidParameterException"
	notFound    = "ResourceNotFoundException"
	missingPool = "us-east-1_000000000"
	noPool      = "User pool us-east-1_000000000 does not exist."
	noDomain    = "No such domain or user pool exists."
	certificate = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b"
	host        = "127.0.0.1"
)

// fixture is a server with one pool.
type fixture struct {
	*cognatetest.Server
	t    *testing.T
	pool string
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{Server: cognatetest.NewServer(t, nil), t: t}
	f.pool = f.newPool()
	return f
}

func (f *fixture) newPool() string {
	f.t.Helper()
	return f.NewPool(wire.CreateUserPoolRequest{PoolName: "people", UserPoolTier: wire.UserPoolTierTypeEssentials})
}

// domain gives the fixture's pool a prefix.
func (f *fixture) domain(name string) {
	f.t.Helper()
	f.Must("CreateUserPoolDomain", wire.CreateUserPoolDomainRequest{UserPoolId: f.pool, Domain: name}, nil)
}

// custom is a request for a custom domain.
func custom(pool, name string) wire.CreateUserPoolDomainRequest {
	return wire.CreateUserPoolDomainRequest{UserPoolId: pool, Domain: name, CustomDomainConfig: &wire.CustomDomainConfigType{CertificateArn: certificate}}
}

func (f *fixture) describe(name string) *wire.DomainDescriptionType {
	f.t.Helper()
	var out wire.DescribeUserPoolDomainResponse
	f.Must("DescribeUserPoolDomain", wire.DescribeUserPoolDomainRequest{Domain: name}, &out)
	return out.DomainDescription
}
