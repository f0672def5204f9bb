package token

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"

	"github.com/google/go-cmp/cmp"
)

func TestClaimsOfAFullUser(t *testing.T) {
	f := newFixture(t)
	first, second := 1, 2
	f.update(func(tx *store.Tx) error {
		for _, g := range []*userpool.Group{
			{PoolID: f.pool.ID, Name: "readers", Precedence: &second, RoleARN: "arn:aws:iam::000000000000:role/r", Created: f.time},
			{PoolID: f.pool.ID, Name: "admins", Precedence: &first, RoleARN: "arn:aws:iam::000000000000:role/a", Created: f.time},
			{PoolID: f.pool.ID, Name: "others", Created: f.time},
		} {
			if err := tx.InsertGroup(g); err != nil {
				return err
			}
			if err := tx.AddMember(f.pool.ID, g.Name, f.user.Sub); err != nil {
				return err
			}
		}
		return nil
	})
	f.user.Attributes = map[string]string{
		"email": "alice@example.com", "email_verified": "true",
		"phone_number": "+15550100", "phone_number_verified": "false",
		"address": "1 Main St", "updated_at": "1700000000", "custom:team": "<red>", "nickname": "",
	}
	set, err := f.Issue(t.Context(), Grant{
		Pool: f.pool, Client: f.client, User: f.user, AuthTime: f.time.Add(-time.Minute), Nonce: "n-1",
		EventID: "event", DeviceKey: "us-east-1_device",
	})
	if err != nil {
		t.Fatal(err)
	}
	jti := set.Family.ID
	wantID := `{"sub":"11111111-2222-4333-8444-555555555555","cognito:groups":["admins","readers","others"],"email_verified":true,` +
		`"cognito:preferred_role":"arn:aws:iam::000000000000:role/a","iss":"http://localhost:9229/us-east-1_Aaaaaaaaa","phone_number_verified":false,` +
		`"cognito:username":"alice","nonce":"n-1","origin_jti":"` + jti + `","cognito:roles":["arn:aws:iam::000000000000:role/a","arn:aws:iam::000000000000:role/r"],` +
		`"aud":"1example23456789abcdefghij","event_id":"event","token_use":"id","auth_time":1749999940,"exp":1750003600,"iat":1750000000,` +
		`"jti":"00000000-0000-4007-8000-000000000008","address":{"formatted":"1 Main St"},"custom:team":"\u003cred\u003e","email":"alice@example.com",` +
		`"phone_number":"+15550100","updated_at":1700000000}`
	if diff := cmp.Diff(wantID, payload(t, set.ID)); diff != "" {
		t.Errorf("ID token (-want +got):\n%s", diff)
	}
	wantAccess := `{"sub":"11111111-2222-4333-8444-555555555555","device_key":"us-east-1_device","cognito:groups":["admins","readers","others"],` +
		`"iss":"http://localhost:9229/us-east-1_Aaaaaaaaa","version":2,"client_id":"1example23456789abcdefghij","origin_jti":"` + jti + `","event_id":"event",` +
		`"token_use":"access","scope":"aws.cognito.signin.user.admin","auth_time":1749999940,"exp":1750003600,"iat":1750000000,` +
		`"jti":"00000000-0000-4009-8000-00000000000a","username":"alice"}`
	if diff := cmp.Diff(wantAccess, payload(t, set.Access)); diff != "" {
		t.Errorf("access token (-want +got):\n%s", diff)
	}
	if set.ExpiresIn != 3600 {
		t.Errorf("ExpiresIn = %d; want 3600", set.ExpiresIn)
	}
	if !strings.HasPrefix(set.Refresh, "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ.") || strings.Count(set.Refresh, ".") != 4 {
		t.Errorf("refresh token is not of five parts: %s", set.Refresh)
	}
}

func TestClaimsOfAPlainUser(t *testing.T) {
	f := newFixture(t)
	f.changeClient(func(c *userpool.ClientSettings) {
		c.TokenRevocation = false
		c.ReadAttributes = []string{"name"}
		c.AccessTokenValidity, c.IDTokenValidity = 10, 5
		c.Units = &userpool.TokenUnits{Access: "minutes", ID: "minutes", Refresh: "days"}
	})
	set := f.signIn()
	event := set.Family.EventID
	wantID := `{"sub":"11111111-2222-4333-8444-555555555555","iss":"http://localhost:9229/us-east-1_Aaaaaaaaa","cognito:username":"alice",` +
		`"aud":"1example23456789abcdefghij","event_id":"` + event + `","token_use":"id","auth_time":1750000000,"exp":1750000300,"iat":1750000000,` +
		`"jti":"00000000-0000-4009-8000-00000000000a"}`
	if diff := cmp.Diff(wantID, payload(t, set.ID)); diff != "" {
		t.Errorf("ID token (-want +got):\n%s", diff)
	}
	wantAccess := `{"sub":"11111111-2222-4333-8444-555555555555","iss":"http://localhost:9229/us-east-1_Aaaaaaaaa","version":2,` +
		`"client_id":"1example23456789abcdefghij","event_id":"` + event + `","token_use":"access","scope":"aws.cognito.signin.user.admin",` +
		`"auth_time":1750000000,"exp":1750000600,"iat":1750000000,"jti":"00000000-0000-400b-8000-00000000000c","username":"alice"}`
	if diff := cmp.Diff(wantAccess, payload(t, set.Access)); diff != "" {
		t.Errorf("access token (-want +got):\n%s", diff)
	}
	if set.ExpiresIn != 600 {
		t.Errorf("ExpiresIn = %d; want 600", set.ExpiresIn)
	}
}

func TestIssueWritesNothingWhenItFails(t *testing.T) {
	f := newFixture(t)
	f.Rand = failing{}
	if _, err := f.Issue(t.Context(), Grant{Pool: f.pool, Client: f.client, User: f.user}); !errors.Is(err, errDry) {
		t.Errorf("got %v; want %v", err, errDry)
	}
	f.update(func(tx *store.Tx) error {
		families, _, err := tx.FamiliesOf(f.pool.ID, f.user.Sub, "", 10)
		if len(families) != 0 {
			t.Errorf("%d families were written", len(families))
		}
		return err
	})
}
