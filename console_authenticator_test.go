package cognate_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"cognate/cognatetest"
)

// TestConsoleAuthenticator: an administrator gets the QR code of a secret, with
// the address that authenticators read.
func TestConsoleAuthenticator(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	d := newDesk(t, s.Cognate)
	d.ask(http.MethodGet, "/console/api/session", "")
	at := "/console/api/pools/" + poolAtDesk(t, d) + "/authenticator"
	a := d.ask(http.MethodPost, at, `{"Account":"ada@example.com","Secret":"jbsw y3dp ehpk 3pxp"}`)
	var got struct {
		Address, Path string
		Size          int
	}
	if err := json.Unmarshal([]byte(a.Body), &got); err != nil || a.Status != 200 {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	if !strings.HasPrefix(got.Address, "otpauth://totp/") || !strings.Contains(got.Address, ":ada@example.com?") || !strings.Contains(got.Address, "&secret=JBSWY3DPEHPK3PXP") {
		t.Errorf("address %s", got.Address)
	}
	if got.Size < 21+8 || !strings.HasPrefix(got.Path, "M4 4h7v1H4z") {
		t.Errorf("%d modules, drawn %.40s", got.Size, got.Path)
	}
	for _, bad := range []string{
		`{"Account":"ada","Secret":""}`, `{"Account":"ada","Secret":"018"}`, `{"Account":"` + strings.Repeat("x", 4000) + `","Secret":"JBSWY3DPEHPK3PXP"}`, `"`,
	} {
		if a := d.ask(http.MethodPost, at, bad); a.Status != 400 {
			t.Errorf("%.60s: %d %s", bad, a.Status, a.Body)
		}
	}
}
