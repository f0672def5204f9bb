package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
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
