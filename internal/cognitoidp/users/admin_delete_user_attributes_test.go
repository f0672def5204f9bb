package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminDeleteUserAttributes(t *testing.T) {
	a := administer(t, withAlias)
	a.create("alice", "email", "alice@example.com", "email_verified", "true", "name", "Alice")
	a.Must("AdminDeleteUserAttributes", wire.AdminDeleteUserAttributesRequest{
		UserPoolId: a.pool, Username: "alice", UserAttributeNames: []string{"email", "name", "nickname"},
	}, nil)
	for _, name := range []string{"email", "email_verified", "name"} {
		a.wantAttribute("alice", name, "")
	}
	a.Refused("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: a.pool, Username: "alice@example.com"},
		"UserNotFoundException", "User does not exist.")
}

func TestAdminDeleteUserAttributesRefusals(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{
		Schema: []wire.SchemaAttributeType{{Name: "name", AttributeDataType: "String", Required: new(true), Mutable: new(true)}},
	})
	a.create("alice", "name", "Alice")
	tests := []struct{ user, attribute, exception, message string }{
		{"alice", "custom:foo", "InvalidParameterException", "Invalid user attributes: user.custom:foo: Attribute does not exist in the schema.\n"},
		{"alice", "name", "InvalidParameterException", "Invalid user attributes: user.name: Attribute cannot be deleted\n"},
		{"alice", "sub", "InvalidParameterException", "user.sub: Attribute cannot be updated. (changing an immutable attribute)\n"},
		{"bob", "nickname", "UserNotFoundException", "User does not exist."},
	}
	for _, tt := range tests {
		a.Refused("AdminDeleteUserAttributes", wire.AdminDeleteUserAttributesRequest{
			UserPoolId: a.pool, Username: tt.user, UserAttributeNames: []string{tt.attribute},
		}, tt.exception, tt.message)
	}
	a.wantAttribute("alice", "name", "Alice")
}
