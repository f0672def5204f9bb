package pools_test

import (
	"crypto/x509"
	"encoding/base64"
	"io"
	"testing"
	"time"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func certificate(t *testing.T, s *cognatetest.Server, pool string) string {
	t.Helper()
	var out wire.GetSigningCertificateResponse
	s.Must("GetSigningCertificate", wire.GetSigningCertificateRequest{UserPoolId: pool}, &out)
	return out.Certificate
}

func TestGetSigningCertificateIsSelfSignedAndStays(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{})
	text := certificate(t, s, p.Id)
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatalf("%q is not base64: %v", text, err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature); err != nil {
		t.Errorf("not signed by its own key: %v", err)
	}
	if c.Subject.CommonName != p.Id {
		t.Errorf("it is the certificate of %q, want %q", c.Subject.CommonName, p.Id)
	}
	if now := s.Clock.Now(); c.NotBefore.After(now) || c.NotAfter.Before(now.AddDate(9, 0, 0)) {
		t.Errorf("good from %v to %v", c.NotBefore, c.NotAfter)
	}

	s.Clock.Advance(400 * 24 * time.Hour)
	if again := certificate(t, s, p.Id); again != text {
		t.Error("the certificate changed")
	}
	if other := certificate(t, s, create(t, s, wire.CreateUserPoolRequest{}).Id); other == text {
		t.Error("two pools have one certificate")
	}
}

// The key that signs SAML requests must not pass for one that signs tokens.
func TestGetSigningCertificateLeavesTheKeySet(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{})
	keys := func() string {
		resp, err := s.Client().Get(s.URL + "/" + p.Id + "/.well-known/jwks.json")
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	before := keys()
	certificate(t, s, p.Id)
	s.Clock.Advance(time.Minute)
	if after := keys(); after != before {
		t.Errorf("the key set was\n%s\nand is\n%s", before, after)
	}
}

func TestGetSigningCertificateOfNoPool(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	s.Refused("GetSigningCertificate", wire.GetSigningCertificateRequest{UserPoolId: missingID}, notFound, noPool(missingID))
}
