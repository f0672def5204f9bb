package resourceservers_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestCreateResourceServer(t *testing.T) {
	f := newFixture(t)
	const api = "https://api.example.com/v1"
	in := wire.CreateResourceServerRequest{
		UserPoolId: f.pool, Identifier: api, Name: "The API",
		Scopes: []wire.ResourceServerScopeType{
			{ScopeName: "write", ScopeDescription: "May change things"},
			{ScopeName: "read", ScopeDescription: "May see things"},
		},
	}
	var out map[string]any
	f.Must("CreateResourceServer", in, &out)
	want := map[string]any{"ResourceServer": map[string]any{
		"UserPoolId": f.pool, "Identifier": api, "Name": "The API",
		"Scopes": []any{
			map[string]any{"ScopeName": "write", "ScopeDescription": "May change things"},
			map[string]any{"ScopeName": "read", "ScopeDescription": "May see things"},
		},
	}}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	f.Must("CreateUserPoolClient", f.client(api+"/read", api+"/write"), nil)
	for _, scope := range []string{api + "/admin", api, "read", "https://api.example.com/read"} {
		f.Refused("CreateUserPoolClient", f.client(scope), "ScopeDoesNotExistException", "Invalid scope requested: "+scope)
	}
}

func TestCreateResourceServerRefusals(t *testing.T) {
	f := newFixture(t)
	f.server("api", "read")
	in := wire.CreateResourceServerRequest{UserPoolId: f.pool, Identifier: "api", Name: "API"}
	f.Refused("CreateResourceServer", in, invalid, "api already exists in user pool "+f.pool+".")
	in.UserPoolId = missingPool
	f.Refused("CreateResourceServer", in, notFound, noPool)
	in.UserPoolId = f.newPool()
	f.Must("CreateResourceServer", in, nil) // another pool, another server

	scope := wire.ResourceServerScopeType{ScopeName: "read", ScopeDescription: "May read"}
	in = wire.CreateResourceServerRequest{UserPoolId: f.pool, Identifier: "other", Name: "API", Scopes: []wire.ResourceServerScopeType{scope, scope}}
	f.Refused("CreateResourceServer", in, invalid, "Duplicate scope name read is not allowed in a resource server.")
	in.Scopes = []wire.ResourceServerScopeType{{ScopeName: "a/b", ScopeDescription: "May read"}}
	f.Refused("CreateResourceServer", in, invalid,
		"1 validation error detected: Value 'a/b' at 'scopes.1.member.scopeName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+")
	in.Scopes, in.Identifier = nil, "a b"
	f.Refused("CreateResourceServer", in, invalid,
		"1 validation error detected: Value 'a b' at 'identifier' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\x21\\x23-\\x5B\\x5D-\\x7E]+")
}

func TestCreateResourceServerQuota(t *testing.T) {
	f := newFixture(t)
	for i := range 25 {
		f.server(fmt.Sprintf("api-%d", i))
	}
	in := wire.CreateResourceServerRequest{UserPoolId: f.pool, Identifier: "more", Name: "API"}
	f.Refused("CreateResourceServer", in, "LimitExceededException", "Exceeded maximum number of resource servers")
	f.Must("DeleteResourceServer", wire.DeleteResourceServerRequest{UserPoolId: f.pool, Identifier: "api-7"}, nil)
	f.Must("CreateResourceServer", in, nil)
}
