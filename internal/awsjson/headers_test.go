package awsjson_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHeadersOfAnAnswer(t *testing.T) {
	w := newFixture(t).post("SignUp", `{"ClientId":"c","Username":"u"}`)
	want := http.Header{
		"Access-Control-Allow-Origin":   {"*"},
		"Access-Control-Expose-Headers": {"x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"},
		"Content-Length":                {"15"},
		"Content-Type":                  {"application/x-amz-json-1.1"},
		"x-amzn-RequestId":              {"id-1"},
	}
	got := w.Result().Header
	got["Content-Type"] = w.Header()["Content-Type"]
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOnlyTheOwnOriginReadsTheAnswer(t *testing.T) {
	f := newFixture(t)
	f.SameOrigin = true
	w := f.post("SignUp", `{"ClientId":"c","Username":"u"}`)
	if w.Code != 200 || w.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("answer = %d %v", w.Code, w.Header())
	}
	if w := f.do(httptest.NewRequest(http.MethodOptions, "/", nil)); w.Code != 400 || len(w.Header()["Access-Control-Allow-Methods"]) > 0 {
		t.Errorf("preflight = %d %v", w.Code, w.Header())
	}
}

func TestPreflight(t *testing.T) {
	r := httptest.NewRequest(http.MethodOptions, "/", nil)
	r.Header.Set("Access-Control-Request-Headers", "content-type,x-amz-target")
	w := newFixture(t).do(r)
	want := http.Header{
		"Access-Control-Allow-Headers":  {"content-type,x-amz-target"},
		"Access-Control-Allow-Methods":  {"POST"},
		"Access-Control-Allow-Origin":   {"*"},
		"Access-Control-Expose-Headers": {"x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"},
		"Access-Control-Max-Age":        {"172800"},
		"Content-Length":                {"0"},
	}
	if diff := cmp.Diff(want, w.Result().Header); diff != "" || w.Code != 200 || w.Body.Len() != 0 {
		t.Errorf("%d %s\n%s", w.Code, w.Body, diff)
	}
}

func TestContentTypeIsNotAsked(t *testing.T) {
	for _, kind := range []string{"", "application/json", "APPLICATION/X-AMZ-JSON-1.0", "text/plain; charset=utf-8"} {
		r := request("SignUp", `{"ClientId":"c","Username":"u"}`)
		r.Header.Set("Content-Type", kind)
		if w := newFixture(t).do(r); w.Code != 200 {
			t.Errorf("%q = %d %s", kind, w.Code, w.Body)
		}
	}
}

func TestMessagesAreSafeInHeaders(t *testing.T) {
	w := newFixture(t).do(signed("DescribeUserPool", `{"UserPoolId":"a\r\nSet-Cookie: x=é`+strings.Repeat("y", 2000)+`"}`))
	header := map[string][]string(w.Header()) // the names are sent as they are written
	got := strings.Join(header["x-amzn-ErrorMessage"], "")
	if len(got) > 1024 || !strings.Contains(got, "'a??Set-Cookie: x=?yy") {
		t.Errorf("x-amzn-ErrorMessage = %q", got)
	}
	if !strings.Contains(w.Body.String(), `Value 'a\r\nSet-Cookie: x=éyy`) {
		t.Errorf("body = %s", w.Body)
	}
}

func TestSourceAddress(t *testing.T) {
	tests := []struct {
		name, remote, forwarded string
		trust                   bool
		want                    string
	}{
		{"IPv4", "10.0.0.1:5", "", false, "10.0.0.1"},
		{"IPv6", "[fe80::1%eth0]:5", "", false, "fe80::1"},
		{"IPv4 in IPv6", "[::ffff:10.0.0.1]:5", "", false, "10.0.0.1"},
		{"claimed", "10.0.0.1:5", "9.9.9.9", false, "10.0.0.1"},
		{"proxy", "10.0.0.1:5", "9.9.9.9, 8.8.8.8", true, "8.8.8.8"},
		{"proxy that says the port", "10.0.0.1:5", "9.9.9.9, 8.8.8.8:443", true, "8.8.8.8"},
		{"proxy that says an IPv6 port", "10.0.0.1:5", "[2001:db8::1]:443", true, "2001:db8::1"},
		{"proxy that says IPv6", "10.0.0.1:5", "9.9.9.9,2001:db8::1", true, "2001:db8::1"},
		{"proxy that says IPv6 in brackets", "10.0.0.1:5", "[2001:db8::1]", true, "2001:db8::1"},
		{"proxy that says nonsense", "10.0.0.1:5", "unknown", true, "10.0.0.1"},
		{"no network", "@", "", false, ""},
	}
	for _, tt := range tests {
		f := newFixture(t)
		f.TrustProxy = tt.trust
		r := request("SignUp", `{"ClientId":"c","Username":"u"}`)
		r.RemoteAddr = tt.remote
		r.Header.Set("User-Agent", "agent")
		if tt.forwarded != "" {
			r.Header.Set("X-Forwarded-For", tt.forwarded)
		}
		f.do(r)
		if got := f.service.seen; got.SourceIP != tt.want || got.UserAgent != "agent" {
			t.Errorf("%s: %+v; want %s", tt.name, got, tt.want)
		}
	}
}

func TestRequestIDIsAUUID(t *testing.T) {
	f := newFixture(t)
	f.NewRequestID = nil
	f.post("SignUp", `{"ClientId":"c","Username":"u"}`)
	first := f.service.seen.RequestID
	f.post("SignUp", `{"ClientId":"c","Username":"u"}`)
	if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(first) || first == f.service.seen.RequestID {
		t.Errorf("request ids %q and %q", first, f.service.seen.RequestID)
	}
}
