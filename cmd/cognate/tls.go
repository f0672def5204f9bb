package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"

	"cognate"
)

// tlsFlags say how serve speaks TLS by itself. Most leave that to a proxy.
type tlsFlags struct {
	cert, key  string
	acme       string // contact address
	acmeDir    string
	acmeServer string // directory URL
	acmeRoot   string // file
}

func (t *tlsFlags) register(f *flagSet) {
	f.StringVar(&t.cert, "tls-cert", "", "serve HTTPS with the certificate chain in this PEM `file`, read again when it changes; needs -tls-key")
	f.StringVar(&t.key, "tls-key", "", "`file` with the key of -tls-cert")
	f.StringVar(&t.acme, "acme", "", "serve HTTPS with certificates made by ACME for the host of -public-url and the pools' domains, on port 443; your e-mail `address` accepts the authority's terms")
	f.StringVar(&t.acmeDir, "acme-dir", "", "`folder` that keeps the certificates of -acme and their keys, for this server alone to read (default cognate-certificates beside the database)")
	f.StringVar(&t.acmeServer, "acme-server", acme.LetsEncryptURL, "directory `URL` of the authority that -acme asks")
	f.StringVar(&t.acmeRoot, "acme-root", "", "PEM `file` with the root that vouches for -acme-server, when the system doesn't know it")
}

// config returns how a server with this database and address speaks TLS, or
// nil if not at all.
func (t *tlsFlags) config(db, publicURL string) (func(*cognate.Server) (*tls.Config, error), error) {
	switch {
	case t.acme != "" && (t.cert != "" || t.key != ""):
		return nil, errors.New("-acme and -tls-cert exclude each other")
	case (t.cert == "") != (t.key == ""):
		return nil, errors.New("-tls-cert and -tls-key need each other")
	case t.acme != "" && !strings.HasPrefix(publicURL, "https://"):
		return nil, errors.New("-acme makes a certificate for the host of -public-url: name it, such as https://id.example.com")
	case t.acme != "":
		if t.acmeDir == "" {
			t.acmeDir = filepath.Join(besides(db), "cognate-certificates")
		}
		return t.fromACME, nil
	case t.cert != "":
		return t.fromFiles, nil
	}
	return nil, nil
}

// fromACME gets each certificate when its host is first asked for, and proves
// by TLS-ALPN-01 that the host is this server.
//
// https://www.rfc-editor.org/rfc/rfc8737
func (t *tlsFlags) fromACME(srv *cognate.Server) (*tls.Config, error) {
	authority := &acme.Client{DirectoryURL: t.acmeServer, UserAgent: "cognate"}
	if t.acmeRoot != "" {
		text, err := os.ReadFile(t.acmeRoot)
		if err != nil {
			return nil, fmt.Errorf("-acme-root: %w", err)
		}
		roots := x509.NewCertPool()
		if !roots.AppendCertsFromPEM(text) {
			return nil, fmt.Errorf("-acme-root: %s has no certificate", t.acmeRoot)
		}
		authority.HTTPClient = &http.Client{Transport: &http.Transport{
			Proxy: http.ProxyFromEnvironment, TLSClientConfig: &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12},
		}}
	}
	manager := &autocert.Manager{
		Prompt: autocert.AcceptTOS, Email: t.acme, Cache: autocert.DirCache(t.acmeDir), HostPolicy: srv.ServesHost, Client: authority,
	}
	c := manager.TLSConfig()
	c.MinVersion = tls.VersionTLS12
	return c, nil
}

func (t *tlsFlags) fromFiles(*cognate.Server) (*tls.Config, error) {
	pair := &filePair{cert: t.cert, key: t.key, now: time.Now}
	if _, err := pair.get(nil); err != nil {
		return nil, fmt.Errorf("-tls-cert: %w", err)
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: pair.get}, nil
}

// filePair is a certificate in files that somebody else renews.
type filePair struct {
	cert, key string
	now       func() time.Time

	mu      sync.Mutex
	loaded  *tls.Certificate
	of      [2]time.Time // the files' times when they were read
	checked time.Time
}

// pairAge is how often the files are looked at, at most.
const pairAge = time.Second

// get returns the certificate, read again if its files have changed. Files
// that don't fit, as in the middle of a renewal, leave the old one in use.
func (p *filePair) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if p.loaded != nil && now.Sub(p.checked) < pairAge {
		return p.loaded, nil
	}
	p.checked = now
	var of [2]time.Time
	for i, file := range []string{p.cert, p.key} {
		info, err := os.Stat(file)
		if err != nil {
			return p.loaded, p.unlessLoaded(err)
		}
		of[i] = info.ModTime()
	}
	if p.loaded != nil && of == p.of {
		return p.loaded, nil
	}
	pair, err := tls.LoadX509KeyPair(p.cert, p.key)
	if err != nil {
		return p.loaded, p.unlessLoaded(err)
	}
	p.loaded, p.of = &pair, of
	return p.loaded, nil
}

func (p *filePair) unlessLoaded(err error) error {
	if p.loaded != nil {
		return nil
	}
	return err
}

// besides is the folder of a database's file; for another database, that
// which the server was started in.
func besides(db string) string {
	if isFile(db) {
		return filepath.Dir(db)
	}
	return "."
}

// devTLS returns how dev speaks TLS: with an authority of this machine, beside
// the database.
func devTLS(db string) (func(*cognate.Server) (*tls.Config, error), string, error) {
	dir := ".cognate"
	if isFile(db) {
		dir = filepath.Dir(db)
	}
	a, err := openAuthority(dir)
	if err != nil {
		return nil, "", err
	}
	return func(*cognate.Server) (*tls.Config, error) { return a.config(), nil }, a.file, nil
}

// offering serves the certificate of a development authority at
// /authority.pem, as browsers and phones take those that they are to trust, and
// all else by the handler.
func offering(file string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || r.URL.Path != "/authority.pem" {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/x-x509-ca-cert")
		http.ServeFile(w, r, file)
	})
}

// trustText says how to make this machine trust the authority.
func trustText(file string) string {
	file, err := filepath.Abs(file)
	if err != nil {
		return ""
	}
	return strings.NewReplacer("FILE", file).Replace(`  Trust its certificate once, to have browsers and programs trust this server:
    Debian     sudo cp FILE /usr/local/share/ca-certificates/cognate-dev.crt && sudo update-ca-certificates
    macOS      sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain FILE
    Windows    certutil -addstore -user Root FILE
    Node       NODE_EXTRA_CA_CERTS=FILE
    AWS CLI    AWS_CA_BUNDLE=FILE
    others     download it from /authority.pem of this server

`)
}
