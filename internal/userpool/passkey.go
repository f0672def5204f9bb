package userpool

import "time"

// Passkey is a public key with which a user signs in: the private one never
// leaves an authenticator.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnCredentialDescription.html
type Passkey struct {
	PoolID         string
	Sub            string
	ID             string // as the authenticator chose it, base64url
	Name           string
	RelyingPartyID string
	PublicKey      []byte // COSE
	// SignCount grows with every signature where the authenticator counts;
	// one that does not grow tells of a copy.
	SignCount  uint32
	Attachment string // platform, cross-platform or unknown
	Transports []string
	AAGUID     []byte // the authenticator's model
	// BackupEligible keys may be copied to other authenticators by their
	// vendor; BackedUp ones were.
	BackupEligible bool
	BackedUp       bool
	Created        time.Time
	LastUsed       time.Time
}
