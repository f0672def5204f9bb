package branding_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	invalid       = "InvalidParameterException"
	notFound      = "ResourceNotFoundException"
	limited       = "LimitExceededException"
	missingPool   = "us-east-1_000000000"
	noPool        = "User pool us-east-1_000000000 does not exist."
	missingClient = "00000000000000000000000000"
	missingID     = "00000000-0000-4000-8000-000000000000"
	noStyle       = "Managed login branding does not exist."
	noTerms       = "Terms do not exist."
	png           = "\x89PNG\r\n\x1a\n rest"
	svg           = `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>`
)

// fixture is a server with one pool that has one client.
type fixture struct {
	*cognatetest.Server
	t            *testing.T
	pool, client string
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{Server: cognatetest.NewServer(t, nil), t: t}
	f.pool = f.NewPool(wire.CreateUserPoolRequest{PoolName: "people"})
	f.client = f.newClient()
	return f
}

func (f *fixture) newClient() string {
	f.t.Helper()
	var out wire.CreateUserPoolClientResponse
	f.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{UserPoolId: f.pool, ClientName: "shop"}, &out)
	return out.UserPoolClient.ClientId
}

// style gives the client a style with settings and one image.
func (f *fixture) style() *wire.ManagedLoginBrandingType {
	f.t.Helper()
	var out wire.CreateManagedLoginBrandingResponse
	f.Must("CreateManagedLoginBranding", wire.CreateManagedLoginBrandingRequest{
		UserPoolId: f.pool, ClientId: f.client, Settings: []byte(`{"components":{"form":{"borderRadius":4.0}}}`),
		Assets: []wire.AssetType{asset("FORM_LOGO", "LIGHT", "PNG", png)},
	}, &out)
	return out.ManagedLoginBranding
}

func asset(category, mode, extension, content string) wire.AssetType {
	return wire.AssetType{Category: category, ColorMode: mode, Extension: extension, Bytes: []byte(content)}
}

// terms gives a client terms of a name.
func (f *fixture) terms(client, name string) *wire.TermsType {
	f.t.Helper()
	var out wire.CreateTermsResponse
	f.Must("CreateTerms", newTerms(f.pool, client, name), &out)
	return out.Terms
}

func newTerms(pool, client, name string) wire.CreateTermsRequest {
	return wire.CreateTermsRequest{
		UserPoolId: pool, ClientId: client, TermsName: name, TermsSource: "LINK", Enforcement: "NONE",
		Links: map[string]string{"cognito:default": "https://example.com/" + name},
	}
}
