// Package proc runs the project's programs as processes, the way a user runs
// them: it builds them, starts them, waits until they answer, reads from the
// kernel what they cost, and ends them. It knows nothing of what they serve.
package proc

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Build compiles the main package pkg of a module, "cognate" or
// "cognate/test", into dir and returns the path of the program. It builds in
// the module's own folder, with the versions that the module's users get.
func Build(dir, module, pkg string) (string, error) {
	home, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		return "", fmt.Errorf("go list -m %s: %w", module, err)
	}
	bin := filepath.Join(dir, filepath.Base(pkg))
	cmd := exec.Command("go", "build", "-o", bin, pkg)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // as it is released: one static file
	cmd.Dir = strings.TrimSpace(string(home))
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build %s: %w\n%s", pkg, err, out)
	}
	return bin, nil
}

// Server is a running program that told its address in a ready file.
type Server struct {
	URL string
	PID int

	cmd    *exec.Cmd
	output *buffer
	exited chan struct{}
	err    error // of Wait; read it after exited is closed
}

// Start runs bin with args and "-listen 127.0.0.1:0 -ready-file FILE" added,
// and returns once the program wrote its address. The ready file stands in
// dir, which must exist. A program that ends first, or that says nothing for
// 30 seconds, is an error with its output in it.
func Start(dir, bin string, args ...string) (*Server, error) {
	return StartOn(dir, "127.0.0.1:0", bin, args...)
}

// StartOn is Start at a chosen address.
func StartOn(dir, listen, bin string, args ...string) (*Server, error) {
	ready, err := os.CreateTemp(dir, "ready-")
	if err != nil {
		return nil, err
	}
	ready.Close()
	os.Remove(ready.Name())
	defer os.Remove(ready.Name())

	args = append(args, "-listen", listen, "-ready-file", ready.Name())
	s := &Server{cmd: exec.Command(bin, args...), output: &buffer{}, exited: make(chan struct{})}
	s.cmd.Dir = dir
	s.cmd.Stdout, s.cmd.Stderr = s.output, s.output
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	s.PID = s.cmd.Process.Pid
	go func() {
		s.err = s.cmd.Wait()
		close(s.exited)
	}()

	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	deadline := time.NewTimer(30 * time.Second)
	defer deadline.Stop()
	for {
		if text, err := os.ReadFile(ready.Name()); err == nil {
			if url := strings.TrimSpace(string(text)); url != "" {
				s.URL = strings.TrimSuffix(url, "/")
				return s, nil
			}
		}
		select {
		case <-tick.C:
		case <-s.exited:
			return nil, fmt.Errorf("%s %s ended before it was ready: %v\n%s", filepath.Base(bin), strings.Join(args, " "), s.err, s.output)
		case <-deadline.C:
			s.Kill()
			return nil, fmt.Errorf("%s %s was not ready in time\n%s", filepath.Base(bin), strings.Join(args, " "), s.output)
		}
	}
}

// Output returns what the program has printed so far, both streams mixed.
func (s *Server) Output() string { return s.output.String() }

// Kill ends the program at once, as the kernel would when memory runs out,
// and waits until it is gone.
func (s *Server) Kill() {
	s.cmd.Process.Kill()
	<-s.exited
}

// Stop asks the program to end and waits for it. A program that fails to end
// well, or at all within ten seconds, is an error.
func (s *Server) Stop() error {
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	select {
	case <-s.exited:
	case <-time.After(10 * time.Second):
		s.Kill()
		return fmt.Errorf("the program did not stop\n%s", s.output)
	}
	if s.err != nil {
		return fmt.Errorf("the program stopped badly: %w\n%s", s.err, s.output)
	}
	return nil
}

// buffer keeps the last 64 KiB that were written to it.
type buffer struct {
	mu   sync.Mutex
	data []byte
}

const kept = 64 << 10

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.data = append(b.data, p...)
	if len(b.data) > 2*kept {
		b.data = append([]byte(nil), b.data[len(b.data)-kept:]...)
	}
	return len(p), nil
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return string(b.data)
}
