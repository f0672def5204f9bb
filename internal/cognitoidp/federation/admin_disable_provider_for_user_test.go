package federation_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminDisableProviderForUserUnlinks(t *testing.T) {
	f := newFixture(t)
	f.create(f.google())
	f.create(f.oidc("Corp"))
	f.user("alice")
	f.user("bob")
	f.Must("AdminLinkProviderForUser", f.link("alice", "Corp", "mail", "a@corp.example"), nil)
	one := f.identities("alice")
	f.Clock.Advance(1)
	f.Must("AdminLinkProviderForUser", f.link("alice", "Google", "Cognito_Subject", "1"), nil)

	f.Must("AdminDisableProviderForUser", f.disable("Google", "Cognito_Subject", "1"), nil)
	if got := f.identities("alice"); got != one {
		t.Errorf("identities are %s\nwant %s", got, one)
	}
	f.Refused("AdminDisableProviderForUser", f.disable("Google", "Cognito_Subject", "1"), "UserNotFoundException", noUser)
	f.Must("AdminLinkProviderForUser", f.link("bob", "Google", "Cognito_Subject", "1"), nil) // free for another
	f.Must("AdminDisableProviderForUser", f.disable("Corp", "mail", "a@corp.example"), nil)
	if got := f.identities("alice"); got != "" {
		t.Errorf("identities are still %s", got)
	}
	f.Must("InitiateAuth", signIn(f.client(), "alice"), nil) // the password stays
}

func TestAdminDisableProviderForUserEndsThePassword(t *testing.T) {
	f := newFixture(t)
	f.create(f.google())
	f.user("alice")
	f.Must("AdminLinkProviderForUser", f.link("alice", "Google", "Cognito_Subject", "1"), nil)
	client := f.client()
	f.Must("InitiateAuth", signIn(client, "alice"), nil)
	f.Must("AdminDisableProviderForUser", f.disable("Cognito", "", "alice"), nil)
	f.Refused("InitiateAuth", signIn(client, "alice"), "NotAuthorizedException", "Incorrect username or password.")
	f.Refused("ForgotPassword", wire.ForgotPasswordRequest{ClientId: client, Username: "alice"}, "NotAuthorizedException",
		"User password cannot be reset in the current state.")
	f.Refused("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: f.pool, Username: "alice", Password: "Passw0rd!"}, "NotAuthorizedException",
		"User password cannot be reset in the current state.")
	if got := f.get("alice").UserStatus; got != wire.UserStatusTypeExternalProvider {
		t.Errorf("status is %s", got)
	}
	if f.identities("alice") == "" {
		t.Error("the link is gone")
	}
}

// TestAdminDisableProviderForUserKeepsAliasesApart: who is no longer
// unconfirmed signs in by their preferred username, unless somebody else does.
func TestAdminDisableProviderForUserKeepsAliasesApart(t *testing.T) {
	f := newFixture(t)
	f.pool = f.NewPool(wire.CreateUserPoolRequest{PoolName: "people", AliasAttributes: []string{"preferred_username"}})
	f.user("alice")
	f.Must("SignUp", wire.SignUpRequest{ClientId: f.client(), Username: "bob", Password: "Passw0rd!"}, nil)
	for _, name := range []string{"alice", "bob"} {
		f.Must("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{
			UserPoolId: f.pool, Username: name, UserAttributes: []wire.AttributeType{{Name: "preferred_username", Value: "al"}},
		}, nil)
	}
	f.Refused("AdminDisableProviderForUser", f.disable("Cognito", "", "bob"), "AliasExistsException",
		"An account with the preferred_username already exists.")
	if got := f.get("bob").UserStatus; got != wire.UserStatusTypeUnconfirmed {
		t.Errorf("status is %s", got)
	}
}

func TestAdminDisableProviderForUserRefusals(t *testing.T) {
	f := newFixture(t)
	f.create(f.google())
	for _, c := range []struct {
		in                 wire.AdminDisableProviderForUserRequest
		exception, message string
	}{
		{f.disable("Cognito", "Cognito_Subject", "nobody"), "UserNotFoundException", noUser},
		{f.disable("Google", "Cognito_Subject", "none"), "UserNotFoundException", noUser},
		{f.disable("none", "Cognito_Subject", "1"), notFound, noProvider},
		{f.disable("", "Cognito_Subject", "1"), invalid, "Invalid User: ProviderName is required."},
		{f.disable("Google", "", "1"), invalid, "Invalid User: ProviderAttributeName is required."},
		{f.disable("Google", "Cognito_Subject", ""), invalid, "Invalid User: ProviderAttributeValue is required."},
	} {
		f.Refused("AdminDisableProviderForUser", c.in, c.exception, c.message)
	}
	in := f.disable("Google", "Cognito_Subject", "1")
	in.UserPoolId = missingPool
	f.Refused("AdminDisableProviderForUser", in, notFound, noPool)
}
