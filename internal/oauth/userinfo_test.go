package oauth_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func (f *fixture) userInfo(authorization string) *http.Response {
	f.Helper()
	r, err := http.NewRequestWithContext(f.Context(), "GET", f.at("/oauth2/userInfo"), nil)
	if err != nil {
		f.Fatal(err)
	}
	if authorization != "" {
		r.Header.Set("Authorization", authorization)
	}
	return f.do(r)
}

func TestUserInfo(t *testing.T) {
	f := newFixture(t)
	for scope, names := range map[string][]string{
		"openid":               {"email", "email_verified", "name"},
		"openid email":         {"email", "email_verified"},
		"openid profile":       {"name"},
		"openid phone":         nil,
		"openid email profile": {"email", "email_verified", "name"},
	} {
		res := f.userInfo("Bearer " + f.exchange(codeForm(f, f.code("scope", scope))).Access)
		got := map[string]string{}
		if err := json.NewDecoder(res.Body).Decode(&got); err != nil || res.StatusCode != 200 {
			t.Fatalf("%s: %s, %v", scope, res.Status, err)
		}
		want := map[string]string{"sub": got["sub"], "username": "alice"}
		all := map[string]string{"email": "alice@example.com", "email_verified": "true", "name": "Alice"}
		for _, name := range names {
			want[name] = all[name]
		}
		if diff := cmp.Diff(want, got); diff != "" || len(got["sub"]) != 36 {
			t.Errorf("%s: (-want +got)\n%s", scope, diff)
		}
	}
}

func TestUserInfoErrors(t *testing.T) {
	f := newFixture(t)
	good := f.exchange(codeForm(f, f.code())).Access
	machine := f.exchange(map[string][]string{"grant_type": {"client_credentials"}}, f.machine, f.secret).Access
	for name, c := range map[string]struct {
		header string
		status int
		says   string
	}{
		"nothing":              {"", 400, `error="invalid_request"`},
		"another scheme":       {"Basic eDp5", 400, `error_description="Bad OAuth2 request at UserInfo Endpoint"`},
		"no token":             {"Bearer nonsense", 401, `error="invalid_token"`},
		"a token without user": {"Bearer " + machine, 401, `error="invalid_token"`},
		"a tampered token":     {"Bearer " + good[:len(good)-6] + "AAAAAA", 401, `error="invalid_token"`},
	} {
		res := f.userInfo(c.header)
		if says := res.Header.Get("WWW-Authenticate"); res.StatusCode != c.status || !strings.Contains(says, c.says) {
			t.Errorf("%s: %s, %s", name, res.Status, says)
		}
	}
	f.must("AdminUserGlobalSignOut", map[string]any{"UserPoolId": f.pool, "Username": "alice"}, nil)
	if res := f.userInfo("Bearer " + good); res.StatusCode != 401 {
		t.Errorf("after signing out everywhere: %s", res.Status)
	}
}
