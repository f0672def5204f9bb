package totp

import (
	"bytes"
	"testing"
	"time"
)

var rfcSecret = []byte("12345678901234567890")

// The last six of the eight digits in RFC 6238, appendix B.
func TestCodeIsThatOfTheRFC(t *testing.T) {
	for unix, want := range map[int64]string{
		59: "287082", 1111111109: "081804", 1111111111: "050471",
		1234567890: "005924", 2000000000: "279037", 20000000000: "353130",
	} {
		if got := Code(rfcSecret, time.Unix(unix, 0)); got != want {
			t.Errorf("at %d: %s; want %s", unix, got, want)
		}
	}
}

func TestMatchAllowsOneStepOfDrift(t *testing.T) {
	now := time.Unix(1111111111, 0)
	for off, want := range map[int]bool{-2: false, -1: true, 0: true, 1: true, 2: false} {
		at := now.Add(time.Duration(off) * period)
		got, ok := Match(rfcSecret, Code(rfcSecret, at), now)
		if ok != want || ok && got != step(at) {
			t.Errorf("%d steps off: step %d, %v", off, got, ok)
		}
	}
	for _, given := range []string{"", "0", "0504710", "50471", "05047x"} {
		if _, ok := Match(rfcSecret, given, now); ok {
			t.Errorf("%q matches", given)
		}
	}
}

func TestUntilIsWhenACodeIsNoLongerTaken(t *testing.T) {
	at := time.Unix(1111111110, 0) // a step begins
	until := Until(step(at))
	given := Code(rfcSecret, at)
	if _, ok := Match(rfcSecret, given, until.Add(-time.Second)); !ok {
		t.Error("refused before its end")
	}
	if _, ok := Match(rfcSecret, given, until); ok {
		t.Error("taken at its end")
	}
}

func TestNewSecret(t *testing.T) {
	secret, err := NewSecret(bytes.NewReader(make([]byte, secretLen)))
	if err != nil {
		t.Fatal(err)
	}
	if text := Text(secret); len(text) != 52 {
		t.Errorf("%q has %d characters", text, len(text))
	}
	if _, err := NewSecret(bytes.NewReader(nil)); err == nil {
		t.Error("a secret without randomness")
	}
	if got := Text(rfcSecret); got != "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" {
		t.Error(got)
	}
}
