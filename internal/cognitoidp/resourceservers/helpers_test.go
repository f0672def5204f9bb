package resourceservers_test

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
	noServer    = "Resource server none does not exist."
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
	return f.NewPool(wire.CreateUserPoolRequest{PoolName: "people"})
}

// server makes a resource server with scopes of these names.
func (f *fixture) server(identifier string, scopes ...string) *wire.ResourceServerType {
	f.t.Helper()
	in := wire.CreateResourceServerRequest{UserPoolId: f.pool, Identifier: identifier, Name: "API"}
	for _, name := range scopes {
		in.Scopes = append(in.Scopes, wire.ResourceServerScopeType{ScopeName: name, ScopeDescription: "May " + name})
	}
	var out wire.CreateResourceServerResponse
	f.Must("CreateResourceServer", in, &out)
	return out.ResourceServer
}

func (f *fixture) describe(identifier string) *wire.ResourceServerType {
	f.t.Helper()
	var out wire.DescribeResourceServerResponse
	f.Must("DescribeResourceServer", wire.DescribeResourceServerRequest{UserPoolId: f.pool, Identifier: identifier}, &out)
	return out.ResourceServer
}

// client is a request for a client that gets these scopes.
func (f *fixture) client(scopes ...string) wire.CreateUserPoolClientRequest {
	return wire.CreateUserPoolClientRequest{
		UserPoolId: f.pool, ClientName: "machine", GenerateSecret: new(true),
		AllowedOAuthFlowsUserPoolClient: new(true), AllowedOAuthFlows: []string{wire.OAuthFlowTypeClientCredentials},
		AllowedOAuthScopes: scopes,
	}
}
