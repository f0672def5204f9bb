package delivery

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/textproto"
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
	DKIM    []DKIM        // mail from a domain of these is signed
}

// SMTP is the Sender of real mail. Connections serve one message after
// another, and end when they have had nothing to do for half a minute.
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
	dkim     []DKIM
	idle     chan *smtpConn
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
	s := &SMTP{host: u.Hostname(), timeout: o.Timeout, dkim: o.DKIM, idle: make(chan *smtpConn, mostIdle)}
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
	e, err := open(m)
	if err != nil {
		return err
	}
	mail, err := s.write(m, e)
	if err != nil {
		return fmt.Errorf("delivery: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	for {
		c, fresh, err := s.take(ctx)
		if err != nil {
			return err
		}
		if ok, _ := c.smtp.Extension("SMTPUTF8"); !ok && e.international() {
			s.keep(c)
			return fmt.Errorf("delivery: smtp %s: %w: the server takes no addresses beyond ASCII", s.host, ErrRefused)
		}
		stale, err := c.send(ctx, s.timeout, e, mail)
		if code := answered(err); err == nil || code >= 400 && code != 421 {
			s.keep(c)
		} else {
			c.quit()
		}
		if err == nil {
			return nil
		}
		if fresh || !stale {
			return s.failure(ctx, "send", err)
		}
	}
}

// write returns the mail as it goes over the wire, signed where there is a key
// for its sender.
func (s *SMTP) write(m Message, e envelope) ([]byte, error) {
	var text bytes.Buffer
	if _, err := compose(m, e).WriteTo(&text); err != nil {
		return nil, err
	}
	for _, d := range s.dkim {
		if d.covers(domainOf(e.from)) {
			return d.sign(text.Bytes())
		}
	}
	return text.Bytes(), nil
}

// failure describes what went wrong without a word of the message: a server's
// refusal is reduced to its codes, since servers quote what they refuse.
func (s *SMTP) failure(ctx context.Context, doing string, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("delivery: smtp %s: %s: %w", s.host, doing, ctx.Err())
	}
	if e, ok := errors.AsType[*textproto.Error](err); ok {
		enhanced, _, _ := strings.Cut(e.Msg, " ")
		if strings.Trim(enhanced, "0123456789.") != "" {
			enhanced = ""
		}
		text := strings.TrimSpace(fmt.Sprintf("the server answered %d %s", e.Code, enhanced))
		if doing == "send" && e.Code >= 500 {
			return fmt.Errorf("delivery: smtp %s: %w: %s", s.host, ErrRefused, text)
		}
		return fmt.Errorf("delivery: smtp %s: %s: %s", s.host, doing, text)
	}
	text := err.Error()
	if s.password != "" {
		text = strings.ReplaceAll(text, s.password, "***")
	}
	return fmt.Errorf("delivery: smtp %s: %s: %s", s.host, doing, oneLine(text))
}
