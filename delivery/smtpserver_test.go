package delivery

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"math/big"
	"net"
	"net/textproto"
	"strings"
	"sync"
	"testing"
	"time"
)

// smtpServer is a mail server that speaks RFC 5321 with STARTTLS and AUTH
// PLAIN on a real connection, and keeps what it is given.
type smtpServer struct {
	addr     string
	config   smtpConfig
	tls      *tls.Config
	roots    *x509.CertPool
	listener net.Listener
	wait     sync.WaitGroup

	mu    sync.Mutex
	mails []received
}

// smtpConfig is what a server offers and how it answers.
type smtpConfig struct {
	starttls, implicit bool
	user, password     string
	refuseData         string // the answer to the end of a mail
	silent             bool   // accepts connections and says nothing
}

// received is one mail as it came over the wire.
type received struct {
	from, to, data string
	encrypted      bool
	user           string
}

func startSMTP(t *testing.T, config smtpConfig) *smtpServer {
	t.Helper()
	s := &smtpServer{config: config}
	s.certificate(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if config.implicit {
		listener = tls.NewListener(listener, s.tls)
	}
	s.listener, s.addr = listener, listener.Addr().String()
	s.wait.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			s.wait.Go(func() { s.serve(conn) })
		}
	})
	t.Cleanup(func() {
		listener.Close()
		s.wait.Wait()
	})
	return s
}

func (s *smtpServer) certificate(t *testing.T) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Unix(0, 0), NotAfter: time.Unix(1<<33, 0),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	s.roots = x509.NewCertPool()
	s.roots.AddCert(parsed)
	s.tls = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
}

// sender returns an SMTP that trusts the server's certificate.
func (s *smtpServer) sender(t *testing.T, scheme, query string) *SMTP {
	t.Helper()
	login := ""
	if s.config.user != "" {
		login = s.config.user + ":" + s.config.password + "@"
	}
	sender, err := NewSMTP(scheme+"://"+login+s.addr+query, SMTPOptions{TLS: &tls.Config{RootCAs: s.roots}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { sender.Close() })
	return sender
}

func (s *smtpServer) received(t *testing.T) received {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.mails) != 1 {
		t.Fatalf("server has %d mails; want 1", len(s.mails))
	}
	return s.mails[0]
}

func (s *smtpServer) serve(conn net.Conn) {
	defer func() { conn.Close() }()
	text := textproto.NewConn(conn)
	if s.config.silent {
		text.ReadLine() // returns when the client gives up
		return
	}
	mail := received{encrypted: s.config.implicit}
	text.PrintfLine("220 test ESMTP")
	for {
		line, err := text.ReadLine()
		if err != nil {
			return
		}
		verb, arg, _ := strings.Cut(line, " ")
		switch strings.ToUpper(verb) {
		case "EHLO":
			s.greet(text, mail.encrypted)
		case "STARTTLS":
			text.PrintfLine("220 go ahead")
			secured := tls.Server(conn, s.tls)
			conn, text, mail.encrypted = secured, textproto.NewConn(secured), true
		case "AUTH":
			mail.user = s.login(text, arg)
		case "MAIL":
			mail.from = between(arg)
			text.PrintfLine("250 ok")
		case "RCPT":
			mail.to = between(arg)
			text.PrintfLine("250 ok")
		case "DATA":
			s.take(text, mail)
		case "QUIT":
			text.PrintfLine("221 bye")
			return
		default:
			text.PrintfLine("250 ok")
		}
	}
}

func (s *smtpServer) greet(text *textproto.Conn, encrypted bool) {
	text.PrintfLine("250-test")
	text.PrintfLine("250-ENHANCEDSTATUSCODES")
	if s.config.starttls && !encrypted {
		text.PrintfLine("250-STARTTLS")
	}
	if s.config.user != "" {
		text.PrintfLine("250-AUTH PLAIN")
	}
	text.PrintfLine("250 8BITMIME")
}

func (s *smtpServer) login(text *textproto.Conn, arg string) string {
	raw, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(arg, "PLAIN "))
	if string(raw) != "\x00"+s.config.user+"\x00"+s.config.password {
		text.PrintfLine("535 5.7.8 no such user")
		return ""
	}
	text.PrintfLine("235 2.7.0 welcome")
	return s.config.user
}

func (s *smtpServer) take(text *textproto.Conn, mail received) {
	text.PrintfLine("354 go on")
	data, err := text.ReadDotBytes()
	if err != nil {
		return
	}
	if s.config.refuseData != "" {
		text.PrintfLine("%s", s.config.refuseData)
		return
	}
	mail.data = string(data)
	s.mu.Lock()
	s.mails = append(s.mails, mail)
	s.mu.Unlock()
	text.PrintfLine("250 taken")
}

func between(s string) string {
	_, s, _ = strings.Cut(s, "<")
	s, _, _ = strings.Cut(s, ">")
	return s
}

// rawHeader returns the header lines of a mail, unfolded.
func rawHeader(data string) textproto.MIMEHeader {
	h, err := textproto.NewReader(bufio.NewReader(strings.NewReader(data))).ReadMIMEHeader()
	if err != nil {
		return textproto.MIMEHeader{"Error": {fmt.Sprint(err)}}
	}
	return h
}
