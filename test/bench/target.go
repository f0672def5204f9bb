package main

import (
	"fmt"
	"path/filepath"
	"time"

	"cognate/test/internal/floorpool"
	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

// connections is the most that a scenario opens, and how many users each
// target has for them: one a connection.
const connections = 32

// target is a running server with a pool and users to measure with.
type target struct {
	name     string
	server   *proc.Server
	client   *wirecall.Client
	poolID   string
	clientID string
	users    []user
	bulk     int // further users, named bulkName(0) and on

	machineID, machineSecret string
}

type user struct {
	name, email, password string
	tokens                wirecall.Tokens
	openID                string // an access token for userInfo, for the first few
}

func userName(i int) string  { return fmt.Sprintf("bench-%d", i) }
func userEmail(i int) string { return userName(i) + "@example.com" }

// startFloor starts the floor server.
func startFloor(dir, bin string) (*target, error) {
	server, err := proc.Start(dir, bin)
	if err != nil {
		return nil, err
	}
	t := &target{name: "floor", server: server, client: wirecall.New(server.URL, connections), poolID: floorpool.PoolID, clientID: floorpool.ClientID}
	for i := range connections {
		t.users = append(t.users, user{name: userName(i), email: userEmail(i), password: floorpool.Password})
	}
	t.machineID, t.machineSecret = floorpool.ClientID, floorpool.Password
	if err := t.signIn(); err != nil {
		return nil, err
	}
	for i := range t.users {
		t.users[i].openID = t.users[i].tokens.AccessToken
	}
	return t, nil
}

// startCognate starts Cognate on a database file, as serve runs it but for
// the credentials of administrators, which dev does not check.
func startCognate(dir, bin, db string) (*target, error) {
	server, err := proc.Start(dir, bin, "dev", "-db", db, "-master-key", filepath.Join(dir, "master.key"))
	if err != nil {
		return nil, err
	}
	return &target{name: "cognate", server: server, client: wirecall.New(server.URL, connections)}, nil
}

// restart starts Cognate again on the database that t was stopped on.
func (t *target) restart(dir, bin, db string) error {
	again, err := startCognate(dir, bin, db)
	if err != nil {
		return err
	}
	t.server, t.client = again.server, again.client
	return t.signIn()
}

// populate makes the pool, its client and the users through the API.
func (t *target) populate() error {
	var pool struct{ UserPool struct{ Id string } }
	if err := t.client.Call("CreateUserPool", map[string]any{"PoolName": "bench"}, &pool); err != nil {
		return err
	}
	t.poolID = pool.UserPool.Id
	var client struct{ UserPoolClient struct{ ClientId string } }
	if err := t.client.Call("CreateUserPoolClient", map[string]any{
		"UserPoolId": t.poolID, "ClientName": "bench",
		"ExplicitAuthFlows": []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}, &client); err != nil {
		return err
	}
	t.clientID = client.UserPoolClient.ClientId
	for i := range connections {
		u := user{name: userName(i), email: userEmail(i), password: floorpool.Password}
		if err := t.client.Call("AdminCreateUser", map[string]any{
			"UserPoolId": t.poolID, "Username": u.name, "MessageAction": "SUPPRESS",
			"UserAttributes": []map[string]string{
				{"Name": "email", "Value": u.email}, {"Name": "email_verified", "Value": "true"}, {"Name": "name", "Value": "Bench User"},
			},
		}, nil); err != nil {
			return err
		}
		if err := t.client.Call("AdminSetUserPassword", map[string]any{
			"UserPoolId": t.poolID, "Username": u.name, "Password": u.password, "Permanent": true,
		}, nil); err != nil {
			return err
		}
		t.users = append(t.users, u)
	}
	return t.signIn()
}

// signIn gives every user tokens to go on with.
func (t *target) signIn() error {
	for i := range t.users {
		u := &t.users[i]
		var answer wirecall.AuthAnswer
		if err := t.client.Call("InitiateAuth", t.passwordAuth(u.name, u.password), &answer); err != nil {
			return fmt.Errorf("%s: sign-in of %s: %w", t.name, u.name, err)
		}
		if answer.AuthenticationResult == nil {
			return fmt.Errorf("%s: sign-in of %s met the challenge %q", t.name, u.name, answer.ChallengeName)
		}
		u.tokens = *answer.AuthenticationResult
	}
	return nil
}

func (t *target) passwordAuth(name, password string) map[string]any {
	return map[string]any{
		"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": t.clientID,
		"AuthParameters": map[string]string{"USERNAME": name, "PASSWORD": password},
	}
}

// settle waits until the server has done what it does in the background after
// its start, such as making signing keys ahead, or until twenty seconds have
// passed.
func (t *target) settle() error {
	for range 100 {
		before, err := t.server.CPU()
		if err != nil {
			return err
		}
		time.Sleep(200 * time.Millisecond)
		after, err := t.server.CPU()
		if err != nil {
			return err
		}
		if after-before <= 10*time.Millisecond {
			return nil
		}
	}
	return nil
}
