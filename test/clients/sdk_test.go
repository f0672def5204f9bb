package clients

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/test/internal/proc"
)

// TestJavaScriptSDK goes through the AWS SDK for JavaScript, whose types and
// exceptions are made at run time where those of Go's are compiled.
func TestJavaScriptSDK(t *testing.T) {
	s, err := proc.Start(t.TempDir(), bin, "dev", "-memory")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)
	var got map[string]any
	run(t, &got, "sdk.mjs", "ENDPOINT="+s.URL)
	want := map[string]any{
		"created": true, "tags": map[string]any{"team": "blue"}, "status": "FORCE_CHANGE_PASSWORD",
		"pages": []any{2.0, 2.0, 1.0}, "users": 5.0, "found": []any{"user3"},
		"exists":        []any{true, "User account already exists", 400.0, true},
		"refused":       []any{true, "Incorrect username or password."},
		"invalid":       []any{true, 1.0},
		"authenticator": "SUCCESS", "tokens": []any{"SOFTWARE_TOKEN_MFA", "Bearer", 3600.0}, "me": []any{"SOFTWARE_TOKEN_MFA"},
		"refreshed": true, "revoked": "Refresh Token has been revoked",
		"signedOut": "Access Token has been revoked", "deleted": "ResourceNotFoundException",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
