package delivery

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/emersion/go-msgauth/dkim"
	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// postOffice is somebody else's mail server: it takes mail over TLS from
// those who log in.
type postOffice struct {
	url    string
	roots  *tls.Config
	server *smtp.Server
	conns  atomic.Int32
	keep   func(from, to string, mail []byte) error

	mu       sync.Mutex
	sessions []*smtp.Conn
}

func openPostOffice(t *testing.T, utf8 bool, keep func(from, to string, mail []byte) error) *postOffice {
	t.Helper()
	own := &smtpServer{}
	own.certificate(t)
	p := &postOffice{roots: &tls.Config{RootCAs: own.roots}, keep: keep}
	p.server = smtp.NewServer(p)
	p.server.Domain, p.server.EnableSMTPUTF8 = "mx.example.com", utf8
	l, err := tls.Listen("tcp", "127.0.0.1:0", own.tls)
	if err != nil {
		t.Fatal(err)
	}
	p.url = "smtps://" + url.UserPassword("shop", "s3cret").String() + "@" + l.Addr().String()
	go p.server.Serve(l)
	t.Cleanup(func() { p.server.Close() })
	return p
}

func (p *postOffice) NewSession(c *smtp.Conn) (smtp.Session, error) {
	p.conns.Add(1)
	p.mu.Lock()
	p.sessions = append(p.sessions, c)
	p.mu.Unlock()
	return &customer{office: p}, nil
}

// hangUp ends all connections.
func (p *postOffice) hangUp() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.sessions {
		c.Conn().Close()
	}
	p.sessions = nil
}

func (p *postOffice) sender(t *testing.T, keys ...DKIM) *SMTP {
	t.Helper()
	s, err := NewSMTP(p.url, SMTPOptions{TLS: p.roots, DKIM: keys})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// customer is a connection's state at the post office.
type customer struct {
	office   *postOffice
	known    bool
	from, to string
}

func (c *customer) AuthMechanisms() []string { return []string{sasl.Plain} }
func (c *customer) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "shop" || password != "s3cret" {
			return smtp.ErrAuthFailed
		}
		c.known = true
		return nil
	}), nil
}
func (c *customer) Reset()        { c.from, c.to = "", "" }
func (c *customer) Logout() error { return nil }
func (c *customer) Mail(from string, _ *smtp.MailOptions) error {
	if !c.known {
		return smtp.ErrAuthRequired
	}
	c.from = from
	return nil
}
func (c *customer) Rcpt(to string, _ *smtp.RcptOptions) error {
	if strings.HasPrefix(to, "nobody@") {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: to + " is unknown"}
	}
	c.to = to
	return nil
}
func (c *customer) Data(r io.Reader) error {
	mail, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	return c.office.keep(c.from, c.to, mail)
}

func TestSMTPConnectionsServeManyMails(t *testing.T) {
	var got atomic.Int32
	office := openPostOffice(t, false, func(string, string, []byte) error { got.Add(1); return nil })
	s := office.sender(t)
	for range mailsPerConn + 1 {
		if err := s.Send(t.Context(), welcome()); err != nil {
			t.Fatal(err)
		}
	}
	if got.Load() != mailsPerConn+1 || office.conns.Load() != 2 {
		t.Errorf("%d mails over %d connections", got.Load(), office.conns.Load())
	}
}

func TestSMTPOutlivesConnectionsThatEnd(t *testing.T) {
	var got atomic.Int32
	office := openPostOffice(t, false, func(string, string, []byte) error { got.Add(1); return nil })
	s := office.sender(t)
	for range 3 {
		if err := s.Send(t.Context(), welcome()); err != nil {
			t.Fatal(err)
		}
		office.hangUp()
	}
	if got.Load() != 3 || office.conns.Load() != 3 {
		t.Errorf("%d mails over %d connections", got.Load(), office.conns.Load())
	}
}

func TestSMTPKeepsTheConnectionOfARefusedRecipient(t *testing.T) {
	office := openPostOffice(t, false, func(string, string, []byte) error { return nil })
	s := office.sender(t)
	for _, to := range []string{"nobody@example.com", "ann@example.com", "nobody@example.com"} {
		m := welcome()
		m.To = to
		err := s.Send(t.Context(), m)
		if refused := errors.Is(err, ErrRefused); refused != strings.HasPrefix(to, "nobody") || err != nil && strings.Contains(err.Error(), to) {
			t.Errorf("%s: %v", to, err)
		}
	}
	if n := office.conns.Load(); n != 1 {
		t.Errorf("%d connections", n)
	}
}

func TestSMTPServerThatIsBusy(t *testing.T) {
	office := openPostOffice(t, false, func(string, string, []byte) error {
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "later"}
	})
	if err := office.sender(t).Send(t.Context(), welcome()); err == nil || errors.Is(err, ErrRefused) {
		t.Errorf("%v", err)
	}
}

func TestSMTPServerThatBreaksOff(t *testing.T) {
	var got atomic.Int32
	var office *postOffice
	office = openPostOffice(t, false, func(string, string, []byte) error {
		if got.Add(1) == 2 {
			office.hangUp()
		}
		return nil
	})
	s := office.sender(t)
	if err := s.Send(t.Context(), welcome()); err != nil {
		t.Fatal(err)
	}
	// The server may have the mail: to send it again is not for the sender.
	if err := s.Send(t.Context(), welcome()); err == nil || errors.Is(err, ErrRefused) || got.Load() != 2 {
		t.Errorf("%v, the server got %d mails", err, got.Load())
	}
	if err := s.Send(t.Context(), welcome()); err != nil || got.Load() != 3 {
		t.Errorf("the next: %v, the server got %d mails", err, got.Load())
	}
}

func TestSMTPClosesItsConnections(t *testing.T) {
	office := openPostOffice(t, false, func(string, string, []byte) error { return nil })
	s := office.sender(t)
	for range 2 {
		if err := s.Send(t.Context(), welcome()); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil || len(s.idle) != 0 {
			t.Errorf("%d connections wait, %v", len(s.idle), err)
		}
	}
	if n := office.conns.Load(); n != 2 {
		t.Errorf("%d connections", n)
	}
}

func TestInternationalAddresses(t *testing.T) {
	tests := []struct {
		to, envelope string
		utf8, sent   bool
	}{
		{"jörg@bücher.example", "jörg@xn--bcher-kva.example", true, true},
		{"ann@bücher.example", "ann@xn--bcher-kva.example", false, true},
		{"jörg@example.com", "", false, false},
		{"用户@例子.example", "用户@xn--fsqu00a.example", true, true},
	}
	for _, tt := range tests {
		var from, to string
		var mail []byte
		office := openPostOffice(t, tt.utf8, func(f, r string, b []byte) error { from, to, mail = f, r, b; return nil })
		m := welcome()
		m.To, m.From, m.Subject = tt.to, "Zoë’s Läden <no-reply@läden.example>", "Dein Code für Zürich 🎉"
		err := office.sender(t).Send(t.Context(), m)
		if (err == nil) != tt.sent || errors.Is(err, ErrRefused) == tt.sent {
			t.Errorf("%s: %v", tt.to, err)
			continue
		}
		if !tt.sent {
			continue
		}
		if to != tt.envelope || from != "no-reply@xn--lden-loa.example" {
			t.Errorf("%s: from %s to %s", tt.to, from, to)
		}
		h := rawHeader(string(mail))
		if got := h.Get("To"); got != "<"+tt.envelope+">" {
			t.Errorf("%s: To %q", tt.to, got)
		}
		for _, name := range []string{"From", "Subject"} {
			if strings.ContainsFunc(h.Get(name), func(r rune) bool { return r > 126 }) {
				t.Errorf("%s: %s %q", tt.to, name, h.Get(name))
			}
		}
	}
}

func TestDKIM(t *testing.T) {
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	_, edKey, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for kind, key := range map[string]crypto.Signer{"rsa": rsaKey, "ed25519": edKey} {
		der, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			t.Fatal(err)
		}
		d, err := ParseDKIM("Shop.example", "codes", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
		if err != nil {
			t.Fatal(err)
		}
		for from, signed := range map[string]bool{"a@shop.example": true, "a@mail.SHOP.example": true, "a@shop.example.com": false, "a@myshop.example": false} {
			for _, reply := range []string{"", "help@example.com"} {
				var mail []byte
				office := openPostOffice(t, false, func(_, _ string, b []byte) error { mail = b; return nil })
				m := welcome()
				m.From, m.ReplyTo, m.Text = from, reply, "A line.\n.\n..dots and trailing  \n\n\n"
				if err := office.sender(t, d).Send(t.Context(), m); err != nil {
					t.Fatal(err)
				}
				if got := verifyDKIM(t, kind, key.Public(), mail); got != signed {
					t.Errorf("%s from %s, replies to %q: signed is %v", kind, from, reply, got)
				}
				if signed && verifyDKIM(t, kind, key.Public(), bytes.Replace(mail, []byte("Subject: "), []byte("Subject: x"), 1)) {
					t.Error("a changed subject is signed")
				}
				if signed && verifyDKIM(t, kind, key.Public(), append([]byte("Subject: another\r\n"), mail...)) {
					t.Error("a second subject is signed")
				}
			}
		}
	}
}

// verifyDKIM reports whether a mail has a good signature of shop.example.
func verifyDKIM(t *testing.T, kind string, key crypto.PublicKey, mail []byte) bool {
	t.Helper()
	public, ok := key.(ed25519.PublicKey)
	if !ok {
		var err error
		if public, err = x509.MarshalPKIXPublicKey(key); err != nil {
			t.Fatal(err)
		}
	}
	record := "v=DKIM1; k=" + kind + "; p=" + base64.StdEncoding.EncodeToString(public)
	found, err := dkim.VerifyWithOptions(bytes.NewReader(mail), &dkim.VerifyOptions{LookupTXT: func(name string) ([]string, error) {
		if name != "codes._domainkey.shop.example" {
			return nil, &net.DNSError{Err: "no such host", Name: name, IsNotFound: true}
		}
		return []string{record}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return len(found) == 1 && found[0].Err == nil && found[0].Domain == "shop.example"
}

func TestParseDKIMRefuses(t *testing.T) {
	for _, text := range []string{"", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"} {
		if _, err := ParseDKIM("shop.example", "codes", []byte(text)); err == nil {
			t.Errorf("%q is a key", text)
		}
	}
}

// TestTenThousandMails holds that senders take no more memory however many
// mails leave.
func TestTenThousandMails(t *testing.T) {
	const mails = 10_000
	var got atomic.Int32
	office := openPostOffice(t, false, func(string, string, []byte) error { got.Add(1); return nil })
	s := office.sender(t)
	var early uint64
	next := make(chan int)
	var senders sync.WaitGroup
	failed := make(chan error, 4)
	for range 4 {
		senders.Go(func() {
			for i := range next {
				m := welcome()
				m.To = fmt.Sprintf("user%d@example.com", i)
				if err := s.Send(t.Context(), m); err != nil {
					select {
					case failed <- err:
					default:
					}
				}
			}
		})
	}
	for i := range mails {
		if i == mails/10 {
			early = heap()
		}
		next <- i
	}
	close(next)
	senders.Wait()
	select {
	case err := <-failed:
		t.Fatal(err)
	default:
	}
	if n := got.Load(); n != mails {
		t.Errorf("%d mails arrived", n)
	}
	if late := heap(); late > early+4<<20 {
		t.Errorf("%d bytes are in use after all mails, %d after a tenth", late, early)
	}
	if n := office.conns.Load(); n > mails/mailsPerConn+4 {
		t.Errorf("%d connections", n)
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
