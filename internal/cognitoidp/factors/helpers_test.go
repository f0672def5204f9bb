package factors_test

import (
	"testing"

	"cognate/cognatetest"
	"cognate/internal/passkey/passkeytest"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	invalid       = "InvalidParameterException"
	notAuthorized = "NotAuthorizedException"
	notFound      = "ResourceNotFoundException"
	invalidToken  = "Invalid Access Token"
	password      = "Passw0rd!"
)

// fixture is a server with a pool, a client and a user named alice, or
// alice@example.com, who is signed in.
type fixture struct {
	*cognatetest.Server
	t                   *testing.T
	pool, client, token string
}

func newFixture(t *testing.T, settings wire.CreateUserPoolRequest) *fixture {
	t.Helper()
	f := &fixture{Server: cognatetest.NewServer(t, nil), t: t}
	settings.PoolName = "people"
	f.pool = f.NewPool(settings)
	f.client = f.newClient()
	name := "alice"
	if settings.UsernameAttributes != nil {
		name = "alice@example.com"
	}
	f.newUser(name)
	f.token = f.signIn(f.client, name)
	return f
}

// withPasskeys makes the fixture's pool one whose users sign in with passkeys
// for example.com.
func withPasskeys(t *testing.T) *fixture {
	t.Helper()
	f := newFixture(t, wire.CreateUserPoolRequest{
		Policies: &wire.UserPoolPolicyType{SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "WEB_AUTHN"}}},
	})
	f.relyingParty("example.com", "preferred")
	return f
}

func (f *fixture) relyingParty(id, verification string) {
	f.t.Helper()
	f.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{
		UserPoolId: f.pool, WebAuthnConfiguration: &wire.WebAuthnConfigurationType{RelyingPartyId: id, UserVerification: verification},
	}, nil)
}

func (f *fixture) newClient() string {
	f.t.Helper()
	var out wire.CreateUserPoolClientResponse
	f.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: f.pool, ClientName: "app", ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}, &out)
	return out.UserPoolClient.ClientId
}

func (f *fixture) newUser(name string) {
	f.t.Helper()
	yes := true
	f.Must("AdminCreateUser", wire.AdminCreateUserRequest{UserPoolId: f.pool, Username: name, MessageAction: "SUPPRESS"}, nil)
	f.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: f.pool, Username: name, Password: password, Permanent: &yes}, nil)
}

// unconfirmed signs somebody up and returns their name.
func (f *fixture) unconfirmed() string {
	f.t.Helper()
	f.Must("SignUp", wire.SignUpRequest{ClientId: f.client, Username: "newcomer", Password: password}, nil)
	return "newcomer"
}

// signIn returns an access token.
func (f *fixture) signIn(client, name string) string {
	f.t.Helper()
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: client, AuthFlow: "USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": name, "PASSWORD": password},
	}, &out)
	if out.AuthenticationResult == nil {
		f.t.Fatalf("sign-in of %s: %+v", name, out)
	}
	return out.AuthenticationResult.AccessToken
}

func authenticator() *passkeytest.Authenticator {
	return &passkeytest.Authenticator{Origin: "https://login.example.com"}
}

// options begins a registration.
func (f *fixture) options(token string) []byte {
	f.t.Helper()
	var out wire.StartWebAuthnRegistrationResponse
	f.Must("StartWebAuthnRegistration", wire.StartWebAuthnRegistrationRequest{AccessToken: token}, &out)
	return out.CredentialCreationOptions
}

// credential begins a registration and answers it.
func (f *fixture) credential(token string, a *passkeytest.Authenticator) []byte {
	f.t.Helper()
	credential, err := a.Create(f.options(token))
	if err != nil {
		f.t.Fatal(err)
	}
	return credential
}

// register gives the caller a passkey.
func (f *fixture) register(token string, a *passkeytest.Authenticator) {
	f.t.Helper()
	f.Must("CompleteWebAuthnRegistration", wire.CompleteWebAuthnRegistrationRequest{AccessToken: token, Credential: f.credential(token, a)}, nil)
}

func (f *fixture) passkeys(token string) []wire.WebAuthnCredentialDescription {
	f.t.Helper()
	var out wire.ListWebAuthnCredentialsResponse
	f.Must("ListWebAuthnCredentials", wire.ListWebAuthnCredentialsRequest{AccessToken: token}, &out)
	return out.Credentials
}
