package cognitoidp_test

import (
	"errors"
	"log/slog"
	"maps"
	"testing"
	"time"

	"cognate"
	"cognate/cognatetest"
	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

// lived is a server with a user who is signed in, whom any operation can name.
type lived struct {
	made
	token, refresh string
}

func newUser(t *testing.T, configure func(*cognate.Config)) lived {
	t.Helper()
	l := lived{made: made{Server: cognatetest.NewServer(t, &cognatetest.Options{Configure: configure})}}
	var pool idp.CreateUserPoolResponse
	l.Must("CreateUserPool", idp.CreateUserPoolRequest{PoolName: "people"}, &pool)
	l.pool = pool.UserPool.Id
	var client idp.CreateUserPoolClientResponse
	l.Must("CreateUserPoolClient", idp.CreateUserPoolClientRequest{UserPoolId: l.pool, ClientName: "app",
		ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}}, &client)
	l.client = client.UserPoolClient.ClientId
	l.Must("AdminCreateUser", idp.AdminCreateUserRequest{UserPoolId: l.pool, Username: "mia", MessageAction: "SUPPRESS"}, nil)
	l.Must("AdminSetUserPassword", idp.AdminSetUserPasswordRequest{UserPoolId: l.pool, Username: "mia", Password: "Correct-Horse-1", Permanent: new(true)}, nil)
	var in idp.InitiateAuthResponse
	l.Must("InitiateAuth", idp.InitiateAuthRequest{ClientId: l.client, AuthFlow: "USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": "mia", "PASSWORD": "Correct-Horse-1"}}, &in)
	l.token, l.refresh = in.AuthenticationResult.AccessToken, in.AuthenticationResult.RefreshToken
	return l
}

// request is the shortest body of an operation on what there is.
func (l lived) request(t *testing.T, s *wire.Schema, op string) map[string]any {
	t.Helper()
	body := request(t, s, op)
	there := map[string]any{
		"UserPoolId": l.pool, "ClientId": l.client, "AccessToken": l.token, "RefreshToken": l.refresh, "Username": "mia",
		"ResourceArn": "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + l.pool,
		"AuthFlow":    "USER_PASSWORD_AUTH", "AuthParameters": map[string]string{"USERNAME": "mia", "PASSWORD": "Correct-Horse-1"},
		"LimitDefinition":   map[string]any{"LimitClass": "API_CATEGORY", "Attributes": map[string]string{"Category": "UserRead"}},
		"LogConfigurations": []any{}, "ManagedLoginBrandingId": "01234567-89ab-4def-8123-456789abcdef", "RequestedLimitValue": 1000,
	}
	maps.DeleteFunc(there, func(name string, _ any) bool { return !takes(s.Operations[op], name) })
	maps.Copy(body, there)
	return body
}

// TestEveryOperationOverItsLimit asks each operation until its pool has had
// its share of the second.
func TestEveryOperationOverItsLimit(t *testing.T) {
	s := schema(t)
	l := newUser(t, func(c *cognate.Config) { c.Limits = true })
	for _, op := range names(s, func(o *wire.Operation) bool { return o.Declares("TooManyRequestsException") }) {
		body := l.request(t, s, op)
		var err error
		for range 500 {
			if err = l.Call(op, body, nil); isException(err, "TooManyRequestsException") {
				break
			}
		}
		cognatetest.Refusal(t, err, "TooManyRequestsException", "Rate exceeded")
	}
}

// TestEveryOperationOfABrokenStore asks each operation of a server whose
// database has gone away.
func TestEveryOperationOfABrokenStore(t *testing.T) {
	s := schema(t)
	l := newUser(t, func(c *cognate.Config) { c.Logger = slog.New(slog.DiscardHandler) })
	if err := l.Cognate.Close(); err != nil {
		t.Fatal(err)
	}
	l.Clock.Advance(time.Minute) // what is remembered of the pool is too old by now
	for _, op := range wire.Names(s.Operations) {
		exception := "InternalErrorException"
		if s.Operations[op].Declares("InternalServerException") {
			exception = "InternalServerException"
		}
		l.Refused(op, l.request(t, s, op), exception, "Something went wrong")
	}
}

func isException(err error, exception string) bool {
	got, ok := errors.AsType[*cognatetest.Error](err)
	return ok && got.Type == exception
}
