package users_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

// person tests the operations with which users keep themselves.
type person struct {
	*administrator
}

// meet starts a server with a pool made from settings and a client that signs
// in with passwords; change may alter the client.
func meet(t *testing.T, settings wire.CreateUserPoolRequest, change func(*wire.CreateUserPoolClientRequest)) *person {
	t.Helper()
	p := &person{administerAt(t, cognatetest.NewServer(t, nil), settings)}
	p.client = p.newClient(change)
	return p
}

// newClient makes a client that signs in with passwords; change may alter it.
func (p *person) newClient(change func(*wire.CreateUserPoolClientRequest)) string {
	p.t.Helper()
	client := wire.CreateUserPoolClientRequest{
		UserPoolId: p.pool, ClientName: "web",
		ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}
	if change != nil {
		change(&client)
	}
	var made wire.CreateUserPoolClientResponse
	p.Must("CreateUserPoolClient", client, &made)
	return made.UserPoolClient.ClientId
}

// byMail is a pool whose users verify their mail address.
func byMail() wire.CreateUserPoolRequest {
	return wire.CreateUserPoolRequest{AutoVerifiedAttributes: []string{"email"}}
}

// hiding makes a client hide which users exist.
func hiding(c *wire.CreateUserPoolClientRequest) { c.PreventUserExistenceErrors = "ENABLED" }

// signUp signs somebody up with a mail address.
func (p *person) signUp(name string) wire.SignUpResponse {
	p.t.Helper()
	var out wire.SignUpResponse
	p.Must("SignUp", wire.SignUpRequest{
		ClientId: p.client, Username: name, Password: goodPassword, UserAttributes: pairs("email", name+"@example.com"),
	}, &out)
	return out
}

// confirmed is signUp and the confirmation by code.
func (p *person) confirmed(name string) {
	p.t.Helper()
	p.signUp(name)
	p.Must("ConfirmSignUp", wire.ConfirmSignUpRequest{
		ClientId: p.client, Username: name, ConfirmationCode: p.LastCode(name + "@example.com"),
	}, nil)
}

// enter signs a user in and returns the access token.
func (p *person) enter(name, password string) string {
	p.t.Helper()
	var out wire.InitiateAuthResponse
	p.Must("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: p.client, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: map[string]string{"USERNAME": name, "PASSWORD": password},
	}, &out)
	return out.AuthenticationResult.AccessToken
}

// attribute returns an attribute of the user who has a token.
func (p *person) attribute(token, name string) string {
	p.t.Helper()
	var out wire.GetUserResponse
	p.Must("GetUser", wire.GetUserRequest{AccessToken: token}, &out)
	for _, a := range out.UserAttributes {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// wrong returns a code that is not this one.
func wrong(code string) string {
	if code == "000000" {
		return "000001"
	}
	return "000000"
}
