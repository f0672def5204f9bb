package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"cognate"
)

// TestMetricsHaveADoorOfTheirOwn: figures are served where they were asked for,
// and nowhere else.
func TestMetricsHaveADoorOfTheirOwn(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var out bytes.Buffer
	open, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		s := streams{&out, io.Discard, func(string) string { return "" }}
		v := serverFlags{listen: "127.0.0.1:0", consoleListen: "off", metricsListen: "127.0.0.1:0", grace: time.Minute}
		c := cognate.Config{AnyCredentials: true, Logger: slog.New(slog.DiscardHandler)}
		ended <- serve(ctx, s, v, c, func(url, _ string) { open <- url })
	}()
	var url string
	select {
	case url = <-open:
	case err := <-ended:
		t.Fatal(err)
	}
	get := func(url string) (int, string) {
		res, err := http.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		text, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, string(text)
	}
	_, at, ok := strings.Cut(strings.TrimSpace(out.String()), "Metrics at ")
	if !ok {
		t.Fatalf("said %q", out.String())
	}
	req, err := http.NewRequestWithContext(ctx, "POST", url, strings.NewReader(`{"MaxResults":1}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService.ListUserPools")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if status, text := get(at); status != 200 || !strings.Contains(text, `cognate_calls_total{exception="",operation="ListUserPools"} 1`) {
		t.Errorf("%d: %s", status, text)
	}
	if status, _ := get(url + "/metrics"); status != 404 {
		t.Errorf("the public address serves figures: %d", status)
	}
	if status, _ := get(strings.TrimSuffix(at, "/metrics") + "/health"); status != 404 {
		t.Errorf("the figures' address serves more: %d", status)
	}
	http.DefaultClient.CloseIdleConnections()
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// full is a listener of a program that has too many files open, until it is
// closed.
type full struct{ net.Listener }

func (l full) Accept() (net.Conn, error) {
	return nil, &net.OpError{Op: "accept", Err: syscall.EMFILE}
}

// TestDoorsTellTheLog: what goes wrong before there is a request is a line of
// the log like any other.
func TestDoorsTellTheLog(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	told := make(lineChan, 1)
	var d doors
	d.open(http.NotFoundHandler(), full{l}, nil, slog.New(slog.NewJSONHandler(told, nil)))
	failed := d.serve()
	var line struct{ Level, Msg string }
	if err := json.Unmarshal(<-told, &line); err != nil || line.Level != "WARN" || !strings.Contains(line.Msg, "too many open files") {
		t.Errorf("the log has %+v, %v", line, err)
	}
	if _, err := d.shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		t.Error(err)
	}
}

// lineChan gets the first lines that are written.
type lineChan chan []byte

func (c lineChan) Write(line []byte) (int, error) {
	select {
	case c <- bytes.Clone(line):
	default:
	}
	return len(line), nil
}
