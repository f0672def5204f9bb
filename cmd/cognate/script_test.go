package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"cognate": main, "function": function})
}

// TestScripts runs the command as its users do: see testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("GORACE", "atexit_sleep_ms=0") // or every command takes a second
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"waitfile":  waitFile,
			"terminate": terminate,
			"call":      call,
			"keep":      keep,
		},
	})
}

// waitFile waits until a server has written its ready file, and sets URL to
// its address and ADDRESS to host and port alone: "waitfile FILE".
func waitFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: waitfile FILE")
	}
	poll := time.NewTicker(5 * time.Millisecond)
	defer poll.Stop()
	tooLate := time.After(30 * time.Second)
	for {
		text, err := os.ReadFile(ts.MkAbs(args[0]))
		if err == nil {
			url := strings.TrimSpace(string(text))
			ts.Setenv("URL", url)
			ts.Setenv("ADDRESS", strings.TrimPrefix(url, "http://"))
			return
		}
		select {
		case <-poll.C:
		case <-tooLate:
			ts.Fatalf("no server became ready: %v", err)
		}
	}
}

// terminate asks all commands in the background to end; wait then waits for
// them and checks how they ended.
func terminate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: terminate")
	}
	for _, c := range ts.BackgroundCmds() {
		ts.Check(c.Process.Signal(syscall.SIGTERM))
	}
}

// call calls an operation at $URL and prints the answer: "call OPERATION JSON".
// "! call" wants an exception.
func call(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: call OPERATION JSON")
	}
	r, err := http.NewRequest(http.MethodPost, ts.Getenv("URL")+"/", strings.NewReader(args[1]))
	ts.Check(err)
	r.Header.Set("Content-Type", "application/x-amz-json-1.1")
	r.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService."+args[0])
	resp, err := http.DefaultClient.Do(r)
	ts.Check(err)
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	ts.Check(err)
	fmt.Fprintf(ts.Stdout(), "%s\n", answer)
	if (resp.StatusCode != http.StatusOK) != neg {
		ts.Fatalf("%s answered %s: %s", args[0], resp.Status, answer)
	}
}

// keep sets a variable to what the parentheses of a pattern match in the
// output of the last command: "keep VARIABLE PATTERN".
func keep(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: keep VARIABLE PATTERN")
	}
	pattern, err := regexp.Compile("(?m)" + args[1])
	ts.Check(err)
	found := pattern.FindStringSubmatch(ts.ReadFile("stdout"))
	if len(found) != 2 {
		ts.Fatalf("no match for %s in the output", args[1])
	}
	ts.Setenv(args[0], found[1])
}
