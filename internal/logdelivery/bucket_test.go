package logdelivery_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cognate/internal/logdelivery"
	"cognate/internal/sigv4"
)

func options(url string) logdelivery.BucketOptions {
	return logdelivery.BucketOptions{
		Endpoint: url, Region: "eu-west-1", Bucket: "logs", Prefix: "/auth/events", KeyID: "AKID", Secret: "secret",
		Now: noon, Rand: strings.NewReader("abcd"), Client: http.DefaultClient,
	}
}

func TestBucketPutsSignedObjects(t *testing.T) {
	var path, body string
	store := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		data, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		path, body = r.Method+" "+r.URL.Path, string(data)

		// A request that is signed again, alone, must get the same signature.
		again := httptest.NewRequest(r.Method, "http://"+r.Host+r.URL.Path, bytes.NewReader(data))
		for _, name := range []string{"Content-Type", "X-Amz-Content-Sha256"} {
			again.Header.Set(name, r.Header.Get(name))
		}
		sigv4.Sign(again, data, sigv4.Credential{AccessKeyID: "AKID", Region: "eu-west-1", Service: "s3"}, "secret", noon())
		if got, want := r.Header.Get("Authorization"), again.Header.Get("Authorization"); got != want || want == "" {
			t.Errorf("authorization is %s\nwant %s", got, want)
		}
	}))
	defer store.Close()
	sink, err := logdelivery.Bucket(options(store.URL))
	if err != nil {
		t.Fatal(err)
	}
	s := newService(io.Discard, logdelivery.Place{ARNs: []string{bucket}, Sink: sink})
	s.Deliver(t.Context(), poolID, logdelivery.UserAuthEvents, logdelivery.Info, signIn)
	s.Close()
	if want := "PUT /logs/auth/events/2026/06/01/120000.000-61626364.jsonl"; path != want {
		t.Errorf("got %s, want %s", path, want)
	}
	if body != signInLine {
		t.Errorf("the object has %s", body)
	}
}

func TestBucketRefuses(t *testing.T) {
	for name, change := range map[string]func(*logdelivery.BucketOptions){
		"no URL":        func(o *logdelivery.BucketOptions) { o.Endpoint = "s3.example.com" },
		"no bucket":     func(o *logdelivery.BucketOptions) { o.Bucket = "" },
		"a path":        func(o *logdelivery.BucketOptions) { o.Bucket = "a/b" },
		"an odd prefix": func(o *logdelivery.BucketOptions) { o.Prefix = "a b" },
		"no key":        func(o *logdelivery.BucketOptions) { o.KeyID = "" },
		"no secret":     func(o *logdelivery.BucketOptions) { o.Secret = "" },
	} {
		o := options("https://s3.example.com")
		change(&o)
		if _, err := logdelivery.Bucket(o); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
