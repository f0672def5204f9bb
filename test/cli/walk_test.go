// Package cli runs the README's walk through Cognate word by word, with the
// real AWS CLI against the real program: what a newcomer types has to work.
package cli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"cognate/test/internal/proc"
)

// bin is the program, built once for all tests of the package.
var bin string

func TestMain(m *testing.M) { proc.Main(m, &bin) }

const (
	readme = "../../README.md"
	begin  = "<!-- walk:start -->"
	end    = "<!-- walk:end -->"
	// limit is how long the walk may take; the AWS CLI needs a second or two
	// for each of its commands on a small machine.
	limit = 3 * time.Minute
)

var fence = regexp.MustCompile("(?ms)^```sh\n(.*?)^```$")

// walk returns the shell blocks of a document's walk, as one script.
func walk(t *testing.T, document string) string {
	t.Helper()
	text, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	var script strings.Builder
	for rest, more := string(text), true; more; {
		var part string
		if _, part, more = strings.Cut(rest, begin); !more {
			break
		}
		if part, rest, more = strings.Cut(part, end); !more {
			t.Fatalf("%s has no %s after its %s", document, end, begin)
		}
		for _, block := range fence.FindAllStringSubmatch(part, -1) {
			script.WriteString(block[1])
		}
	}
	if script.Len() == 0 {
		t.Fatalf("%s has no walk between %s and %s", document, begin, end)
	}
	return script.String()
}

// The walk runs under "set -eu" with the server that it expects at the default
// address: as "cognate dev" would be started in another terminal.
func TestWalk(t *testing.T) {
	script := walk(t, readme)
	dir := t.TempDir()
	s, err := proc.Start(dir, bin, "dev", "-memory")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)

	// The README's address and way to start the program are a reader's; the
	// test has a free port and a program that is built already.
	script = strings.ReplaceAll(script, "http://127.0.0.1:9229", s.URL)
	script = strings.ReplaceAll(script, "http://localhost:9229", s.URL)
	script = strings.ReplaceAll(script, "go run ./cmd/cognate", "cognate")
	if strings.Contains(script, "9229") {
		t.Error("the walk has the default address in a form that the test does not know")
	}

	out, err := shell(t, dir, s.URL, script)
	if err != nil {
		t.Fatalf("the walk fails: %v\n%s", err, out)
	}
	checkOutput(t, out)
}

// shell runs a script with bash, tracing what it does, in a process group of
// its own that ends with the test.
func shell(t *testing.T, dir, endpoint, script string) (string, error) {
	t.Helper()
	file := filepath.Join(dir, "walk.sh")
	if err := os.WriteFile(file, []byte("set -euo pipefail\nset -x\n"+script), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, "bash", file)
	cmd.Dir = dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.Env = append(environment(), "HOME="+dir, "AWS_PAGER=", "AWS_MAX_ATTEMPTS=1",
		"AWS_EC2_METADATA_DISABLED=true", "COGNATE_ENDPOINT="+endpoint,
		// Debian's AWS CLI, not another that may stand before it.
		fmt.Sprintf("PATH=%s:/usr/bin:%s", filepath.Dir(bin), os.Getenv("PATH")))
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// environment is the test's own without what would change what the AWS CLI
// does: the walk must bring everything that it needs.
func environment() []string {
	var kept []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "AWS_") && !strings.HasPrefix(v, "COGNATE_") && !strings.HasPrefix(v, "PATH=") && !strings.HasPrefix(v, "HOME=") {
			kept = append(kept, v)
		}
	}
	return kept
}

var (
	jwt    = regexp.MustCompile(`eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{300,}`)
	poolID = regexp.MustCompile(`us-east-1_[A-Za-z0-9]{9}`)
	code   = regexp.MustCompile(`--confirmation-code \d{6}`)
)

// checkOutput wants what a reader is told to see.
func checkOutput(t *testing.T, out string) {
	t.Helper()
	for what, form := range map[string]*regexp.Regexp{
		"a signed token": jwt, "a pool id": poolID, "the use of a code from the outbox": code,
	} {
		if !form.MatchString(out) {
			t.Errorf("the walk shows no %s", what)
		}
	}
	for _, command := range []string{
		"create-user-pool ", "create-user-pool-client ", "sign-up ", "confirm-sign-up ", "initiate-auth ", "get-user ",
		"change-password ", "global-sign-out ",
	} {
		if !strings.Contains(out, "cognito-idp "+command) {
			t.Errorf("the walk does not come by %s", command)
		}
	}
	if t.Failed() {
		t.Logf("the walk's output:\n%s", out)
	}
}
