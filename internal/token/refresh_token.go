package token

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	"cognate/internal/seal"
)

// A refresh token looks like the service's, an encrypted JSON Web Token of
// five parts, because some clients look at that. What the last four parts
// hold is one sealed value, cut up:
//
//	version (1) | family id (16) | expiry in microseconds (8) | secret (32)
//
// The store keeps only the hash of the secret, so neither the database nor
// the master key alone makes a token.
const refreshHeader = "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ"

const (
	refreshPurpose = "refresh-token"
	refreshVersion = 1
	refreshSize    = 1 + 16 + 8 + secretSize
	secretSize     = 32
	// maxRefreshToken bounds what is decoded at all; a token has 190
	// characters and the API admits any length.
	maxRefreshToken = 1024
)

// Where a sealed value is cut: in the lengths that the parts of an encrypted
// token have, as far as they go.
var refreshCuts = [...]int{5, 12, 16} // from the front, from there, from the end

var (
	errNotRefresh = errors.New("not shaped like a refresh token")
	errForeign    = errors.New("not a refresh token made here")
)

// refreshToken is what a refresh token says.
type refreshToken struct {
	family  string
	expires time.Time
	secret  [secretSize]byte
}

func (t *refreshToken) hash() []byte {
	sum := sha256.Sum256(t.secret[:])
	return sum[:]
}

// format returns the token as clients get it; it is another text each time.
func (t *refreshToken) format(sealer *seal.Sealer) (string, error) {
	id, err := hex.DecodeString(strings.ReplaceAll(t.family, "-", ""))
	if err != nil || len(id) != 16 {
		return "", errors.New("family id is not a UUID")
	}
	plain := make([]byte, 0, refreshSize)
	plain = append(plain, refreshVersion)
	plain = append(plain, id...)
	plain = binary.BigEndian.AppendUint64(plain, uint64(t.expires.UnixMicro()))
	plain = append(plain, t.secret[:]...)
	sealed := sealer.Seal(refreshPurpose, plain)

	a, b, c := refreshCuts[0], refreshCuts[0]+refreshCuts[1], len(sealed)-refreshCuts[2]
	parts := [...][]byte{sealed[:a], sealed[a:b], sealed[b:c], sealed[c:]}
	out := make([]byte, 0, 256)
	out = append(out, refreshHeader...)
	for _, p := range parts {
		out = append(out, '.')
		out = base64.RawURLEncoding.AppendEncode(out, p)
	}
	return string(out), nil
}

// parseRefresh reads a refresh token. It returns errNotRefresh for what was
// never one, and errForeign for what is shaped like one but isn't ours.
func parseRefresh(sealer *seal.Sealer, token string) (*refreshToken, error) {
	header, rest, _ := strings.Cut(token, ".")
	if header != refreshHeader || strings.Count(rest, ".") != 3 {
		return nil, errNotRefresh
	}
	if len(token) > maxRefreshToken {
		return nil, errForeign
	}
	var sealed []byte
	for part := range strings.SplitSeq(rest, ".") {
		var err error
		if sealed, err = base64.RawURLEncoding.Strict().AppendDecode(sealed, []byte(part)); err != nil {
			return nil, errForeign
		}
	}
	plain, err := sealer.Open(refreshPurpose, sealed)
	if err != nil || len(plain) != refreshSize || plain[0] != refreshVersion {
		return nil, errForeign
	}
	t := &refreshToken{
		family:  formatUUID([16]byte(plain[1:17])),
		expires: time.UnixMicro(int64(binary.BigEndian.Uint64(plain[17:25]))).UTC(),
	}
	copy(t.secret[:], plain[25:])
	return t, nil
}

// successor returns the token that replaces t when it is used and rotation is
// on. The same token always has the same successor, so a client that lost the
// answer and asks again within the grace period gets the same one, and two
// tabs that refresh at the same moment don't take each other for thieves.
// Nobody but the holder of the master key can compute it.
func (t *refreshToken) successor(sealer *seal.Sealer) *refreshToken {
	next := &refreshToken{family: t.family, expires: t.expires}
	copy(next.secret[:], sealer.Derive(refreshPurpose, []byte(t.family), t.secret[:]))
	return next
}
