package userpool

import (
	"testing"

	"cognate/internal/fault"
)

func TestResourceServerHas(t *testing.T) {
	r := &ResourceServer{Identifier: "https://api.example.com/v1", Scopes: []Scope{{Name: "read"}, {Name: "write"}}}
	for scope, want := range map[string]bool{
		"https://api.example.com/v1/read":  true,
		"https://api.example.com/v1/write": true,
		"https://api.example.com/v1/":      false,
		"https://api.example.com/v1":       false,
		"https://api.example.com/v1/admin": false,
		"read":                             false,
	} {
		if got := r.Has(scope); got != want {
			t.Errorf("Has(%q) = %v", scope, got)
		}
	}
}

func TestScopeServer(t *testing.T) {
	for scope, want := range map[string]string{
		"https://api.example.com/v1/read": "https://api.example.com/v1",
		"api/read":                        "api",
		"openid":                          "",
		"/read":                           "",
	} {
		if got := ScopeServer(scope); got != want {
			t.Errorf("ScopeServer(%q) = %q, want %q", scope, got, want)
		}
	}
}

func TestResourceServerCheck(t *testing.T) {
	r := &ResourceServer{Scopes: []Scope{{Name: "read"}, {Name: "write"}}}
	if err := r.Check(); err != nil {
		t.Errorf("distinct scopes: %v", err)
	}
	r.Scopes = append(r.Scopes, Scope{Name: "read"})
	got, ok := fault.From(r.Check())
	if !ok || got.Code != fault.InvalidParameter || got.Message != "Duplicate scope name read is not allowed in a resource server." {
		t.Errorf("got %v", got)
	}
}
