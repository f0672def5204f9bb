package cli

import (
	"context"
	"encoding/json"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

// aws is Debian's AWS CLI, not another that may stand before it.
const aws = "/usr/bin/aws"

// commandLimit is how long one command may take.
const commandLimit = 2 * time.Minute

// cli runs commands of the AWS CLI against one server.
type cli struct{ url, home string }

// Every user-pool operation that the AWS CLI knows is called by it at least
// once, and answers as it should. The lines are in scripts_test.go.
func TestOperations(t *testing.T) {
	dir := t.TempDir()
	s, err := proc.Start(dir, bin, "dev", "-memory")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)
	c := &cli{url: s.URL, home: dir}

	called := map[string]bool{}
	for _, sc := range scripts() {
		for _, st := range sc.steps {
			called[strings.Fields(st.command)[0]] = true
		}
		t.Run(sc.name, func(t *testing.T) {
			t.Parallel()
			c.play(t, sc)
		})
	}
	known := c.operations(t)
	for _, command := range known {
		if !called[command] {
			t.Errorf("no script calls %s", command)
		}
		delete(called, command)
	}
	for command := range called {
		t.Errorf("scripts call %s, which the AWS CLI doesn't know", command)
	}
	if len(known) < 100 {
		t.Errorf("the AWS CLI seems to know %d operations only", len(known))
	}
}

// A script is calls in their order, in a pool of its own.
type script struct {
	name  string
	steps []step
}

// A step is one call.
type step struct {
	// command has an operation and its options, separated by spaces. $name
	// stands for a value that was kept: $pool, $client and the like are there
	// from the start.
	command string
	// want is the exception that it answers with, or "" for success.
	want string
	// keep has values of the answer to keep for later steps, by name.
	keep map[string]string
}

func (c *cli) play(t *testing.T, sc script) {
	values, err := c.prepare()
	if err != nil {
		t.Fatal(err)
	}
	for _, st := range sc.steps {
		c.step(t, st, values)
		if t.Failed() {
			return
		}
	}
}

var (
	variable  = regexp.MustCompile(`\$[a-z]+`)
	exception = regexp.MustCompile(`An error occurred \((\w+)\)`)
)

func (c *cli) step(t *testing.T, st step, values map[string]string) {
	t.Helper()
	command := variable.ReplaceAllStringFunc(st.command, func(name string) string {
		value, ok := values[name[1:]]
		if !ok {
			t.Fatalf("%s: nothing was kept as %s", st.command, name)
		}
		return value
	})
	out, err := c.run(t, strings.Fields(command)...)
	got := ""
	if m := exception.FindStringSubmatch(out); err != nil && m != nil {
		got = m[1]
	} else if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, out)
	}
	if got != st.want {
		t.Fatalf("%s\nanswers %q, not %q:\n%s", command, got, st.want, out)
	}
	for name, path := range st.keep {
		if values[name] = value(out, path); values[name] == "" {
			t.Fatalf("%s: the answer has no %s:\n%s", command, path, out)
		}
	}
}

// value takes a member out of an answer: "User.Username".
func value(answer, path string) string {
	var v any
	if err := json.Unmarshal([]byte(answer), &v); err != nil {
		return ""
	}
	for name := range strings.SplitSeq(path, ".") {
		object, ok := v.(map[string]any)
		if !ok {
			return ""
		}
		v = object[name]
	}
	text, _ := v.(string)
	return text
}

// prepare makes a pool with a client, a user who can sign in, one who still
// has to confirm, and a group, without the AWS CLI: that costs seconds.
func (c *cli) prepare() (map[string]string, error) {
	call := wirecall.New(c.url, 1)
	v := map[string]string{"password": "Correct-Horse-1"}
	var pool struct {
		UserPool struct{ Id, Arn string }
	}
	err := call.Call("CreateUserPool", map[string]any{
		"PoolName": "scripts", "AutoVerifiedAttributes": []string{"email"},
		"DeviceConfiguration": map[string]any{"ChallengeRequiredOnNewDevice": true},
	}, &pool)
	if err != nil {
		return nil, err
	}
	v["pool"], v["arn"] = pool.UserPool.Id, pool.UserPool.Arn
	var client struct{ UserPoolClient struct{ ClientId string } }
	err = call.Call("CreateUserPoolClient", map[string]any{
		"UserPoolId": v["pool"], "ClientName": "scripts",
		"ExplicitAuthFlows": []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}, &client)
	if err != nil {
		return nil, err
	}
	v["client"] = client.UserPoolClient.ClientId
	for _, user := range []string{"ada", "bob"} {
		err := call.Call("SignUp", map[string]any{
			"ClientId": v["client"], "Username": user, "Password": v["password"],
			"UserAttributes": []map[string]string{{"Name": "email", "Value": user + "@example.com"}},
		}, nil)
		if err != nil {
			return nil, err
		}
	}
	if err := call.Call("AdminConfirmSignUp", map[string]any{"UserPoolId": v["pool"], "Username": "ada"}, nil); err != nil {
		return nil, err
	}
	err = call.Call("AdminUpdateUserAttributes", map[string]any{
		"UserPoolId": v["pool"], "Username": "ada", "UserAttributes": []map[string]string{{"Name": "email_verified", "Value": "true"}},
	}, nil)
	if err != nil {
		return nil, err
	}
	return v, call.Call("CreateGroup", map[string]any{"UserPoolId": v["pool"], "GroupName": "staff"}, nil)
}

// run runs one command and returns what it printed.
func (c *cli) run(t *testing.T, args ...string) (string, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), commandLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, aws, append([]string{"--endpoint-url", c.url, "cognito-idp"}, args...)...)
	cmd.Env = append(environment(), "HOME="+c.home, "PATH=/usr/bin", "AWS_PAGER=", "AWS_MAX_ATTEMPTS=1",
		"AWS_EC2_METADATA_DISABLED=true", "AWS_DEFAULT_OUTPUT=json",
		"AWS_REGION=us-east-1", "AWS_DEFAULT_REGION=us-east-1", "AWS_ACCESS_KEY_ID=scripts", "AWS_SECRET_ACCESS_KEY=scripts")
	out, err := cmd.CombinedOutput()
	return string(out), err
}

var choice = regexp.MustCompile(`(?m)^([a-z][a-z0-9-]+) *\|? *([a-z][a-z0-9-]+)? *$`)

// operations returns the commands that the AWS CLI knows: it lists them to
// those who ask for one that it doesn't.
func (c *cli) operations(t *testing.T) []string {
	t.Helper()
	out, err := c.run(t, "no-such-operation")
	if err == nil {
		t.Fatal("the AWS CLI knows an operation that does not exist")
	}
	_, list, found := strings.Cut(out, "valid choices are:")
	if !found {
		t.Fatalf("the AWS CLI lists no operations:\n%s", out)
	}
	var commands []string
	for _, m := range choice.FindAllStringSubmatch(list, -1) {
		for _, name := range m[1:] {
			if name != "" && name != "help" && name != "wait" {
				commands = append(commands, name)
			}
		}
	}
	return commands
}
