package cognate_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cognate"
	"cognate/cognatetest"
)

// TestDomainEndpointsAreCounted beside the calls of the API.
func TestDomainEndpointsAreCounted(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	var out struct{ UserPool struct{ ID string } }
	s.Must("CreateUserPool", map[string]any{"PoolName": "p"}, &out)
	resp, err := s.Client().Get(s.URL + "/" + out.UserPool.ID + "/oauth2/userInfo")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	w := httptest.NewRecorder()
	s.Cognate.Metrics().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", nil))
	const want = `cognate_request_duration_seconds_count{path="/oauth2/userInfo",status="400"} 1`
	if !strings.Contains(w.Body.String(), want) {
		t.Errorf("figures lack %s", want)
	}
}

// TestBrowsersFindTheConsole of a development server at the address that
// programs use. Elsewhere nobody is told where it is.
func TestBrowsersFindTheConsole(t *testing.T) {
	for anybody, want := range map[bool]string{true: "http://127.0.0.1:9230/console/", false: ""} {
		s := start(t, cognate.Config{AnyCredentials: anybody, ConsoleURL: "http://127.0.0.1:9230", KeysAhead: -1})
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
		if got := w.Header().Get("Location"); got != want {
			t.Errorf("development %t: sent to %q, want %q", anybody, got, want)
		}
	}
}
