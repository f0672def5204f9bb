package upstream

import (
	"crypto/x509"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// Metadata is what a SAML identity provider says of itself.
//
// https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf
type Metadata struct {
	EntityID     string
	SSORedirect  string // where people are sent to sign in; empty without this binding
	SSOPost      string
	SLORedirect  string // where people are sent to sign out; empty without it
	SLOPost      string
	Certificates []*x509.Certificate // that the provider may sign with
}

// ErrMetadata says that a document is not the metadata of a SAML identity
// provider.
var ErrMetadata = errors.New("not the metadata of a SAML identity provider")

const (
	metadataSpace   = "urn:oasis:names:tc:SAML:2.0:metadata"
	redirectBinding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
	postBinding     = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
)

type entityDescriptor struct {
	EntityID string              `xml:"entityID,attr"`
	Provider *providerDescriptor `xml:"urn:oasis:names:tc:SAML:2.0:metadata IDPSSODescriptor"`
}

type providerDescriptor struct {
	Keys []struct {
		Use          string   `xml:"use,attr"`
		Certificates []string `xml:"http://www.w3.org/2000/09/xmldsig# KeyInfo>X509Data>X509Certificate"`
	} `xml:"urn:oasis:names:tc:SAML:2.0:metadata KeyDescriptor"`
	SignOn  []endpoint `xml:"urn:oasis:names:tc:SAML:2.0:metadata SingleSignOnService"`
	SignOut []endpoint `xml:"urn:oasis:names:tc:SAML:2.0:metadata SingleLogoutService"`
}

type endpoint struct {
	Binding  string `xml:"Binding,attr"`
	Location string `xml:"Location,attr"`
}

// ParseMetadata reads the metadata of the first identity provider in a
// document. It has to have an entity id, an address to sign in at and a
// certificate to verify its signatures with. Errors wrap ErrMetadata.
func ParseMetadata(document string) (*Metadata, error) {
	entity, err := findProvider(xml.NewDecoder(strings.NewReader(document)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMetadata, err)
	}
	m := &Metadata{
		EntityID:    entity.EntityID,
		SSORedirect: location(entity.Provider.SignOn, redirectBinding),
		SSOPost:     location(entity.Provider.SignOn, postBinding),
		SLORedirect: location(entity.Provider.SignOut, redirectBinding),
		SLOPost:     location(entity.Provider.SignOut, postBinding),
	}
	if m.EntityID == "" {
		return nil, fmt.Errorf("%w: it has no entity id", ErrMetadata)
	}
	if m.SSORedirect == "" && m.SSOPost == "" {
		return nil, fmt.Errorf("%w: it has no address to sign in at", ErrMetadata)
	}
	for _, k := range entity.Provider.Keys {
		if k.Use == "encryption" {
			continue
		}
		for _, text := range k.Certificates {
			c, err := parseCertificate(text)
			if err != nil {
				return nil, fmt.Errorf("%w: %w", ErrMetadata, err)
			}
			m.Certificates = append(m.Certificates, c)
		}
	}
	if len(m.Certificates) == 0 {
		return nil, fmt.Errorf("%w: it has no certificate to sign with", ErrMetadata)
	}
	return m, nil
}

// findProvider returns the first entity of a document that is an identity
// provider. A document type, which could define entities, is refused.
func findProvider(d *xml.Decoder) (*entityDescriptor, error) {
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil, errors.New("it describes no identity provider")
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.Directive:
			return nil, errors.New("it has a document type")
		case xml.StartElement:
			if t.Name.Space != metadataSpace || t.Name.Local != "EntityDescriptor" {
				continue
			}
			var e entityDescriptor
			if err := d.DecodeElement(&e, &t); err != nil {
				return nil, err
			}
			if e.Provider != nil {
				return &e, nil
			}
		}
	}
}

// location returns where an endpoint of a binding is, or "" where none is at
// a web address.
func location(endpoints []endpoint, binding string) string {
	for _, e := range endpoints {
		if e.Binding != binding {
			continue
		}
		u, err := url.Parse(e.Location)
		if err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
			return e.Location
		}
	}
	return ""
}

func parseCertificate(text string) (*x509.Certificate, error) {
	der, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
	if err != nil {
		return nil, err
	}
	return x509.ParseCertificate(der)
}
