// Package https tests how a server in production speaks TLS by itself: with
// certificates that an authority makes by ACME, and with those in files. The
// authority is Pebble, which Let's Encrypt tests its clients with.
package https

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"testing"
	"time"

	"cognate/test/internal/proc"
)

// bin is the program, built once for all tests of the package.
var bin string

func TestMain(m *testing.M) { proc.Main(m, &bin) }

// start runs a server until the test ends.
func start(t *testing.T, dir string, args ...string) *proc.Server {
	t.Helper()
	s, err := proc.Start(dir, bin, args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)
	return s
}

// visitor makes requests to one address under any name, and trusts one
// authority.
type visitor struct {
	address string
	roots   *x509.CertPool
}

func visitorOf(t *testing.T, server *proc.Server, roots *x509.CertPool) *visitor {
	t.Helper()
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{"127.0.0.1:" + u.Port(), roots}
}

// get asks for a page of a host and returns its status and the certificate
// that the server showed.
func (v *visitor) get(t *testing.T, host, path string) (int, *x509.Certificate, error) {
	t.Helper()
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{
		DisableKeepAlives: true, TLSClientConfig: &tls.Config{RootCAs: v.roots},
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, v.address)
		},
	}}
	res, err := client.Get(fmt.Sprintf("https://%s%s", host, path))
	if err != nil {
		return 0, nil, err
	}
	res.Body.Close()
	return res.StatusCode, res.TLS.PeerCertificates[0], nil
}
