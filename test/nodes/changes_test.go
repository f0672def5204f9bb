package nodes

import (
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"sync"
	"testing"

	"cognate/test/internal/postgres"
	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

type object = map[string]any

// callers is how many calls two servers share.
const callers = 8

// TestManyChangesAtOnce has two servers change the same things at once: each
// change is made or refused, none is lost, and what is in a pool goes with it.
func TestManyChangesAtOnce(t *testing.T) {
	dir := t.TempDir()
	t.Run("SQLite", func(t *testing.T) { changeAtOnce(t, dir, filepath.Join(dir, "cognate.db")) })
	if db, ok := postgres.Empty(t); ok {
		t.Run("PostgreSQL", func(t *testing.T) { changeAtOnce(t, t.TempDir(), db) })
	}
}

// crowd is two servers over one database, and a pool that both change.
type crowd struct {
	*testing.T
	nodes []*wirecall.Client
	pool  string
}

func changeAtOnce(t *testing.T, dir, db string) {
	c := &crowd{T: t}
	for range 2 {
		s, err := proc.Start(dir, bin, "dev", "-db", db, "-master-key", filepath.Join(dir, "master.key"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Kill)
		c.nodes = append(c.nodes, wirecall.New(s.URL, callers))
	}
	c.pool = c.newPool()
	c.nothingIsLost()
	c.oneOfManyWins()
	c.everythingGoes()
}

func (c *crowd) newPool() string {
	c.Helper()
	var pool struct{ UserPool struct{ Id string } }
	c.must(0, "CreateUserPool", object{"PoolName": "people"}, &pool)
	return pool.UserPool.Id
}

func (c *crowd) must(node int, operation string, in, out any) {
	c.Helper()
	if err := c.nodes[node].Call(operation, in, out); err != nil {
		c.Fatalf("%s: %v", operation, err)
	}
}

// together makes calls at once, on both servers by turns, and counts those
// that were answered. The others must be refused with the service's words.
func (c *crowd) together(n int, call func(i int) (operation string, in object)) (done int) {
	c.Helper()
	var (
		mu      sync.Mutex
		running sync.WaitGroup
	)
	for i := range n {
		running.Go(func() {
			operation, in := call(i)
			err := c.nodes[i%2].Call(operation, in, nil)
			mu.Lock()
			defer mu.Unlock()
			refusal, refused := errors.AsType[*wirecall.Error](err)
			switch {
			case err == nil:
				done++
			case !refused || refusal.Status != http.StatusBadRequest || refusal.Code == "ConcurrentModificationException":
				c.Errorf("%s: %v", operation, err)
			}
		})
	}
	running.Wait()
	return done
}

// nothingIsLost grows one pool from all sides.
func (c *crowd) nothingIsLost() {
	c.Helper()
	arn := "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + c.pool
	done := c.together(2*callers, func(i int) (string, object) {
		if i < callers {
			return "AddCustomAttributes", object{"UserPoolId": c.pool, "CustomAttributes": []object{
				{"Name": fmt.Sprint("a", i), "AttributeDataType": "String"},
			}}
		}
		return "TagResource", object{"ResourceArn": arn, "Tags": object{fmt.Sprint("t", i): "x"}}
	})
	var pool struct {
		UserPool struct {
			SchemaAttributes []struct{ Name string }
			UserPoolTags     map[string]string
		}
	}
	c.must(1, "DescribeUserPool", object{"UserPoolId": c.pool}, &pool)
	if p := pool.UserPool; done != 2*callers || len(p.SchemaAttributes) != 20+callers || len(p.UserPoolTags) != callers {
		c.Errorf("of %d changes %d were made, and %d attributes and %d tags are there", 2*callers, done, len(p.SchemaAttributes)-20, len(p.UserPoolTags))
	}
}

// oneOfManyWins has many ask for what only one can have.
func (c *crowd) oneOfManyWins() {
	c.Helper()
	other := c.newPool()
	var client struct{ UserPoolClient struct{ ClientId string } }
	c.must(0, "CreateUserPoolClient", object{"UserPoolId": c.pool, "ClientName": "app", "GenerateSecret": true}, &client)
	app := object{"UserPoolId": c.pool, "ClientId": client.UserPoolClient.ClientId}
	provider := object{"client_id": "c", "oidc_issuer": "https://example.com", "authorize_scopes": "openid", "attributes_request_method": "GET"}
	for name, call := range map[string]func(i int) (string, object){
		"group": func(int) (string, object) { return "CreateGroup", object{"UserPoolId": c.pool, "GroupName": "readers"} },
		"user": func(int) (string, object) {
			return "AdminCreateUser", object{"UserPoolId": c.pool, "Username": "alice"}
		},
		"second secret": func(int) (string, object) { return "AddUserPoolClientSecret", app },
		"resource server": func(int) (string, object) {
			return "CreateResourceServer", object{"UserPoolId": c.pool, "Identifier": "api", "Name": "api"}
		},
		"domain": func(i int) (string, object) {
			return "CreateUserPoolDomain", object{"UserPoolId": []string{c.pool, other}[i/2%2], "Domain": "people"}
		},
		"identifier of a provider": func(i int) (string, object) {
			return "CreateIdentityProvider", object{
				"UserPoolId": c.pool, "ProviderName": fmt.Sprint("provider", i), "ProviderType": "OIDC", "ProviderDetails": provider, "IdpIdentifiers": []string{"here"},
			}
		},
		"style": func(int) (string, object) {
			return "CreateManagedLoginBranding", object{"UserPoolId": c.pool, "ClientId": app["ClientId"], "UseCognitoProvidedValues": true}
		},
	} {
		if done := c.together(callers, call); done != 1 {
			c.Errorf("%s: %d of %d got it; want 1", name, done, callers)
		}
	}
	for _, id := range []string{c.pool, other} {
		c.either("DeleteUserPoolDomain", object{"UserPoolId": id, "Domain": "people"}) // one of them has it
	}
	var providers struct {
		Providers []struct{ ProviderName string }
	}
	c.must(1, "ListIdentityProviders", object{"UserPoolId": c.pool}, &providers)
	if len(providers.Providers) != 1 {
		c.Errorf("refused providers are there: %v", providers.Providers)
	}
}

// everythingGoes deletes a pool that both servers remember. A domain that came
// to it afterwards would be taken for good.
func (c *crowd) everythingGoes() {
	c.Helper()
	for range 3 {
		pool := object{"UserPoolId": c.newPool()}
		for node := range c.nodes {
			c.must(node, "ListGroups", pool, nil)
		}
		if done := c.together(callers, func(int) (string, object) { return "DeleteUserPool", pool }); done != 1 {
			c.Errorf("a pool was deleted %d times", done)
		}
		domain := object{"UserPoolId": pool["UserPoolId"], "Domain": "people"}
		if done := c.together(callers, func(int) (string, object) { return "CreateUserPoolDomain", domain }); done > 0 {
			c.Error("a pool that is gone was given a domain")
		}
		domain["UserPoolId"] = c.pool
		c.must(1, "CreateUserPoolDomain", domain, nil)
		c.must(0, "DeleteUserPoolDomain", domain, nil)
	}
}

// either makes a call that may be refused.
func (c *crowd) either(operation string, in object) {
	c.Helper()
	c.together(1, func(int) (string, object) { return operation, in })
}
