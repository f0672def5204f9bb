package cognate_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

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
