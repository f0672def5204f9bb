package site_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

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
		}}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", address+"/"+first+"/page", nil))
		if got := w.Header().Get("Strict-Transport-Security"); w.Code != 204 || got != want {
			t.Errorf("%s: %d, %q, want %q", address, w.Code, got, want)
		}
	}
}
