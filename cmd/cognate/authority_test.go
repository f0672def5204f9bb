package main

import (
	"crypto/tls"
	"crypto/x509"
	"os"
	"testing"
)

func TestAuthority(t *testing.T) {
	dir := t.TempDir()
	first, err := openAuthority(dir)
	if err != nil {
		t.Fatal(err)
	}
	a, err := openAuthority(dir)
	if err != nil || !a.cert.Equal(first.cert) {
		t.Fatalf("the second start makes another authority: %v", err)
	}
	roots := x509.NewCertPool()
	text, err := os.ReadFile(a.file)
	if err != nil || !roots.AppendCertsFromPEM(text) {
		t.Fatalf("%s: %v", a.file, err)
	}
	for _, name := range []string{"localhost", "app.auth.localhost", "LOCALHOST"} {
		got, err := a.config().GetCertificate(&tls.ClientHelloInfo{ServerName: name})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, err := got.Leaf.Verify(x509.VerifyOptions{Roots: roots, DNSName: name}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		again, _ := a.leaf(name)
		if again != got {
			t.Errorf("%s: a second hello makes a second certificate", name)
		}
	}
	byAddress, err := a.leaf("")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := byAddress.Leaf.Verify(x509.VerifyOptions{Roots: roots, DNSName: "127.0.0.1"}); err != nil {
		t.Error(err)
	}
	if _, err := a.leaf("example.com"); err == nil {
		t.Error("a certificate for another machine's name")
	}
	info, err := os.Stat(dir + "/authority.key")
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key: %v, %v", info.Mode(), err)
	}
}
