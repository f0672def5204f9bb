package upstream

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"
)

// newCertificate makes a certificate in base64.
func newCertificate(tb testing.TB) string {
	tb.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "idp"}, NotAfter: time.Unix(2e9, 0)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		tb.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(der)
}

const document = `<?xml version="1.0"?>
<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
  <md:EntityDescriptor entityID="urn:some:application"><md:SPSSODescriptor/></md:EntityDescriptor>
  <md:EntityDescriptor entityID="urn:example:idp">
    <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
      <md:KeyDescriptor use="encryption"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>none</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
      <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>
        CERTIFICATE
      </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
      <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/out"/>
      <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/post"/>
      <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/in"/>
    </md:IDPSSODescriptor>
  </md:EntityDescriptor>
</md:EntitiesDescriptor>`

func TestParseMetadata(t *testing.T) {
	m, err := ParseMetadata(strings.ReplaceAll(document, "CERTIFICATE", newCertificate(t)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, got, want string }{
		{"entity id", m.EntityID, "urn:example:idp"},
		{"sign-on by redirect", m.SSORedirect, "https://idp.example.com/in"},
		{"sign-on by post", m.SSOPost, "https://idp.example.com/post"},
		{"sign-out by redirect", m.SLORedirect, "https://idp.example.com/out"},
		{"sign-out by post", m.SLOPost, ""},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
	if len(m.Certificates) != 1 || m.Certificates[0].Subject.CommonName != "idp" {
		t.Errorf("certificates: %v", m.Certificates)
	}
}

func TestParseMetadataRefuses(t *testing.T) {
	good := strings.ReplaceAll(document, "CERTIFICATE", newCertificate(t))
	for name, bad := range map[string]string{
		"nothing":                 "",
		"no XML":                  "{}",
		"cut short":               good[:len(good)-60],
		"another document":        "<html/>",
		"no entity id":            strings.ReplaceAll(good, `entityID="urn:example:idp"`, ""),
		"no sign-on":              strings.ReplaceAll(good, "SingleSignOnService", "OtherService"),
		"a local address":         strings.ReplaceAll(good, "https://idp.example.com/", "javascript:"),
		"no certificate":          strings.ReplaceAll(good, `use="signing"`, `use="encryption"`),
		"a bad one":               document,
		"a document type":         strings.Replace(good, "<md:Entities", "<!DOCTYPE x [<!ENTITY e \"e\">]><md:Entities", 1),
		"a provider only in name": strings.ReplaceAll(good, "urn:oasis:names:tc:SAML:2.0:metadata", "urn:other"),
	} {
		if m, err := ParseMetadata(bad); !errors.Is(err, ErrMetadata) {
			t.Errorf("%s: got %+v, %v", name, m, err)
		}
	}
}

func FuzzParseMetadata(f *testing.F) {
	f.Add(strings.ReplaceAll(document, "CERTIFICATE", newCertificate(f)))
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseMetadata(text)
		if err == nil && (m.EntityID == "" || len(m.Certificates) == 0) {
			t.Errorf("accepted %+v", m)
		}
	})
}
