package password

import (
	"os"
	"syscall"
	"testing"
)

// TestWithoutDescriptors: a program that may open no more files can still tell
// whether a password is right.
func TestWithoutDescriptors(t *testing.T) {
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &before); err != nil {
		t.Fatal(err)
	}
	h := newHasher(t, Options{Workers: 1, Params: cheap()})
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: 0, Max: before.Max}); err != nil {
		t.Fatal(err)
	}
	_, _, pipe := os.Pipe()
	record, hashed := h.Hash(t.Context(), "Passw0rd!")
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &before); err != nil {
		t.Fatal(err)
	}
	if pipe == nil || hashed != nil {
		t.Fatalf("without descriptors a pipe is refused with %v, a hash with %v", pipe, hashed)
	}
	if ok, _, err := h.Verify(t.Context(), record, "Passw0rd!"); !ok || err != nil {
		t.Errorf("with descriptors again: %t, %v", ok, err)
	}
}
