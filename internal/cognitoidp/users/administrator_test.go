package users_test

import (
	"testing"

	"cognate/cognatetest"
	"cognate/delivery"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// administrator tests the operations with which an administrator keeps the
// users of one pool.
type administrator struct {
	*cognatetest.Server
	t      *testing.T
	pool   string
	client string
}

const goodPassword = "Passw0rd!"

// administer starts a server with a pool made from settings, and a client
// that signs in with passwords.
func administer(t *testing.T, settings wire.CreateUserPoolRequest) *administrator {
	t.Helper()
	return administerAt(t, cognatetest.NewServer(t, nil), settings)
}

// administerAt is administer on a server of the test's own.
func administerAt(t *testing.T, s *cognatetest.Server, settings wire.CreateUserPoolRequest) *administrator {
	t.Helper()
	a := &administrator{Server: s, t: t}
	if settings.PoolName == "" {
		settings.PoolName = "people"
	}
	a.pool = a.NewPool(settings)
	var client wire.CreateUserPoolClientResponse
	a.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: a.pool, ClientName: "app",
		ExplicitAuthFlows: []string{"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}, &client)
	a.client = client.UserPoolClient.ClientId
	return a
}

// create makes a user without a message; attributes come in pairs.
func (a *administrator) create(name string, attributes ...string) *wire.UserType {
	a.t.Helper()
	var out wire.AdminCreateUserResponse
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: a.pool, Username: name, TemporaryPassword: goodPassword,
		MessageAction: wire.MessageActionTypeSuppress, UserAttributes: pairs(attributes...),
	}, &out)
	return out.User
}

// createConfirmed makes a user who has a permanent password.
func (a *administrator) createConfirmed(name string, attributes ...string) {
	a.t.Helper()
	a.create(name, attributes...)
	a.setPassword(name, goodPassword)
}

// setPassword gives a user a permanent password.
func (a *administrator) setPassword(name, password string) {
	a.t.Helper()
	yes := true
	a.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{
		UserPoolId: a.pool, Username: name, Password: password, Permanent: &yes,
	}, nil)
}

// signUp makes an unconfirmed user.
func (a *administrator) signUp(name string, attributes ...string) {
	a.t.Helper()
	a.Must("SignUp", wire.SignUpRequest{
		ClientId: a.client, Username: name, Password: goodPassword, UserAttributes: pairs(attributes...),
	}, nil)
}

// get shows a user.
func (a *administrator) get(name string) wire.AdminGetUserResponse {
	a.t.Helper()
	var out wire.AdminGetUserResponse
	a.Must("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: a.pool, Username: name}, &out)
	return out
}

// attribute returns the value of a user's attribute, "" for none.
func (a *administrator) attribute(name, attribute string) string {
	a.t.Helper()
	for _, v := range a.get(name).UserAttributes {
		if v.Name == attribute {
			return v.Value
		}
	}
	return ""
}

// signIn returns what a sign-in with a password comes to.
func (a *administrator) signIn(name, password string) (wire.AdminInitiateAuthResponse, error) {
	var out wire.AdminInitiateAuthResponse
	err := a.Call("AdminInitiateAuth", wire.AdminInitiateAuthRequest{
		UserPoolId: a.pool, ClientId: a.client, AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": name, "PASSWORD": password},
	}, &out)
	return out, err
}

// tokens signs a user in.
func (a *administrator) tokens(name string) *wire.AuthenticationResultType {
	a.t.Helper()
	out, err := a.signIn(name, goodPassword)
	if err != nil || out.AuthenticationResult == nil {
		a.t.Fatalf("sign-in of %s: %+v, %v", name, out, err)
	}
	return out.AuthenticationResult
}

// sent returns the messages to an address, oldest first.
func (a *administrator) sent(to string) []delivery.Message {
	var list []delivery.Message
	for _, m := range a.Messages() {
		if m.To == to {
			list = append(list, m)
		}
	}
	return list
}

func (a *administrator) wantStatus(name string, want userpool.Status) {
	a.t.Helper()
	if got := a.get(name).UserStatus; got != string(want) {
		a.t.Errorf("%s is %s; want %s", name, got, want)
	}
}

func (a *administrator) wantAttribute(name, attribute, want string) {
	a.t.Helper()
	if got := a.attribute(name, attribute); got != want {
		a.t.Errorf("%s of %s is %q; want %q", attribute, name, got, want)
	}
}

func pairs(list ...string) []wire.AttributeType {
	var attributes []wire.AttributeType
	for i := 0; i+1 < len(list); i += 2 {
		attributes = append(attributes, wire.AttributeType{Name: list[i], Value: list[i+1]})
	}
	return attributes
}

// These pools differ in what their users sign in with.
var (
	plain     = wire.CreateUserPoolRequest{}
	withAlias = wire.CreateUserPoolRequest{AliasAttributes: []string{"email", "phone_number", "preferred_username"}}
	byEmail   = wire.CreateUserPoolRequest{UsernameAttributes: []string{"email"}}
	verifying = wire.CreateUserPoolRequest{
		AutoVerifiedAttributes: []string{"email", "phone_number"},
		SmsConfiguration:       &wire.SmsConfigurationType{SnsCallerArn: "arn:aws:iam::000000000000:role/sms"},
	}
	protecting = wire.CreateUserPoolRequest{
		AutoVerifiedAttributes: []string{"email"}, AliasAttributes: []string{"email"},
		UserAttributeUpdateSettings: &wire.UserAttributeUpdateSettingsType{AttributesRequireVerificationBeforeUpdate: []string{"email"}},
	}
)
