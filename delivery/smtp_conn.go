package delivery

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"time"

	"github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"
)

// Servers end connections that say nothing for a few minutes, and some end
// those that bring too many mails: each is left before that.
const (
	mostIdle     = 8
	idleTime     = 30 * time.Second
	mailsPerConn = 100
)

// smtpConn is a connection to the server, ready for a mail.
type smtpConn struct {
	client *mail.Client
	smtp   *smtp.Client
	net    net.Conn
	sent   int
	ends   *time.Timer // while it is idle
}

// take returns a connection that waits, or a new one.
func (s *SMTP) take(ctx context.Context) (c *smtpConn, fresh bool, err error) {
	for {
		select {
		case c := <-s.idle:
			if c.ends.Stop() {
				return c, false, nil
			}
		default:
			c, err := s.dial(ctx)
			return c, true, err
		}
	}
}

// keep lets a connection wait for the next mail, or ends it when there are
// enough.
func (s *SMTP) keep(c *smtpConn) {
	c.sent++
	if c.sent < mailsPerConn {
		c.ends = time.AfterFunc(idleTime, c.quit)
		select {
		case s.idle <- c:
			return
		default:
			c.ends.Stop()
		}
	}
	c.quit()
}

// Close ends the connections that wait.
func (s *SMTP) Close() error {
	for {
		select {
		case c := <-s.idle:
			if c.ends.Stop() {
				c.quit()
			}
		default:
			return nil
		}
	}
}

// quit ends the connection. The server has its mails; how it says goodbye
// changes nothing.
func (c *smtpConn) quit() {
	c.net.SetDeadline(time.Unix(1, 0)) // not waiting for an answer
	c.smtp.Close()
}

// dial makes a connection, which is closed when ctx ends before it is ready.
func (s *SMTP) dial(ctx context.Context) (*smtpConn, error) {
	c := &smtpConn{}
	var stop func() bool
	options := []mail.Option{
		mail.WithPort(s.port), mail.WithTimeout(s.timeout), mail.WithTLSPolicy(s.policy), mail.WithTLSConfig(s.tls),
		mail.WithDialContextFunc(func(dial context.Context, network, address string) (net.Conn, error) {
			conn, err := (&net.Dialer{}).DialContext(dial, network, address)
			if err != nil {
				return nil, err
			}
			c.net = conn
			stop = context.AfterFunc(ctx, func() { conn.Close() })
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
	client, err := mail.NewClient(s.host, options...)
	if err != nil {
		return nil, fmt.Errorf("delivery: smtp %s: %w", s.host, err)
	}
	c.client = client
	c.smtp, err = client.DialToSMTPClientWithContext(ctx)
	if stop != nil {
		stop()
	}
	if err != nil {
		if c.net != nil {
			c.net.Close()
		}
		return nil, s.failure(ctx, "connect", err)
	}
	return c, nil
}

// send hands a mail over. A connection that waited may have ended meanwhile:
// stale says that it had, before the server heard anything of the mail.
func (c *smtpConn) send(ctx context.Context, timeout time.Duration, e envelope, mail []byte) (stale bool, err error) {
	stop := context.AfterFunc(ctx, func() { c.net.Close() })
	defer stop()
	if err := c.smtp.UpdateDeadline(timeout); err != nil {
		return ctx.Err() == nil, err
	}
	if err := c.smtp.Mail("<" + e.from.Address + ">"); err != nil {
		code := answered(err)
		return ctx.Err() == nil && (code == 0 || code == 421), err
	}
	if err := c.smtp.Rcpt("<" + e.to.Address + ">"); err != nil {
		return false, errors.Join(err, c.smtp.Reset())
	}
	w, err := c.smtp.Data()
	if err != nil {
		return false, err
	}
	if _, err := w.Write(mail); err != nil {
		return false, err
	}
	return false, w.Close()
}

// answered returns the code of a server's refusal, or 0 if it did not answer.
func answered(err error) int {
	if e, ok := errors.AsType[*textproto.Error](err); ok {
		return e.Code
	}
	return 0
}
