// Package nodes tests what several servers over one database must hold
// together.
package nodes

import (
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"cognate/test/internal/postgres"
	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

var bin string

func TestMain(m *testing.M) { proc.Main(m, &bin) }

// TestCodesHaveOneLimitOnAllServers asks two servers at once for more codes
// than a user is sent in an hour.
func TestCodesHaveOneLimitOnAllServers(t *testing.T) {
	dir := t.TempDir()
	t.Run("SQLite", func(t *testing.T) { askForCodes(t, dir, filepath.Join(dir, "cognate.db")) })
	if db, ok := postgres.Empty(t); ok {
		t.Run("PostgreSQL", func(t *testing.T) { askForCodes(t, t.TempDir(), db) })
	}
}

func askForCodes(t *testing.T, dir, db string) {
	const limit, each = 20, 15
	var nodes []*wirecall.Client
	for range 2 {
		s, err := proc.Start(dir, bin, "dev", "-db", db, "-master-key", filepath.Join(dir, "master.key"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Kill)
		nodes = append(nodes, wirecall.New(s.URL, each))
	}
	call := func(operation string, in, out any) {
		t.Helper()
		if err := nodes[0].Call(operation, in, out); err != nil {
			t.Fatal(err)
		}
	}
	var pool struct{ UserPool struct{ Id string } }
	call("CreateUserPool", object{"PoolName": "people", "Policies": object{
		"SignInPolicy": object{"AllowedFirstAuthFactors": []string{"PASSWORD", "EMAIL_OTP"}},
	}}, &pool)
	var client struct{ UserPoolClient struct{ ClientId string } }
	call("CreateUserPoolClient", object{
		"UserPoolId": pool.UserPool.Id, "ClientName": "app", "ExplicitAuthFlows": []string{"ALLOW_USER_AUTH"}, "PreventUserExistenceErrors": "ENABLED",
	}, &client)
	call("AdminCreateUser", object{"UserPoolId": pool.UserPool.Id, "Username": "alice", "UserAttributes": []object{
		{"Name": "email", "Value": "alice@example.com"},
	}}, nil)

	for _, name := range []string{"alice", "nobody"} {
		var (
			mu           sync.Mutex
			running      sync.WaitGroup
			sent, spared int
		)
		for i := range 2 * each {
			running.Go(func() {
				err := nodes[i%2].Call("InitiateAuth", object{
					"ClientId": client.UserPoolClient.ClientId, "AuthFlow": "USER_AUTH",
					"AuthParameters": map[string]string{"USERNAME": name, "PREFERRED_CHALLENGE": "EMAIL_OTP"},
				}, nil)
				mu.Lock()
				defer mu.Unlock()
				refusal, refused := errors.AsType[*wirecall.Error](err)
				switch {
				case err == nil:
					sent++
				case refused && refusal.Code == "TooManyRequestsException":
					spared++
				default:
					t.Errorf("%s: %v", name, err)
				}
			})
		}
		running.Wait()
		if sent != limit || spared != 2*each-limit {
			t.Errorf("%s: %d codes were sent and %d refused; want %d and %d", name, sent, spared, limit, 2*each-limit)
		}
	}
}
