package clients

import (
	"encoding/pem"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"cognate/test/internal/proc"
)

// secured is a server behind a proxy that ends TLS, which is how most are run
// and what some clients insist on.
type secured struct {
	URL   string // of the proxy
	Plain string // of the server itself
	CA    string // a file with the authority of the proxy's certificate
}

func startSecured(t *testing.T, args ...string) *secured {
	t.Helper()
	var target *url.URL
	proxy := httptest.NewUnstartedServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(target)
		r.SetXForwarded()
		r.Out.Host = r.In.Host
	}})
	s := &secured{URL: "https://" + proxy.Listener.Addr().String(), CA: filepath.Join(t.TempDir(), "ca.pem")}
	server, err := proc.Start(t.TempDir(), bin, append([]string{"dev", "-memory", "-public-url", s.URL}, args...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Kill)
	s.Plain = server.URL
	if target, err = url.Parse(server.URL); err != nil {
		t.Fatal(err)
	}
	proxy.StartTLS()
	t.Cleanup(proxy.Close)
	authority := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: proxy.Certificate().Raw})
	if err := os.WriteFile(s.CA, authority, 0o600); err != nil {
		t.Fatal(err)
	}
	return s
}
