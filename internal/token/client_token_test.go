package token

import (
	"context"
	"encoding/json"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/fault"
	"cognate/internal/userpool"
	"cognate/trigger"
)

func TestIssueClient(t *testing.T) {
	f := newFixture(t)
	f.changeClient(func(c *userpool.ClientSettings) { c.AccessTokenValidity = 2 })
	token, expires, err := f.IssueClient(t.Context(), f.pool, f.client, []string{"api/read", "api/write"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if expires != 7200 {
		t.Errorf("expires in %d", expires)
	}
	want := `^\{"sub":"1example23456789abcdefghij","token_use":"access","scope":"api/read api/write","auth_time":1750000000,` +
		`"iss":"http://localhost:9229/us-east-1_Aaaaaaaaa","exp":1750007200,"iat":1750000000,"version":2,` +
		`"jti":"[0-9a-f-]{36}","client_id":"1example23456789abcdefghij"\}$`
	if got := payload(t, token); !regexp.MustCompile(want).MatchString(got) {
		t.Errorf("claims %s", got)
	}
	_, err = f.Caller(t.Context(), token)
	wantFault(t, err, fault.NotAuthorized, "Access Token does not have required scopes")
}

func TestAFunctionChangesAMachinesToken(t *testing.T) {
	f := newFixture(t)
	f.ask("V3_0", trigger.Handle(func(_ context.Context, e *trigger.TokenEvent) error {
		if e.TriggerSource != trigger.TokenGenerationClientCredentials || e.UserName != "ClientCredentials" {
			t.Errorf("event %+v", e)
		}
		e.Response.ClaimsAndScopeOverrideDetails = &trigger.ClaimsAndScopes{AccessTokenGeneration: &trigger.TokenChanges{
			ClaimsToAddOrOverride: map[string]json.RawMessage{"plan": json.RawMessage(`"gold"`), "sub": json.RawMessage(`"me"`)},
			ScopesToAdd:           []string{"api/admin"}, ScopesToSuppress: []string{"api/write"},
		}}
		return nil
	}))
	token, _, err := f.IssueClient(t.Context(), f.pool, f.client, []string{"api/read", "api/write"}, "")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"plan": "gold", "sub": f.client.ID, "scope": "api/read api/admin"}
	if diff := cmp.Diff(want, claimsOf(t, token, "plan", "sub", "scope")); diff != "" {
		t.Error(diff)
	}
}
