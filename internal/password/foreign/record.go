package foreign

import (
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
)

// Record is a hash that can be verified.
type Record struct {
	text      string
	algorithm string
	matches   func(password []byte) bool
}

// prefix sets stored records apart from those that this server makes.
const prefix = "imported:"

// Errors of Parse.
var (
	ErrUnknown = errors.New("its form is not known")
	ErrDamaged = errors.New("it is damaged")
	ErrCost    = errors.New("it costs too much to verify")
)

// Parse reads a hash in the text form that names its algorithm:
//
//	$2b$10$...                                             bcrypt; also 2a, 2y
//	$argon2id$v=19$m=19456,t=2,p=1$salt$hash               also argon2i
//	$scrypt$ln=14,r=8,p=1$salt$hash
//	$pbkdf2-sha256$i=27500$salt$hash                       also sha1, sha512; also without "i="
//	pbkdf2_sha256$600000$salt$hash                         Django; the salt is text
//	$firebase-scrypt$ln=14,r=8,ss=Bw==,sk=key$salt$hash    separator and signer key of the project
//
// Salts, hashes and keys are in base64 of either alphabet, padded or not.
//
// https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
func Parse(text string) (Record, error) {
	r := Record{text: text}
	var err error
	scheme, rest, _ := strings.Cut(strings.TrimPrefix(text, "$"), "$")
	switch {
	case !strings.HasPrefix(text, "$") && strings.HasPrefix(scheme, "pbkdf2_"):
		r.algorithm, r.matches, err = parseDjango(scheme, rest)
	case !strings.HasPrefix(text, "$"):
		return r, ErrUnknown
	case scheme == "2a", scheme == "2b", scheme == "2y":
		r.algorithm = "BCRYPT"
		r.matches, err = parseBcrypt(text)
	case scheme == "argon2id", scheme == "argon2i":
		r.algorithm = strings.ToUpper(scheme)
		r.matches, err = parseArgon2(scheme, rest)
	case scheme == "scrypt":
		r.algorithm = "SCRYPT"
		r.matches, err = parseScrypt(rest)
	case strings.HasPrefix(scheme, "pbkdf2"):
		r.algorithm, r.matches, err = parsePBKDF2(scheme, rest)
	case scheme == "firebase-scrypt":
		r.algorithm = "FIREBASE"
		r.matches, err = parseFirebase(rest)
	default:
		return r, ErrUnknown
	}
	return r, err
}

// Stored reads a record as String wrote it. It reports false for what is no
// foreign record.
func Stored(text string) (Record, bool) {
	text, ok := strings.CutPrefix(text, prefix)
	if !ok {
		return Record{}, false
	}
	r, err := Parse(text)
	if err != nil {
		return Record{}, false
	}
	return r, true
}

// String returns the record as it is stored.
func (r Record) String() string { return prefix + r.text }

// Algorithm names the record's algorithm as the API does, where it does:
// BCRYPT, SCRYPT, ARGON2ID, PBKDF2_SHA256.
func (r Record) Algorithm() string { return r.algorithm }

// Matches reports whether the password is the record's. It takes as long as
// whoever made the record decided, a second or two at most.
func (r Record) Matches(password string) bool { return r.matches([]byte(password)) }

// params reads "m=1,t=2,p=3" into numbers and texts by their names, each of
// which occurs once.
func params(list string) (map[string]string, error) {
	m := map[string]string{}
	for _, p := range strings.Split(list, ",") {
		name, value, ok := strings.Cut(p, "=")
		if _, twice := m[name]; !ok || twice {
			return nil, ErrDamaged
		}
		m[name] = value
	}
	return m, nil
}

// number reads a positive number.
func number(text string) (int, error) {
	n, err := strconv.ParseUint(text, 10, 31)
	if err != nil || n == 0 {
		return 0, ErrDamaged
	}
	return int(n), nil
}

// decode reads base64 of either alphabet, and of passlib's, padded or not.
func decode(text string) ([]byte, error) {
	text = strings.TrimRight(text, "=")
	text = strings.NewReplacer("-", "+", "_", "/", ".", "+").Replace(text)
	b, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		return nil, ErrDamaged
	}
	return b, nil
}

// saltAndHash reads the two last fields of most forms.
func saltAndHash(fields string) (salt, hash []byte, err error) {
	a, b, ok := strings.Cut(fields, "$")
	if !ok {
		return nil, nil, ErrDamaged
	}
	if salt, err = decode(a); err != nil {
		return nil, nil, err
	}
	if hash, err = decode(b); err != nil {
		return nil, nil, err
	}
	if len(salt) > 128 || len(hash) < 16 || len(hash) > 128 {
		return nil, nil, ErrDamaged
	}
	return salt, hash, nil
}
