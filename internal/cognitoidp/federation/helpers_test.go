package federation_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	invalid     = "InvalidParameterException"
	notFound    = "ResourceNotFoundException"
	missingPool = "us-east-1_000000000"
	noPool      = "User pool us-east-1_000000000 does not exist."
	noProvider  = "Identity provider none does not exist."
)

// fixture is a server with one pool.
type fixture struct {
	*cognatetest.Server
	t    *testing.T
	pool string
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{Server: cognatetest.NewServer(t, nil), t: t}
	f.pool = f.newPool()
	return f
}

func (f *fixture) newPool() string {
	f.t.Helper()
	return f.NewPool(wire.CreateUserPoolRequest{PoolName: "people"})
}

// google is a request that makes Google a provider of the fixture's pool.
func (f *fixture) google() wire.CreateIdentityProviderRequest {
	return wire.CreateIdentityProviderRequest{
		UserPoolId: f.pool, ProviderName: "Google", ProviderType: wire.IdentityProviderTypeTypeGoogle,
		ProviderDetails: map[string]string{"client_id": "g-id", "client_secret": "g-secret", "authorize_scopes": "email profile openid"},
	}
}

// oidc is a request for an OpenID Connect provider.
func (f *fixture) oidc(name string) wire.CreateIdentityProviderRequest {
	return wire.CreateIdentityProviderRequest{
		UserPoolId: f.pool, ProviderName: name, ProviderType: wire.IdentityProviderTypeTypeOidc,
		ProviderDetails: map[string]string{
			"client_id": "id", "client_secret": "secret", "authorize_scopes": "openid email",
			"oidc_issuer": "https://idp.example.com", "attributes_request_method": "GET",
		},
		AttributeMapping: map[string]string{"email": "mail"},
	}
}

// saml is a request for a SAML provider that signs in at a document's address.
func (f *fixture) saml(name string) wire.CreateIdentityProviderRequest {
	return wire.CreateIdentityProviderRequest{
		UserPoolId: f.pool, ProviderName: name, ProviderType: wire.IdentityProviderTypeTypeSaml,
		ProviderDetails:  map[string]string{"MetadataFile": f.metadata()},
		AttributeMapping: map[string]string{"email": "urn:mail"},
	}
}

// certificate is a certificate in base64: the pool's own serves.
func (f *fixture) certificate() string {
	f.t.Helper()
	var out wire.GetSigningCertificateResponse
	f.Must("GetSigningCertificate", wire.GetSigningCertificateRequest{UserPoolId: f.pool}, &out)
	return out.Certificate
}

func (f *fixture) metadata() string {
	f.t.Helper()
	return `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:example:idp">
<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>` + f.certificate() + `</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
<SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/out"/>
<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/in"/>
</IDPSSODescriptor></EntityDescriptor>`
}

func (f *fixture) create(in wire.CreateIdentityProviderRequest) *wire.IdentityProviderType {
	f.t.Helper()
	var out wire.CreateIdentityProviderResponse
	f.Must("CreateIdentityProvider", in, &out)
	return out.IdentityProvider
}

func (f *fixture) describe(name string) *wire.IdentityProviderType {
	f.t.Helper()
	var out wire.DescribeIdentityProviderResponse
	f.Must("DescribeIdentityProvider", wire.DescribeIdentityProviderRequest{UserPoolId: f.pool, ProviderName: name}, &out)
	return out.IdentityProvider
}
