package userpool

import (
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

// NewSub makes a user's sub: a random UUID, version 4.
//
// https://www.rfc-editor.org/rfc/rfc9562#section-5.4
func NewSub(rand io.Reader) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(rand, b[:]); err != nil {
		return "", fmt.Errorf("make sub: %w", err)
	}
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:], nil
}

// NewClientID makes an app client's id: 128 random bits, 26 characters.
func NewClientID(rand io.Reader) (string, error) {
	s, err := randomBase32(rand, 16)
	if err != nil {
		return "", fmt.Errorf("make client id: %w", err)
	}
	return s, nil
}

// NewClientSecret makes a client secret: 256 random bits, 51 or 52 characters.
func NewClientSecret(rand io.Reader) (string, error) {
	s, err := randomBase32(rand, 32)
	if err != nil {
		return "", fmt.Errorf("make client secret: %w", err)
	}
	return strings.TrimPrefix(s, "0"), nil
}

// NewPoolID makes a pool's id: the region, "_" and nine letters or digits.
func NewPoolID(region string, rand io.Reader) (string, error) {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	var id [9]byte
	for i := range id {
		n, err := below(rand, len(alphabet))
		if err != nil {
			return "", fmt.Errorf("make pool id: %w", err)
		}
		id[i] = alphabet[n]
	}
	return region + "_" + string(id[:]), nil
}

// randomBase32 prints a random number of n bytes in base 32, digits 0-9 and
// a-v. The bytes are set right-aligned in whole digits, as a number is
// written, where base32 would align them to the left.
func randomBase32(rand io.Reader, n int) (string, error) {
	// Leading zero bytes up to a multiple of 5 align the number to the right.
	pad := (5 - n%5) % 5
	b := make([]byte, pad+n)
	if _, err := io.ReadFull(rand, b[pad:]); err != nil {
		return "", err
	}
	s := strings.ToLower(base32.HexEncoding.EncodeToString(b))
	digits := (n*8 + 4) / 5
	return s[len(s)-digits:], nil
}
