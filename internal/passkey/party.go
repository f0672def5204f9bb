package passkey

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// What can be wrong with an answer.
var (
	ErrMalformed   = errors.New("passkey: not a credential")
	ErrChallenge   = errors.New("passkey: answers another challenge")
	ErrOrigin      = errors.New("passkey: made at an origin that does not belong to the relying party")
	ErrParty       = errors.New("passkey: made for another relying party")
	ErrUnsupported = errors.New("passkey: a key that is not accepted")
	ErrRefused     = errors.New("passkey: not a valid signature of this key")
)

const challengeLength = 32

// NewChallenge draws a challenge.
func NewChallenge(rand io.Reader) ([]byte, error) {
	challenge := make([]byte, challengeLength)
	if _, err := io.ReadFull(rand, challenge); err != nil {
		return nil, fmt.Errorf("draw a challenge: %w", err)
	}
	return challenge, nil
}

// Party is a relying party: the domain that passkeys are made for.
type Party struct {
	ID string
	// RequireVerification demands that the authenticator knew its user, by a
	// PIN or a finger; otherwise it is preferred.
	RequireVerification bool
}

func (p Party) verification() string {
	if p.RequireVerification {
		return "required"
	}
	return "preferred"
}

// androidOrigin begins the origin of an Android application. Android vouches
// that the relying party's domain names the application.
const androidOrigin = "android:apk-key-hash:"

// allows reports whether an origin belongs to the relying party: its host is
// the domain or below it, over HTTPS; on this machine without, as browsers
// hold it.
func (p Party) allows(origin string) bool {
	if strings.HasPrefix(origin, androidOrigin) {
		return true
	}
	u, err := url.Parse(origin)
	if err != nil {
		return false
	}
	host := u.Hostname()
	local := host == "localhost" || strings.HasSuffix(host, ".localhost")
	if u.Scheme != "https" && !(u.Scheme == "http" && local) {
		return false
	}
	return host == p.ID || strings.HasSuffix(host, "."+p.ID)
}
