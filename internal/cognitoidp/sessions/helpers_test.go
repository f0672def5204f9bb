package sessions_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	invalid       = "InvalidParameterException"
	notAuthorized = "NotAuthorizedException"
	notFound      = "ResourceNotFoundException"
	notEnabled    = "OperationNotEnabledException"
	userNotFound  = "UserNotFoundException"
	tier          = "FeatureUnavailableInTierException"

	goodPassword  = "Passw0rd!"
	missingPool   = "us-east-1_000000000"
	missingClient = "0000000000000000000000000"
	noPool        = "User pool us-east-1_000000000 does not exist."
	noClient      = "User pool client 0000000000000000000000000 does not exist."
	noUser        = "User does not exist."
	noSession     = "Session does not exist."
	untracked     = "User session tracking is not enabled for the user pool."
	notInLite     = "The following features need to be disabled for the LITE pricing tier configured: User Session Tracking"
	missing       = "tkn0000000000000000000000000"
)

// fixture is a server with a pool, a client and the user alice.
type fixture struct {
	*cognatetest.Server
	t      *testing.T
	pool   string
	client string
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{Server: cognatetest.NewServer(t, nil), t: t}
	f.pool = f.newPool("")
	f.client = f.newClient(wire.CreateUserPoolClientRequest{})
	f.user("alice")
	return f
}

// newTracking is a fixture whose pool allows three sessions.
func newTracking(t *testing.T) *fixture {
	t.Helper()
	f := newFixture(t)
	f.track(wire.UserSessionTrackingTypeEnabled, 3)
	return f
}

func (f *fixture) newPool(plan string) string {
	f.t.Helper()
	return f.NewPool(wire.CreateUserPoolRequest{PoolName: "people", UserPoolTier: plan})
}

func (f *fixture) newClient(in wire.CreateUserPoolClientRequest) string {
	f.t.Helper()
	in.UserPoolId, in.ClientName = f.pool, "app"
	in.ExplicitAuthFlows = append(in.ExplicitAuthFlows, "ALLOW_USER_PASSWORD_AUTH")
	var out wire.CreateUserPoolClientResponse
	f.Must("CreateUserPoolClient", in, &out)
	return out.UserPoolClient.ClientId
}

func (f *fixture) user(name string) {
	f.t.Helper()
	yes := true
	f.Must("AdminCreateUser", wire.AdminCreateUserRequest{UserPoolId: f.pool, Username: name, MessageAction: "SUPPRESS"}, nil)
	f.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: f.pool, Username: name, Password: goodPassword, Permanent: &yes}, nil)
}

func (f *fixture) track(tracking string, most int64) {
	f.t.Helper()
	f.Must("SetUserPoolSessionConfiguration", configuration(f.pool, tracking, most), nil)
}

func configuration(pool, tracking string, most int64) wire.SetUserPoolSessionConfigurationRequest {
	return wire.SetUserPoolSessionConfigurationRequest{
		UserPoolId: pool, UserSessionTracking: tracking, TokenSession: &wire.UserPoolTokenSessionConfigType{MaxPerUser: &most},
	}
}

// signIn signs alice in.
func (f *fixture) signIn() *wire.AuthenticationResultType {
	f.t.Helper()
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: f.client, AuthFlow: "USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": goodPassword},
	}, &out)
	return out.AuthenticationResult
}

func (f *fixture) refresh(token string) error {
	f.t.Helper()
	return f.Call("GetTokensFromRefreshToken", wire.GetTokensFromRefreshTokenRequest{ClientId: f.client, RefreshToken: token}, nil)
}

// own lists the sessions of whom an access token speaks for.
func (f *fixture) own(access string) []wire.SessionDescriptionType {
	f.t.Helper()
	var out wire.ListUserSessionsResponse
	f.Must("ListUserSessions", wire.ListUserSessionsRequest{AccessToken: access}, &out)
	return out.Sessions
}

// current returns the id of the session that an access token belongs to.
func (f *fixture) current(access string) string {
	f.t.Helper()
	for _, s := range f.own(access) {
		if *s.IsCurrentSession {
			return s.SessionId
		}
	}
	f.t.Fatal("no session is the current one")
	return ""
}

func ids(list []wire.SessionDescriptionType) []string {
	all := []string{}
	for _, s := range list {
		all = append(all, s.SessionId)
	}
	return all
}
