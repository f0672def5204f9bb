package https

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/letsencrypt/pebble/v2/ca"
	"github.com/letsencrypt/pebble/v2/db"
	"github.com/letsencrypt/pebble/v2/va"
	"github.com/letsencrypt/pebble/v2/wfe"
	"github.com/miekg/dns"

	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

// authority is a Pebble, at an address of its own and not yet serving.
type authority struct {
	*httptest.Server
	roots *x509.CertPool // of the certificates that it makes
	log   bytes.Buffer
}

// serve starts it. It looks for those whose certificates it makes at one port
// of this machine, whatever they are called.
func (a *authority) serve(t *testing.T, port int) {
	t.Helper()
	t.Setenv("PEBBLE_VA_NOSLEEP", "1")
	t.Setenv("PEBBLE_WFE_NONCEREJECT", "0")
	logger, store := log.New(&a.log, "", 0), db.NewMemoryStore()
	maker := ca.New(logger, store, "", "ecdsa", 0, 1, map[string]ca.Profile{"default": {Description: "default"}})
	judge := va.New(logger, port, port, false, names(t), store)
	front := wfe.New(logger, store, judge, maker, []string{"pebble.test"}, false, false, 1, 1)
	a.roots = x509.NewCertPool()
	a.roots.AddCert(maker.GetRootCert(0).Cert)
	a.Config.Handler, a.Config.ErrorLog = front.Handler(), log.New(io.Discard, "", 0)
	a.StartTLS()
	t.Cleanup(a.Close)
}

// names serves the domain name system, in which every name is this machine's.
func names(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &dns.Server{Listener: l, Handler: dns.HandlerFunc(func(w dns.ResponseWriter, asked *dns.Msg) {
		answer := new(dns.Msg).SetReply(asked)
		if q := asked.Question[0]; q.Qtype == dns.TypeA {
			answer.Answer = append(answer.Answer, &dns.A{
				Hdr: dns.RR_Header{Name: q.Name, Rrtype: dns.TypeA, Class: dns.ClassINET}, A: net.IPv4(127, 0, 0, 1),
			})
		}
		if err := w.WriteMsg(answer); err != nil {
			t.Error(err)
		}
	})}
	done := make(chan struct{})
	go func() {
		defer close(done)
		server.ActivateAndServe()
	}()
	t.Cleanup(func() {
		l.Close()
		<-done
	})
	return l.Addr().String()
}

// TestACME: serve gets certificates for its own name and for the domains of
// pools, for no others; it keeps them where nobody else can read them, and
// needs no authority when it starts again.
func TestACME(t *testing.T) {
	const own, login = "id.shop.test", "login.shop.test"
	dir := t.TempDir()
	pebble := &authority{Server: httptest.NewUnstartedServer(nil)}
	root := filepath.Join(dir, "root.pem")
	// The certificate of the directory itself, which httptest makes.
	probe := httptest.NewTLSServer(nil)
	probe.Close()
	if err := os.WriteFile(root, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: probe.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	data := []string{"-db", filepath.Join(dir, "cognate.db"), "-master-key", filepath.Join(dir, "cognate.key")}
	addDomain(t, start(t, dir, append([]string{"dev"}, data...)...), login)
	serve := append([]string{
		"serve", "-public-url", "https://" + own, "-acme", "admin@shop.test",
		"-acme-server", "https://" + pebble.Listener.Addr().String() + wfe.DirectoryPath, "-acme-root", root,
	}, data...)
	server := start(t, dir, serve...)
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.Atoi(u.Port())
	if err != nil {
		t.Fatal(err)
	}
	pebble.serve(t, port)
	v := visitorOf(t, server, pebble.roots)

	status, first, err := v.get(t, own, "/health")
	if err != nil || status != 200 {
		t.Fatalf("%s: %d, %v\n%s", own, status, err, pebble.log.String())
	}
	if status, _, err := v.get(t, login, "/oauth2/userInfo"); err != nil || status != http.StatusBadRequest {
		t.Errorf("%s: %d, %v", login, status, err)
	}
	if _, _, err := v.get(t, "other.shop.test", "/"); err == nil || strings.Contains(pebble.log.String(), "other.shop.test") {
		t.Errorf("the authority is asked for a name that is nobody's: %v", err)
	}

	kept := filepath.Join(dir, "cognate-certificates")
	files := 0
	err = filepath.WalkDir(kept, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is open to others: %v", path, info.Mode())
		}
		files++
		return err
	})
	if err != nil || files < 4 { // the folder, an account, two certificates
		t.Errorf("%d files in %s: %v", files, kept, err)
	}

	server.Kill()
	pebble.Close()
	v = visitorOf(t, start(t, dir, serve...), pebble.roots)
	status, again, err := v.get(t, own, "/health")
	if err != nil || status != 200 || !again.Equal(first) {
		t.Errorf("after a restart: %d, %v; the same certificate: %v", status, err, err == nil && again.Equal(first))
	}
}

// addDomain makes a pool with a domain of its own, and ends the server.
func addDomain(t *testing.T, server *proc.Server, domain string) {
	t.Helper()
	defer server.Kill()
	api := wirecall.New(server.URL, 1)
	var pool struct{ UserPool struct{ Id string } }
	if err := api.Call("CreateUserPool", map[string]any{"PoolName": "shop"}, &pool); err != nil {
		t.Fatal(err)
	}
	if err := api.Call("CreateUserPoolDomain", map[string]any{
		"UserPoolId": pool.UserPool.Id, "Domain": domain,
		"CustomDomainConfig": map[string]string{"CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/0a1b"},
	}, nil); err != nil {
		t.Fatal(err)
	}
}
