package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// authority is a certificate authority of one developer's machine. It is made
// once; whoever trusts its certificate trusts what dev serves over TLS, for
// names of this machine and no others.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	file string // its certificate, for people to install

	mu     sync.Mutex
	leaves map[string]*tls.Certificate
}

const (
	authorityLifetime = 10 * 365 * 24 * time.Hour
	leafLifetime      = 90 * 24 * time.Hour
	// leavesKept bounds the certificates in memory: a name costs one.
	leavesKept = 256
)

// openAuthority reads the authority in a folder, or makes it.
func openAuthority(dir string) (*authority, error) {
	a := &authority{file: filepath.Join(dir, "authority.pem"), leaves: map[string]*tls.Certificate{}}
	keyFile := filepath.Join(dir, "authority.key")
	pair, err := tls.LoadX509KeyPair(a.file, keyFile)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeAuthority(a.file, keyFile); err != nil {
			return nil, fmt.Errorf("make a development authority: %w", err)
		}
		pair, err = tls.LoadX509KeyPair(a.file, keyFile)
	}
	if err != nil {
		return nil, fmt.Errorf("development authority: %w; delete %s and %s to make another", err, a.file, keyFile)
	}
	key, ok := pair.PrivateKey.(*ecdsa.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("development authority: %s is no key that dev made", keyFile)
	}
	a.key = key
	a.cert, err = x509.ParseCertificate(pair.Certificate[0])
	return a, err
}

// makeAuthority writes a new authority's key and certificate. It may sign for
// names of this machine only, so that one who steals the key gains little.
//
// https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10
func makeAuthority(certFile, keyFile string) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	loopback4, loopback6 := net.IPNet{IP: net.IPv4(127, 0, 0, 0).To4(), Mask: net.CIDRMask(8, 32)}, net.IPNet{IP: net.IPv6loopback, Mask: net.CIDRMask(128, 128)}
	template := &x509.Certificate{
		Subject:   pkix.Name{CommonName: "Cognate development authority", Organization: []string{"Cognate on this machine"}},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(authorityLifetime),
		IsCA: true, BasicConstraintsValid: true, MaxPathLenZero: true, KeyUsage: x509.KeyUsageCertSign,
		PermittedDNSDomainsCritical: true, PermittedDNSDomains: []string{"localhost"},
		PermittedIPRanges: []*net.IPNet{&loopback4, &loopback6},
	}
	der, err := signed(template, template, key, key)
	if err != nil {
		return err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(keyFile), 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(keyFile, encodePEM("PRIVATE KEY", secret), 0o600); err != nil {
		return err
	}
	return os.WriteFile(certFile, encodePEM("CERTIFICATE", der), 0o644)
}

// config serves certificates made for the name that a client asks for.
func (a *authority) config() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
		return a.leaf(hello.ServerName)
	}}
}

// leaf returns a certificate for a name of this machine; for no name, one for
// its loopback addresses.
func (a *authority) leaf(name string) (*tls.Certificate, error) {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if name != "" && name != "localhost" && !strings.HasSuffix(name, ".localhost") {
		return nil, fmt.Errorf("%q is no name of this machine", name)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	now := time.Now()
	if kept := a.leaves[name]; kept != nil && now.Before(kept.Leaf.NotAfter.Add(-leafLifetime/3)) {
		return kept, nil
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(leafLifetime),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
	}
	if name != "" && name != "localhost" {
		template.DNSNames = append(template.DNSNames, name)
	}
	der, err := signed(template, a.cert, key, a.key)
	if err != nil {
		return nil, err
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	if len(a.leaves) >= leavesKept {
		clear(a.leaves)
	}
	a.leaves[name] = &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}
	return a.leaves[name], nil
}

// signed makes a certificate with a serial number of its own.
func signed(template, parent *x509.Certificate, key, by *ecdsa.PrivateKey) ([]byte, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return nil, err
	}
	template.SerialNumber = serial
	return x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, by)
}

func encodePEM(kind string, der []byte) []byte {
	var out bytes.Buffer
	_ = pem.Encode(&out, &pem.Block{Type: kind, Bytes: der}) // a buffer takes everything
	return out.Bytes()
}
