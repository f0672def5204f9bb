package https

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestCertificateFiles: serve shows the certificate that is in its files, and
// another one soon after somebody put it there.
func TestCertificateFiles(t *testing.T) {
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	roots := x509.NewCertPool()
	writePair(t, roots, 1, cert, key)
	v := visitorOf(t, start(t, dir, "serve", "-db", ":memory:", "-master-key", filepath.Join(dir, "cognate.key"), "-tls-cert", cert, "-tls-key", key), roots)
	status, shown, err := v.get(t, "id.shop.test", "/health")
	if err != nil || status != 200 || shown.SerialNumber.Int64() != 1 {
		t.Fatalf("%d, %v", status, err)
	}
	writePair(t, roots, 2, cert, key)
	for range 10000 {
		if _, shown, err = v.get(t, "id.shop.test", "/health"); err != nil {
			t.Fatal(err)
		}
		if shown.SerialNumber.Int64() == 2 {
			return
		}
	}
	t.Error("the renewed certificate is never shown")
}

// writePair makes a certificate that vouches for itself, and its key.
func writePair(t *testing.T, roots *x509.CertPool, serial int64, certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(serial), DNSNames: []string{"id.shop.test"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	made, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots.AddCert(made)
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	for file, block := range map[string]*pem.Block{certFile: {Type: "CERTIFICATE", Bytes: der}, keyFile: {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
