package main

import (
	"os"
	"testing"
)

func TestSourceIsCommitted(t *testing.T) {
	committed, err := os.ReadFile("../compress_amd64.s")
	if err != nil {
		t.Fatal(err)
	}
	if string(committed) != source() {
		t.Error("compress_amd64.s is not what gen prints; run go generate ./internal/password")
	}
}
