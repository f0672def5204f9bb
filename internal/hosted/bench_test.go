package hosted_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// BenchmarkLogin is how long the sign-in page takes from the request to its
// last byte.
func BenchmarkLogin(b *testing.B) {
	f := newFixture(b, nil, nil)
	address := "http://localhost/" + f.pool + "/login?" + f.request().Encode()
	for b.Loop() {
		w := httptest.NewRecorder()
		f.Cognate.ServeHTTP(w, httptest.NewRequest("GET", address, nil))
		if w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
	}
}

// TestFirstByte holds how long the server takes to the first byte of the
// sign-in page, which it sends as a whole. Of many tries the quickest counts,
// which other work on the machine doesn't spoil.
func TestFirstByte(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.Must("CreateManagedLoginBranding", map[string]any{
		"UserPoolId": f.pool, "ClientId": f.client, "Settings": map[string]any{"components": map[string]any{"form": map[string]any{"logo": map[string]any{"enabled": true}}}},
		"Assets": []map[string]string{{"Category": "FORM_LOGO", "ColorMode": "LIGHT", "Extension": "PNG", "Bytes": dot(t)}},
	}, nil)
	address := "http://localhost/" + f.pool + "/login?" + f.request().Encode()
	quickest := time.Hour
	for range 200 {
		w, r := httptest.NewRecorder(), httptest.NewRequest("GET", address, nil)
		began := time.Now()
		f.Cognate.ServeHTTP(w, r)
		quickest = min(quickest, time.Since(began))
		if w.Code != http.StatusOK {
			t.Fatal(w.Code)
		}
	}
	t.Logf("%s", quickest)
	if quickest >= 2*time.Millisecond {
		t.Errorf("the sign-in page takes %s", quickest)
	}
}

// TestWeight holds how much a browser loads to sign in for the first time.
func TestWeight(t *testing.T) {
	f := newFixture(t, nil, nil)
	b := f.browser()
	b.header.Set("Accept-Encoding", "gzip")
	page := b.login()
	var small bytes.Buffer
	z := gzip.NewWriter(&small)
	if _, err := z.Write([]byte(page.Text)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	total := small.Len()
	for _, address := range []string{page.link("link", "href", "style.css"), page.link("script", "src", "page.js")} {
		p := b.visit(f.URL + address)
		if p.Status != http.StatusOK || p.Header.Get("Content-Encoding") != "gzip" || p.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
			t.Errorf("%s: %d %v", address, p.Status, p.Header)
		}
		total += len(p.Text)
	}
	if total > 30_000 {
		t.Errorf("the sign-in page weighs %d bytes", total)
	}
	b.header.Del("Accept-Encoding")
	b.visit(f.URL+page.link("script", "src", "page.js")).shows(200, "PublicKeyCredential")
}
