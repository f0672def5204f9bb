package hosted_test

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"cognate"
)

// dot is a picture of one dot.
func dot(t *testing.T) string {
	t.Helper()
	return picture(t, 1)
}

// picture is one of so many dots.
func picture(t *testing.T, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, 1))); err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// link returns the address in an attribute of the page's first tag of a kind.
func (p *page) link(tag, attribute, part string) string {
	p.b.Helper()
	for _, t := range regexp.MustCompile(`<`+tag+` [^>]*>`).FindAllString(p.Text, -1) {
		if address := attr(t, attribute); strings.Contains(address, part) {
			return address
		}
	}
	p.b.Fatalf("no %s with %s: %s", tag, part, p.Text)
	return ""
}

func TestClassicBranding(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.Must("CreateUserPoolDomain", map[string]any{"UserPoolId": f.pool, "Domain": "shop"}, nil)
	b := f.browser()
	if plain := b.login(); strings.Contains(plain.Text, "/branding/") {
		t.Errorf("a plain page loads %s", plain.Text)
	}
	f.Must("SetUICustomization", map[string]any{"UserPoolId": f.pool, "CSS": ".label-customizable { font-weight: 400; }", "ImageFile": dot(t)}, nil)
	page := b.login()
	sheet := b.visit(f.URL + page.link("link", "href", "/branding/style.css"))
	sheet.shows(200, ".label-customizable {", "font-weight: 400;")
	if got := sheet.Header.Get("Content-Type") + sheet.Header.Get("Cache-Control") + sheet.Header.Get("X-Content-Type-Options"); got != "text/css; charset=utf-8public, max-age=31536000, immutablenosniff" {
		t.Errorf("the style sheet comes as %q", got)
	}
	logo := b.visit(f.URL + page.link("img", "src", "FORM_LOGO"))
	if logo.Status != 200 || logo.Header.Get("Content-Type") != "image/png" || !strings.Contains(logo.Header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("logo: %d %v", logo.Status, logo.Header)
	}
	// A client's own comes before the pool's.
	f.Must("SetUICustomization", map[string]any{"UserPoolId": f.pool, "ClientId": f.client, "CSS": ".label-customizable { font-weight: 500; }"}, nil)
	b.visit(f.URL+b.login().link("link", "href", "/branding/style.css")).shows(200, "font-weight: 500;")
	b.visit(f.URL + "/" + f.pool + "/branding/image?category=FORM_LOGO&client_id=" + f.client).shows(404)
	b.visit(f.URL + "/" + f.pool + "/branding/style.css?client_id=x").shows(404)
}

func TestManagedLoginBranding(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.Must("CreateManagedLoginBranding", map[string]any{
		"UserPoolId": f.pool, "ClientId": f.client,
		"Settings": map[string]any{
			"categories": map[string]any{
				"form":   map[string]any{"location": map[string]any{"horizontal": "END"}, "languageSelector": map[string]any{"enabled": true}},
				"global": map[string]any{"pageHeader": map[string]any{"enabled": true}, "colorSchemeMode": "DYNAMIC"},
			},
			"components": map[string]any{
				"form":          map[string]any{"logo": map[string]any{"enabled": true}},
				"pageHeader":    map[string]any{"logo": map[string]any{"enabled": true}},
				"primaryButton": map[string]any{"lightMode": map[string]any{"defaults": map[string]any{"backgroundColor": "112233ff"}}},
			},
		},
		"Assets": []map[string]string{
			{"Category": "FORM_LOGO", "ColorMode": "LIGHT", "Extension": "PNG", "Bytes": dot(t)},
			{"Category": "FORM_LOGO", "ColorMode": "DARK", "Extension": "PNG", "Bytes": dot(t)},
			{"Category": "PAGE_HEADER_LOGO", "ColorMode": "DYNAMIC", "Extension": "PNG", "Bytes": dot(t)},
			{"Category": "PAGE_FOOTER_LOGO", "ColorMode": "LIGHT", "Extension": "PNG", "Bytes": dot(t)},
		},
	}, nil)
	b := f.browser()
	page := b.login().shows(200, `class="stage end"`, "data-themed", `<header class="bar start">`)
	b.visit(f.URL+page.link("link", "href", "/branding/style.css")).shows(200, "--accent: #112233ff;", "prefers-color-scheme: dark")
	for _, address := range []string{
		page.link("img", "src", "FORM_LOGO"), page.link("source", "srcset", "mode=DARK"), page.link("img", "src", "PAGE_HEADER_LOGO"),
	} {
		if p := b.visit(f.URL + address); p.Status != 200 || p.Header.Get("Content-Type") != "image/png" {
			t.Errorf("%s: %d", address, p.Status)
		}
	}
	b.visit(f.URL+page.link("a", "href", "lang=de")).shows(200, "Anmelden", `aria-current="true">Deutsch`)
	if wrong := page.submit("username", "a", "password", "b").shows(400); strings.Contains(wrong.Text, "lang=de") {
		t.Errorf("the answer to a form leads to other languages: %s", wrong.Text)
	}
	if strings.Contains(page.Text, "PAGE_FOOTER") {
		t.Errorf("shows a footer that is off: %s", page.Text)
	}
}

// TestLooksAreKept holds that pages and images don't ask the database for
// their looks each time, and yet that changes are seen: at once where they are
// made, and within a second on other servers.
func TestLooksAreKept(t *testing.T) {
	file, key := filepath.Join(t.TempDir(), "cognate.db"), cognate.NewMasterKey()
	shared := func(c *cognate.Config) { c.DB, c.MasterKey = file, key }
	here := newFixtureWith(t, shared, nil, nil)
	there := newFixtureWith(t, shared, nil, nil)
	there.pool, there.client = here.pool, here.client
	here.Must("CreateUserPoolDomain", map[string]any{"UserPoolId": here.pool, "Domain": "shop"}, nil)
	set := func(weight, logo string) {
		t.Helper()
		here.Must("SetUICustomization", map[string]any{"UserPoolId": here.pool, "CSS": ".label-customizable { font-weight: " + weight + "; }", "ImageFile": logo}, nil)
	}
	shows := func(f *fixture, weight, logo string) {
		t.Helper()
		b := f.browser()
		page := b.login()
		b.visit(f.URL+page.link("link", "href", "/branding/style.css")).shows(200, "font-weight: "+weight+";")
		if got := b.visit(f.URL + page.link("img", "src", "FORM_LOGO")); base64.StdEncoding.EncodeToString([]byte(got.Text)) != logo {
			t.Errorf("the logo is another one: %d, %d bytes", got.Status, len(got.Text))
		}
	}
	first, second := picture(t, 1), picture(t, 2)
	set("400", first)
	shows(here, "400", first)
	shows(there, "400", first)
	set("500", second)
	shows(here, "500", second)
	shows(there, "400", first)
	there.Clock.Advance(time.Second)
	shows(there, "500", second)
}

// TestManagedLoginNeedsAStyle holds that a domain with managed login shows no
// pages for a client without a style.
func TestManagedLoginNeedsAStyle(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.Must("CreateUserPoolDomain", map[string]any{"UserPoolId": f.pool, "Domain": "shop", "ManagedLoginVersion": 2}, nil)
	ask := func(path string) *page {
		r, err := http.NewRequestWithContext(f.Context(), "GET", f.URL+path+"?"+f.request().Encode(), nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = "shop.auth.localhost"
		return f.browser().do(r)
	}
	for _, path := range []string{"/login", "/signup", "/confirmUser", "/passkeys/add"} {
		ask(path).shows(403, "Login pages unavailable. Please contact an administrator.")
	}
	f.Must("CreateManagedLoginBranding", map[string]any{"UserPoolId": f.pool, "ClientId": f.client, "UseCognitoProvidedValues": true}, nil)
	page := ask("/login").shows(200, "Sign in", `action="/login?`)
	if style := page.link("link", "href", "/branding/"); !strings.HasPrefix(style, "/branding/style.css") {
		t.Errorf("by its domain the style sheet is %s", style)
	}
}

func TestTerms(t *testing.T) {
	f := newFixture(t, nil, nil)
	create := func(name string) {
		f.Must("CreateTerms", map[string]any{
			"UserPoolId": f.pool, "ClientId": f.client, "TermsName": name, "TermsSource": "LINK", "Enforcement": "NONE",
			"Links": map[string]string{"cognito:default": "https://example.com/" + name, "cognito:german": "https://example.com/de/" + name},
		}, nil)
	}
	b := f.browser()
	create("terms-of-use")
	for _, path := range []string{"/login", "/signup"} {
		if page := b.open(path, f.request()); strings.Contains(page.Text, "https://example.com/terms-of-use") {
			t.Errorf("%s shows one document without the other", path)
		}
	}
	create("privacy-policy")
	for _, path := range []string{"/login", "/signup"} {
		b.open(path, f.request()).shows(200, "https://example.com/terms-of-use", "https://example.com/privacy-policy")
	}
}
