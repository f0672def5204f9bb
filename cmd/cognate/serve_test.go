package main

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"cognate"
)

// half starts a server and a request whose body has yet to come: the server's
// 100 Continue says that the request is in flight. It returns the connection,
// what stops the server, and what serve returned.
func half(t *testing.T, grace time.Duration) (net.Conn, *bufio.Reader, context.CancelFunc, <-chan error) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	s := streams{io.Discard, io.Discard, func(string) string { return "" }}
	address, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		c := cognate.Config{AnyCredentials: true, Logger: slog.New(slog.DiscardHandler)}
		ended <- serve(ctx, s, serverFlags{listen: "127.0.0.1:0", consoleListen: "off", grace: grace}, c, func(url, _ string) {
			address <- strings.TrimPrefix(url, "http://")
		})
	}()
	var conn net.Conn
	select {
	case err := <-ended:
		t.Fatal(err)
	case a := <-address:
		var err error
		if conn, err = net.Dial("tcp", a); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { conn.Close() })
	io.WriteString(conn, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 16\r\nExpect: 100-continue\r\n"+
		"X-Amz-Target: AWSCognitoIdentityProviderService.ListUserPools\r\n\r\n")
	r := bufio.NewReader(conn)
	for _, want := range []string{"HTTP/1.1 100 Continue\r\n", "\r\n"} {
		if line, err := r.ReadString('\n'); err != nil || line != want {
			t.Fatalf("server said %q, %v", line, err)
		}
	}
	return conn, r, stop, ended
}

func TestStopLetsRequestsFinish(t *testing.T) {
	conn, r, stop, ended := half(t, time.Minute)
	stop()
	io.WriteString(conn, `{"MaxResults":1}`)
	resp, err := http.ReadResponse(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		t.Errorf("the request in flight got %s", resp.Status)
	}
	if err := <-ended; err != nil {
		t.Errorf("serve: %v", err)
	}
}

func TestStopCutsOffWhatOutlastsGrace(t *testing.T) {
	_, _, stop, ended := half(t, time.Nanosecond)
	stop()
	if err := <-ended; err == nil || !strings.Contains(err.Error(), "longer than -grace 1ns") {
		t.Errorf("serve: %v; want to hear of the request that was cut off", err)
	}
}

// TestServeBelievesAProxyWhenTold: unless it is told to, anybody could claim to
// come from elsewhere.
func TestServeBelievesAProxyWhenTold(t *testing.T) {
	s := streams{io.Discard, io.Discard, func(string) string { return "" }}
	for _, told := range []bool{false, true} {
		var v serverFlags
		f := newFlags(s, "serve", "serve", "")
		v.registerServe(f)
		args := []string{"-db", ":memory:", "-master-key="}
		if told {
			args = append(args, "-trust-proxy")
		}
		if err := f.parse(args); err != nil {
			t.Fatal(err)
		}
		c, err := v.config(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		if c.TrustProxy != told {
			t.Errorf("%v: trusts a proxy: %t", args, c.TrustProxy)
		}
	}
}
