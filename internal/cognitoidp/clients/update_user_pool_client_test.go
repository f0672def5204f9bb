package clients_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func update(t *testing.T, s *cognatetest.Server, in wire.UpdateUserPoolClientRequest) *wire.UserPoolClientType {
	t.Helper()
	var out wire.UpdateUserPoolClientResponse
	if err := s.Call("UpdateUserPoolClient", in, &out); err != nil {
		t.Fatalf("UpdateUserPoolClient: %v", err)
	}
	return out.UserPoolClient
}

func TestUpdateUserPoolClientResetsWhatItOmits(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	in := full(newPool(t, s, wire.CreateUserPoolRequest{}))
	in.ClientSecret = secret
	before := create(t, s, in)
	s.Clock.Advance(time.Minute)
	after := update(t, s, wire.UpdateUserPoolClientRequest{UserPoolId: before.UserPoolId, ClientId: before.ClientId})

	want := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: before.UserPoolId, ClientName: "full"})
	want.ClientId, want.ClientSecret, want.CreationDate = before.ClientId, secret, before.CreationDate
	if diff := cmp.Diff(want, after); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(after, describe(t, s, before)); diff != "" {
		t.Errorf("(-updated +described)\n%s", diff)
	}
}

func TestUpdateUserPoolClientSetsWhatCreateSets(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	before := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: pool, ClientSecret: secret})
	in := full(pool)
	same := wire.UpdateUserPoolClientRequest{}
	copyMembers(t, in, &same)
	same.ClientId = before.ClientId
	after := update(t, s, same)
	want := shown(in)
	want.ClientId, want.ClientSecret = before.ClientId, secret
	want.CreationDate, want.LastModifiedDate = after.CreationDate, after.LastModifiedDate
	if diff := cmp.Diff(want, after); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestUpdateUserPoolClientNamesItsAnalyticsByARN(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	c := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: newPool(t, s, wire.CreateUserPoolRequest{})})
	want := &wire.AnalyticsConfigurationType{ApplicationArn: "arn:aws:mobiletargeting:us-east-1:000000000000:apps/shop"}
	after := update(t, s, wire.UpdateUserPoolClientRequest{UserPoolId: c.UserPoolId, ClientId: c.ClientId, AnalyticsConfiguration: want})
	want.RoleArn = "arn:aws:iam::000000000000:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp"
	want.UserDataShared = new(false)
	for _, got := range []*wire.UserPoolClientType{after, describe(t, s, c)} {
		if diff := cmp.Diff(want, got.AnalyticsConfiguration); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

func TestUpdateUserPoolClientTakesEffectAtOnce(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	c := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: pool})
	signIn := wire.InitiateAuthRequest{
		ClientId: c.ClientId, AuthFlow: wire.AuthFlowTypeUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": "nobody", "PASSWORD": "Secret-123"},
	}
	s.Refused("InitiateAuth", signIn, invalid, "USER_PASSWORD_AUTH flow not enabled for this client")
	update(t, s, wire.UpdateUserPoolClientRequest{
		UserPoolId: pool, ClientId: c.ClientId, ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH"},
	})
	s.Refused("InitiateAuth", signIn, "UserNotFoundException", "User does not exist.")
}

func TestUpdateUserPoolClientRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	c := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: pool})
	in := wire.UpdateUserPoolClientRequest{UserPoolId: pool, ClientId: "nobody"}
	s.Refused("UpdateUserPoolClient", in, notFound, noClient("nobody"))
	in = wire.UpdateUserPoolClientRequest{
		UserPoolId: pool, ClientId: c.ClientId, RefreshTokenValidity: new(int64(60)),
		TokenValidityUnits: &wire.TokenValidityUnitsType{RefreshToken: "minutes"}, IdTokenValidity: new(int64(2)),
	}
	s.Refused("UpdateUserPoolClient", in, invalid,
		"Access and Id Token expiration times must be less than or equal to refresh token expiration times.")
	in = wire.UpdateUserPoolClientRequest{
		UserPoolId: pool, ClientId: c.ClientId, AllowedOAuthFlowsUserPoolClient: new(true),
		AllowedOAuthFlows: []string{"code"}, AllowedOAuthScopes: []string{"openid"},
	}
	s.Refused("UpdateUserPoolClient", in, "InvalidOAuthFlowException",
		"CallbackUrls can not be empty when code flow or implicit flow is selected")
	lite := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: newPool(t, s, wire.CreateUserPoolRequest{UserPoolTier: "LITE"})})
	in = wire.UpdateUserPoolClientRequest{UserPoolId: lite.UserPoolId, ClientId: lite.ClientId, ExplicitAuthFlows: []string{"ALLOW_USER_AUTH"}}
	s.Refused("UpdateUserPoolClient", in, "FeatureUnavailableInTierException",
		"The following features need to be disabled for the LITE pricing tier configured: Choice-Based Sign-In")
	if diff := cmp.Diff(c, describe(t, s, c)); diff != "" {
		t.Errorf("a refused update changed the client (-want +got)\n%s", diff)
	}
}

// Nobody is told to try again: changes to one thing wait for each other.
func TestUpdateUserPoolClientManyAtOnce(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	c := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: newPool(t, s, wire.CreateUserPoolRequest{})})
	const callers = 8
	failed := make(chan error, callers)
	for i := range callers {
		go func() {
			in := wire.UpdateUserPoolClientRequest{UserPoolId: c.UserPoolId, ClientId: c.ClientId, ClientName: fmt.Sprint("app ", i)}
			failed <- s.Call("UpdateUserPoolClient", in, nil)
		}()
	}
	for range callers {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
}
