package trigger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestMain lets the test's own program serve as the functions of its tests: a
// process that has the Runtime API in its environment is one.
func TestMain(m *testing.M) {
	if api := os.Getenv("AWS_LAMBDA_RUNTIME_API"); api != "" {
		bootstrap("http://" + api + "/2018-06-01/runtime/")
		return
	}
	os.Exit(m.Run())
}

// bootstrap does with each event what the event says.
func bootstrap(api string) {
	post := func(path, body string) {
		resp, err := http.Post(api+path, "application/json", strings.NewReader(body))
		if err != nil {
			os.Exit(2)
		}
		resp.Body.Close()
	}
	if os.Getenv("STARTS") == "no" {
		post("init/error", `{"errorType":"Runtime.ImportModuleError","errorMessage":"no such module"}`)
		os.Exit(1)
	}
	for {
		resp, err := http.Get(api + "invocation/next")
		if err != nil {
			os.Exit(2)
		}
		event, err := io.ReadAll(resp.Body)
		if err != nil {
			os.Exit(2)
		}
		resp.Body.Close()
		path := "invocation/" + resp.Header.Get("Lambda-Runtime-Aws-Request-Id") + "/"
		switch string(event) {
		case "throw":
			post(path+"error", `{"errorType":"Error","errorMessage":"no"}`)
		case "exit":
			os.Exit(7)
		case "stall":
			select {}
		case "wrong id":
			post("invocation/another/response", `{}`)
			post(path+"response", `"mine"`)
		case "large":
			post(path+"response", strings.Repeat("x", maxAnswer+1))
		case "print":
			fmt.Println("first\r\nsecond")
			fmt.Fprintln(os.Stderr, "third")
			post(path+"response", `"printed"`)
		case "who":
			post(path+"response", fmt.Sprint(os.Getpid()))
		case "where":
			deadline := resp.Header.Get("Lambda-Runtime-Deadline-Ms") != ""
			post(path+"response", fmt.Sprint(os.Getenv("AWS_REGION"), " ", os.Getenv("EXTRA"), " ",
				resp.Header.Get("Lambda-Runtime-Invoked-Function-Arn"), " ", deadline))
		}
	}
}

// local returns a Caller of the test's own program.
func local(t *testing.T, o LocalOptions) *Local {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return localAt(t, self, o)
}

func localAt(t *testing.T, path string, o LocalOptions) *Local {
	t.Helper()
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	l, err := NewLocal(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// ask sends an event and returns the answer.
func ask(t *testing.T, l *Local, event string) string {
	t.Helper()
	got, err := l.Call(t.Context(), Call{ID: "id-1", Function: "arn:f", Event: []byte(event)})
	if err != nil {
		t.Fatalf("%s: %v", event, err)
	}
	return string(got)
}

func TestLocalTellsTheProgramWhereItIs(t *testing.T) {
	l := local(t, LocalOptions{Env: []string{"EXTRA=more"}, Region: "eu-west-1"})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	got, err := l.Call(ctx, Call{ID: "id-1", Function: "arn:f", Event: []byte("where")})
	if string(got) != "eu-west-1 more arn:f true" || err != nil {
		t.Errorf("%s, %v", got, err)
	}
	if got := ask(t, l, "where"); got != "eu-west-1 more arn:f false" {
		t.Errorf("%s", got)
	}
}

func TestLocalKeepsAProcess(t *testing.T) {
	l := local(t, LocalOptions{})
	if one, two := ask(t, l, "who"), ask(t, l, "who"); one != two {
		t.Errorf("processes %s and %s", one, two)
	}
}

func TestLocalFailures(t *testing.T) {
	l := local(t, LocalOptions{})
	for event, want := range map[string]string{
		"throw": "no",
		"exit":  "RequestId: id-1 Error: Runtime exited with error: exit status 7",
		"large": "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
	} {
		var e *FunctionError
		if _, err := l.Call(t.Context(), Call{ID: "id-1", Event: []byte(event)}); !errors.As(err, &e) || e.Message != want {
			t.Errorf("%s: %v", event, err)
		}
	}
	if got := ask(t, l, "wrong id"); got != `"mine"` {
		t.Errorf("an answer for another event: %s", got)
	}
}

func TestLocalEndsAProcessThatStalls(t *testing.T) {
	l := local(t, LocalOptions{Processes: 1})
	before := ask(t, l, "who")
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := l.Call(ctx, Call{Event: []byte("stall")}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	if after := ask(t, l, "who"); after == before {
		t.Errorf("process %s goes on", after)
	}
}

func TestLocalThatDoesNotStart(t *testing.T) {
	l := local(t, LocalOptions{Env: []string{"STARTS=no"}})
	var e *FunctionError
	if _, err := l.Call(t.Context(), Call{}); !errors.As(err, &e) || e.Message != "no such module" {
		t.Errorf("%v", err)
	}
	missing := localAt(t, filepath.Join(t.TempDir(), "bootstrap"), LocalOptions{})
	if _, err := missing.Call(t.Context(), Call{}); !errors.Is(err, ErrNoFunction) {
		t.Errorf("%v", err)
	}
	empty := localAt(t, t.TempDir(), LocalOptions{})
	if _, err := empty.Call(t.Context(), Call{}); !errors.Is(err, ErrNoFunction) {
		t.Errorf("%v", err)
	}
	text := filepath.Join(t.TempDir(), "bootstrap")
	if err := os.WriteFile(text, []byte("not a program"), 0o600); err != nil {
		t.Fatal(err)
	}
	unfit := localAt(t, text, LocalOptions{})
	if _, err := unfit.Call(t.Context(), Call{}); !invoke("ServiceException", false)(err) {
		t.Errorf("%v", err)
	}
	for _, l := range []*Local{missing, empty, unfit} {
		if err := l.Check(); err == nil {
			t.Errorf("%s can be run", l.path)
		}
	}
	if err := l.Check(); err != nil {
		t.Errorf("%s: %v", l.path, err)
	}
	if _, err := NewLocal("#handler", LocalOptions{}); err == nil {
		t.Error("a program without a name")
	}
}

func TestLocalIsBoundedInProcesses(t *testing.T) {
	l := local(t, LocalOptions{Processes: 2})
	var mu sync.Mutex
	seen := map[string]bool{}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			got, err := l.Call(t.Context(), Call{ID: "x", Event: []byte("who")})
			mu.Lock()
			defer mu.Unlock()
			seen[string(got)] = true
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if len(seen) > 2 {
		t.Errorf("%d processes", len(seen))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range cap(l.slots) {
		l.slots <- struct{}{}
	}
	if _, err := l.Call(ctx, Call{}); !errors.Is(err, context.Canceled) {
		t.Errorf("no process free: %v", err)
	}
}

func TestLocalReloads(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "bootstrap")
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	l := localAt(t, filepath.Dir(program), LocalOptions{Reload: true})
	before := ask(t, l, "who")
	if again := ask(t, l, "who"); again != before {
		t.Errorf("process %s, then %s", before, again)
	}
	wrapper := "#!/bin/sh\nexec '" + self + "'\n"
	if err := errors.Join(os.Remove(program), os.WriteFile(program, []byte(wrapper), 0o700)); err != nil {
		t.Fatal(err)
	}
	if after := ask(t, l, "who"); after == before {
		t.Errorf("process %s runs the old program", after)
	}
}

func TestLocalLogsWhatTheProgramPrints(t *testing.T) {
	var out bytes.Buffer
	l := local(t, LocalOptions{Log: slog.New(slog.NewTextHandler(&out, nil))})
	ask(t, l, "print")
	l.Close() // which waits until all is read
	for _, want := range []string{"msg=first", "msg=second", "msg=third", "stream=stdout", "stream=stderr"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in\n%s", want, out.String())
		}
	}
	if _, err := l.Call(t.Context(), Call{}); !invoke("ServiceException", false)(err) {
		t.Errorf("after Close: %v", err)
	}
}

func TestFingerprintOfAScriptIsOfItsFolder(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(folder, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	write("index.mjs", "1")
	p, err := findProgram(folder, "")
	if err != nil {
		t.Fatal(err)
	}
	first := p.fingerprint()
	write("node_modules/x/index.js", "1")
	write(".git/x", "1")
	if p.fingerprint() != first {
		t.Error("packages count")
	}
	write("lib/helper.mjs", "1")
	if p.fingerprint() == first {
		t.Error("files beside the script don't count")
	}
}
