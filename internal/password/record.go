package password

import (
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// ErrRecord says that a stored record is none this package can verify.
var ErrRecord = errors.New("password: unknown or damaged record")

const (
	saltLength = 16
	hashLength = 32
)

// record is a parsed Argon2id record.
type record struct {
	params Params
	salt   []byte
	hash   []byte
}

// String returns the record as it is stored, in the PHC string format:
//
//	$argon2id$v=19$m=19456,t=2,p=1$salt$hash
//
// https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
func (r record) String() string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$%s$%s$%s",
		argon2Version, r.params, b64.EncodeToString(r.salt), b64.EncodeToString(r.hash))
}

// String returns the parameters as a PHC string spells them.
func (p Params) String() string {
	return fmt.Sprintf("m=%d,t=%d,p=%d", p.Memory, p.Passes, p.Lanes)
}

// parseRecord reads a stored record. The scheme is the first field, which is
// where records of other schemes part ways.
func parseRecord(encoded string) (record, error) {
	scheme, rest, _ := strings.Cut(strings.TrimPrefix(encoded, "$"), "$")
	switch scheme {
	case "argon2id":
		return parseArgon2id(rest)
	default:
		return record{}, ErrRecord
	}
}

// parseArgon2id reads what follows the scheme.
func parseArgon2id(fields string) (record, error) {
	part := strings.Split(fields, "$")
	if len(part) != 4 || part[0] != fmt.Sprintf("v=%d", argon2Version) {
		return record{}, ErrRecord
	}
	var r record
	_, err := fmt.Sscanf(part[1], "m=%d,t=%d,p=%d", &r.params.Memory, &r.params.Passes, &r.params.Lanes)
	if err != nil || r.params.String() != part[1] || !r.params.valid() {
		return record{}, ErrRecord
	}
	b64 := base64.RawStdEncoding.Strict()
	if r.salt, err = b64.DecodeString(part[2]); err != nil || len(r.salt) < 8 || len(r.salt) > 64 {
		return record{}, ErrRecord
	}
	if r.hash, err = b64.DecodeString(part[3]); err != nil || len(r.hash) < 16 || len(r.hash) > 64 {
		return record{}, ErrRecord
	}
	return r, nil
}

// matches compares hashes in constant time.
func (r record) matches(hash []byte) bool {
	return subtle.ConstantTimeCompare(r.hash, hash) == 1
}

// weakerThan reports whether a new record of cost p would be stronger.
func (r record) weakerThan(p Params) bool {
	return r.params.weakerThan(p) || len(r.salt) < saltLength || len(r.hash) < hashLength
}
