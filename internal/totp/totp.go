// Package totp computes the codes of authenticator apps: HMAC-SHA-1, six
// digits, a new code every 30 seconds. Keeping secrets, and remembering which
// codes were used, is not done here.
//
// https://www.rfc-editor.org/rfc/rfc6238
package totp

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"io"
	"time"
)

const (
	period    = 30 * time.Second
	drift     = 1 // steps that an authenticator's clock may be off, either way
	secretLen = 32
)

// NewSecret draws the secret of an authenticator.
func NewSecret(rand io.Reader) ([]byte, error) {
	secret := make([]byte, secretLen)
	if _, err := io.ReadFull(rand, secret); err != nil {
		return nil, fmt.Errorf("make an authenticator's secret: %w", err)
	}
	return secret, nil
}

// Text returns a secret as people type it and QR codes carry it.
func Text(secret []byte) string {
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(secret)
}

// Code returns the code at a moment.
func Code(secret []byte, at time.Time) string { return code(secret, step(at)) }

// Match finds the step whose code was given, of those that a clock somewhat
// off may be at. Each step's code should be taken once.
func Match(secret []byte, given string, now time.Time) (matched int64, ok bool) {
	for n := step(now) - drift; n <= step(now)+drift; n++ {
		if subtle.ConstantTimeCompare([]byte(code(secret, n)), []byte(given)) == 1 {
			matched, ok = n, true
		}
	}
	return matched, ok
}

// Until returns when a step's code is no longer taken.
func Until(step int64) time.Time {
	return time.Unix(0, 0).Add(time.Duration(step+drift+1) * period)
}

func step(at time.Time) int64 { return at.Unix() / int64(period/time.Second) }

// code is HOTP of a step's number.
//
// https://www.rfc-editor.org/rfc/rfc4226#section-5.3
func code(secret []byte, step int64) string {
	mac := hmac.New(sha1.New, secret)
	var counter [8]byte
	binary.BigEndian.PutUint64(counter[:], uint64(step))
	mac.Write(counter[:])
	sum := mac.Sum(nil)
	offset := sum[len(sum)-1] & 0x0f
	n := binary.BigEndian.Uint32(sum[offset:]) & 0x7fffffff
	return fmt.Sprintf("%06d", n%1_000_000)
}
