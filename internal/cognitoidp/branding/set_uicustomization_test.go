package branding_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

const css = ".banner-customizable { background-color: #d3d3d3; }"

// domain gives the pool a domain, without which nothing can be customized.
func (f *fixture) domain(name string) {
	f.t.Helper()
	f.Must("CreateUserPoolDomain", wire.CreateUserPoolDomainRequest{UserPoolId: f.pool, Domain: name}, nil)
}

// set customizes, and returns the answer.
func (f *fixture) set(in wire.SetUICustomizationRequest) *wire.UICustomizationType {
	f.t.Helper()
	in.UserPoolId = f.pool
	var out wire.SetUICustomizationResponse
	f.Must("SetUICustomization", in, &out)
	return out.UICustomization
}

// get asks what a client's pages look like.
func (f *fixture) get(client string) *wire.UICustomizationType {
	f.t.Helper()
	var out wire.GetUICustomizationResponse
	f.Must("GetUICustomization", wire.GetUICustomizationRequest{UserPoolId: f.pool, ClientId: client}, &out)
	return out.UICustomization
}

func TestSetUICustomization(t *testing.T) {
	f := newFixture(t)
	f.domain("shop")
	var out struct{ UICustomization map[string]any }
	f.Must("SetUICustomization", wire.SetUICustomizationRequest{
		UserPoolId: f.pool, ClientId: f.client, CSS: css, ImageFile: []byte(png),
	}, &out)
	at := float64(f.Clock.Now().Unix())
	want := map[string]any{
		"UserPoolId": f.pool, "ClientId": f.client, "CSS": css, "CSSVersion": "20260601120000",
		"ImageUrl":     f.URL + "/" + f.pool + "/assets/" + f.client + "/20260601120000/image.png",
		"CreationDate": at, "LastModifiedDate": at,
	}
	if diff := cmp.Diff(want, out.UICustomization); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

// Each call says how the pages look as a whole.
func TestSetUICustomizationAgain(t *testing.T) {
	f := newFixture(t)
	f.domain("shop")
	first := f.set(wire.SetUICustomizationRequest{CSS: css, ImageFile: []byte(png)})
	f.Clock.Advance(time.Hour)
	second := f.set(wire.SetUICustomizationRequest{ImageFile: []byte("\xff\xd8\xff")})
	want := &wire.UICustomizationType{
		UserPoolId: f.pool, ClientId: "ALL", CSSVersion: "20260601130000",
		ImageUrl:     f.URL + "/" + f.pool + "/assets/ALL/20260601130000/image.jpg",
		CreationDate: first.CreationDate, LastModifiedDate: wire.Time{Time: f.Clock.Now()},
	}
	if diff := cmp.Diff(want, second); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	f.set(wire.SetUICustomizationRequest{})
	if diff := cmp.Diff(&wire.UICustomizationType{}, f.get("")); diff != "" {
		t.Errorf("after a reset (-want +got):\n%s", diff)
	}
}

func TestSetUICustomizationRefusals(t *testing.T) {
	f := newFixture(t)
	const op = "SetUICustomization"
	in := wire.SetUICustomizationRequest{UserPoolId: f.pool, CSS: css}
	f.Refused(op, in, invalid, "A domain must be associated with this user pool.")
	f.domain("shop")
	in.CSS = ".header { color: red }"
	f.Refused(op, in, invalid, "The CSS class header is not in the list of allowed classes.")
	in.CSS, in.ImageFile = "", []byte(svg)
	f.Refused(op, in, invalid, "The logo image must be a PNG or JPEG file.")
	in.CSS, in.ImageFile = strings.Repeat(" ", 131072), []byte(png+strings.Repeat("x", 90<<10))
	f.Refused(op, in, invalid, "request parameters too large")
	in.ClientId = missingClient
	f.Refused(op, in, notFound, "User pool client "+missingClient+" does not exist.")
	in.UserPoolId = missingPool
	f.Refused(op, in, notFound, noPool)
	if diff := cmp.Diff(&wire.UICustomizationType{}, f.get("")); diff != "" {
		t.Errorf("after refusals (-want +got):\n%s", diff)
	}
}

func TestLogoIsServed(t *testing.T) {
	f := newFixture(t)
	f.domain("shop")
	old := f.set(wire.SetUICustomizationRequest{ImageFile: []byte(png)}).ImageUrl
	fetch := func(url string) (*http.Response, string) {
		t.Helper()
		r, err := f.Client().Get(url)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		return r, string(body)
	}
	r, body := fetch(old)
	if r.StatusCode != 200 || body != png || r.Header.Get("Content-Type") != "image/png" || r.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%s\nanswers %d %v %q", old, r.StatusCode, r.Header, body)
	}
	f.Clock.Advance(time.Second)
	f.set(wire.SetUICustomizationRequest{ImageFile: []byte("\xff\xd8\xff")})
	for _, url := range []string{old, f.URL + "/" + f.pool + "/assets/" + f.client + "/1/image.png"} {
		if r, _ := fetch(url); r.StatusCode != 404 {
			t.Errorf("%s answers %d; want 404", url, r.StatusCode)
		}
	}
}
