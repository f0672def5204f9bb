// Package clients tests Cognate with real JavaScript clients and in a real
// browser, against the program as users run it. It needs Node and Debian's
// Chromium, and "npm ci" in this folder.
package clients

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"testing"
	"time"

	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

// bin is the program, built once for all tests of the package.
var bin string

func TestMain(m *testing.M) { proc.Main(m, &bin) }

const password = "Correct-Horse-7"

// directory is a server with a pool, a client and a user: alice, or her
// address where that is the user name.
type directory struct {
	*wirecall.Client
	t                *testing.T
	poolID, clientID string
	user             string
}

func newDirectory(t *testing.T, pool map[string]any, flows ...string) *directory {
	t.Helper()
	return newDirectoryOn(t, nil, pool, flows...)
}

// newDirectoryOn starts the server with more flags.
func newDirectoryOn(t *testing.T, flags []string, pool map[string]any, flows ...string) *directory {
	t.Helper()
	s, err := proc.Start(t.TempDir(), bin, append([]string{"dev", "-memory"}, flags...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)
	return directoryAt(t, s.URL, pool, flows...)
}

// directoryAt is newDirectory on a server that runs already.
func directoryAt(t *testing.T, url string, pool map[string]any, flows ...string) *directory {
	t.Helper()
	d := &directory{Client: wirecall.New(url, 4), t: t, user: "alice"}
	if pool["UsernameAttributes"] != nil {
		d.user = "alice@example.com"
	}
	pool["PoolName"] = "clients"
	var madePool struct{ UserPool struct{ Id string } }
	d.must("CreateUserPool", pool, &madePool)
	d.poolID = madePool.UserPool.Id
	var madeClient struct{ UserPoolClient struct{ ClientId string } }
	d.must("CreateUserPoolClient", map[string]any{"UserPoolId": d.poolID, "ClientName": "app", "ExplicitAuthFlows": flows}, &madeClient)
	d.clientID = madeClient.UserPoolClient.ClientId
	d.must("AdminCreateUser", map[string]any{"UserPoolId": d.poolID, "Username": d.user, "MessageAction": "SUPPRESS"}, nil)
	d.must("AdminSetUserPassword", map[string]any{"UserPoolId": d.poolID, "Username": d.user, "Password": password, "Permanent": true}, nil)
	return d
}

func (d *directory) must(operation string, in, out any) {
	d.t.Helper()
	if err := d.Call(operation, in, out); err != nil {
		d.t.Fatalf("%s: %v", operation, err)
	}
}

// run runs a script of this folder and reads the JSON that it prints.
func run(t *testing.T, out any, script string, env ...string) {
	t.Helper()
	if _, err := os.Stat("node_modules"); err != nil {
		t.Fatal(`the clients are not installed: run "npm ci" in test/clients`)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", script)
	cmd.Env = append(os.Environ(), env...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("node %s: %v\n%s", script, err, stderr.String())
	}
	if err := json.Unmarshal(stdout.Bytes(), out); err != nil {
		t.Fatalf("node %s printed %q: %v", script, stdout.String(), err)
	}
}
