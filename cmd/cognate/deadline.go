package main

import (
	"errors"
	"net"
	"os"
	"sync"
	"time"
)

// patient is a listener whose connections move their alarms seldom. net/http
// sets five deadlines around every request, each later than the one before;
// to wind an alarm for each costs more than to find a key set.
type patient struct{ net.Listener }

// Accept waits for the next connection.
func (l patient) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	p := &patientConn{Conn: c}
	p.read.wind, p.write.wind = c.SetReadDeadline, c.SetWriteDeadline
	return p, nil
}

// patientConn is a connection whose deadlines are those that were set, while
// its alarms may ring earlier: then they are wound again for the time that is
// left.
type patientConn struct {
	net.Conn
	read, write deadline
}

// Read reads what comes before the deadline.
func (c *patientConn) Read(b []byte) (int, error) {
	for {
		n, err := c.Conn.Read(b)
		if n > 0 || !c.read.early(err) {
			return n, err
		}
	}
}

// Write writes what the other side takes before the deadline.
func (c *patientConn) Write(b []byte) (int, error) {
	written := 0
	for {
		n, err := c.Conn.Write(b[written:])
		written += n
		if !c.write.early(err) {
			return written, err
		}
	}
}

// CloseWrite ends what is sent and leaves what is received open, as net/http
// does before it closes a connection whose request it has not read to the end.
func (c *patientConn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}

// SetReadDeadline sets until when Read waits.
func (c *patientConn) SetReadDeadline(t time.Time) error { return c.read.set(t) }

// SetWriteDeadline sets until when Write waits.
func (c *patientConn) SetWriteDeadline(t time.Time) error { return c.write.set(t) }

// SetDeadline sets both.
func (c *patientConn) SetDeadline(t time.Time) error {
	return errors.Join(c.read.set(t), c.write.set(t))
}

// deadline is a time, never if zero, and an alarm that rings then or before.
type deadline struct {
	wind func(time.Time) error

	mu    sync.Mutex
	at    time.Time
	alarm time.Time // zero: not wound
	cut   bool      // the alarm was overtaken by a deadline that had passed when it was set
}

// longAgo is before any deadline but those that are to end a wait at once.
var longAgo = time.Unix(1_000_000_000, 0)

func (d *deadline) set(t time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.at = t
	switch never := t.IsZero(); {
	case !never && t.Before(longAgo):
		d.cut = true
		return d.wind(t)
	case !never && (d.alarm.IsZero() || t.Before(d.alarm)):
		d.alarm, d.cut = t, false
		return d.wind(t)
	case d.cut:
		d.cut = false
		return d.wind(d.alarm)
	}
	return nil
}

// early reports whether an error is of an alarm that rang before the deadline,
// and winds it for the rest.
func (d *deadline) early(err error) bool {
	if err == nil || !errors.Is(err, os.ErrDeadlineExceeded) {
		return false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.at.IsZero() && !time.Now().Before(d.at) {
		return false
	}
	d.alarm, d.cut = d.at, false
	return d.wind(d.alarm) == nil
}
