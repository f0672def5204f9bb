package signin_test

import (
	"crypto/rand"
	"testing"

	"cognate/internal/srp"
	wire "cognate/internal/wire/cognitoidp"
)

// adminPassword makes the request with which an administrator signs a user of
// the fixture in.
func adminPassword(f *fixture, name, given string) wire.AdminInitiateAuthRequest {
	return wire.AdminInitiateAuthRequest{
		UserPoolId: f.pool, ClientId: f.client, AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": name, "PASSWORD": given},
	}
}

func TestAdminPasswordFlowByBothNames(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	legacy := f.newClient(wire.CreateUserPoolClientRequest{ExplicitAuthFlows: []string{"ADMIN_NO_SRP_AUTH"}}).ClientId
	for _, client := range []string{f.client, legacy} {
		for _, flow := range []string{"ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"} {
			in := adminPassword(f, "alice", goodPassword)
			in.ClientId, in.AuthFlow = client, flow
			var out wire.AdminInitiateAuthResponse
			f.Must("AdminInitiateAuth", in, &out)
			if out.AuthenticationResult == nil || f.claims(out.AuthenticationResult.AccessToken)["client_id"] != client {
				t.Errorf("%s: %+v", flow, out)
			}
		}
	}
}

func TestAdminFlowsMustBeAllowed(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	in := adminPassword(f, "alice", goodPassword)
	in.AuthFlow = "USER_PASSWORD_AUTH"
	f.Refused("AdminInitiateAuth", in, invalid, "Initiate Auth method not supported.")
	in.ClientId = f.newClient(wire.CreateUserPoolClientRequest{ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH"}}).ClientId
	in.AuthFlow = "ADMIN_USER_PASSWORD_AUTH"
	f.Refused("AdminInitiateAuth", in, invalid, "Auth flow not enabled for this client")
	in.AuthFlow = "USER_SRP_AUTH"
	f.Refused("AdminInitiateAuth", in, invalid, "USER_SRP_AUTH is not enabled for the client.")
}

func TestAdminInitiateAuthFindsPoolAndClient(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	in := adminPassword(f, "alice", goodPassword)
	in.ClientId = missing
	f.Refused("AdminInitiateAuth", in, notFound, noClient)
	var other wire.CreateUserPoolResponse
	f.Must("CreateUserPool", wire.CreateUserPoolRequest{PoolName: "other"}, &other)
	in = adminPassword(f, "alice", goodPassword)
	in.UserPoolId = other.UserPool.Id
	f.Refused("AdminInitiateAuth", in, notFound, "User pool client "+f.client+" does not exist.")
	in.UserPoolId = missingPool
	f.Refused("AdminInitiateAuth", in, notFound, noPool)
}

func TestAdministratorsLearnWhoExists(t *testing.T) {
	f := newFixture(t)
	f.user("disabled")
	f.disable("disabled")
	in := adminPassword(f, "nobody", goodPassword)
	in.ClientId = f.hiding()
	f.Refused("AdminInitiateAuth", in, userNotFound, noUser)
	in.AuthFlow, in.AuthParameters["SRP_A"] = "USER_SRP_AUTH", "2"
	f.Refused("AdminInitiateAuth", in, userNotFound, noUser)
	in = adminPassword(f, "disabled", "wrong")
	in.ClientId = f.hiding()
	f.Refused("AdminInitiateAuth", in, notAuthorized, "User is disabled.")
}

func TestAdminParametersAreRequired(t *testing.T) {
	f := newFixture(t)
	in := adminPassword(f, "alice", "")
	f.Refused("AdminInitiateAuth", in, invalid, "Missing required parameter PASSWORD")
	in.AuthParameters = nil
	f.Refused("AdminInitiateAuth", in, invalid, "Missing required parameter USERNAME")
}

func TestAdminRefresh(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	var first, second wire.AdminInitiateAuthResponse
	f.Must("AdminInitiateAuth", adminPassword(f, "alice", goodPassword), &first)
	f.Must("AdminInitiateAuth", wire.AdminInitiateAuthRequest{
		UserPoolId: f.pool, ClientId: f.client, AuthFlow: "REFRESH_TOKEN",
		AuthParameters: map[string]string{"REFRESH_TOKEN": first.AuthenticationResult.RefreshToken},
	}, &second)
	if second.AuthenticationResult == nil || second.AuthenticationResult.RefreshToken != "" {
		t.Errorf("refresh: %+v", second.AuthenticationResult)
	}
}

// beginAdminSRP starts a conversation through the administrator's operation.
func (f *fixture) beginAdminSRP(name string) *conversation {
	f.t.Helper()
	side, err := srp.New().NewClient(rand.Reader)
	if err != nil {
		f.t.Fatal(err)
	}
	c := &conversation{f: f, client: f.client, srp: side}
	f.Must("AdminInitiateAuth", wire.AdminInitiateAuthRequest{
		UserPoolId: f.pool, ClientId: f.client, AuthFlow: "USER_SRP_AUTH",
		AuthParameters: map[string]string{"USERNAME": name, "SRP_A": side.Public()},
	}, &c.answer)
	return c
}
