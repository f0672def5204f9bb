package main

import (
	"errors"
	"io"
	"net"
	"os"
	"testing"
	"time"
)

// wire is a connection of which a test says when its alarms ring.
type wire struct {
	net.Conn
	wound []time.Time // read deadlines, as they were set
	reads []func(b []byte) (int, error)
}

func (w *wire) SetReadDeadline(t time.Time) error {
	w.wound = append(w.wound, t)
	return nil
}

func (w *wire) Read(b []byte) (int, error) {
	read := w.reads[0]
	w.reads = w.reads[1:]
	return read(b)
}

func patientOver(w *wire) *patientConn {
	p := &patientConn{Conn: w}
	p.read.wind = w.SetReadDeadline
	return p
}

func rang([]byte) (int, error) { return 0, &net.OpError{Op: "read", Err: os.ErrDeadlineExceeded} }

func came(b []byte) (int, error) { return copy(b, "x"), nil }

// TestDeadlinesOfRequests: the alarm is wound once for what net/http sets
// around two requests, and put back after each interruption.
func TestDeadlinesOfRequests(t *testing.T) {
	w := &wire{}
	c := patientOver(w)
	start := time.Now()
	first := start.Add(30 * time.Second)
	interrupt := time.Unix(1, 0)
	for i := range 2 {
		at := start.Add(time.Duration(i) * time.Second)
		for _, d := range []time.Time{at.Add(30 * time.Second), interrupt, {}, at.Add(2 * time.Minute), {}} {
			if err := c.SetReadDeadline(d); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := []time.Time{first, interrupt, first, interrupt, first}
	if len(w.wound) != len(want) {
		t.Fatalf("wound for %v", w.wound)
	}
	for i := range want {
		if !w.wound[i].Equal(want[i]) {
			t.Errorf("wound for %v, want %v", w.wound[i], want[i])
		}
	}
	sooner := start.Add(time.Second)
	if err := c.SetReadDeadline(sooner); err != nil || !w.wound[len(w.wound)-1].Equal(sooner) {
		t.Errorf("a sooner deadline: %v, %v", w.wound, err)
	}
}

// TestEarlyAlarms are wound again for the rest of the time, and without a
// deadline for never.
func TestEarlyAlarms(t *testing.T) {
	soon, later := time.Now().Add(time.Minute), time.Now().Add(time.Hour)
	for name, at := range map[string]time.Time{"a later deadline": later, "none": {}} {
		w := &wire{reads: []func([]byte) (int, error){rang, came}}
		c := patientOver(w)
		if err := errors.Join(c.SetReadDeadline(soon), c.SetReadDeadline(at)); err != nil || len(w.wound) != 1 {
			t.Fatalf("%s: %v, %v", name, w.wound, err)
		}
		if n, err := c.Read(make([]byte, 8)); n != 1 || err != nil {
			t.Errorf("%s: read %d, %v", name, n, err)
		}
		if len(w.wound) != 2 || !w.wound[1].Equal(at) {
			t.Errorf("%s: wound for %v", name, w.wound)
		}
	}
}

// TestDeadlinesPass, over a real connection, to the reader and the writer.
func TestDeadlinesPass(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	other, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	c, err := patient{l}.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()

	passed := time.Now().Add(-time.Second)
	if err := c.SetDeadline(passed); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("read: %v", err)
	}
	if _, err := c.Write([]byte("x")); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("write: %v", err)
	}
	if err := c.SetDeadline(time.Time{}); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Write([]byte("hello")); err != nil {
		t.Fatal(err)
	}
	if err := c.(*patientConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(other); err != nil || string(got) != "hello" {
		t.Errorf("the other side read %q, %v", got, err)
	}
}
