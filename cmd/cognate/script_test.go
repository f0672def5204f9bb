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
			"put":       put,
			"until":     until,
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
	status, answer := post(ts, args[0], args[1])
	fmt.Fprintf(ts.Stdout(), "%s\n", answer)
	if (status != http.StatusOK) != neg {
		ts.Fatalf("%s answered %d: %s", args[0], status, answer)
	}
}

// post calls an operation.
func post(ts *testscript.TestScript, operation, body string) (status int, answer []byte) {
	r, err := http.NewRequest(http.MethodPost, ts.Getenv("URL")+"/", strings.NewReader(body))
	ts.Check(err)
	r.Header.Set("Content-Type", "application/x-amz-json-1.1")
	r.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService."+operation)
	resp, err := http.DefaultClient.Do(r)
	ts.Check(err)
	defer resp.Body.Close()
	answer, err = io.ReadAll(resp.Body)
	ts.Check(err)
	return resp.StatusCode, answer
}

// until calls an operation until its answer matches a pattern: "until
// OPERATION JSON PATTERN".
func until(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: until OPERATION JSON PATTERN")
	}
	poll := time.NewTicker(5 * time.Millisecond)
	defer poll.Stop()
	tooLate := time.After(30 * time.Second)
	for {
		_, answer := post(ts, args[0], args[1])
		if matched, err := regexp.Match(args[2], answer); err != nil || matched {
			ts.Check(err)
			fmt.Fprintf(ts.Stdout(), "%s\n", answer)
			return
		}
		select {
		case <-poll.C:
		case <-tooLate:
			ts.Fatalf("the last answer was %s", answer)
		}
	}
}

// put sends a file to an address: "put FILE URL".
func put(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: put FILE URL")
	}
	r, err := http.NewRequest(http.MethodPut, args[1], strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	resp, err := http.DefaultClient.Do(r)
	ts.Check(err)
	ts.Check(resp.Body.Close())
	if resp.StatusCode != http.StatusOK {
		ts.Fatalf("PUT %s answered %s", args[1], resp.Status)
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
