package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"

	"github.com/google/go-cmp/cmp"
)

// TestSelf follows a user who looks at themselves through a client that may
// read and write little, deletes what it may and leaves.
func TestSelf(t *testing.T) {
	a := administer(t, plain)
	var made wire.CreateUserPoolClientResponse
	a.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: a.pool, ClientName: "narrow",
		ReadAttributes: []string{"email", "nickname"}, WriteAttributes: []string{"nickname"},
		ExplicitAuthFlows: []string{"ALLOW_ADMIN_USER_PASSWORD_AUTH"},
	}, &made)
	a.client = made.UserPoolClient.ClientId
	a.createConfirmed("ada", "email", "ada@example.com", "email_verified", "true", "nickname", "A", "name", "Ada")
	access := a.tokens("ada").AccessToken
	if diff := cmp.Diff(pairs("email", "ada@example.com", "nickname", "A"), a.own(access)); diff != "" {
		t.Errorf("readable (-want +got):\n%s", diff)
	}
	a.Refused("DeleteUserAttributes", wire.DeleteUserAttributesRequest{AccessToken: access, UserAttributeNames: []string{"name"}},
		"NotAuthorizedException", "A client attempted to write unauthorized attribute")
	a.Must("DeleteUserAttributes", wire.DeleteUserAttributesRequest{AccessToken: access, UserAttributeNames: []string{"nickname"}}, nil)
	if diff := cmp.Diff(pairs("email", "ada@example.com"), a.own(access)); diff != "" {
		t.Errorf("after the deletion (-want +got):\n%s", diff)
	}

	a.Must("DeleteUser", wire.DeleteUserRequest{AccessToken: access}, nil)
	const gone = "User does not exist."
	a.Refused("GetUser", wire.GetUserRequest{AccessToken: access}, "UserNotFoundException", gone)
	a.Refused("DeleteUser", wire.DeleteUserRequest{AccessToken: access}, "UserNotFoundException", gone)
	a.Refused("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: a.pool, Username: "ada"}, "UserNotFoundException", gone)
}
