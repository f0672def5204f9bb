package trigger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// Local runs a program on this machine that speaks the Lambda Runtime API: a
// bootstrap binary as it would be uploaded, a JavaScript or a Python file with
// a handler, or a folder with one of these.
//
// A process handles one event at a time and stays for the next. More are
// started while all are busy, up to a limit; beyond it events wait. A process
// that ends is replaced when it is missed; one that does not answer in time is
// ended.
//
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
type Local struct {
	path    string
	handler string
	options LocalOptions
	slots   chan struct{} // one for each event that is handled

	mu     sync.Mutex
	idle   []*worker // the newest last
	all    map[*worker]bool
	closed bool
	ended  sync.WaitGroup
}

// LocalOptions are the choices of NewLocal.
type LocalOptions struct {
	// Env is the environment of the processes, to which Lambda's own
	// variables are added.
	Env []string
	// Region is the AWS_REGION that a function sees.
	Region string
	// Processes is how many there may be; zero is four.
	Processes int
	// Reload replaces processes when the program's files have changed.
	Reload bool
	// Log gets what the program prints, line by line. It is required.
	Log *slog.Logger
}

// NewLocal returns a Caller of a program. "file.mjs#name" names the handler of
// a script, which otherwise is "handler", or "lambda_handler" in Python. The
// program need not be there yet. Close ends its processes.
func NewLocal(program string, o LocalOptions) (*Local, error) {
	path, handler, _ := strings.Cut(program, "#")
	if path == "" {
		return nil, errors.New("trigger: no program to run")
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("trigger: %w", err)
	}
	if o.Processes <= 0 {
		o.Processes = 4
	}
	return &Local{
		path: path, handler: handler, options: o,
		slots: make(chan struct{}, o.Processes), all: map[*worker]bool{},
	}, nil
}

// Check returns nil if the program is there and can be run. A Call would say
// the same, when somebody waits for it.
func (l *Local) Check() error {
	p, err := findProgram(l.path, l.handler)
	if err != nil {
		return err
	}
	_, err = exec.LookPath(p.command[0])
	return err
}

// Call hands the event to a process that is idle, or to a new one.
func (l *Local) Call(ctx context.Context, c Call) ([]byte, error) {
	select {
	case l.slots <- struct{}{}:
		defer func() { <-l.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	p, err := findProgram(l.path, l.handler)
	if err != nil {
		return nil, err
	}
	if l.options.Reload {
		p.state = p.fingerprint()
	}
	w, err := l.take(p)
	if err != nil {
		return nil, err
	}
	answer, err := w.handle(ctx, c)
	l.giveBack(w)
	return answer, err
}

// take returns an idle process that runs the program as it is now, or starts
// one. Processes that run an older program are ended.
func (l *Local) take(p program) (*worker, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil, &InvokeError{Code: codeService, Err: errors.New("the function's processes have been ended")}
	}
	for len(l.idle) > 0 {
		w := l.idle[len(l.idle)-1]
		l.idle = l.idle[:len(l.idle)-1]
		if w.alive() && w.program.state == p.state {
			return w, nil
		}
		w.kill()
	}
	w, err := startWorker(p, l.options)
	if err != nil {
		return nil, &InvokeError{Code: codeService, Err: err}
	}
	l.all[w] = true
	l.ended.Go(func() {
		w.wait()
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.all, w)
	})
	return w, nil
}

func (l *Local) giveBack(w *worker) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if w.alive() && !l.closed {
		l.idle = append(l.idle, w)
	}
}

// Close ends all processes and waits until they are gone.
func (l *Local) Close() error {
	l.mu.Lock()
	l.closed = true
	for w := range l.all {
		w.kill()
	}
	l.mu.Unlock()
	l.ended.Wait()
	return nil
}

// program is what a process runs.
type program struct {
	path    string // of the file
	command []string
	state   string // changes with the program's files
}

// findProgram says how to run a file or a folder.
func findProgram(path, handler string) (program, error) {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		path, err = inFolder(path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return program{}, fmt.Errorf("%w: %w", ErrNoFunction, err)
	}
	if err != nil {
		return program{}, &InvokeError{Code: codeService, Err: err}
	}
	named := func(standard string) string {
		if handler != "" {
			return handler
		}
		return standard
	}
	switch filepath.Ext(path) {
	case ".js", ".mjs", ".cjs":
		return program{path: path, command: []string{"node", "--input-type=module", "--eval", nodeRuntime, path, named("handler")}}, nil
	case ".py":
		return program{path: path, command: []string{"python3", "-c", pythonRuntime, path, named("lambda_handler")}}, nil
	}
	return program{path: path, command: []string{path}}, nil
}

// inFolder finds the program in a folder, under the names that Lambda's
// packages have.
func inFolder(folder string) (string, error) {
	for _, name := range []string{"bootstrap", "index.mjs", "index.js", "index.cjs", "lambda_function.py"} {
		path := filepath.Join(folder, name)
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path, nil
		}
	}
	return "", fmt.Errorf("no bootstrap, index.mjs, index.js, index.cjs or lambda_function.py in %s: %w", folder, fs.ErrNotExist)
}

// fingerprint tells one state of the program from another: by the size and
// time of a binary, and of all files beside a script but those of packages.
func (p program) fingerprint() string {
	var all strings.Builder
	note := func(path string, info fs.FileInfo) {
		fmt.Fprintln(&all, path, info.Size(), info.ModTime().UnixNano())
	}
	if len(p.command) == 1 {
		if info, err := os.Stat(p.path); err == nil {
			note(p.path, info)
		}
		return all.String()
	}
	// A file that can't be read now is noticed when it can.
	_ = filepath.WalkDir(filepath.Dir(p.path), func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case d.IsDir() && (d.Name() == "node_modules" || d.Name() == "__pycache__" || strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case d.Type().IsRegular():
			if info, err := d.Info(); err == nil {
				note(path, info)
			}
		}
		return nil
	})
	return all.String()
}
