package site_test

import (
	"errors"
	"net/http/httptest"
	"testing"
	"time"

	"cognate/internal/directory"
	"cognate/internal/seal"
	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

const (
	first  = "us-east-1_Aaaaaaaaa"
	second = "us-east-1_Bbbbbbbbb"
)

func finder(t *testing.T, url string) (*site.Finder, *directory.Directory) {
	t.Helper()
	db, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	now := func() time.Time { return time.Unix(1_750_000_000, 0) }
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		return errors.Join(
			tx.InsertPool(&userpool.Pool{ID: first, Region: "us-east-1", Created: now(), Modified: now()}),
			tx.InsertPool(&userpool.Pool{ID: second, Region: "us-east-1", Created: now(), Modified: now()}),
			tx.InsertDomain(&userpool.Domain{Name: "shop", PoolID: first}),
			tx.InsertDomain(&userpool.Domain{Name: "login.shop.example", PoolID: first, Custom: true}),
			tx.InsertDomain(&userpool.Domain{Name: "blog", PoolID: second}),
		)
	})
	if err != nil {
		t.Fatal(err)
	}
	dir := directory.New(db, seal.New(seal.Key{1}), now)
	f, err := site.New(dir, url)
	if err != nil {
		t.Fatal(err)
	}
	return f, dir
}

func TestFind(t *testing.T) {
	f, _ := finder(t, "https://id.example:8443")
	for address, want := range map[string]struct{ pool, base, path, rest string }{
		"https://id.example:8443/" + first + "/login":         {first, "https://id.example:8443/" + first, "/" + first, "/login"},
		"https://ID.example:8443/" + second + "/oauth2/token": {second, "https://id.example:8443/" + second, "/" + second, "/oauth2/token"},
		"https://id.example:8443/" + second:                   {second, "https://id.example:8443/" + second, "/" + second, "/"},
		"https://shop.auth.id.example:8443/login":             {first, "https://shop.auth.id.example:8443", "", "/login"},
		"https://BLOG.auth.id.example/login":                  {second, "https://blog.auth.id.example:8443", "", "/login"},
		"https://login.shop.example/oauth2/authorize":         {first, "https://login.shop.example:8443", "", "/oauth2/authorize"},
		"https://127.0.0.1:8443/" + first + "/login":          {first, "https://id.example:8443/" + first, "/" + first, "/login"},
		"https://id.example:8443/login":                       {},
		"https://id.example:8443/us-east-1_Nobodys00/login":   {},
		"https://nobody.auth.id.example/login":                {},
		"https://a.shop.auth.id.example/login":                {},
		"https://unknown.example/" + first + "/login":         {},
		"https://shop.auth.id.example.evil.example/login":     {},
		"https://shop.auth.id.example/" + second + "/login":   {first, "https://shop.auth.id.example:8443", "", "/" + second + "/login"},
	} {
		at, rest, err := f.Find(httptest.NewRequestWithContext(t.Context(), "GET", address, nil))
		if want.pool == "" {
			if !errors.Is(err, site.ErrNone) {
				t.Errorf("%s: %+v, %v; want none", address, at, err)
			}
			continue
		}
		if err != nil || at.Pool.ID != want.pool || at.Base != want.base || at.Path != want.path || rest != want.rest {
			t.Errorf("%s: %+v, %q, %v", address, at, rest, err)
		}
	}
}

// TestNamesHaveNoCase: the address that an operator gave is found however it
// was written.
func TestNamesHaveNoCase(t *testing.T) {
	f, _ := finder(t, "https://ID.Example")
	at, rest, err := f.Find(httptest.NewRequestWithContext(t.Context(), "GET", "https://id.example/"+first+"/login", nil))
	if err != nil || at.Pool.ID != first || rest != "/login" {
		t.Errorf("%+v, %q, %v", at, rest, err)
	}
}

func TestOfAndServes(t *testing.T) {
	for url, want := range map[string][2]string{
		"https://id.example":    {"https://login.shop.example", "https://blog.auth.id.example"},
		"https://ID.Example":    {"https://login.shop.example", "https://blog.auth.id.example"},
		"http://127.0.0.1:9229": {"http://login.shop.example:9229", "http://127.0.0.1:9229/" + second},
		"http://localhost:9229": {"http://login.shop.example:9229", "http://localhost:9229/" + second},
	} {
		f, dir := finder(t, url)
		for i, id := range []string{first, second} {
			pool, err := dir.Pool(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if at, err := f.Of(t.Context(), pool); err != nil || at.Base != want[i] {
				t.Errorf("%s of %s: %+v, %v", id, url, at, err)
			}
		}
	}
	f, _ := finder(t, "https://id.example")
	for host, known := range map[string]bool{
		"id.example": true, "ID.EXAMPLE": true, "shop.auth.id.example": true, "login.shop.example": true,
		"example": false, "nobody.auth.id.example": false, "evil.example": false, "127.0.0.1": false,
	} {
		if err := f.Serves(t.Context(), host); (err == nil) != known {
			t.Errorf("%s: %v", host, err)
		}
	}
}
