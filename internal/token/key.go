package token

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"time"

	"cognate/internal/seal"
	"cognate/internal/store"
)

// The keys of a pool differ in what they sign. The one for SAML requests is
// made when somebody first asks for its certificate, and does not rotate:
// identity providers pin it.
const (
	useID     = "id"
	useAccess = "access"
	useSAML   = "saml"
)

const (
	keyPurpose = "signing-key"
	keyBits    = 2048
)

// publishedAfterRetirement is how long a key stays in the key set when it
// signs no more: the longest life of an ID or access token, a day, and some
// room for clocks.
const publishedAfterRetirement = 25 * time.Hour

// Key is one signing key, parsed and ready.
type Key struct {
	ID string // the "kid": 44 characters of base64

	private *rsa.PrivateKey
	header  string // the token's first part and its dot
	use     string
	created time.Time
	retired time.Time
}

// newKey generates a key that belongs to no pool yet. It takes some 50 ms.
func newKey(sealer *seal.Sealer, created time.Time) (*store.SigningKey, error) {
	private, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return nil, fmt.Errorf("generate a signing key: %w", err)
	}
	plain, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return nil, fmt.Errorf("encode a signing key: %w", err)
	}
	public, err := x509.MarshalPKIXPublicKey(&private.PublicKey)
	if err != nil {
		return nil, fmt.Errorf("encode a public key: %w", err)
	}
	id := sha256.Sum256(public)
	return &store.SigningKey{
		ID:      base64.StdEncoding.EncodeToString(id[:]),
		Sealed:  sealer.Seal(keyPurpose, plain),
		Public:  public,
		Created: created,
	}, nil
}

// openKey parses a stored key once; its CRT values are computed here, not at
// each signature.
func openKey(sealer *seal.Sealer, k *store.SigningKey) (*Key, error) {
	plain, err := sealer.Open(keyPurpose, k.Sealed)
	if err != nil {
		return nil, fmt.Errorf("signing key %s: %w", k.ID, err)
	}
	parsed, err := x509.ParsePKCS8PrivateKey(plain)
	if err != nil {
		return nil, fmt.Errorf("signing key %s: %w", k.ID, err)
	}
	private, ok := parsed.(*rsa.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("signing key %s is not an RSA key", k.ID)
	}
	private.Precompute()
	header, err := json.Marshal(joseHeader{KeyID: k.ID, Algorithm: "RS256"})
	if err != nil {
		return nil, fmt.Errorf("signing key %s: %w", k.ID, err)
	}
	return &Key{
		ID:      k.ID,
		private: private,
		header:  base64.RawURLEncoding.EncodeToString(header) + ".",
		use:     k.Use,
		created: k.Created,
		retired: k.Retired,
	}, nil
}

// joseHeader is the header of a token: of those that the service makes, too, the
// first two members, in this order.
type joseHeader struct {
	KeyID     string `json:"kid"`
	Algorithm string `json:"alg"`
	Type      string `json:"typ,omitempty"`
}

func (k *Key) signsAt(now time.Time) bool {
	return !k.created.After(now) && (k.retired.IsZero() || k.retired.After(now))
}

func (k *Key) publishedAt(now time.Time) bool {
	return k.retired.IsZero() || now.Before(k.retired.Add(publishedAfterRetirement))
}

// publicKey is one key of a key set.
//
// https://www.rfc-editor.org/rfc/rfc7517
type publicKey struct {
	Algorithm string `json:"alg"`
	Exponent  string `json:"e"`
	KeyID     string `json:"kid"`
	Type      string `json:"kty"`
	Modulus   string `json:"n"`
	Use       string `json:"use"`
}

func (k *Key) public() publicKey {
	exponent := big.NewInt(int64(k.private.E)).Bytes()
	return publicKey{
		Algorithm: "RS256",
		Exponent:  base64.RawURLEncoding.EncodeToString(exponent),
		KeyID:     k.ID,
		Type:      "RSA",
		Modulus:   base64.RawURLEncoding.EncodeToString(k.private.N.Bytes()),
		Use:       "sig",
	}
}
