package federation_test

import (
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestCreateIdentityProviderGoogle(t *testing.T) {
	f := newFixture(t)
	in := f.google()
	in.AttributeMapping = map[string]string{"email": "email", "name": "names"}
	in.IdpIdentifiers = []string{"gmail.com", "google", "gmail.com"}
	in.AcrMapping = map[string]string{"Level1": "urn:one"}
	var out map[string]any
	f.Must("CreateIdentityProvider", in, &out)
	at := float64(f.Clock.Now().Unix())
	want := map[string]any{"IdentityProvider": map[string]any{
		"UserPoolId": f.pool, "ProviderName": "Google", "ProviderType": "Google",
		"ProviderDetails": map[string]any{
			"client_id": "g-id", "client_secret": "g-secret", "authorize_scopes": "email profile openid",
			"attributes_url":                "https://people.googleapis.com/v1/people/me?personFields=",
			"attributes_url_add_attributes": "true",
			"authorize_url":                 "https://accounts.google.com/o/oauth2/v2/auth",
			"oidc_issuer":                   "https://accounts.google.com",
			"token_request_method":          "POST",
			"token_url":                     "https://www.googleapis.com/oauth2/v4/token",
		},
		"AttributeMapping": map[string]any{"username": "sub", "email": "email", "name": "names"},
		"IdpIdentifiers":   []any{"gmail.com", "google"},
		"AcrMapping":       map[string]any{"Level1": "urn:one"},
		"CreationDate":     at, "LastModifiedDate": at,
	}}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	f.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: f.pool, ClientName: "web", SupportedIdentityProviders: []string{"COGNITO", "Google"},
	}, nil)
}

func TestCreateIdentityProviderFillsInDetails(t *testing.T) {
	f := newFixture(t)
	social := map[string]string{"client_id": "id", "client_secret": "secret", "authorize_scopes": "s"}
	apple := map[string]string{"client_id": "id", "team_id": "team", "key_id": "key", "private_key": "p8", "authorize_scopes": "email name"}
	oidc := f.oidc("x").ProviderDetails
	with := func(given map[string]string, more ...string) map[string]string {
		all := maps.Clone(given)
		for i := 0; i < len(more); i += 2 {
			all[more[i]] = more[i+1]
		}
		return all
	}
	shownApple := with(apple, "attributes_url_add_attributes", "false", "authorize_url", "https://appleid.apple.com/auth/authorize",
		"oidc_issuer", "https://appleid.apple.com", "token_request_method", "POST", "token_url", "https://appleid.apple.com/auth/token")
	delete(shownApple, "private_key")
	for _, c := range []struct {
		name, kind     string
		details, shown map[string]string
		username       string
	}{
		{
			"Facebook", "Facebook", with(social, "api_version", "v21.0"),
			with(social, "api_version", "v21.0", "attributes_url", "https://graph.facebook.com/v21.0/me?fields=", "attributes_url_add_attributes", "true",
				"authorize_url", "https://www.facebook.com/v21.0/dialog/oauth", "token_request_method", "GET",
				"token_url", "https://graph.facebook.com/v21.0/oauth/access_token"),
			"id",
		},
		{
			"LoginWithAmazon", "LoginWithAmazon", social,
			with(social, "attributes_url", "https://api.amazon.com/user/profile", "attributes_url_add_attributes", "false",
				"authorize_url", "https://www.amazon.com/ap/oa", "token_request_method", "POST", "token_url", "https://api.amazon.com/auth/o2/token"),
			"user_id",
		},
		{"SignInWithApple", "SignInWithApple", apple, shownApple, "sub"},
		{"Corp", "OIDC", oidc, with(oidc, "attributes_url_add_attributes", "false"), "sub"},
	} {
		in := wire.CreateIdentityProviderRequest{UserPoolId: f.pool, ProviderName: c.name, ProviderType: c.kind, ProviderDetails: c.details}
		got := f.create(in)
		if diff := cmp.Diff(c.shown, got.ProviderDetails); diff != "" {
			t.Errorf("details of %s (-want +got):\n%s", c.name, diff)
		}
		if diff := cmp.Diff(map[string]string{"username": c.username}, got.AttributeMapping); diff != "" {
			t.Errorf("mapping of %s (-want +got):\n%s", c.name, diff)
		}
		if got.IdpIdentifiers == nil || len(got.IdpIdentifiers) != 0 {
			t.Errorf("identifiers of %s: %#v; want an empty list", c.name, got.IdpIdentifiers)
		}
	}
}

func TestCreateIdentityProviderSAML(t *testing.T) {
	f := newFixture(t)
	in := f.saml("Corp")
	in.ProviderDetails["IDPSignout"] = "true"
	want := maps.Clone(in.ProviderDetails)
	want["SSORedirectBindingURI"] = "https://idp.example.com/in"
	want["SLORedirectBindingURI"] = "https://idp.example.com/out"
	want["ActiveEncryptionCertificate"] = f.certificate()
	if diff := cmp.Diff(want, f.create(in).ProviderDetails); diff != "" {
		t.Errorf("details (-want +got):\n%s", diff)
	}
	in.ProviderName = "ByURL"
	in.ProviderDetails = map[string]string{"MetadataURL": "https://idp.example.com/metadata"}
	want = map[string]string{"MetadataURL": "https://idp.example.com/metadata", "ActiveEncryptionCertificate": f.certificate()}
	if diff := cmp.Diff(want, f.create(in).ProviderDetails); diff != "" {
		t.Errorf("details (-want +got):\n%s", diff)
	}
}

func TestCreateIdentityProviderRefusals(t *testing.T) {
	f := newFixture(t)
	in := f.google()
	in.IdpIdentifiers = []string{"gmail.com"}
	f.create(in)
	in = f.google()
	f.Refused("CreateIdentityProvider", in, "DuplicateProviderException", "A provider with the name Google already exists in this user pool.")
	in = f.oidc("Corp")
	in.IdpIdentifiers = []string{"corp.example", "gmail.com"}
	f.Refused("CreateIdentityProvider", in, invalid, "One of the IdpIdentifiers is already used by another identity provider of this user pool.")
	f.Refused("DescribeIdentityProvider", wire.DescribeIdentityProviderRequest{UserPoolId: f.pool, ProviderName: "Corp"}, notFound,
		"Identity provider Corp does not exist.")
	in.UserPoolId = missingPool
	f.Refused("CreateIdentityProvider", in, notFound, noPool)
	in.UserPoolId = f.newPool()
	f.Must("CreateIdentityProvider", in, nil) // another pool, other names

	in = f.oidc("_Corp")
	f.Refused("CreateIdentityProvider", in, invalid,
		"1 validation error detected: Value '_Corp' at 'providerName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+")
	in = f.oidc("Corp")
	in.ProviderType = "Myspace"
	f.Refused("CreateIdentityProvider", in, invalid,
		"1 validation error detected: Value 'Myspace' at 'providerType' failed to satisfy constraint: Member must satisfy enum value set: [SAML, Facebook, Google, LoginWithAmazon, SignInWithApple, OIDC]")
}

func TestCreateIdentityProviderRefusesDetails(t *testing.T) {
	f := newFixture(t)
	edit := func(in wire.CreateIdentityProviderRequest, changes ...string) wire.CreateIdentityProviderRequest {
		in.ProviderDetails = maps.Clone(in.ProviderDetails)
		for i := 0; i < len(changes); i += 2 {
			if in.ProviderDetails[changes[i]] = changes[i+1]; changes[i+1] == "" {
				delete(in.ProviderDetails, changes[i])
			}
		}
		return in
	}
	renamed := func(in wire.CreateIdentityProviderRequest, name, kind string) wire.CreateIdentityProviderRequest {
		in.ProviderName, in.ProviderType = name, kind
		return in
	}
	mapped := func(name, claim string) wire.CreateIdentityProviderRequest {
		in := f.oidc("Corp")
		in.AttributeMapping = map[string]string{name: claim}
		return in
	}
	const (
		needSocial = "clientId, clientSecret and authorizeScopes are all required idp details."
		needApple  = "clientId, privateKey, teamId, and keyId are all required idp details."
		needOIDC   = "clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details."
		https      = "OIDC endpoint must start with https://"
		noMetadata = "The MetadataFile is not the metadata of a SAML identity provider."
	)
	google, oidc, saml := f.google(), f.oidc("Corp"), f.saml("Corp")
	for _, c := range []struct {
		in      wire.CreateIdentityProviderRequest
		message string
	}{
		{renamed(google, "MyGoogle", "Google"), "Provider MyGoogle cannot be of type Google."},
		{renamed(oidc, "Facebook", "OIDC"), "Provider Facebook cannot be of type OIDC."},
		{renamed(oidc, "COGNITO", "OIDC"), "Provider COGNITO cannot be of type OIDC."},
		{edit(google, "client_id", ""), needSocial},
		{edit(google, "client_secret", ""), needSocial},
		{edit(google, "authorize_scopes", ""), needSocial},
		{renamed(google, "SignInWithApple", "SignInWithApple"), needApple},
		{edit(oidc, "oidc_issuer", ""), needOIDC},
		{edit(oidc, "attributes_request_method", ""), needOIDC},
		{edit(oidc, "oidc_issuer", "http://idp.example.com"), https},
		{edit(oidc, "jwks_uri", "idp.example.com/keys"), https},
		{edit(oidc, "attributes_request_method", "PUT"), "Invalid value for attributes_request_method: PUT. Allowed values are [GET, POST]."},
		{edit(saml, "MetadataFile", ""), "At least one of the MetadataURL or MetadataFile should be provided."},
		{edit(saml, "MetadataURL", "https://idp.example.com"), "Only one of the MetadataURL or MetadataFile should be provided."},
		{edit(saml, "MetadataFile", "<EntityDescriptor/>"), noMetadata},
		{edit(saml, "IDPInit", "yes"), "Invalid value for IDPInit: yes. Allowed values are [true, false]."},
		{edit(saml, "RequestSigningAlgorithm", "rsa-sha1"), "Invalid value for RequestSigningAlgorithm: rsa-sha1. Allowed values are [rsa-sha256]."},
		{mapped("custom:team", "team"), "Invalid attribute mapping: attribute custom:team does not exist in user pool " + f.pool + "."},
		{mapped("sub", "sub"), "Invalid attribute mapping: attribute sub does not exist in user pool " + f.pool + "."},
		{mapped("email", ""), "Invalid attribute mapping: attribute email is mapped to nothing."},
	} {
		f.Refused("CreateIdentityProvider", c.in, invalid, c.message)
	}
}
