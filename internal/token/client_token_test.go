package token

import (
	"regexp"
	"testing"

	"cognate/internal/fault"
	"cognate/internal/userpool"
)

func TestIssueClient(t *testing.T) {
	f := newFixture(t)
	f.changeClient(func(c *userpool.ClientSettings) { c.AccessTokenValidity = 2 })
	token, expires, err := f.IssueClient(t.Context(), f.pool, f.client, []string{"api/read", "api/write"})
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
