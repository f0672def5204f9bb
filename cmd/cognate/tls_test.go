package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestFilePair: a renewed certificate is served without a restart, and a half
// renewed one never.
func TestFilePair(t *testing.T) {
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	renew := func(at time.Time, files ...string) {
		t.Helper()
		other := t.TempDir()
		if err := makeAuthority(filepath.Join(other, "cert.pem"), filepath.Join(other, "key.pem")); err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(filepath.Join(other, filepath.Base(file)))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, text, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(file, at, at); err != nil {
				t.Fatal(err)
			}
		}
	}
	now := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	p := &filePair{cert: cert, key: key, now: func() time.Time { return now }}
	if _, err := p.get(nil); err == nil {
		t.Error("files that aren't there make a certificate")
	}
	renew(now, cert, key)
	now = now.Add(pairAge)
	first, err := p.get(nil)
	if err != nil {
		t.Fatal(err)
	}
	renew(now, cert)
	now = now.Add(pairAge)
	if got, err := p.get(nil); err != nil || got != first {
		t.Errorf("a certificate without its key: %v", err)
	}
	renew(now.Add(time.Second), cert, key)
	if got, err := p.get(nil); err != nil || got != first {
		t.Errorf("the files are read at every hello: %v", err)
	}
	now = now.Add(pairAge)
	got, err := p.get(nil)
	if err != nil || bytes.Equal(got.Certificate[0], first.Certificate[0]) {
		t.Errorf("the old certificate is still served: %v", err)
	}
	if err := os.Remove(cert); err != nil {
		t.Fatal(err)
	}
	now = now.Add(pairAge)
	if still, err := p.get(nil); err != nil || still != got {
		t.Errorf("files that went away: %v", err)
	}
}

func TestTLSFlags(t *testing.T) {
	for flags, want := range map[tlsFlags]string{
		{}:                              "",
		{cert: "c"}:                     "need each other",
		{key: "k"}:                      "need each other",
		{acme: "a@b", cert: "c"}:        "exclude each other",
		{acme: "a@b", acmeDir: "d"}:     "",
		{cert: "missing", key: "other"}: "",
	} {
		configure, err := flags.config("cognate.db", "https://id.example.com")
		if got := ""; err != nil {
			got = err.Error()
			if want == "" || !strings.Contains(got, want) {
				t.Errorf("%+v: %v", flags, err)
			}
		} else if want != "" || (configure == nil) != (flags == tlsFlags{}) {
			t.Errorf("%+v: no error, want %q", flags, want)
		}
	}
	for db, want := range map[string]string{
		filepath.Join("data", "cognate.db"): filepath.Join("data", "cognate-certificates"),
		"postgres://localhost/cognate":      "cognate-certificates",
	} {
		flags := tlsFlags{acme: "a@b"}
		if _, err := flags.config(db, "https://id.example.com"); err != nil || flags.acmeDir != want {
			t.Errorf("with %s, certificates are kept in %q: %v", db, flags.acmeDir, err)
		}
	}
	empty := filepath.Join(t.TempDir(), "empty.pem")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, root := range []string{"missing.pem", empty} {
		flags := tlsFlags{acme: "a@b", acmeRoot: root}
		if _, err := flags.fromACME(nil); err == nil || !strings.Contains(err.Error(), "-acme-root") {
			t.Errorf("root %s: %v", root, err)
		}
	}
	missing := tlsFlags{cert: "missing", key: "other"}
	if _, err := missing.fromFiles(nil); err == nil || !strings.Contains(err.Error(), "-tls-cert") {
		t.Errorf("%v", err)
	}
}
