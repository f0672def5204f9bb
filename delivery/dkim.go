package delivery

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/rsa"
	"errors"
	"fmt"
	"strings"

	"github.com/emersion/go-msgauth/dkim"
	"github.com/wneessen/go-mail"
)

// DKIM is a key with which mail from a domain, or one below it, is signed.
// The public half stands in the DNS under <selector>._domainkey.<domain>.
//
// https://www.rfc-editor.org/rfc/rfc6376
type DKIM struct {
	Domain, Selector string
	Key              crypto.Signer // RSA or Ed25519
}

// ParseDKIM reads a key from its PEM, PKCS#1 or PKCS#8.
func ParseDKIM(domain, selector string, pem []byte) (DKIM, error) {
	if domain == "" || selector == "" {
		return DKIM{}, errors.New("delivery: a DKIM key has a domain and a selector")
	}
	key, err := mail.PrivKeyFromPEM(pem)
	if err != nil {
		return DKIM{}, fmt.Errorf("delivery: the DKIM key: %w", err)
	}
	switch public := key.Public().(type) {
	case ed25519.PublicKey:
	case *rsa.PublicKey:
		if public.Size() < 128 {
			return DKIM{}, errors.New("delivery: the DKIM key is shorter than 1024 bits")
		}
	}
	return DKIM{strings.ToLower(domain), selector, key}, nil
}

// signedFields are the header fields that a signature covers. Naming one once
// more than it is there keeps anybody from adding another.
var signedFields = [...]string{
	"From", "From", "To", "To", "Subject", "Subject", "Reply-To", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
}

// sign returns the mail with its signature before it.
func (d DKIM) sign(mail []byte) ([]byte, error) {
	var out bytes.Buffer
	err := dkim.Sign(&out, bytes.NewReader(mail), &dkim.SignOptions{
		Domain: d.Domain, Selector: d.Selector, Signer: d.Key, Hash: crypto.SHA256, HeaderKeys: signedFields[:],
		HeaderCanonicalization: dkim.CanonicalizationRelaxed, BodyCanonicalization: dkim.CanonicalizationRelaxed,
	})
	return out.Bytes(), err
}

// covers reports whether the key is for mail from a domain.
func (d DKIM) covers(domain string) bool {
	domain = strings.ToLower(domain)
	return domain == d.Domain || strings.HasSuffix(domain, "."+d.Domain)
}
