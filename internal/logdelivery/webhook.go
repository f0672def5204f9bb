package logdelivery

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
)

// webhook posts lines to an address.
type webhook struct {
	client *http.Client
	url    string
}

// Webhook returns a sink that posts JSON lines to an address. Anything but a
// success of the 200s is a failure.
func Webhook(client *http.Client, url string) Sink { return &webhook{client, url} }

// Write posts the lines in one request.
func (s *webhook) Write(ctx context.Context, lines [][]byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(bytes.Join(lines, nil)))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-ndjson")
	return do(s.client, req)
}

// Close does nothing.
func (s *webhook) Close() error { return nil }

// do sends a request of which only the success matters.
func do(client *http.Client, req *http.Request) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, 1<<10))
	if err != nil {
		return err
	}
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("%s answered %s: %q", req.URL.Host, resp.Status, answer)
	}
	return nil
}
