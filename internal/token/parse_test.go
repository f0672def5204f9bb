package token

import (
	"encoding/base64"
	"strings"
	"testing"
)

// FuzzCaller looks for access tokens that parse takes but that are not three
// parts of strict base64 with a header that says RS256.
func FuzzCaller(f *testing.F) {
	encode := func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }
	head := encode(`{"kid":"k","alg":"RS256"}`)
	f.Add(head + "." + encode(`{"token_use":"access","exp":1}`) + ".AAAA")
	f.Add(encode(`{"kid":"k","alg":"none"}`) + "." + encode(`{}`) + ".")
	f.Add(head + "." + encode(`{"exp":1e999}`) + ".AAAA")
	f.Add(head + "." + encode(`{"exp":1,"cognito:groups":["a"],"aud":["b"]}`) + ".AA\nAA")
	f.Add(head + "..")
	f.Add("....")
	f.Fuzz(func(t *testing.T, token string) {
		p, err := parse(token)
		if err != nil {
			return
		}
		parts := strings.Split(token, ".")
		if len(parts) != 3 {
			t.Fatalf("%d parts were taken", len(parts))
		}
		if p.signed != parts[0]+"."+parts[1] {
			t.Errorf("the signature is said to be over %q", p.signed)
		}
		if base64.RawURLEncoding.EncodeToString(p.signature) != parts[2] {
			t.Errorf("the signature %q has another form", parts[2])
		}
		header, err := readHeader(parts[0])
		if err != nil || header.Algorithm != "RS256" || header.KeyID != p.keyID {
			t.Errorf("the header %q was taken", parts[0])
		}
	})
}
