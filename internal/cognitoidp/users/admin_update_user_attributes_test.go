package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func (a *administrator) update(name string, attributes ...string) {
	a.t.Helper()
	a.Must("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{
		UserPoolId: a.pool, Username: name, UserAttributes: pairs(attributes...),
	}, nil)
}

func TestAdminUpdateUserAttributes(t *testing.T) {
	a := administer(t, plain)
	a.create("alice", "name", "Alice", "nickname", "Al", "email", "alice@example.com", "email_verified", "true")
	a.update("alice", "name", "Alice B.", "nickname", "", "locale", "de-DE", "email", "alice@example.com")
	a.wantAttribute("alice", "name", "Alice B.")
	a.wantAttribute("alice", "nickname", "")
	a.wantAttribute("alice", "locale", "de-DE")
	a.wantAttribute("alice", "email_verified", "true")

	a.update("alice", "email", "other@example.com")
	a.wantAttribute("alice", "email", "other@example.com")
	a.wantAttribute("alice", "email_verified", "false")
	a.update("alice", "email_verified", "true")
	a.wantAttribute("alice", "email_verified", "true")
	a.update("alice", "email", "")
	a.wantAttribute("alice", "email_verified", "")
	if m := a.Messages(); len(m) != 0 {
		t.Errorf("a pool that verifies nothing sent %+v", m)
	}
}

func TestAdminUpdateUserAttributesSendsACode(t *testing.T) {
	a := administer(t, verifying)
	a.createConfirmed("alice")
	a.update("alice", "email", "alice@example.com", "phone_number", "+15550100", "phone_number_verified", "true")
	a.wantAttribute("alice", "phone_number_verified", "true")
	mails := a.sent("alice@example.com")
	if len(mails) != 1 || len(a.Messages()) != 1 || mails[0].Purpose != "UpdateUserAttribute" {
		t.Fatalf("sent %+v", a.Messages())
	}
	a.Must("VerifyUserAttribute", wire.VerifyUserAttributeRequest{
		AccessToken: a.tokens("alice").AccessToken, AttributeName: "email", Code: mails[0].Code,
	}, nil)
	a.wantAttribute("alice", "email_verified", "true")
}

func TestAdminUpdateUserAttributesKeepsTheOriginal(t *testing.T) {
	a := administer(t, protecting)
	a.createConfirmed("alice", "email", "old@example.com", "email_verified", "true")
	a.update("alice", "email", "new@example.com")
	a.wantAttribute("alice", "email", "old@example.com")
	a.wantAttribute("alice", "email_verified", "true")
	mails := a.sent("new@example.com")
	if len(mails) != 1 {
		t.Fatalf("sent %+v", a.Messages())
	}
	a.tokens("old@example.com")
	a.Must("VerifyUserAttribute", wire.VerifyUserAttributeRequest{
		AccessToken: a.tokens("alice").AccessToken, AttributeName: "email", Code: mails[0].Code,
	}, nil)
	a.wantAttribute("new@example.com", "email", "new@example.com")
	a.wantAttribute("alice", "email_verified", "true")

	a.update("alice", "email", "last@example.com", "email_verified", "true")
	a.wantAttribute("last@example.com", "email", "last@example.com")
	if len(a.Messages()) != 1 {
		t.Errorf("a code went to an address that was declared verified: %+v", a.Messages())
	}
}

// TestFlagsBelongToTheirAddress: what a request says of an address being
// verified is about the address that it gives.
func TestFlagsBelongToTheirAddress(t *testing.T) {
	a := administer(t, protecting)
	a.createConfirmed("alice", "email", "old@example.com", "email_verified", "true")
	a.update("alice", "email", "new@example.com", "email_verified", "false")
	a.wantAttribute("alice", "email", "old@example.com")
	a.wantAttribute("alice", "email_verified", "true")
	a.tokens("old@example.com")
	for range 20 { // in whatever order a map is walked
		a.update("alice", "email", "", "email_verified", "true")
		a.wantAttribute("alice", "email_verified", "")
	}
}

func TestAdminUpdateUserAttributesMovesTheSignInName(t *testing.T) {
	a := administer(t, byEmail)
	u := a.create("alice@example.com")
	a.create("bob@example.com")
	a.update("alice@example.com", "email", "new@example.com")
	if got := a.get("new@example.com").Username; got != u.Username {
		t.Errorf("the new address is %s's", got)
	}
	a.Refused("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: a.pool, Username: "alice@example.com"},
		"UserNotFoundException", "User does not exist.")
	a.Refused("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{
		UserPoolId: a.pool, Username: u.Username, UserAttributes: pairs("email", "bob@example.com"),
	}, "AliasExistsException", "An account with the given email already exists.")
	a.Refused("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{
		UserPoolId: a.pool, Username: u.Username, UserAttributes: pairs("email", ""),
	}, "InvalidParameterException", "user.email: Attribute cannot be deleted")
}

func TestAdminUpdateUserAttributesRefusals(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{
		AliasAttributes: []string{"email"},
		Schema:          []wire.SchemaAttributeType{{Name: "badge", AttributeDataType: "Number", Mutable: new(false)}},
	})
	a.create("alice", "email", "alice@example.com", "email_verified", "true", "custom:badge", "7")
	a.create("bob", "email", "alice@example.com")
	tests := []struct {
		name               string
		attributes         []wire.AttributeType
		exception, message string
	}{
		{"unknown", pairs("custom:team", "x"), "InvalidParameterException", "user.custom:team: Attribute does not exist in the schema.\n"},
		{"immutable", pairs("custom:badge", "8"), "InvalidParameterException", "user.custom:badge: Attribute cannot be updated. (changing an immutable attribute)\n"},
		{"sub", pairs("sub", "x"), "InvalidParameterException", "user.sub: Attribute cannot be updated. (changing an immutable attribute)\n"},
		{"bad address", pairs("email", "x"), "InvalidParameterException", "Invalid email address format."},
		{"taken alias", pairs("email_verified", "true"), "AliasExistsException", "An account with the given email already exists."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a.Refused("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{
				UserPoolId: a.pool, Username: "bob", UserAttributes: tt.attributes,
			}, tt.exception, tt.message)
		})
	}
	a.wantAttribute("bob", "email_verified", "")
	a.Refused("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{
		UserPoolId: a.pool, Username: "carol", UserAttributes: pairs("name", "Carol"),
	}, "UserNotFoundException", "User does not exist.")
}
