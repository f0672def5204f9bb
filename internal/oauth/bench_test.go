package oauth

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"cognate/internal/token"
)

// discard is a client that reads nothing.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(p []byte) (int, error) { return len(p), nil }
func (d discard) WriteHeader(int)             {}

// BenchmarkKeySet is the whole cost of the key set above net/http's own.
func BenchmarkKeySet(b *testing.B) {
	h := newHandler(b, token.Issuer{PublicURL: "http://localhost"})
	r := httptest.NewRequestWithContext(b.Context(), "GET", "/"+plainPool+"/.well-known/jwks.json", nil)
	w := discard{http.Header{}}
	b.ReportAllocs()
	for b.Loop() {
		h.ServeHTTP(w, r)
	}
}
