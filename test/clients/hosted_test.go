package clients

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"flag"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
)

var shots = flag.String("shots", "", "keep pictures of the login pages in this folder")

// hostedRun is what hosted.mjs prints.
type hostedRun struct {
	Violations, Refused, Rules     []string
	Device                         []string // what devices get
	SignIns                        map[string]struct{ Code, State string }
	Bye, AfterSignOut, BadRedirect string
	Held                           int
}

// place is a pool with its clients, as hosted.mjs knows it.
type place struct {
	Pool      string `json:"pool"`
	Client    string `json:"client"`
	Second    string `json:"second,omitempty"`
	Temporary string `json:"temporary,omitempty"`
}

// hostedPool makes a pool and an app client that uses the login pages.
func (d *directory) hostedPool(callback string, pool map[string]any, flows ...string) place {
	d.t.Helper()
	pool["PoolName"] = "Example shop"
	var made struct{ UserPool struct{ Id string } }
	d.must("CreateUserPool", pool, &made)
	return place{Pool: made.UserPool.Id, Client: d.hostedClient(made.UserPool.Id, callback, flows...)}
}

func (d *directory) hostedClient(pool, callback string, flows ...string) string {
	d.t.Helper()
	var made struct{ UserPoolClient struct{ ClientId string } }
	d.must("CreateUserPoolClient", map[string]any{
		"UserPoolId": pool, "ClientName": "web", "AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": []string{"code"},
		"AllowedOAuthScopes": []string{"openid", "email"}, "CallbackURLs": []string{callback}, "LogoutURLs": []string{callback + "/bye"},
		"SupportedIdentityProviders": []string{"COGNITO"}, "ExplicitAuthFlows": append(flows, "ALLOW_REFRESH_TOKEN_AUTH"),
	}, &made)
	return made.UserPoolClient.ClientId
}

func (d *directory) invite(pool, username, typed string, attributes ...map[string]string) {
	d.t.Helper()
	d.must("AdminCreateUser", map[string]any{
		"UserPoolId": pool, "Username": username, "MessageAction": "SUPPRESS", "TemporaryPassword": typed, "UserAttributes": attributes,
	}, nil)
}

// classicLook is a pool whose pages have a style sheet, a logo, an identity
// provider and terms.
func (d *directory) classicLook(callback string) place {
	p := d.hostedPool(callback, map[string]any{"AutoVerifiedAttributes": []string{"email"}})
	d.must("CreateUserPoolDomain", map[string]any{"UserPoolId": p.Pool, "Domain": "classic-shop"}, nil)
	d.must("SetUICustomization", map[string]any{"UserPoolId": p.Pool, "ImageFile": logo(d.t, 160, 48), "CSS": `
		.banner-customizable { padding: 12px 0; background-color: #f3e8ff; }
		.submitButton-customizable { background-color: #6b21a8; border: none; font-weight: bold; }
		.submitButton-customizable:hover { background-color: #4c1d95; }
		.inputField-customizable { border: 1px solid #6b21a8; border-radius: 0; }
		.label-customizable { font-weight: 400; color: #4c1d95; }`}, nil)
	d.provider(p, "Corp")
	d.must("UpdateUserPoolClient", map[string]any{
		"UserPoolId": p.Pool, "ClientId": p.Client, "AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": []string{"code"},
		"AllowedOAuthScopes": []string{"openid", "email"}, "CallbackURLs": []string{callback}, "SupportedIdentityProviders": []string{"COGNITO", "Corp"},
	}, nil)
	for _, name := range []string{"terms-of-use", "privacy-policy"} {
		d.must("CreateTerms", map[string]any{
			"UserPoolId": p.Pool, "ClientId": p.Client, "TermsName": name, "TermsSource": "LINK", "Enforcement": "NONE",
			"Links": map[string]string{"cognito:default": "https://example.com/" + name},
		}, nil)
	}
	return p
}

// managedLook is a pool whose pages have settings and images.
func (d *directory) managedLook(callback string) place {
	p := d.hostedPool(callback, map[string]any{"AutoVerifiedAttributes": []string{"email"}})
	on := map[string]any{"logo": map[string]any{"enabled": true}}
	d.style(p, map[string]any{
		"categories": map[string]any{
			"form": map[string]any{"location": map[string]any{"horizontal": "END"}, "languageSelector": map[string]any{"enabled": true}},
			"global": map[string]any{
				"colorSchemeMode": "DYNAMIC", "pageHeader": map[string]any{"enabled": true}, "pageFooter": map[string]any{"enabled": true},
			},
		},
		"components": map[string]any{"form": on, "pageHeader": on, "pageFooter": on},
	}, map[string]string{
		"FORM_LOGO LIGHT": logo(d.t, 160, 48), "PAGE_HEADER_LOGO DYNAMIC": logo(d.t, 120, 32), "PAGE_FOOTER_LOGO DYNAMIC": logo(d.t, 60, 16),
		"PAGE_BACKGROUND LIGHT": logo(d.t, 320, 200),
	})
	return p
}

// denseLook is a pool whose pages have whatever else a style can have.
func (d *directory) denseLook(callback string) place {
	p := d.hostedPool(callback, map[string]any{"AutoVerifiedAttributes": []string{"email"}})
	for _, name := range []string{"Corp", "Partner"} {
		d.provider(p, name)
	}
	d.must("UpdateUserPoolClient", map[string]any{
		"UserPoolId": p.Pool, "ClientId": p.Client, "AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": []string{"code"},
		"AllowedOAuthScopes": []string{"openid", "email"}, "CallbackURLs": []string{callback}, "SupportedIdentityProviders": []string{"COGNITO", "Corp", "Partner"},
	}, nil)
	on := map[string]any{"enabled": true}
	d.style(p, map[string]any{
		"categories": map[string]any{
			"auth": map[string]any{"authMethodOrder": [][]map[string]string{{{"type": "USERNAME_PASSWORD"}, {"type": "FEDERATED"}}}},
			"form": map[string]any{
				"location": map[string]any{"horizontal": "START", "vertical": "START"}, "instructions": on, "languageSelector": on, "sessionTimerDisplay": "STATIC",
			},
			"global": map[string]any{"colorSchemeMode": "DARK", "spacingDensity": "COMPACT", "pageHeader": on, "pageFooter": on},
		},
		"components": map[string]any{
			"form":       map[string]any{"logo": map[string]any{"enabled": true, "formInclusion": "OUT", "location": "START"}},
			"pageHeader": map[string]any{"backgroundImage": on, "logo": map[string]any{"enabled": true, "location": "END"}},
			"idpButton": map[string]any{"custom": map[string]any{"Partner": map[string]any{"darkMode": map[string]any{
				"defaults": map[string]any{"backgroundColor": "3b0764ff", "textColor": "ffffffff", "borderColor": "c084fcff"},
			}}}},
		},
	}, map[string]string{
		"FORM_LOGO DYNAMIC": logo(d.t, 160, 48), "PAGE_HEADER_LOGO DYNAMIC": logo(d.t, 120, 32), "PAGE_HEADER_BACKGROUND DARK": logo(d.t, 400, 40),
		"PASSWORD_GRAPHIC DYNAMIC": logo(d.t, 120, 80), "IDP_BUTTON_ICON DYNAMIC Partner": logo(d.t, 32, 32),
	})
	return p
}

// style gives the pages of a client settings and images: each under its
// category, colour mode and maybe identity provider.
func (d *directory) style(p place, settings map[string]any, images map[string]string) {
	d.t.Helper()
	var assets []map[string]string
	for of, image := range images {
		words := append(strings.Fields(of), "")
		a := map[string]string{"Category": words[0], "ColorMode": words[1], "Extension": "PNG", "Bytes": image}
		if words[2] != "" {
			a["ResourceId"] = words[2]
		}
		assets = append(assets, a)
	}
	d.must("CreateManagedLoginBranding", map[string]any{"UserPoolId": p.Pool, "ClientId": p.Client, "Settings": settings, "Assets": assets}, nil)
}

func (d *directory) provider(p place, name string) {
	d.t.Helper()
	d.must("CreateIdentityProvider", map[string]any{"UserPoolId": p.Pool, "ProviderName": name, "ProviderType": "OIDC", "ProviderDetails": map[string]string{
		"client_id": "x", "client_secret": "y", "attributes_request_method": "GET", "oidc_issuer": "https://idp.example.com", "authorize_scopes": "openid",
		"authorize_url": "https://idp.example.com/a", "token_url": "https://idp.example.com/t", "attributes_url": "https://idp.example.com/u", "jwks_uri": "https://idp.example.com/k",
	}}, nil)
}

// logo is a picture of that size.
func logo(t *testing.T, width, height int) string {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.Set(x, y, color.RGBA{uint8(80 + 120*x/width), uint8(60 + 140*y/height), 190, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// TestLoginPagesInABrowser walks through the login pages in Chromium: each
// way in ends at the application with a code for the right user, axe finds
// nothing on any page, and the policy of the pages blocks nothing of theirs.
func TestLoginPagesInABrowser(t *testing.T) {
	app := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<!doctype html><title>The application</title>"))
	}))
	t.Cleanup(app.Close)
	callback := strings.Replace(app.URL, "127.0.0.1", "localhost", 1) + "/callback"
	d := newDirectoryOn(t, []string{"-oauth-extensions", "device"}, map[string]any{})
	email := func(address string) map[string]string { return map[string]string{"Name": "email", "Value": address} }
	verified := map[string]string{"Name": "email_verified", "Value": "true"}
	developer := map[string]any{"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/shop@example.com"}

	open := d.hostedPool(callback, map[string]any{
		"UsernameAttributes": []string{"email"}, "AutoVerifiedAttributes": []string{"email"},
		"Schema": []map[string]any{{"Name": "given_name", "Required": true, "Mutable": true, "AttributeDataType": "String"}},
	})
	open.Second, open.Temporary = d.hostedClient(open.Pool, callback), "Temp-0rary!"
	d.invite(open.Pool, "carol@example.com", open.Temporary, email("carol@example.com"), verified)

	strict := d.hostedPool(callback, map[string]any{
		"EmailConfiguration": developer, "AccountRecoverySetting": map[string]any{"RecoveryMechanisms": []map[string]any{{"Name": "admin_only", "Priority": 1}}},
	})
	d.invite(strict.Pool, "alice", password)
	d.must("AdminSetUserPassword", map[string]any{"UserPoolId": strict.Pool, "Username": "alice", "Password": password, "Permanent": true}, nil)
	d.must("SetUserPoolMfaConfig", map[string]any{
		"UserPoolId": strict.Pool, "MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": map[string]any{"Enabled": true}, "EmailMfaConfiguration": map[string]any{},
	}, nil)

	choice := d.hostedPool(callback, map[string]any{
		"EmailConfiguration": developer,
		"Policies":           map[string]any{"SignInPolicy": map[string]any{"AllowedFirstAuthFactors": []string{"PASSWORD", "EMAIL_OTP", "WEB_AUTHN"}}},
	}, "ALLOW_USER_AUTH")
	d.invite(choice.Pool, "alice", password, email("alice@example.com"), verified)
	d.must("AdminSetUserPassword", map[string]any{"UserPoolId": choice.Pool, "Username": "alice", "Password": password, "Permanent": true}, nil)
	d.must("SetUserPoolMfaConfig", map[string]any{"UserPoolId": choice.Pool, "WebAuthnConfiguration": map[string]any{"RelyingPartyId": "localhost"}}, nil)

	places, err := json.Marshal(map[string]place{
		"open": open, "strict": strict, "choice": choice, "classic": d.classicLook(callback), "managed": d.managedLook(callback), "dense": d.denseLook(callback),
	})
	if err != nil {
		t.Fatal(err)
	}
	if *shots != "" {
		if err := os.MkdirAll(*shots, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	var got hostedRun
	run(t, &got, "hosted.mjs", "ENDPOINT="+strings.Replace(d.URL, "127.0.0.1", "localhost", 1), "CALLBACK="+callback,
		"PASSWORD="+password, "PLACES="+string(places), "SHOTS="+*shots)

	for _, v := range slices.Concat(got.Violations, got.Refused) {
		t.Error(v)
	}
	wants := map[string]struct {
		at     place
		client string
	}{
		"signUp": {open, open.Client}, "second": {open, open.Second}, "forgotten": {open, open.Client}, "newPassword": {open, open.Client},
		"withoutScripts": {open, open.Client}, "setUp": {strict, strict.Client}, "totp": {strict, strict.Client},
		"choice": {choice, choice.Client}, "passkey": {choice, choice.Client}, "mail": {choice, choice.Client},
	}
	for name, want := range wants {
		signIn := got.SignIns[name]
		if signIn.State != "xyz" {
			t.Errorf("%s: state %q", name, signIn.State)
		}
		res, err := http.PostForm(d.URL+"/"+want.at.Pool+"/oauth2/token", url.Values{
			"grant_type": {"authorization_code"}, "code": {signIn.Code}, "redirect_uri": {callback}, "client_id": {want.client},
		})
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusOK {
			t.Errorf("%s: its code is exchanged with status %d", name, res.StatusCode)
		}
	}
	if len(got.SignIns) != len(wants) {
		t.Errorf("sign-ins: %v", got.SignIns)
	}
	if got.Bye != callback+"/bye" || got.AfterSignOut != "Sign in" || got.BadRedirect != "redirect_mismatch" || got.Held != 1 {
		t.Errorf("signed out to %s, then %q; %q; %d passkeys", got.Bye, got.AfterSignOut, got.BadRedirect, got.Held)
	}
	if want := []string{"string", "access_denied"}; !slices.Equal(got.Device, want) {
		t.Errorf("devices get %q, want %q", got.Device, want)
	}
	if want := "length passwordCheck-notValid-customizable"; !slices.Contains(got.Rules, want) || !slices.Contains(got.Rules, "lower passwordCheck-valid-customizable") {
		t.Errorf("rules while typing: %v", got.Rules)
	}
}
