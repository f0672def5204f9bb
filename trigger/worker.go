package trigger

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
)

// The runtimes of scripts: they load the handler and speak the Runtime API.
var (
	//go:embed runtime.mjs
	nodeRuntime string
	//go:embed runtime.py
	pythonRuntime string
)

// worker is one process and the Runtime API that it alone speaks to.
type worker struct {
	program program
	cmd     *exec.Cmd
	server  *http.Server
	events  chan *invocation
	done    chan struct{} // closed once the process has ended
	killed  atomic.Bool   // it is about to

	mu      sync.Mutex
	current *invocation    // handed out and not answered
	failed  *FunctionError // what the program says it could not start for
	exit    error          // how the process ended; set before done is closed
}

// invocation is an event at a process.
type invocation struct {
	call     Call
	deadline time.Time
	answer   chan result // room for one
}

type result struct {
	body []byte
	err  error
}

// startWorker starts a process. Its port is its own, so that nothing else
// need say which process a request comes from.
func startWorker(p program, o LocalOptions) (*worker, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	w := &worker{program: p, events: make(chan *invocation), done: make(chan struct{})}
	w.server = &http.Server{Handler: w.runtimeAPI(), ReadHeaderTimeout: 10 * time.Second}
	folder, name := filepath.Dir(p.path), filepath.Base(p.path)
	w.cmd = exec.Command(p.command[0], p.command[1:]...)
	w.cmd.Dir = folder
	w.cmd.Env = append(append([]string{}, o.Env...),
		"AWS_LAMBDA_RUNTIME_API="+l.Addr().String(), "LAMBDA_TASK_ROOT="+folder, "_HANDLER="+name+".handler",
		"AWS_LAMBDA_FUNCTION_NAME="+name, "AWS_LAMBDA_FUNCTION_VERSION=$LATEST", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128",
		"AWS_LAMBDA_INITIALIZATION_TYPE=on-demand", "AWS_REGION="+o.Region, "AWS_DEFAULT_REGION="+o.Region,
	)
	w.cmd.Stdout = &lines{log: o.Log, program: name, stream: "stdout"}
	w.cmd.Stderr = &lines{log: o.Log, program: name, stream: "stderr"}
	w.cmd.WaitDelay = time.Second // for children of its own that hold its output
	if err := w.cmd.Start(); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	go w.server.Serve(l)
	return w, nil
}

// wait returns once the process has ended.
func (w *worker) wait() {
	err := w.cmd.Wait()
	w.mu.Lock()
	w.exit = err
	w.mu.Unlock()
	close(w.done)
	w.server.Close()
}

func (w *worker) alive() bool {
	select {
	case <-w.done:
		return false
	default:
		return !w.killed.Load()
	}
}

// kill ends the process.
func (w *worker) kill() {
	w.killed.Store(true)
	_ = w.cmd.Process.Kill() // fails only where it has ended already
}

// handle gives the process an event and waits for the answer. A process that
// does not answer in time is ended: nobody could tell what it is at.
func (w *worker) handle(ctx context.Context, c Call) ([]byte, error) {
	i := &invocation{call: c, answer: make(chan result, 1)}
	i.deadline, _ = ctx.Deadline()
	select {
	case w.events <- i:
	case <-w.done:
		return nil, w.ended(c)
	case <-ctx.Done():
		w.kill()
		return nil, ctx.Err()
	}
	select {
	case r := <-i.answer:
		return r.body, r.err
	case <-w.done:
		select {
		case r := <-i.answer: // its last words
			return r.body, r.err
		default:
			return nil, w.ended(c)
		}
	case <-ctx.Done():
		w.kill()
		return nil, ctx.Err()
	}
}

// ended says why a process ended, in Lambda's words.
func (w *worker) ended(c Call) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.failed != nil {
		return w.failed
	}
	reason := "Runtime exited without providing a reason"
	if w.exit != nil {
		reason = "Runtime exited with error: " + w.exit.Error()
	}
	return &FunctionError{Type: "Runtime.ExitError", Message: fmt.Sprintf("RequestId: %s Error: %s", c.ID, reason)}
}

// lines logs what a program prints.
type lines struct {
	log             *slog.Logger
	program, stream string
	begun           []byte // a line without its end
}

// maxLine is where a line is broken that does not end.
const maxLine = 16 << 10

// Write logs the lines that end in p.
func (l *lines) Write(p []byte) (int, error) {
	l.begun = append(l.begun, p...)
	for {
		line, rest, ended := bytes.Cut(l.begun, []byte("\n"))
		if !ended && len(l.begun) < maxLine {
			return len(p), nil
		}
		if len(bytes.TrimSpace(line)) > 0 {
			l.log.Info(string(bytes.TrimRight(line, "\r")), "function", l.program, "stream", l.stream)
		}
		l.begun = append(l.begun[:0], rest...)
	}
}
