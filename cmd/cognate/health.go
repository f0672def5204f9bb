package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// defaultEndpoint is where a server listens unless told otherwise.
const defaultEndpoint = "http://127.0.0.1:9229"

func runHealth(ctx context.Context, s streams, args []string) error {
	f := newFlags(s, "health", "health [flags]", "Asks a running server whether it can reach its database. Exits with 0 when it can.")
	endpoint := f.String("endpoint", defaultEndpoint, "`URL` of the server")
	if err := f.parse(args); err != nil {
		return err
	}
	body, err := get(ctx, *endpoint, "/health")
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, strings.TrimSpace(string(body)))
	return nil
}

// get fetches a path of a running server and says what to do when it can't.
func get(ctx context.Context, endpoint, path string) ([]byte, error) {
	if !strings.Contains(endpoint, "://") {
		return nil, fmt.Errorf("-endpoint %q: give the whole address, such as http://%s", endpoint, endpoint)
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(endpoint, "/")+path, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, fmt.Errorf("no server answers at %s; is it running, or is it elsewhere (-endpoint)?: %w", endpoint, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, 32<<20))
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s answered %s: %s", endpoint, resp.Status, strings.TrimSpace(string(body)))
	}
	return body, nil
}
