package cognitoidp_test

import (
	"strings"
	"testing"

	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

// TestEveryAccessTokenIsOfSomebody asks for every operation that an access
// token authorizes, with the token of a user who must choose another password,
// of one who is gone, and of a client and a pool that are gone. An operation
// that doesn't declare the exception for that refuses the token as no good.
func TestEveryAccessTokenIsOfSomebody(t *testing.T) {
	s := schema(t)
	operations := names(s, func(o *wire.Operation) bool { return takes(o, "AccessToken") && !takes(o, "UserPoolId") })
	if len(operations) < 20 {
		t.Fatalf("only %v", operations)
	}
	m := newPool(t)
	m.Must("UpdateUserPoolClient", idp.UpdateUserPoolClientRequest{UserPoolId: m.pool, ClientId: m.client, ExplicitAuthFlows: []string{"ALLOW_ADMIN_USER_PASSWORD_AUTH"}}, nil)
	const invalid = "Invalid Access Token"
	steps := []struct {
		name               string
		change             func(user string)
		exception, message string
		// instead is what some operations say that don't return the exception.
		instead map[string]string
	}{
		{
			"a password that must be chosen anew",
			func(user string) {
				m.Must("AdminResetUserPassword", idp.AdminResetUserPasswordRequest{UserPoolId: m.pool, Username: user}, nil)
			},
			"PasswordResetRequiredException", "Password reset required for the user",
			map[string]string{"AssociateSoftwareToken": "Password reset required for the user"},
		},
		{
			"a user who is gone",
			func(user string) {
				m.Must("AdminDeleteUser", idp.AdminDeleteUserRequest{UserPoolId: m.pool, Username: user}, nil)
			},
			"UserNotFoundException", "User does not exist.",
			map[string]string{"AssociateSoftwareToken": "User does not exist.", "GlobalSignOut": "Access Token has been revoked"},
		},
		{
			"a client that is gone",
			func(string) {
				m.Must("DeleteUserPoolClient", idp.DeleteUserPoolClientRequest{UserPoolId: m.pool, ClientId: m.client}, nil)
			},
			"ResourceNotFoundException", "User pool client " + m.client + " does not exist.",
			map[string]string{"DeleteWebAuthnCredential": invalid}, // what it doesn't find is the credential
		},
		{
			"a pool that is gone",
			func(string) { m.Must("DeleteUserPool", idp.DeleteUserPoolRequest{UserPoolId: m.pool}, nil) },
			"NotAuthorizedException", invalid, nil,
		},
	}
	tokens := map[string]string{}
	for _, step := range steps {
		tokens[step.name] = m.tokenOf(strings.ReplaceAll(step.name, " ", "-"))
	}
	for _, step := range steps {
		step.change(strings.ReplaceAll(step.name, " ", "-"))
		for _, op := range operations {
			body := request(t, s, op)
			body["AccessToken"] = tokens[step.name]
			exception, message := step.exception, step.message
			if instead := step.instead[op]; instead != "" {
				exception, message = "NotAuthorizedException", instead
			} else if !s.Operations[op].Declares(exception) {
				exception, message = "NotAuthorizedException", invalid
			}
			m.Refused(op, body, exception, message)
		}
	}
}

// tokenOf makes a user and returns an access token of theirs.
func (m made) tokenOf(user string) string {
	const password = "Correct-Horse-1"
	m.Must("AdminCreateUser", idp.AdminCreateUserRequest{
		UserPoolId: m.pool, Username: user, MessageAction: idp.MessageActionTypeSuppress,
		UserAttributes: []idp.AttributeType{{Name: "email", Value: user + "@example.com"}, {Name: "email_verified", Value: "true"}},
	}, nil)
	m.Must("AdminSetUserPassword", idp.AdminSetUserPasswordRequest{UserPoolId: m.pool, Username: user, Password: password, Permanent: new(true)}, nil)
	var out idp.AdminInitiateAuthResponse
	m.Must("AdminInitiateAuth", idp.AdminInitiateAuthRequest{
		UserPoolId: m.pool, ClientId: m.client, AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": user, "PASSWORD": password},
	}, &out)
	return out.AuthenticationResult.AccessToken
}
