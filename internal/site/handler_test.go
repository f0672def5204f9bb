package site_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/caller"
	"cognate/internal/site"
)

// TestBrowsersAreKeptToTLS where there is TLS, but not at localhost, which is
// everybody's.
func TestBrowsersAreKeptToTLS(t *testing.T) {
	for address, want := range map[string]string{
		"https://id.example:8443": "max-age=31536000 ; includeSubDomains",
		"http://id.example":       "",
		"https://localhost:8443":  "",
	} {
		f, _ := finder(t, address)
		h := &site.Handler{Finder: f, Endpoints: map[string]site.Endpoint{
			"GET /page": func(w http.ResponseWriter, _ *http.Request, _ *site.Site) { w.WriteHeader(http.StatusNoContent) },
		}, Now: time.Now, Log: slog.New(slog.DiscardHandler)}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", address+"/"+first+"/page", nil))
		if got := w.Header().Get("Strict-Transport-Security"); w.Code != 204 || got != want {
			t.Errorf("%s: %d, %q, want %q", address, w.Code, got, want)
		}
	}
}

// TestRequestsAreLogged: one line for each, by which its answer is found, and
// without what its address may tell of people.
func TestRequestsAreLogged(t *testing.T) {
	f, _ := finder(t, "https://id.example")
	var text bytes.Buffer
	var observed []string
	clock := time.Unix(1_750_000_000, 0).UTC()
	h := &site.Handler{
		Finder: f,
		Endpoints: map[string]site.Endpoint{
			"GET /page":   func(w http.ResponseWriter, _ *http.Request, _ *site.Site) { io.WriteString(w, "text") },
			"POST /token": func(w http.ResponseWriter, _ *http.Request, _ *site.Site) { http.Error(w, "no", http.StatusBadRequest) },
		},
		Observe: func(path string, status int, took time.Duration) {
			observed = append(observed, fmt.Sprintf("%q %d %s", path, status, took))
		},
		Now: func() time.Time { clock = clock.Add(time.Millisecond); return clock },
		Log: slog.New(slog.NewTextHandler(&text, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		}})),
	}
	for _, request := range []string{"GET /page?code=123456", "HEAD /page", "POST /token", "PUT /page", "GET /alice@example.com"} {
		method, path, _ := strings.Cut(request, " ")
		r := httptest.NewRequestWithContext(t.Context(), method, "https://id.example/"+first+path, nil)
		h.ServeHTTP(httptest.NewRecorder(), r.WithContext(caller.With(r.Context(), caller.Identity{RequestID: "id-7"})))
	}
	const same = ` duration=1ms request_id=id-7 UserPoolId=` + first + "\n"
	want := `level=INFO msg=request method=GET path=/page status=200` + same +
		`level=INFO msg=request method=HEAD path=/page status=200` + same +
		`level=INFO msg=request method=POST path=/token status=400` + same +
		`level=INFO msg=request method=PUT path=/page status=405` + same +
		`level=INFO msg=request method=GET path="" status=404` + same
	if diff := cmp.Diff(want, text.String()); diff != "" {
		t.Errorf("the log (-want +got):\n%s", diff)
	}
	told := []string{`"/page" 200 1ms`, `"/page" 200 1ms`, `"/token" 400 1ms`, `"/page" 405 1ms`, `"" 404 1ms`}
	if diff := cmp.Diff(told, observed); diff != "" {
		t.Errorf("observed (-want +got):\n%s", diff)
	}
}
