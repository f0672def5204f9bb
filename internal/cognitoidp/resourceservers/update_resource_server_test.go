package resourceservers_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestUpdateResourceServerReplacesEverything(t *testing.T) {
	f := newFixture(t)
	f.server("api", "read", "write")
	var made wire.CreateUserPoolClientResponse
	f.Must("CreateUserPoolClient", f.client("api/read"), &made)

	in := wire.UpdateResourceServerRequest{
		UserPoolId: f.pool, Identifier: "api", Name: "Another",
		Scopes: []wire.ResourceServerScopeType{{ScopeName: "list", ScopeDescription: "May list"}},
	}
	var out wire.UpdateResourceServerResponse
	f.Must("UpdateResourceServer", in, &out)
	want := &wire.ResourceServerType{UserPoolId: f.pool, Identifier: "api", Name: "Another", Scopes: in.Scopes}
	if diff := cmp.Diff(want, out.ResourceServer); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, f.describe("api")); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}

	// A client that names the scope that is gone stays as it is, but can't
	// ask for it anew.
	var client wire.DescribeUserPoolClientResponse
	f.Must("DescribeUserPoolClient", wire.DescribeUserPoolClientRequest{UserPoolId: f.pool, ClientId: made.UserPoolClient.ClientId}, &client)
	if diff := cmp.Diff([]string{"api/read"}, client.UserPoolClient.AllowedOAuthScopes); diff != "" {
		t.Errorf("scopes of the client (-want +got):\n%s", diff)
	}
	update := wire.UpdateUserPoolClientRequest{
		UserPoolId: f.pool, ClientId: made.UserPoolClient.ClientId, AllowedOAuthFlowsUserPoolClient: new(true),
		AllowedOAuthFlows: []string{wire.OAuthFlowTypeClientCredentials}, AllowedOAuthScopes: []string{"api/list", "api/read"},
	}
	f.Refused("UpdateUserPoolClient", update, "ScopeDoesNotExistException", "Invalid scope requested: api/read")
	update.AllowedOAuthScopes = []string{"api/list"}
	f.Must("UpdateUserPoolClient", update, nil)

	in.Scopes = nil
	f.Must("UpdateResourceServer", in, nil)
	if got := f.describe("api").Scopes; got == nil || len(got) != 0 {
		t.Errorf("scopes are %v; want an empty list", got)
	}
}

func TestUpdateResourceServerRefusals(t *testing.T) {
	f := newFixture(t)
	f.server("api")
	in := wire.UpdateResourceServerRequest{UserPoolId: f.pool, Identifier: "none", Name: "API"}
	f.Refused("UpdateResourceServer", in, notFound, noServer)
	in.UserPoolId = missingPool
	f.Refused("UpdateResourceServer", in, notFound, noPool)
	scope := wire.ResourceServerScopeType{ScopeName: "read", ScopeDescription: "May read"}
	in = wire.UpdateResourceServerRequest{UserPoolId: f.pool, Identifier: "api", Name: "API", Scopes: []wire.ResourceServerScopeType{scope, scope}}
	f.Refused("UpdateResourceServer", in, invalid, "Duplicate scope name read is not allowed in a resource server.")
	in.Name = ""
	f.Refused("UpdateResourceServer", in, invalid,
		"1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null")
}
