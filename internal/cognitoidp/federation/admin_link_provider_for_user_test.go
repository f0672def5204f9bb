package federation_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminLinkProviderForUser(t *testing.T) {
	f := newFixture(t)
	f.create(f.google())
	f.create(f.saml("Corp"))
	f.user("alice")
	at := f.Clock.Now().UnixMilli()
	var out map[string]any
	f.Must("AdminLinkProviderForUser", f.link("alice", "Google", "Cognito_Subject", "1234"), &out)
	if diff := cmp.Diff(map[string]any{}, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	f.Clock.Advance(time.Second)
	f.Must("AdminLinkProviderForUser", f.link("alice", "Corp", "urn:mail", "alice@corp.example"), nil)
	want := fmt.Sprintf(`[{"userId":"1234","providerName":"Google","providerType":"Google","issuer":null,"primary":false,"dateCreated":%d},`+
		`{"userId":"alice@corp.example","providerName":"Corp","providerType":"SAML","issuer":"urn:example:idp","primary":false,"dateCreated":%d}]`, at, at+1000)
	if got := f.identities("alice"); got != want {
		t.Errorf("attribute:\n got %s\nwant %s", got, want)
	}

	// What else is known of the user stays, and changes beside it.
	f.Must("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{
		UserPoolId: f.pool, Username: "alice", UserAttributes: []wire.AttributeType{{Name: "name", Value: "Alice"}},
	}, nil)
	if got := f.identities("alice"); got != want {
		t.Errorf("attribute after another changed:\n got %s", got)
	}
	f.Refused("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{
		UserPoolId: f.pool, Username: "alice", UserAttributes: []wire.AttributeType{{Name: "identities", Value: "[]"}},
	}, invalid, "")

	claim := f.idToken(f.client(), "alice")["identities"]
	claimed := []any{
		map[string]any{
			"userId": "1234", "providerName": "Google", "providerType": "Google", "issuer": nil,
			"primary": "false", "dateCreated": fmt.Sprint(at),
		},
		map[string]any{
			"userId": "alice@corp.example", "providerName": "Corp", "providerType": "SAML", "issuer": "urn:example:idp",
			"primary": "false", "dateCreated": fmt.Sprint(at + 1000),
		},
	}
	if diff := cmp.Diff(claimed, claim); diff != "" {
		t.Errorf("claim (-want +got):\n%s", diff)
	}
}

func TestAdminLinkProviderForUserWithAProfileFromAProvider(t *testing.T) {
	f := newFixture(t)
	f.create(f.google())
	f.create(f.oidc("Corp"))
	f.user("Google_1234") // named like somebody who came from there
	in := f.link("", "Corp", "Cognito_Subject", "77")
	in.DestinationUser = &wire.ProviderUserIdentifierType{ProviderName: "Google", ProviderAttributeName: "Cognito_Subject", ProviderAttributeValue: "1234"}
	f.Must("AdminLinkProviderForUser", in, nil)
	if f.identities("Google_1234") == "" {
		t.Error("the user has no identities")
	}
	f.user("alice")
	f.Refused("AdminLinkProviderForUser", f.link("alice", "Google", "Cognito_Subject", "1234"), invalid,
		"Merging is not currently supported, provide a SourceUser that has not been signed up in order to link")
}

func TestAdminLinkProviderForUserRefusals(t *testing.T) {
	f := newFixture(t)
	f.create(f.google())
	f.create(f.oidc("Corp"))
	f.user("alice")
	f.user("bob")
	const native = "Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser"
	f.Must("AdminLinkProviderForUser", f.link("alice", "Google", "Cognito_Subject", "1"), nil)
	for _, c := range []struct {
		in                 wire.AdminLinkProviderForUserRequest
		exception, message string
	}{
		{f.link("alice", "Google", "Cognito_Subject", "1"), invalid, native},
		{f.link("alice", "Cognito", "Cognito_Subject", "bob"), invalid, native},
		{f.link("bob", "Google", "Cognito_Subject", "1"), "AliasExistsException", "The source user is already linked to another user."},
		{f.link("nobody", "Google", "Cognito_Subject", "2"), "UserNotFoundException", noUser},
		{f.link("alice", "none", "Cognito_Subject", "2"), notFound, noProvider},
		{f.link("alice", "Google", "email", "2"), invalid, "Invalid SourceUser: email is not a mapped attribute of the provider Google."},
		{f.link("alice", "Corp", "email", "2"), invalid, "Invalid SourceUser: email is not a mapped attribute of the provider Corp."},
		{f.link("alice", "Corp", "", "2"), invalid, "Invalid SourceUser: ProviderAttributeName is required."},
		{f.link("alice", "Corp", "mail", strings.Repeat("字", 1000)), invalid, "Invalid SourceUser: ProviderAttributeValue is too long."},
		{f.link("alice", "Corp", "mail", ""), invalid, "Invalid SourceUser: ProviderAttributeValue is required."},
		{f.link("alice", "", "mail", "2"), invalid, "Invalid SourceUser: ProviderName is required."},
		{f.link("", "Corp", "mail", "2"), invalid, "Invalid DestinationUser: ProviderAttributeValue is required."},
	} {
		f.Refused("AdminLinkProviderForUser", c.in, c.exception, c.message)
	}
	if got := f.identities("bob"); got != "" {
		t.Errorf("refused links left %s", got)
	}
	in := f.link("alice", "Corp", "mail", "2")
	in.UserPoolId = missingPool
	f.Refused("AdminLinkProviderForUser", in, notFound, noPool)
}

func TestAdminLinkProviderForUserQuota(t *testing.T) {
	f := newFixture(t)
	f.create(f.google())
	f.user("alice")
	for i := range 5 {
		f.Must("AdminLinkProviderForUser", f.link("alice", "Google", "Cognito_Subject", fmt.Sprint(i)), nil)
	}
	f.Refused("AdminLinkProviderForUser", f.link("alice", "Google", "Cognito_Subject", "5"), "LimitExceededException",
		"Exceeded maximum number of linked identities")
	f.Must("AdminDisableProviderForUser", f.disable("Google", "Cognito_Subject", "3"), nil)
	f.Must("AdminLinkProviderForUser", f.link("alice", "Google", "Cognito_Subject", "5"), nil)
}
