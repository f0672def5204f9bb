package upload

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userimport"
)

// serve starts a server that takes the file of one job, and returns the
// address for it.
func serve(t *testing.T, configure func(*http.Server)) string {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC) }
	db, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	j := &store.ImportJob{ID: "import-1", PoolID: "us-east-1_Aaaaaaaaa", Status: userimport.Created, Created: now()}
	if err := db.Update(t.Context(), func(tx *store.Tx) error { return tx.InsertImport(j) }); err != nil {
		t.Fatal(err)
	}
	links := userimport.Links{Sealer: seal.New(seal.Key{1}), Now: now}
	mux := http.NewServeMux()
	mux.Handle("/{pool}/import/{job}", &Handler{
		Links: links, Receiver: &userimport.Receiver{Store: db, Now: now}, Log: slog.New(slog.DiscardHandler),
	})
	s := httptest.NewUnstartedServer(mux)
	configure(s.Config)
	s.Start()
	t.Cleanup(s.Close)
	links.PublicURL = s.URL
	return links.URL(j)
}

func send(t *testing.T, method, url, body string) *http.Response {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil {
		t.Fatal(err)
	}
	return resp
}

// A file may take longer than other requests: here they would have no time at
// all for their bodies.
func TestPatience(t *testing.T) {
	url := serve(t, func(s *http.Server) {
		s.ReadHeaderTimeout, s.ReadTimeout = time.Minute, time.Nanosecond
	})
	if resp := send(t, http.MethodPut, url, strings.Repeat("x", 2<<20)); resp.StatusCode != http.StatusOK {
		t.Errorf("answered %s", resp.Status)
	}
}

func TestMethods(t *testing.T) {
	url := serve(t, func(*http.Server) {})
	for method, want := range map[string]int{
		http.MethodOptions: http.StatusOK, http.MethodGet: http.StatusMethodNotAllowed, http.MethodPost: http.StatusMethodNotAllowed,
	} {
		resp := send(t, method, url, "")
		if resp.StatusCode != want || resp.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s answered %s, %v", method, resp.Status, resp.Header)
		}
	}
}
