package proc

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// BuildCognate compiles Cognate into dir.
func BuildCognate(dir string) (string, error) { return Build(dir, "cognate", "./cmd/cognate") }

// Main builds Cognate, runs the tests of a package with the program's path
// in bin, and ends the process. A TestMain calls it and does nothing else.
func Main(m *testing.M, bin *string) {
	os.Exit(runMain(m, bin))
}

func runMain(m *testing.M, bin *string) int {
	dir, err := os.MkdirTemp("", "cognate-test-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	if *bin, err = BuildCognate(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

// Code returns the newest code that a development server would have sent to
// an address, as "cognate outbox -to ADDRESS -code" prints it.
func Code(bin string, s *Server, to string) (string, error) {
	out, err := exec.Command(bin, "outbox", "-endpoint", s.URL, "-to", to, "-code").Output()
	if err != nil {
		return "", fmt.Errorf("cognate outbox -to %s -code: %w", to, err)
	}
	return strings.TrimSpace(string(out)), nil
}
