package cognate_test

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"testing"
	"time"

	"cognate"
)

// TestClockThatJumps: a clock that is set forwards or back, by whatever sets
// clocks, keeps nobody out: what is begun and ended at one time works.
func TestClockThatJumps(t *testing.T) {
	var c clock
	s := start(t, cognate.Config{AnyCredentials: true, Outbox: true, Limits: true, KeysAhead: -1, Now: c.now})
	call := func(operation string, in map[string]any, out any) {
		t.Helper()
		body, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, request(operation, string(body)))
		if w.Code != 200 {
			t.Fatalf("at %s %s: %d %s", c.now(), operation, w.Code, w.Body)
		}
		if out != nil {
			if err := json.Unmarshal(w.Body.Bytes(), out); err != nil {
				t.Fatal(err)
			}
		}
	}
	var pool struct{ UserPool struct{ ID string } }
	call("CreateUserPool", map[string]any{"PoolName": "p"}, &pool)
	id := pool.UserPool.ID
	var client struct{ UserPoolClient struct{ ClientID string } }
	call("CreateUserPoolClient", map[string]any{
		"UserPoolId": id, "ClientName": "c", "ExplicitAuthFlows": []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}, &client)
	app := client.UserPoolClient.ClientID
	for i, jump := range []time.Duration{0, time.Hour, -2 * time.Hour, 400 * 24 * time.Hour, -800 * 24 * time.Hour, 10 * time.Second, -10 * time.Second, 0} {
		c.advance(jump)
		name := fmt.Sprintf("user-%d", i)
		call("AdminCreateUser", map[string]any{"UserPoolId": id, "Username": name, "MessageAction": "SUPPRESS"}, nil)
		call("AdminSetUserPassword", map[string]any{"UserPoolId": id, "Username": name, "Password": "Passw0rd!", "Permanent": true}, nil)
		var got struct {
			AuthenticationResult struct{ AccessToken, RefreshToken string }
		}
		// The user of every earlier time signs in, too.
		for n := range i + 1 {
			call("AdminUserGlobalSignOut", map[string]any{"UserPoolId": id, "Username": fmt.Sprintf("user-%d", n)}, nil)
			c.advance(time.Microsecond)
			call("InitiateAuth", map[string]any{
				"ClientId": app, "AuthFlow": "USER_PASSWORD_AUTH",
				"AuthParameters": map[string]string{"USERNAME": fmt.Sprintf("user-%d", n), "PASSWORD": "Passw0rd!"},
			}, &got)
			call("GetUser", map[string]any{"AccessToken": got.AuthenticationResult.AccessToken}, nil)
		}
		call("InitiateAuth", map[string]any{
			"ClientId": app, "AuthFlow": "REFRESH_TOKEN_AUTH",
			"AuthParameters": map[string]string{"REFRESH_TOKEN": got.AuthenticationResult.RefreshToken},
		}, &got)
		call("GetUser", map[string]any{"AccessToken": got.AuthenticationResult.AccessToken}, nil)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("GET", "/"+id+"/.well-known/jwks.json", nil))
		var set struct{ Keys []struct{ Kid string } }
		if err := json.Unmarshal(w.Body.Bytes(), &set); err != nil || len(set.Keys) != 2 {
			t.Errorf("at %s the key set is %s", c.now(), w.Body)
		}
	}
}
