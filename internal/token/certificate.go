package token

import (
	"context"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"time"
)

// certificateLife is how long a pool's certificate is good for.
const certificateLife = 10 * 365 * 24 * time.Hour

// SAMLKey returns the key that signs what a pool sends to SAML identity
// providers, and its self-signed certificate in DER. Both stay the same for
// as long as the pool exists: the certificate is made from the key again each
// time, with nothing in it that changes. The pool must exist.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-signing-encryption.html
func (s *Service) SAMLKey(ctx context.Context, poolID string) (crypto.Signer, []byte, error) {
	r, err := s.ring(ctx, poolID)
	if err != nil {
		return nil, nil, err
	}
	k := r.oldest(useSAML)
	if k == nil {
		if err := s.ensure(ctx, poolID, useSAML); err != nil {
			return nil, nil, err
		}
		if r, err = s.readRing(ctx, poolID, s.Now()); err != nil {
			return nil, nil, err
		}
		if k = r.oldest(useSAML); k == nil {
			return nil, nil, fmt.Errorf("pool %s has no key for SAML", poolID)
		}
	}
	certificate, err := k.certificate(poolID)
	return k.private, certificate, err
}

// oldest returns the first key of a use that the pool had, or nil.
func (r *ring) oldest(use string) *Key {
	for i := len(r.keys) - 1; i >= 0; i-- {
		if r.keys[i].use == use {
			return r.keys[i]
		}
	}
	return nil
}

// certificate is the key's certificate, signed by itself. RSA signatures of
// PKCS #1 v1.5 have no randomness, so that it is the same every time.
//
// https://www.rfc-editor.org/rfc/rfc5280
func (k *Key) certificate(name string) ([]byte, error) {
	serial := sha256.Sum256([]byte(k.ID))
	serial[0] &= 0x7f
	template := &x509.Certificate{
		SerialNumber:          new(big.Int).SetBytes(serial[:16]),
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             k.created.UTC().Truncate(time.Second),
		NotAfter:              k.created.UTC().Truncate(time.Second).Add(certificateLife),
		KeyUsage:              x509.KeyUsageDigitalSignature,
		SignatureAlgorithm:    x509.SHA256WithRSA,
		BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(nil, template, template, &k.private.PublicKey, k.private)
	if err != nil {
		return nil, fmt.Errorf("make a certificate: %w", err)
	}
	return der, nil
}
