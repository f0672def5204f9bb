package cognate_test

import (
	"net/http"
	"testing"
	"time"

	"cognate"
	"cognate/cognatetest"
)

func TestDomainEndpointsHaveALimit(t *testing.T) {
	s := cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) { c.Limits = true }})
	pool := s.NewPool(map[string]any{"PoolName": "p"})
	ask := func() int {
		resp, err := s.Client().Get(s.URL + "/" + pool + "/oauth2/userInfo")
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		return resp.StatusCode
	}
	through := 0
	for range 520 {
		if ask() != http.StatusTooManyRequests {
			through++
		}
	}
	if through != 500 {
		t.Errorf("%d of 520 requests were answered, want 500", through)
	}
	s.Clock.Advance(time.Second)
	if got := ask(); got == http.StatusTooManyRequests {
		t.Error("a second later it is still refused")
	}
}
