package delivery

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"
)

// SMTPOptions sets what the URL of an SMTP server cannot say. The zero value
// is good.
type SMTPOptions struct {
	TLS     *tls.Config   // extra roots and the like; the server's name is filled in
	Timeout time.Duration // for one message, from dialling on; default 30 seconds
}

// SMTP is the Sender of real mail. It makes one connection for each message:
// messages are few, and nothing then goes stale.
//
// https://www.rfc-editor.org/rfc/rfc5321
type SMTP struct {
	host     string
	port     int
	implicit bool // TLS from the first byte
	policy   mail.TLSPolicy
	user     string
	password string
	tls      *tls.Config
	timeout  time.Duration
}

// NewSMTP returns the Sender for a server given as a URL:
//
//	smtp://user:password@host:587?starttls=required
//	smtps://user:password@host:465
//
// With smtp, starttls says whether the connection must turn to TLS
// (required, the default), does so if the server can (optional), or stays as
// it is (none). Name and password may be left out; over a connection without
// TLS they are only given to a server on this machine, or hashed. The port
// is 587 or 465 if it is left out. Errors never show the password.
func NewSMTP(rawURL string, o SMTPOptions) (*SMTP, error) {
	u, err := url.Parse(rawURL)
	if err != nil {
		return nil, errors.New("delivery: the SMTP URL is malformed") // url.Error quotes it, with the password
	}
	s := &SMTP{host: u.Hostname(), timeout: o.Timeout}
	if s.timeout <= 0 {
		s.timeout = 30 * time.Second
	}
	if s.host == "" || strings.Trim(u.Path, "/") != "" || u.Fragment != "" {
		return nil, errors.New("delivery: an SMTP URL has a host and no path")
	}
	s.user = u.User.Username()
	s.password, _ = u.User.Password()
	if err := s.secure(u); err != nil {
		return nil, err
	}
	if p := u.Port(); p != "" {
		if s.port, err = strconv.Atoi(p); err != nil || s.port < 1 || s.port > 65535 {
			return nil, fmt.Errorf("delivery: SMTP port %q is out of range", p)
		}
	}
	s.tls = &tls.Config{MinVersion: tls.VersionTLS12}
	if o.TLS != nil {
		s.tls = o.TLS.Clone()
	}
	if s.tls.ServerName == "" {
		s.tls.ServerName = s.host
	}
	return s, nil
}

// secure reads the scheme and the starttls parameter, and sets the port that
// goes with them.
func (s *SMTP) secure(u *url.URL) error {
	q := u.Query()
	starttls := q.Get("starttls")
	q.Del("starttls")
	for name := range q {
		return fmt.Errorf("delivery: unknown parameter %q in the SMTP URL", name)
	}
	switch u.Scheme {
	case "smtps":
		if starttls != "" {
			return errors.New("delivery: starttls goes with smtp, not with smtps")
		}
		s.implicit, s.policy, s.port = true, mail.NoTLS, 465
		return nil
	case "smtp":
		s.port = 587
	default:
		return fmt.Errorf("delivery: the scheme of an SMTP URL is smtp or smtps, not %q", u.Scheme)
	}
	switch starttls {
	case "", "required":
		s.policy = mail.TLSMandatory
	case "optional":
		s.policy = mail.TLSOpportunistic
	case "none":
		s.policy = mail.NoTLS
	default:
		return fmt.Errorf("delivery: starttls is required, optional or none, not %q", starttls)
	}
	return nil
}

// Send hands the message to the server and returns when the server has taken
// charge of it. It gives up when ctx ends or the time is over.
func (s *SMTP) Send(ctx context.Context, m Message) error {
	if m.Medium != Email {
		return fmt.Errorf("delivery: SMTP sends no message of medium %q", m.Medium)
	}
	msg, err := compose(m)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	client, err := s.client(ctx)
	if err != nil {
		return fmt.Errorf("delivery: smtp %s: %w", s.host, err)
	}
	conn, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return s.failure(ctx, "connect", err)
	}
	defer conn.Close()
	if err := client.SendWithSMTPClient(conn, msg); err != nil && !msg.IsDelivered() {
		return s.failure(ctx, "send", err)
	}
	conn.Quit() // the server has the message; how it says goodbye changes nothing
	return nil
}

// client returns a client for one message. Its connection is closed when ctx
// ends, which wakes whatever waits on it.
func (s *SMTP) client(ctx context.Context) (*mail.Client, error) {
	options := []mail.Option{
		mail.WithPort(s.port), mail.WithTimeout(s.timeout),
		mail.WithTLSPolicy(s.policy), mail.WithTLSConfig(s.tls),
		mail.WithDialContextFunc(func(dial context.Context, network, address string) (net.Conn, error) {
			conn, err := (&net.Dialer{}).DialContext(dial, network, address)
			if err != nil {
				return nil, err
			}
			context.AfterFunc(ctx, func() { conn.Close() })
			if !s.implicit {
				return conn, nil
			}
			secured := tls.Client(conn, s.tls)
			if err := secured.HandshakeContext(dial); err != nil {
				conn.Close()
				return nil, err
			}
			return secured, nil
		}),
	}
	if s.user != "" {
		// PLAIN and LOGIN refuse by themselves to go over an open connection
		// to another machine.
		options = append(options, mail.WithUsername(s.user), mail.WithPassword(s.password),
			mail.WithOpportunisticSMTPAuth(mail.SMTPAuthSCRAMSHA256, mail.SMTPAuthPlain,
				mail.SMTPAuthLogin, mail.SMTPAuthSCRAMSHA1, mail.SMTPAuthCramMD5))
	}
	return mail.NewClient(s.host, options...)
}

// failure describes what went wrong without a word of the message: a server's
// refusal is reduced to its codes, since servers quote what they refuse.
func (s *SMTP) failure(ctx context.Context, doing string, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("delivery: smtp %s: %s: %w", s.host, doing, ctx.Err())
	}
	if e, ok := errors.AsType[*mail.SendError](err); ok {
		text := e.Reason.String()
		if e.ErrorCode() != 0 {
			text = fmt.Sprintf("%s: server answered %d %s", text, e.ErrorCode(), e.EnhancedStatusCode())
		}
		return fmt.Errorf("delivery: smtp %s: %s", s.host, strings.TrimSpace(text))
	}
	text := err.Error()
	if s.password != "" {
		text = strings.ReplaceAll(text, s.password, "***")
	}
	return fmt.Errorf("delivery: smtp %s: %s: %s", s.host, doing, oneLine(text))
}
