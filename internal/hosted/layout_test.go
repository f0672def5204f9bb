package hosted_test

import (
	"encoding/base64"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// style gives the client settings, as JSON, and images: each a category,
// maybe with the name of an identity provider after a slash.
func (f *fixture) style(settings string, images ...string) {
	f.Helper()
	in := map[string]any{"UserPoolId": f.pool, "ClientId": f.client}
	var document map[string]any
	if err := json.Unmarshal([]byte(settings), &document); err != nil {
		f.Fatal(err)
	}
	in["Settings"] = document
	var assets []map[string]string
	for _, image := range images {
		category, provider, _ := strings.Cut(image, "/")
		a := map[string]string{"Category": category, "ColorMode": "LIGHT", "Extension": "SVG", "Bytes": base64.StdEncoding.EncodeToString([]byte(square))}
		if provider != "" {
			a["ResourceId"] = provider
		}
		assets = append(assets, a)
	}
	in["Assets"] = assets
	f.Must("CreateManagedLoginBranding", in, nil)
}

const square = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="#123456"/></svg>`

// outline is the page's tags with a class, and the texts of its buttons, in
// their order.
func (p *page) outline() []string {
	var all []string
	for _, m := range regexp.MustCompile(`<(header|footer|main|div|img|button)[^>]* class="([^"]*)"|(<h1>)`).FindAllStringSubmatch(p.Text, -1) {
		if m[3] != "" {
			all = append(all, "h1")
			continue
		}
		all = append(all, m[1]+" "+m[2])
	}
	return all
}

func TestManagedLoginArrangement(t *testing.T) {
	for name, c := range map[string]struct {
		settings string
		images   []string
		want     []string
	}{
		"as it is": {`{}`, nil, []string{"main stage", "div card background-customizable", "h1", "button button submitButton-customizable"}},
		"at the bottom": {
			`{"categories":{"form":{"location":{"horizontal":"START","vertical":"END"}}}}`, nil,
			[]string{"main stage start bottom", "div card background-customizable", "h1", "button button submitButton-customizable"},
		},
		"logo below the form": {
			`{"components":{"form":{"logo":{"enabled":true,"position":"BOTTOM","location":"END"}}}}`, []string{"FORM_LOGO"},
			[]string{"main stage", "div card background-customizable", "h1", "button button submitButton-customizable", "div banner-customizable below end", "img logo-customizable"},
		},
		"logo above the card": {
			`{"components":{"form":{"logo":{"enabled":true,"formInclusion":"OUT","location":"START"}}}}`, []string{"FORM_LOGO"},
			[]string{"main stage", "div banner-customizable outside start", "img logo-customizable", "div card background-customizable", "h1", "button button submitButton-customizable"},
		},
		"logo below the card": {
			`{"components":{"form":{"logo":{"enabled":true,"formInclusion":"OUT","position":"BOTTOM"}}}}`, []string{"FORM_LOGO"},
			[]string{"main stage", "div card background-customizable", "h1", "button button submitButton-customizable", "div banner-customizable outside", "img logo-customizable"},
		},
		"backgrounds": {
			`{"categories":{"global":{"pageHeader":{"enabled":true},"pageFooter":{"enabled":true}}},"components":{"form":{"backgroundImage":{"enabled":true}},
				"pageHeader":{"backgroundImage":{"enabled":true},"logo":{"enabled":true,"location":"END"}},"pageFooter":{"backgroundImage":{"enabled":true},"logo":{"location":"CENTER"}}}}`,
			[]string{"FORM_BACKGROUND", "PAGE_HEADER_BACKGROUND", "PAGE_HEADER_LOGO", "PAGE_FOOTER_BACKGROUND", "PAGE_FOOTER_LOGO", "PAGE_BACKGROUND"},
			[]string{
				"img backdrop", "header bar end", "img fill", "img bar-logo", "main stage", "div card background-customizable", "img fill", "h1",
				"button button submitButton-customizable", "footer bar foot-bar", "img fill",
			},
		},
		"images that are off": {
			`{"components":{"pageBackground":{"image":{"enabled":false}}}}`,
			[]string{"FORM_BACKGROUND", "PAGE_HEADER_BACKGROUND", "PAGE_HEADER_LOGO", "PAGE_FOOTER_BACKGROUND", "PAGE_FOOTER_LOGO", "PAGE_BACKGROUND"},
			[]string{"main stage", "div card background-customizable", "h1", "button button submitButton-customizable"},
		},
	} {
		f := newFixture(t, nil, nil)
		f.style(c.settings, c.images...)
		page := f.browser().login()
		if got := page.outline(); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

func TestManagedLoginIcons(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.browser().login().shows(200, "/assets/icon.svg?v=")
	f.style(`{"components":{"favicon":{"enabledTypes":["SVG"]}}}`, "FAVICON_SVG")
	page := f.browser().login()
	if address := page.link("link", "href", "FAVICON_SVG"); strings.Contains(page.Text, "icon.svg") || f.browser().visit(f.URL+address).Status != 200 {
		t.Errorf("%s: %s", address, page.Text)
	}
	f = newFixture(t, nil, nil)
	f.style(`{"components":{"favicon":{"enabledTypes":["ICO"]}}}`, "FAVICON_SVG")
	f.browser().login().shows(200, "/assets/icon.svg?v=")
}

func TestManagedLoginInstructions(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.style(`{"categories":{"form":{"instructions":{"enabled":true}}}}`)
	b := f.browser()
	b.login().shows(200, "Sign in to your account.")
	b.open("/signup", f.request()).shows(200, "Create an account.")
	f.client = f.newClient(nil)
	f.style(`{}`)
	if page := f.browser().login(); strings.Contains(page.Text, "to your account") {
		t.Errorf("instructions nobody asked for: %s", page.Text)
	}
}

// TestManagedLoginGraphics shows what each page is about, and how much time
// there is.
func TestManagedLoginGraphics(t *testing.T) {
	const timer = `data-seconds="`
	f := newFixture(t, nil, map[string]any{"AuthSessionValidity": 5})
	f.alice()
	f.mfa(map[string]any{"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": map[string]any{"Enabled": true}})
	f.style(`{"categories":{"form":{"sessionTimerDisplay":"STATIC"}}}`, "PASSWORD_GRAPHIC", "AUTH_APP_GRAPHIC")
	b := f.browser()
	b.open("/forgotPassword", f.request()).shows(200, "category=PASSWORD_GRAPHIC")
	login := b.login()
	if strings.Contains(login.Text, "GRAPHIC") || strings.Contains(login.Text, timer) {
		t.Errorf("the sign-in page has a picture or a clock: %s", login.Text)
	}
	setUp := login.submit("username", "alice", "password", password).shows(200, "category=AUTH_APP_GRAPHIC", "Time to finish:", timer+`300">5:00<`)
	f.Clock.Advance(75e9)
	setUp.submit("code", "000000").shows(400, timer+`225">3:45<`)

	f.client = f.newClient(nil)
	f.style(`{"categories":{"form":{"displayGraphics":false}}}`, "AUTH_APP_GRAPHIC")
	if page := f.browser().login().submit("username", "alice", "password", password); strings.Contains(page.Text, "GRAPHIC") || strings.Contains(page.Text, timer) {
		t.Errorf("a picture or a clock that is off: %s", page.Text)
	}
}

// TestManagedLoginProviders holds which buttons there are for identity
// providers, in which order, and what they look like.
func TestManagedLoginProviders(t *testing.T) {
	f := newFixture(t, nil, nil)
	oidc := map[string]string{
		"client_id": "x", "client_secret": "y", "attributes_request_method": "GET", "oidc_issuer": "https://idp.example.com", "authorize_scopes": "openid",
		"authorize_url": "https://idp.example.com/a", "token_url": "https://idp.example.com/t", "attributes_url": "https://idp.example.com/u", "jwks_uri": "https://idp.example.com/k",
	}
	for name, details := range map[string]map[string]string{
		"Corp": oidc, "Other": oidc, "LoginWithAmazon": {"client_id": "x", "client_secret": "y", "authorize_scopes": "profile"},
	} {
		kind := name
		if name != "LoginWithAmazon" {
			kind = "OIDC"
		}
		f.Must("CreateIdentityProvider", map[string]any{"UserPoolId": f.pool, "ProviderName": name, "ProviderType": kind, "ProviderDetails": details}, nil)
	}
	offer := map[string]any{"SupportedIdentityProviders": []string{"Corp", "LoginWithAmazon", "Other", "COGNITO"}}
	f.client = f.newClient(offer)
	button, submit := "button button provider ", "button button submitButton-customizable"
	plain := []string{
		"main stage", "div card background-customizable", "h1",
		button + "idpButton-customizable", button + "socialButton-customizable", button + "idpButton-customizable", submit,
	}
	page := f.browser().login().shows(200, "Continue with Amazon")
	if got := page.outline(); !slices.Equal(got, plain) {
		t.Errorf("without a style:\n got %q\nwant %q", got, plain)
	}
	f.style(`{"categories":{"auth":{"federation":{"order":["Other"]},"authMethodOrder":[[{"type":"USERNAME_PASSWORD","display":"INPUT"},{"type":"FEDERATED","display":"BUTTON"}]]}},
		"components":{"idpButton":{"custom":{"Corp":{"lightMode":{"defaults":{"backgroundColor":"112233ff"}}}}}}}`, "IDP_BUTTON_ICON/Other", "IDP_BUTTON_ICON/Nobody")
	want := []string{
		"main stage", "div card background-customizable", "h1", submit,
		button + "idpButton-customizable", "img provider-icon", button + "idpButton-customizable provider-0", button + "socialButton-customizable",
	}
	page = f.browser().login()
	if got := page.outline(); !slices.Equal(got, want) {
		t.Errorf("with a style:\n got %q\nwant %q", got, want)
	}
	if got := f.browser().visit(f.URL + page.link("img", "src", "provider=Other")); got.Text != square {
		t.Errorf("the icon is %s", got.Text)
	}
	f.browser().visit(f.URL+page.link("link", "href", "/branding/style.css")).shows(200, ".provider-0 {\n\t--provider-back: #112233ff;")
}
