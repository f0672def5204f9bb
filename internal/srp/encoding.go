package srp

import (
	"errors"
	"math/big"
	"strings"
)

// ErrPublicKey says that the other side's public value is malformed or one
// that would give the session's key away.
var ErrPublicKey = errors.New("srp: invalid public value")

// maxDigits bounds the hexadecimal integers that are read: twice the group.
const maxDigits = 2 * len(prime)

// pad returns an integer's bytes as the hashes take them: those of Java's
// BigInteger.toByteArray, with a zero byte before a leading set bit.
func pad(n *big.Int) []byte {
	bytes := make([]byte, n.BitLen()/8+1)
	return n.FillBytes(bytes)
}

// Hex returns an integer, or a salt, as the wire carries it: lower-case
// hexadecimal without leading zeros.
func Hex(integer []byte) string {
	return new(big.Int).SetBytes(integer).Text(16)
}

// ParsePublic reads the other side's A or B. It takes upper case, leading
// zeros and an odd number of digits, and returns ErrPublicKey for anything that
// is no such integer, is longer than twice the group or is a multiple of N.
func (p *Params) ParsePublic(hex string) ([]byte, error) {
	n, ok := parseHex(hex)
	if !ok || new(big.Int).Mod(n, p.n).Sign() == 0 {
		return nil, ErrPublicKey
	}
	return n.Bytes(), nil
}

// parseHex reads an integer of nothing but digits: SetString alone would take
// signs too.
func parseHex(hex string) (*big.Int, bool) {
	if hex == "" || len(hex) > maxDigits || strings.Trim(hex, "0123456789abcdefABCDEF") != "" {
		return nil, false
	}
	return new(big.Int).SetString(hex, 16)
}
