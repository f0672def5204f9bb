package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"cognate/test/internal/srpclient"
	"cognate/test/internal/wirecall"
)

// scenario is one kind of work, done by several connections at a time.
type scenario struct {
	name  string
	conns int
	must  float64 // least ratio of operations per CPU second to the floor
	// worker prepares connection i and returns what it does over and over.
	worker func(t *target, i int) (func() error, error)
}

func scenarios() []scenario {
	return []scenario{
		{"refresh", 16, 0.90, refresh},
		{"signin_password", 16, 1.20, signInPassword},
		{"signin_srp", 4, 0.90, signInSRP},
		{"get_user", 16, 0.75, getUser},
		{"admin_get_user", 16, 0.50, adminGetUser},
		{"list_users", 16, 0.50, listUsers},
		{"jwks", 16, 0.90, jwks},
		{"client_credentials", 16, 0.90, clientCredentials},
		{"user_info", oauthUsers, 0.90, userInfo},
	}
}

// call prepares an operation that always sends the same body.
func call(t *target, operation string, in any, check func(answer json.RawMessage) error) (func() error, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	return func() error {
		var answer json.RawMessage
		if err := t.client.CallRaw(operation, body, &answer); err != nil {
			return fmt.Errorf("%s: %s: %w", t.name, operation, err)
		}
		return check(answer)
	}, nil
}

// longerThan is the check of a load loop: cheap, and enough to notice an
// answer that is no answer. The meaning of answers is tested elsewhere.
func longerThan(n int) func(json.RawMessage) error {
	return func(answer json.RawMessage) error {
		if len(answer) < n {
			return fmt.Errorf("a short answer: %s", answer)
		}
		return nil
	}
}

func refresh(t *target, i int) (func() error, error) {
	return call(t, "InitiateAuth", map[string]any{
		"AuthFlow": "REFRESH_TOKEN_AUTH", "ClientId": t.clientID,
		"AuthParameters": map[string]string{"REFRESH_TOKEN": t.users[i].tokens.RefreshToken},
	}, longerThan(1000))
}

func signInPassword(t *target, i int) (func() error, error) {
	return call(t, "InitiateAuth", t.passwordAuth(t.users[i].name, t.users[i].password), longerThan(1000))
}

// signInSRP signs in with both requests of the flow. The client keeps its
// secret from one sign-in to the next, as only a load generator may.
func signInSRP(t *target, i int) (func() error, error) {
	c, err := srpclient.New(256)
	if err != nil {
		return nil, err
	}
	u := t.users[i]
	return func() error {
		var challenge, answer wirecall.AuthAnswer
		if err := t.client.Call("InitiateAuth", map[string]any{
			"AuthFlow": "USER_SRP_AUTH", "ClientId": t.clientID,
			"AuthParameters": map[string]string{"USERNAME": u.name, "SRP_A": c.A()},
		}, &challenge); err != nil {
			return fmt.Errorf("%s: USER_SRP_AUTH: %w", t.name, err)
		}
		p := challenge.ChallengeParameters
		at := srpclient.Timestamp(time.Now())
		signature, err := c.Answer(srpclient.Challenge{
			PoolID: t.poolID, UserID: p["USER_ID_FOR_SRP"], Salt: p["SALT"], B: p["SRP_B"], SecretBlock: p["SECRET_BLOCK"],
		}, u.password, at)
		if err != nil {
			return err
		}
		if err := t.client.Call("RespondToAuthChallenge", map[string]any{
			"ChallengeName": "PASSWORD_VERIFIER", "ClientId": t.clientID,
			"ChallengeResponses": map[string]string{
				"USERNAME": p["USER_ID_FOR_SRP"], "TIMESTAMP": at,
				"PASSWORD_CLAIM_SIGNATURE": signature, "PASSWORD_CLAIM_SECRET_BLOCK": p["SECRET_BLOCK"],
			},
		}, &answer); err != nil {
			return fmt.Errorf("%s: PASSWORD_VERIFIER: %w", t.name, err)
		}
		if answer.AuthenticationResult == nil {
			return errors.New(t.name + ": no tokens after PASSWORD_VERIFIER")
		}
		return nil
	}, nil
}

func getUser(t *target, i int) (func() error, error) {
	return call(t, "GetUser", map[string]any{"AccessToken": t.users[i].tokens.AccessToken}, longerThan(100))
}

func adminGetUser(t *target, i int) (func() error, error) {
	return call(t, "AdminGetUser", map[string]any{"UserPoolId": t.poolID, "Username": t.users[i].name}, longerThan(100))
}

func listUsers(t *target, i int) (func() error, error) {
	return call(t, "ListUsers", map[string]any{
		"UserPoolId": t.poolID, "Filter": fmt.Sprintf("email = %q", t.users[i].email),
	}, longerThan(100))
}

func jwks(t *target, _ int) (func() error, error) {
	path := "/" + t.poolID + "/.well-known/jwks.json"
	return func() error {
		var answer json.RawMessage
		if err := t.client.Get(path, &answer); err != nil {
			return fmt.Errorf("%s: jwks: %w", t.name, err)
		}
		return longerThan(500)(answer)
	}, nil
}

// anyone turns a scenario of one user into one of the whole population: each
// round of work is for another of the target's bulk users.
func anyone(operation string, body func(t *target, name string) any) func(t *target, i int) (func() error, error) {
	return func(t *target, i int) (func() error, error) {
		random := rand.New(rand.NewPCG(1, uint64(i)))
		return func() error {
			var answer json.RawMessage
			if err := t.client.Call(operation, body(t, bulkName(random.IntN(t.bulk))), &answer); err != nil {
				return fmt.Errorf("%s: %s: %w", t.name, operation, err)
			}
			return longerThan(100)(answer)
		}, nil
	}
}
