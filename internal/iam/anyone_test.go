package iam

import (
	"errors"
	"net/http/httptest"
	"testing"

	"cognate/internal/fault"
)

func TestAnyoneRefusesPagesOfOtherMachines(t *testing.T) {
	for origin, taken := range map[string]bool{
		"":                          true, // no browser
		"http://localhost:5173":     true,
		"https://app.localhost":     true,
		"http://127.0.0.1:3000":     true,
		"http://[::1]:3000":         true,
		"https://example.com":       false,
		"http://localhost.evil.com": false,
		"http://127.0.0.1.evil.com": false,
		"null":                      false, // a sandboxed frame
		"http://%":                  false,
	} {
		r := httptest.NewRequest("POST", "/", nil)
		if origin != "" {
			r.Header.Set("Origin", origin)
		}
		_, err := Anyone{Region: "us-east-1"}.Authenticate(r, nil, "cognito-idp")
		if taken && err != nil || !taken && !errors.Is(err, fault.AccessDenied) {
			t.Errorf("origin %q: %v", origin, err)
		}
	}
}
