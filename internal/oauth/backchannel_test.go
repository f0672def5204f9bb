package oauth_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"cognate"
	"cognate/internal/store"
)

// relyingParty is an application that is told of sessions that end.
type relyingParty struct {
	*httptest.Server
	told chan string // the tokens that it was sent
}

func newRelyingParty(t *testing.T) *relyingParty {
	t.Helper()
	p := &relyingParty{told: make(chan string, 100)}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost || r.URL.Path != "/logout" || r.Header.Get("Content-Type") != "application/x-www-form-urlencoded" {
			t.Errorf("asked with %s %s, %v", r.Method, r.URL, r.Header)
		}
		p.told <- r.PostFormValue("logout_token")
	}))
	t.Cleanup(p.Close)
	return p
}

// notice is what a relying party is told.
type notice struct {
	Issuer   string `json:"iss"`
	Sub      string `json:"sub"`
	Audience string `json:"aud"`
	IssuedAt int64  `json:"iat"`
	Expires  int64  `json:"exp"`
	ID       string `json:"jti"`
	Session  string `json:"sid"`
	Nonce    *string
	Events   map[string]json.RawMessage
	header   struct {
		Type string `json:"typ"`
		Alg  string
		Kid  string
	}
}

// next waits for the next notice.
func (p *relyingParty) next(t *testing.T) notice {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var n notice
	select {
	case token := <-p.told:
		parts := strings.Split(token, ".")
		if len(parts) != 3 {
			t.Fatalf("told %q", token)
		}
		for i, out := range []any{&n.header, &n} {
			text, err := base64.RawURLEncoding.DecodeString(parts[i])
			if err != nil || json.Unmarshal(text, out) != nil {
				t.Fatalf("told %s: %v", text, err)
			}
		}
	case <-ctx.Done():
		t.Fatal("nobody was told")
	}
	return n
}

// telling is a server that tells all clients, at p.
func telling(t *testing.T, p *relyingParty) *fixture {
	t.Helper()
	return newExtended(t, cognate.OAuthExtensions{BackchannelLogout: []cognate.LogoutTarget{{Client: "*", URL: p.URL + "/logout"}}})
}

// session signs alice in to a client with a browser and returns her tokens.
func (f *fixture) session(client string, cookie *http.Cookie) answer {
	f.Helper()
	code := f.sent(f.get("/oauth2/authorize", f.request("client_id", client, "scope", "openid aws.cognito.signin.user.admin"), cookie)).Get("code")
	return f.exchange(codeForm(f, code, "client_id", client))
}

func (f *fixture) second() string {
	f.Helper()
	id, _ := f.client(map[string]any{
		"AllowedOAuthFlows": []string{"code"}, "CallbackURLs": []string{callback}, "AllowedOAuthScopes": []string{"openid", "aws.cognito.signin.user.admin"},
		"ExplicitAuthFlows": []string{"ALLOW_USER_PASSWORD_AUTH"},
	})
	return id
}

func TestLogoutTellsEveryApplication(t *testing.T) {
	p := newRelyingParty(t)
	f := telling(t, p)
	other, cookie := f.second(), f.signedIn()
	id := f.claims(f.session(f.web, cookie).ID)
	again := f.claims(f.session(f.web, cookie).ID)
	if sid := f.claims(f.session(other, cookie).ID)["sid"]; sid == nil || sid != id["sid"] || sid != again["sid"] {
		t.Errorf("one browser is the sessions %v, %v, %v", id["sid"], again["sid"], sid)
	}
	if elsewhere := f.claims(f.session(f.web, f.signedIn()).ID)["sid"]; elsewhere == id["sid"] {
		t.Error("another browser is the same session")
	}
	f.get("/logout", url.Values{"client_id": {f.web}, "logout_uri": {"https://app.example.com/bye"}}, cookie)
	seen := map[string]bool{}
	for range 2 {
		n := p.next(t)
		if n.Issuer != f.at("") || n.Sub != id["sub"] || n.Session != id["sid"] || n.ID == "" || n.Nonce != nil ||
			n.IssuedAt != f.Clock.Now().Unix() || n.Expires != n.IssuedAt+120 || n.header.Type != "logout+jwt" || n.header.Alg != "RS256" {
			t.Errorf("%+v", n)
		}
		if event := n.Events["http://schemas.openid.net/event/backchannel-logout"]; len(n.Events) != 1 || string(event) != "{}" {
			t.Errorf("events %s", n.Events)
		}
		seen[n.Audience] = true
	}
	if !seen[f.web] || !seen[other] {
		t.Errorf("told %v", seen)
	}
	f.Clock.Advance(time.Second)
	f.get("/logout", url.Values{"client_id": {f.web}, "logout_uri": {"https://app.example.com/bye"}}, cookie) // of a session that is over
	f.must("AdminUserGlobalSignOut", map[string]any{"UserPoolId": f.pool, "Username": "alice"}, nil)
	for range 3 { // the tokens of the first browser were never revoked
		if n := p.next(t); n.Sub != id["sub"] {
			t.Errorf("%+v", n)
		}
	}
}

// TestEveryEndOfASession: each operation that ends sessions tells of them, in
// one notice for each.
func TestEveryEndOfASession(t *testing.T) {
	p := newRelyingParty(t)
	f := telling(t, p)
	f.track(2)
	direct := f.second()
	alice := map[string]any{"UserPoolId": f.pool, "Username": "alice"}
	own := func(access string) map[string]any { return map[string]any{"AccessToken": access} }
	type tokens struct{ AccessToken, IdToken string }
	signIn := func() tokens {
		var got struct{ AuthenticationResult tokens }
		f.must("InitiateAuth", map[string]any{
			"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": direct, "AuthParameters": map[string]string{"USERNAME": "alice", "PASSWORD": password},
		}, &got)
		return got.AuthenticationResult
	}
	first := func() string { // the session that was used longest ago
		var out struct{ Sessions []struct{ SessionId string } }
		f.must("AdminListUserSessions", alice, &out)
		return out.Sessions[len(out.Sessions)-1].SessionId
	}
	for _, c := range []struct {
		operation string
		in        func(access string) map[string]any
		after     string // to go on
	}{
		{"GlobalSignOut", own, ""},
		{"AdminUserGlobalSignOut", func(string) map[string]any { return alice }, ""},
		{"AdminRevokeUserSession", func(string) map[string]any {
			return map[string]any{"UserPoolId": f.pool, "Username": "alice", "SessionId": first()}
		}, ""},
		{"RevokeUserSession", func(string) map[string]any {
			f.Clock.Advance(time.Second)
			return map[string]any{"AccessToken": signIn().AccessToken, "SessionId": first()}
		}, ""},
		{"AdminDisableUser", func(string) map[string]any { return alice }, "AdminEnableUser"},
		{"DeleteUser", own, "AdminCreateUser"},
		{"AdminDeleteUser", func(string) map[string]any { return alice }, ""},
	} {
		f.Clock.Advance(2 * time.Second)
		got := signIn()
		id := f.claims(got.IdToken)
		f.must(c.operation, c.in(got.AccessToken), nil)
		n := p.next(t)
		if n.Session != id["sid"] { // of another session that was left
			n = p.next(t)
		}
		if n.Audience != direct || n.Session != id["sid"] || n.Session == "" || n.Sub != id["sub"] {
			t.Errorf("%s tells %+v of %v", c.operation, n, id)
		}
		if c.after == "AdminCreateUser" {
			f.must(c.after, map[string]any{"UserPoolId": f.pool, "Username": "alice", "MessageAction": "SUPPRESS"}, nil)
			f.must("AdminSetUserPassword", map[string]any{"UserPoolId": f.pool, "Username": "alice", "Password": password, "Permanent": true}, nil)
		} else if c.after != "" {
			f.must(c.after, alice, nil)
		}
	}
}

// TestSessionsBeyondTheMost: a sign-in that ends another session tells of that.
func TestSessionsBeyondTheMost(t *testing.T) {
	p := newRelyingParty(t)
	f := telling(t, p)
	f.track(1)
	first := f.claims(f.session(f.web, f.signedIn()).ID)
	f.Clock.Advance(time.Second)
	f.session(f.web, f.signedIn())
	if n := p.next(t); n.Session != first["sid"] {
		t.Errorf("%+v, want session %v", n, first["sid"])
	}
}

func (f *fixture) track(most int) {
	f.Helper()
	f.must("SetUserPoolSessionConfiguration", map[string]any{
		"UserPoolId": f.pool, "UserSessionTracking": "ENABLED", "TokenSession": map[string]any{"MaxPerUser": most},
	}, nil)
}

// TestOnlyThoseWithAnAddressAreTold: other clients are not, and where it is
// off tokens and discovery say nothing of it.
func TestOnlyThoseWithAnAddressAreTold(t *testing.T) {
	p := newRelyingParty(t)
	f := newExtended(t, cognate.OAuthExtensions{BackchannelLogout: []cognate.LogoutTarget{{Client: "another", URL: p.URL + "/logout"}}})
	cookie := f.signedIn()
	if sid := f.claims(f.session(f.web, cookie).ID)["sid"]; sid == nil {
		t.Error("no session in the ID token")
	}
	f.must("AdminUserGlobalSignOut", map[string]any{"UserPoolId": f.pool, "Username": "alice"}, nil)
	waiting, err := f.notices()
	if err != nil || len(waiting) != 0 {
		t.Errorf("%+v, %v", waiting, err)
	}
	plain := newFixture(t)
	if got := plain.claims(plain.session(plain.web, plain.signedIn()).ID); got["sid"] != nil {
		t.Errorf("where it is off: %v", got)
	}
}

// notices claims those that wait.
func (f *fixture) notices() (all []*store.LogoutNotice, err error) {
	err = f.db.Update(f.Context(), func(tx *store.Tx) (err error) {
		all, err = tx.ClaimLogoutNotices(f.Clock.Now(), f.Clock.Now().Add(time.Hour), 10)
		return err
	})
	return all, err
}

// TestAddressesThatMayNotBeAsked: a server with one does not start.
func TestAddressesThatMayNotBeAsked(t *testing.T) {
	for address, development := range map[string]bool{"http://app.example.com/logout": true, "http://127.0.0.1:1/logout": false} {
		s, err := cognate.New(t.Context(), cognate.Config{AnyCredentials: development, OAuth: cognate.OAuthExtensions{
			BackchannelLogout: []cognate.LogoutTarget{{Client: "*", URL: address}},
		}})
		if err == nil {
			t.Errorf("%s is taken: %v", address, s.Close())
		}
	}
}
