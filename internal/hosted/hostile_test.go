package hosted_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cognate"
)

// forms are the pages with a form, by path.
var forms = []string{"/login", "/signup", "/confirm", "/resendcode", "/forgotPassword", "/confirmforgotPassword"}

// TestFormsOfOtherSites holds for every form that it is refused unless this
// site showed it to this browser.
func TestFormsOfOtherSites(t *testing.T) {
	f := devices(t, nil, nil)
	other := f.browser()
	_, others := other.login().form(0)
	for _, path := range append(forms, "/passkeys/add", "/device") {
		t.Run(path, func(t *testing.T) {
			b := f.browser()
			b.login() // sets the cookie
			address := f.URL + "/" + f.pool + path + "?" + f.request().Encode()
			good := url.Values{"username": {"alice"}, "password": {password}, "code": {"1"}}
			for name, token := range map[string]string{"none": "", "made up": strings.Repeat("x", 48), "another browser's": others.Get("_csrf")} {
				good.Set("_csrf", token)
				if p := b.post(address, good); p.Status != http.StatusForbidden || p.Header.Get("Location") != "" {
					t.Errorf("with a token that is %s: %d", name, p.Status)
				}
			}
			good.Set("_csrf", others.Get("_csrf"))
			if p := f.browser().post(address, good); p.Status != http.StatusForbidden {
				t.Errorf("without a cookie: %d", p.Status)
			}
			for name, header := range map[string]http.Header{
				"Sec-Fetch-Site": {"Sec-Fetch-Site": {"cross-site"}}, "a subdomain": {"Sec-Fetch-Site": {"same-site"}},
				"Origin": {"Origin": {"https://evil.example"}},
			} {
				_, values := b.login().form(0)
				b.header = header
				if p := b.post(address, values); p.Status != http.StatusForbidden {
					t.Errorf("by %s of another site: %d", name, p.Status)
				}
				b.header = http.Header{}
			}
			r, err := http.NewRequestWithContext(f.Context(), "POST", address, strings.NewReader(`{"username":"alice"}`))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Content-Type", "text/plain")
			if p := b.do(r); p.Status != http.StatusForbidden {
				t.Errorf("no form: %d", p.Status)
			}
		})
	}
}

// TestMadeUpCookies holds that a cookie and a field that agree are not enough:
// the server must have made the value, for this pool.
func TestMadeUpCookies(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	first := f.pool
	_, values := f.browser().login().form(0)
	f.pool = f.NewPool(map[string]any{"PoolName": "q"})
	f.client = f.newClient(nil)
	for name, token := range map[string]string{"made up": strings.Repeat("a", 48), "short": "a", "of pool " + first: values.Get("_csrf")} {
		b := f.browser()
		b.header.Set("Cookie", "XSRF-TOKEN="+token)
		p := b.post(f.URL+"/"+f.pool+"/login?"+f.request().Encode(), url.Values{"_csrf": {token}, "username": {"alice"}, "password": {password}})
		if p.Status != http.StatusForbidden {
			t.Errorf("%s: %d", name, p.Status)
		}
	}
}

// TestSessionsOfOtherPools holds that being signed in to one pool is nothing to
// another, nor to a passkey page there.
func TestSessionsOfOtherPools(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	b := f.browser()
	done := b.login().submit("username", "alice", "password", password)
	var cookie string
	for _, c := range (&http.Response{Header: done.Header}).Cookies() {
		if c.Name == "cognito" {
			cookie = c.Value
			if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/"+f.pool+"/" || c.Domain != "" {
				t.Errorf("the session's cookie is %v", c)
			}
		}
	}
	if cookie == "" {
		t.Fatalf("no session: %v", done.Header)
	}
	f.pool = f.NewPool(map[string]any{"PoolName": "q"})
	f.client = f.newClient(nil)
	thief := f.browser()
	thief.header.Set("Cookie", "cognito="+cookie)
	for _, path := range []string{"/oauth2/authorize", "/passkeys/add"} {
		if p := thief.open(path, f.request()); p.Status != http.StatusFound || !strings.HasPrefix(p.Location.Path, "/"+f.pool+"/login") {
			t.Errorf("%s: %d %v", path, p.Status, p.Location)
		}
	}
}

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`

// TestHostileText holds for every value that a visitor, an application's link
// or an administrator brings: it is text on every page that shows it.
func TestHostileText(t *testing.T) {
	f := newFixtureWith(t, func(c *cognate.Config) { c.OAuth.DeviceGrant = true }, map[string]any{
		"Schema":                []map[string]any{{"Name": "given_name", "Required": true, "Mutable": true, "AttributeDataType": "String"}},
		"UsernameConfiguration": map[string]any{"CaseSensitive": false},
	}, map[string]any{"SupportedIdentityProviders": []string{"COGNITO"}})
	f.invite("carol", "Temp-0rary!")
	clean := func(name string, p *page) *page {
		t.Helper()
		for _, bad := range []string{"<script>alert", "<img src=x", `onerror=alert(1)>`} {
			if strings.Contains(p.Text, bad) {
				t.Errorf("%s: %q stands on the page: %s", name, bad, p.Text)
			}
		}
		csp := p.Header.Get("Content-Security-Policy")
		if p.Status != http.StatusFound && (!strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "form-action")) {
			t.Errorf("%s: policy %q", name, csp)
		}
		return p
	}
	b := f.browser()
	for _, path := range append(forms, "/error", "/confirmUser", "/passkeys/add", "/device") {
		for _, parameter := range []string{"login_hint", "state", "nonce", "error", "lang", "user_name", "confirmation_code", "client_id", "redirect_uri", "scope", "user_code", "device", "x"} {
			clean(path+" "+parameter, b.open(path, f.request(parameter, hostile)))
		}
	}
	clean("login", b.login().submit("username", hostile, "password", hostile))
	clean("sign-up", b.open("/signup", f.request()).submit("username", hostile, "password", hostile, "passwordConfirm", hostile, "requiredAttributes[given_name]", hostile, "requiredAttributes[email]", hostile))
	clean("confirm", b.open("/confirm", f.request()).submit("username", hostile, "code", hostile))
	clean("resend", b.open("/resendcode", f.request()).submit("username", hostile))
	forgot := clean("forgot", b.open("/forgotPassword", f.request()).submit("username", hostile))
	clean("reset", forgot.submit("code", hostile, "password", hostile, "passwordConfirm", hostile))
	asked := b.login().submit("username", "carol", "password", "Temp-0rary!")
	clean("new password", asked.submit("password", "weak", "passwordConfirm", "weak", "requiredAttributes[given_name]", hostile))
}

// TestHostileNames holds that whoever calls themselves a script is shown as
// one, wherever pages name their visitor.
func TestHostileNames(t *testing.T) {
	f := newFixtureWith(t, func(c *cognate.Config) { c.OAuth.DeviceGrant = true },
		map[string]any{"Policies": map[string]any{"SignInPolicy": map[string]any{"AllowedFirstAuthFactors": []string{"PASSWORD", "WEB_AUTHN", "EMAIL_OTP"}}},
			"EmailConfiguration": map[string]any{"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/a@example.com"}},
		map[string]any{"ExplicitAuthFlows": []string{"ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}})
	const name = `"'><script>alert(1)</script>&lt;`
	f.Must("AdminCreateUser", map[string]any{"UserPoolId": f.pool, "Username": name, "MessageAction": "SUPPRESS", "UserAttributes": []map[string]string{
		{"Name": "email", "Value": "x@example.com"}, {"Name": "email_verified", "Value": "true"},
	}}, nil)
	f.Must("AdminSetUserPassword", map[string]any{"UserPoolId": f.pool, "Username": name, "Password": password, "Permanent": true}, nil)
	f.Must("SetUserPoolMfaConfig", map[string]any{"UserPoolId": f.pool, "WebAuthnConfiguration": map[string]any{"RelyingPartyId": "localhost"}}, nil)
	clean := func(p *page, says string) *page {
		t.Helper()
		if strings.Contains(p.Text, "<script>") {
			t.Errorf("the name is a script: %s", p.Text)
		}
		return p.shows(200, says)
	}
	b := f.browser()
	tv := f.device("openid")
	choice := clean(b.open("/device", nil).submit("user_code", tv.UserCode).follow().follow().submit("username", name), "Signing in as "+name)
	asked := clean(choice.submit("answer", "PASSWORD"), "Enter your password")
	clean(asked.submit("password", password).follow(), "You are signed in as "+name)
	clean(b.open("/passkeys/add", f.request()), `alert(1)`)
}

// TestRedirectsStayRegistered holds that no page and no form leads a browser
// to an address that the client has not registered.
func TestRedirectsStayRegistered(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	for _, address := range []string{
		"https://evil.example/", "//evil.example/", "javascript:alert(1)", callback + "/../x", callback + "?x=1", "https://app.example.com.evil.example/callback",
		"https://app.example.com@evil.example/callback", "HTTPS://APP.EXAMPLE.COM/callback", callback + "#x", "https://*.example.com/callback", callback + "\r\nSet-Cookie: a=b", "",
	} {
		for _, path := range append(forms, "/passkeys/add", "/oauth2/authorize", "/logout") {
			p := f.browser().open(path, f.request("redirect_uri", address, "logout_uri", address))
			if p.Location != nil && !strings.HasPrefix(p.Location.Path, "/"+f.pool+"/error") || p.Location != nil && p.Location.Host != strings.TrimPrefix(f.URL, "http://") {
				t.Errorf("%s with %q leads to %v", path, address, p.Location)
			}
			if p.Location == nil && p.Status < 400 && path != "/logout" {
				t.Errorf("%s with %q: %d", path, address, p.Status)
			}
		}
	}
	// The form's address is judged again, whatever the page was shown for.
	b := f.browser()
	action, values := b.login().form(0)
	values.Set("username", "alice")
	values.Set("password", password)
	p := b.post(strings.Replace(action, url.QueryEscape(callback), url.QueryEscape("https://evil.example/"), 1), values)
	if p.Location == nil || !strings.HasPrefix(p.Location.Path, "/"+f.pool+"/error") {
		t.Errorf("a form for another address: %d %v", p.Status, p.Location)
	}
}

// TestOversize holds that long parameters are refused and not carried on.
func TestOversize(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	long := strings.Repeat("x", 70_000)
	b := f.browser()
	if p := b.open("/login", f.request("state", long)); p.Status == http.StatusOK || p.Location != nil && strings.Contains(p.Location.String(), "xxx") {
		t.Errorf("a long state: %d", p.Status)
	}
	b.login().submit("username", long, "password", password).shows(403)
	b.login().submit("username", long[:2000], "password", password).shows(400)
	b.open("/signup", f.request()).submit("username", long[:2000], "password", password, "passwordConfirm", password, "requiredAttributes[email]", "a@example.com").shows(400)
	b.open("/forgotPassword", f.request()).submit("username", long[:2000]).shows(400)
	if p := b.open("/error", url.Values{"error": {long[:10_000]}}); len(p.Text) > 5000 {
		t.Errorf("the error page shows %d bytes", len(p.Text))
	}
}

// TestHeadersAndLogs holds that no value breaks out of its line, in the
// answer's head or in the log.
func TestHeadersAndLogs(t *testing.T) {
	var log bytes.Buffer
	f := newFixtureWith(t, func(c *cognate.Config) { c.Logger = slog.New(slog.NewTextHandler(&log, nil)) }, nil, nil)
	b := f.browser()
	defer func() {
		f.Server.Close() // no request writes any more
		for line := range strings.Lines(log.String()) {
			if !strings.HasPrefix(line, "time=") {
				t.Errorf("a line of the log is %q", line)
			}
		}
	}()
	b.open("/login%0d%0atime=forged", f.request())
	const lines = "x\r\nSet-Cookie: a=b\r\n\r\n<b>"
	for _, parameter := range []string{"state", "lang", "error", "client_id", "login_hint", "response_type"} {
		for _, path := range []string{"/oauth2/authorize", "/login", "/error", "/logout"} {
			p := b.open(path, f.request(parameter, lines, "logout_uri", callback+"/bye"))
			for _, c := range p.Header.Values("Set-Cookie") {
				if strings.HasPrefix(c, "a=b") {
					t.Errorf("%s %s: %q", path, parameter, p.Header)
				}
			}
		}
	}
}

func TestLockedUsersAreToldSo(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	b := f.browser()
	for range 5 {
		b.login().submit("username", "alice", "password", "wrong").shows(400, "Incorrect username or password.")
	}
	b.login().submit("username", "alice", "password", password).shows(400, "Too many attempts.")
	f.Clock.Advance(2e9)
	b.login().submit("username", "alice", "password", password).signsIn("alice")
}

// TestClientsWithoutThePool holds that a client that takes users of other
// providers only takes no password.
func TestClientsWithoutThePool(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	b := f.browser()
	action, values := b.login().form(0)
	old := f.client
	f.Must("CreateIdentityProvider", map[string]any{"UserPoolId": f.pool, "ProviderName": "Corp", "ProviderType": "OIDC", "ProviderDetails": map[string]string{
		"client_id": "x", "client_secret": "y", "attributes_request_method": "GET", "oidc_issuer": "https://idp.example.com", "authorize_scopes": "openid",
		"authorize_url": "https://idp.example.com/a", "token_url": "https://idp.example.com/t", "attributes_url": "https://idp.example.com/u", "jwks_uri": "https://idp.example.com/k",
	}}, nil)
	f.client = f.newClient(map[string]any{"SupportedIdentityProviders": []string{"Corp"}})
	page := b.login().shows(200, "Continue with Corp", "Signing in with other providers is not possible here yet.")
	if strings.Contains(page.Text, "<form") || strings.Contains(page.Text, "/signup") || strings.Contains(page.Text, "identity_provider=") {
		t.Errorf("asks for a password, or leads where nobody can sign in: %s", page.Text)
	}
	values.Set("username", "alice")
	values.Set("password", password)
	b.post(strings.Replace(action, old, f.client, 1), values).shows(400, "You can't sign in here with a username.")
}
