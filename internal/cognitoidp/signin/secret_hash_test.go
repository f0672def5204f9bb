package signin_test

import (
	"testing"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func secretHash(client *wire.UserPoolClientType, name string) string {
	return userpool.SecretHash(client.ClientSecret, name, client.ClientId)
}

// confidential makes a client with a secret.
func (f *fixture) confidential() *wire.UserPoolClientType {
	f.t.Helper()
	yes := true
	return f.newClient(wire.CreateUserPoolClientRequest{GenerateSecret: &yes})
}

func TestSecretHashAtSignIn(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}})
	f.user("alice", "email", "alice@example.com", "email_verified", "true")
	client := f.confidential()
	absent := "Client " + client.ClientId + " is configured with secret but SECRET_HASH was not received"
	unable := "Unable to verify secret hash for client " + client.ClientId

	in := password(client.ClientId, "alice", goodPassword)
	f.Refused("InitiateAuth", in, notAuthorized, absent)
	for _, hash := range []string{"x", secretHash(client, "bob"), client.ClientSecret} {
		in.AuthParameters["SECRET_HASH"] = hash
		f.Refused("InitiateAuth", in, notAuthorized, unable)
	}
	in.AuthParameters["SECRET_HASH"] = secretHash(client, "alice")
	f.Must("InitiateAuth", in, nil)

	// It is over the name as sent.
	in.AuthParameters["USERNAME"] = "alice@example.com"
	f.Refused("InitiateAuth", in, notAuthorized, unable)
	in.AuthParameters["SECRET_HASH"] = secretHash(client, "alice@example.com")
	f.Must("InitiateAuth", in, nil)

	admin := adminPassword(f, "alice", goodPassword)
	admin.ClientId = client.ClientId
	f.Refused("AdminInitiateAuth", admin, notAuthorized, absent)
	admin.AuthParameters["SECRET_HASH"] = secretHash(client, "alice")
	f.Must("AdminInitiateAuth", admin, nil)
}

func TestSecretHashForAClientWithoutSecret(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	in := password(f.client, "alice", goodPassword)
	in.AuthParameters["SECRET_HASH"] = "x"
	f.Refused("InitiateAuth", in, notAuthorized, "Unable to verify secret hash for client "+f.client)
}

func TestSecretHashOfAnAnswer(t *testing.T) {
	f := newFixture(t)
	f.invite("alice")
	client := f.confidential()
	begin := password(client.ClientId, "alice", goodPassword)
	begin.AuthParameters["SECRET_HASH"] = secretHash(client, "alice")
	var asked wire.InitiateAuthResponse
	f.Must("InitiateAuth", begin, &asked)

	in := newPassword(client.ClientId, asked.Session, "alice", "N3w-Password")
	f.Refused("RespondToAuthChallenge", in, notAuthorized, "Client "+client.ClientId+" is configured with secret but SECRET_HASH was not received")
	in.ChallengeResponses["SECRET_HASH"] = "x"
	f.Refused("RespondToAuthChallenge", in, notAuthorized, "Unable to verify secret hash for client "+client.ClientId)
	in.ChallengeResponses["SECRET_HASH"] = secretHash(client, "alice")
	f.Must("RespondToAuthChallenge", in, nil)
}

func TestSecretHashAtRefresh(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{UsernameAttributes: []string{"email"}})
	sub := f.user("alice@example.com").Username
	client := f.confidential()
	begin := password(client.ClientId, "alice@example.com", goodPassword)
	begin.AuthParameters["SECRET_HASH"] = secretHash(client, "alice@example.com")
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", begin, &out)

	in := refreshing(client.ClientId, out.AuthenticationResult.RefreshToken)
	f.Refused("InitiateAuth", in, notAuthorized, "Client "+client.ClientId+" is configured with secret but SECRET_HASH was not received")
	in.AuthParameters["SECRET_HASH"] = secretHash(client, "alice@example.com")
	f.Refused("InitiateAuth", in, notAuthorized, "SecretHash does not match for the client: "+client.ClientId)
	in.AuthParameters["SECRET_HASH"] = secretHash(client, sub)
	f.Must("InitiateAuth", in, nil)
}
