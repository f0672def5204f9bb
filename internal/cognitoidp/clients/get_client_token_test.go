package clients_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

// newMachine makes a pool with an API and a client that may read and write
// there.
func newMachine(t *testing.T, s *cognatetest.Server) *wire.UserPoolClientType {
	t.Helper()
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	s.Must("CreateResourceServer", wire.CreateResourceServerRequest{
		UserPoolId: pool, Identifier: "api", Name: "api", Scopes: []wire.ResourceServerScopeType{
			{ScopeName: "read", ScopeDescription: "r"}, {ScopeName: "write", ScopeDescription: "w"}, {ScopeName: "admin", ScopeDescription: "a"},
		},
	}, nil)
	return create(t, s, wire.CreateUserPoolClientRequest{
		UserPoolId: pool, ClientSecret: secret, ExplicitAuthFlows: []string{"ALLOW_CLIENT_TOKEN_AUTH"},
		AllowedOAuthScopes: []string{"openid", "api/read", "api/write"},
	})
}

func TestGetClientToken(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	c := newMachine(t, s)
	for asked, want := range map[string]string{"": "api/read api/write", "api/write": "api/write"} {
		in := wire.GetClientTokenRequest{ClientId: c.ClientId, Secret: secret, Scopes: strings.Fields(asked)}
		var out wire.GetClientTokenResponse
		s.Must("GetClientToken", in, &out)
		result := out.ClientAuthenticationResult
		if result.TokenType != "Bearer" || *result.ExpiresIn != 3600 {
			t.Errorf("answer: %+v", result)
		}
		payload, err := base64.RawURLEncoding.DecodeString(strings.Split(result.AccessToken, ".")[1])
		if err != nil {
			t.Fatal(err)
		}
		var claims map[string]any
		if err := json.Unmarshal(payload, &claims); err != nil {
			t.Fatal(err)
		}
		now := float64(s.Clock.Now().Unix())
		wantClaims := map[string]any{
			"sub": c.ClientId, "client_id": c.ClientId, "token_use": "access", "scope": want, "version": 2.0, "jti": claims["jti"],
			"iss": s.URL + "/" + c.UserPoolId, "auth_time": now, "iat": now, "exp": now + 3600,
		}
		if diff := cmp.Diff(wantClaims, claims); diff != "" {
			t.Errorf("claims (-want +got):\n%s", diff)
		}
		cognatetest.Refusal(t, s.Call("GetUser", wire.GetUserRequest{AccessToken: result.AccessToken}, nil),
			"NotAuthorizedException", "Access Token does not have required scopes")
	}
}

func TestGetClientTokenOfScopesThatAreGone(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	c := newMachine(t, s)
	s.Must("DeleteResourceServer", wire.DeleteResourceServerRequest{UserPoolId: c.UserPoolId, Identifier: "api"}, nil)
	in := wire.GetClientTokenRequest{ClientId: c.ClientId, Secret: secret}
	s.Refused("GetClientToken", in, invalid, "Client "+c.ClientId+" has no custom scopes.")
	in.Scopes = []string{"api/read"}
	s.Refused("GetClientToken", in, invalid, "Invalid scope requested: api/read")
}

func TestGetClientTokenRefusals(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	c := newMachine(t, s)
	call := func(client, secret string, scopes ...string) error {
		return s.Call("GetClientToken", wire.GetClientTokenRequest{ClientId: client, Secret: secret, Scopes: scopes}, nil)
	}
	cognatetest.Refusal(t, call("0000000000000000000000000", secret), notFound, noClient("0000000000000000000000000"))
	cognatetest.Refusal(t, call(c.ClientId, "xbcdefghijklmnopqrstuvwx"), "NotAuthorizedException", "Unable to verify client secret for client "+c.ClientId)
	cognatetest.Refusal(t, call(c.ClientId, "short"), invalid, "")
	for _, scope := range []string{"api/admin", "api/none", "openid", "none"} {
		cognatetest.Refusal(t, call(c.ClientId, secret, "api/read", scope), invalid, "Invalid scope requested: "+scope)
	}
	public := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: c.UserPoolId})
	cognatetest.Refusal(t, call(public.ClientId, secret), "NotAuthorizedException", "Unable to verify client secret for client "+public.ClientId)
	people := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: c.UserPoolId, ClientSecret: secret})
	cognatetest.Refusal(t, call(people.ClientId, secret), invalid, "CLIENT_TOKEN_AUTH flow not enabled for this client")
}

func TestClientTokensAreForMachinesAlone(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	in := wire.CreateUserPoolClientRequest{
		UserPoolId: newPool(t, s, wire.CreateUserPoolRequest{}), ClientName: "c",
		ExplicitAuthFlows: []string{"ALLOW_CLIENT_TOKEN_AUTH"},
	}
	s.Refused("CreateUserPoolClient", in, invalid, "ALLOW_CLIENT_TOKEN_AUTH can not be selected if client does not have a client secret.")
	in.ClientSecret, in.ExplicitAuthFlows = secret, append(in.ExplicitAuthFlows, "ALLOW_USER_SRP_AUTH")
	s.Refused("CreateUserPoolClient", in, invalid, "ALLOW_CLIENT_TOKEN_AUTH can not be selected along with other authentication flows.")
}

func TestAFunctionRefusesAMachine(t *testing.T) {
	s := cognatetest.NewServer(t, &cognatetest.Options{Triggers: trigger.Routes{{Pattern: "tokens", Caller: trigger.Handle(
		func(_ context.Context, e *trigger.TokenEvent) error {
			if why := e.Request.ClientMetadata["why"]; why != "paid" {
				return errors.New(why)
			}
			return nil
		},
	)}}})
	c := newMachine(t, s)
	s.Must("UpdateUserPool", wire.UpdateUserPoolRequest{UserPoolId: c.UserPoolId, LambdaConfig: &wire.LambdaConfigType{
		PreTokenGenerationConfig: &wire.PreTokenGenerationVersionConfigType{
			LambdaArn: "arn:aws:lambda:us-east-1:000000000000:function:tokens", LambdaVersion: "V3_0",
		},
	}}, nil)
	in := wire.GetClientTokenRequest{ClientId: c.ClientId, Secret: secret, ClientMetadata: map[string]string{"why": "unpaid"}}
	s.Refused("GetClientToken", in, "NotAuthorizedException", "PreTokenGeneration failed with error unpaid.")
	in.ClientMetadata = map[string]string{"why": "paid"}
	s.Must("GetClientToken", in, nil)
}
