package authevents_test

import (
	"testing"

	"cognate"
	"cognate/cognatetest"
	"cognate/internal/authevent"
	"cognate/internal/seal"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	invalid       = "InvalidParameterException"
	notAuthorized = "NotAuthorizedException"
	notFound      = "ResourceNotFoundException"
	userNotFound  = "UserNotFoundException"
	noAddOn       = "UserPoolAddOnNotEnabledException"

	goodPassword = "Passw0rd!"
	missingPool  = "us-east-1_000000000"
	noPool       = "User pool us-east-1_000000000 does not exist."
	noUser       = "User does not exist."
	addOnsOff    = "User pool add-ons are not enabled."
)

// fixture is a server with a pool that watches, a client, and alice, who
// signed up.
type fixture struct {
	*cognatetest.Server
	t      *testing.T
	sealer *seal.Sealer
	pool   string
	client string
	alice  string
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	key := cognate.MasterKey{1}
	f := &fixture{
		Server: cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) { c.MasterKey = key }}),
		t:      t, sealer: seal.New(key),
	}
	f.pool = f.newPool("AUDIT")
	f.client = f.newClient(f.pool)
	f.alice = f.signUp("alice")
	return f
}

func (f *fixture) newPool(mode string) string {
	f.t.Helper()
	return f.NewPool(wire.CreateUserPoolRequest{
		PoolName: "people", AutoVerifiedAttributes: []string{"email"},
		UserPoolAddOns: &wire.UserPoolAddOnsType{AdvancedSecurityMode: mode},
	})
}

func (f *fixture) newClient(pool string) string {
	f.t.Helper()
	var out wire.CreateUserPoolClientResponse
	f.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: pool, ClientName: "app", ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"},
	}, &out)
	return out.UserPoolClient.ClientId
}

// signUp signs a user up and returns the sub.
func (f *fixture) signUp(name string) string {
	f.t.Helper()
	var out wire.SignUpResponse
	f.Must("SignUp", wire.SignUpRequest{
		ClientId: f.client, Username: name, Password: goodPassword,
		UserAttributes: []wire.AttributeType{{Name: "email", Value: name + "@example.com"}},
	}, &out)
	return out.UserSub
}

func (f *fixture) confirm(name string) {
	f.t.Helper()
	f.Must("ConfirmSignUp", wire.ConfirmSignUpRequest{ClientId: f.client, Username: name, ConfirmationCode: f.LastCode(name + "@example.com")}, nil)
}

func (f *fixture) events(name string) []wire.AuthEventType {
	f.t.Helper()
	var out wire.AdminListUserAuthEventsResponse
	f.Must("AdminListUserAuthEvents", wire.AdminListUserAuthEventsRequest{UserPoolId: f.pool, Username: name}, &out)
	return out.AuthEvents
}

// token is what a mail about an event would carry.
func (f *fixture) token(event string) string {
	return authevent.FeedbackToken(f.sealer, f.pool, f.alice, event)
}
