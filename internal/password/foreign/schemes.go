package foreign

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"fmt"
	"hash"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/scrypt"
)

// The most that a record may cost, at today's speed within a second or two.
const (
	maxBcryptCost     = 14
	maxMemory         = 256 << 10 // KiB, of Argon2 and scrypt
	maxMemoryPasses   = 1 << 20   // KiB times passes
	maxIterations     = 2_000_000 // of PBKDF2
	maxLanes          = 16
	firebaseKeyLength = 32
)

type matcher = func(password []byte) bool

// compare makes a matcher of a derivation, which returns nil when it fails.
func compare(want []byte, derive func(password []byte) []byte) matcher {
	return func(password []byte) bool { return subtle.ConstantTimeCompare(derive(password), want) == 1 }
}

// parseBcrypt reads the form of crypt(3). 2a, 2b and 2y name implementations
// whose hashes are the same.
//
// https://www.usenix.org/legacy/events/usenix99/provos/provos_html/node1.html
func parseBcrypt(text string) (matcher, error) {
	text = "$2b" + text[len("$2b"):]
	cost, err := bcrypt.Cost([]byte(text))
	if err != nil || len(text) != 60 {
		return nil, ErrDamaged
	}
	if cost > maxBcryptCost {
		return nil, ErrCost
	}
	return func(password []byte) bool {
		return bcrypt.CompareHashAndPassword([]byte(text), password[:min(len(password), 72)]) == nil
	}, nil
}

// parseArgon2 reads version 19, the only one in use.
//
// https://www.rfc-editor.org/rfc/rfc9106.html
func parseArgon2(scheme, fields string) (matcher, error) {
	version, fields, _ := strings.Cut(fields, "$")
	cost, fields, _ := strings.Cut(fields, "$")
	if version != fmt.Sprintf("v=%d", argon2.Version) {
		return nil, ErrUnknown
	}
	p, err := params(cost)
	if err != nil {
		return nil, err
	}
	m, errM := number(p["m"])
	t, errT := number(p["t"])
	lanes, errP := number(p["p"])
	if errM != nil || errT != nil || errP != nil || len(p) != 3 || m < 8*lanes {
		return nil, ErrDamaged
	}
	if m > maxMemory || t > maxMemoryPasses/m || lanes > maxLanes {
		return nil, ErrCost
	}
	salt, want, err := saltAndHash(fields)
	if err != nil {
		return nil, err
	}
	key := argon2.IDKey
	if scheme == "argon2i" {
		key = argon2.Key
	}
	return compare(want, func(password []byte) []byte {
		return key(password, salt, uint32(t), uint32(m), uint8(lanes), uint32(len(want)))
	}), nil
}

// scryptCost reads and bounds ln, r and p; p may be missing where it is fixed
// at one.
func scryptCost(p map[string]string) (n, r, lanes int, err error) {
	ln, errN := number(p["ln"])
	r, errR := number(p["r"])
	lanes = 1
	if p["p"] != "" {
		lanes, err = number(p["p"])
	}
	if errN != nil || errR != nil || err != nil {
		return 0, 0, 0, ErrDamaged
	}
	if ln > 20 || r > 64 || lanes > maxLanes || r<<ln/8 > maxMemory || r<<ln/8*lanes > maxMemoryPasses {
		return 0, 0, 0, ErrCost
	}
	return 1 << ln, r, lanes, nil
}

// parseScrypt reads the form that passlib gave scrypt.
//
// https://www.rfc-editor.org/rfc/rfc7914
func parseScrypt(fields string) (matcher, error) {
	cost, fields, _ := strings.Cut(fields, "$")
	p, err := params(cost)
	if err != nil {
		return nil, err
	}
	if len(p) != 3 || p["p"] == "" {
		return nil, ErrDamaged
	}
	n, r, lanes, err := scryptCost(p)
	if err != nil {
		return nil, err
	}
	salt, want, err := saltAndHash(fields)
	if err != nil {
		return nil, err
	}
	return compare(want, func(password []byte) []byte {
		key, err := scrypt.Key(password, salt, n, r, lanes, len(want))
		if err != nil {
			return nil
		}
		return key
	}), nil
}

// parseFirebase reads Firebase's variant: the signer key of the project,
// encrypted under a key that scrypt derives from the password.
//
// https://firebaseopensource.com/projects/firebase/scrypt/
func parseFirebase(fields string) (matcher, error) {
	cost, fields, _ := strings.Cut(fields, "$")
	p, err := params(cost)
	if err != nil {
		return nil, err
	}
	if len(p) != 4 || p["p"] != "" {
		return nil, ErrDamaged
	}
	n, r, lanes, err := scryptCost(p)
	if err != nil {
		return nil, err
	}
	separator, errS := decode(p["ss"])
	signer, errK := decode(p["sk"])
	salt, want, err := saltAndHash(fields)
	if errS != nil || errK != nil || err != nil || len(signer) != len(want) {
		return nil, ErrDamaged
	}
	salt = append(salt, separator...)
	return compare(want, func(password []byte) []byte {
		key, err := scrypt.Key(password, salt, n, r, lanes, firebaseKeyLength)
		if err != nil {
			return nil
		}
		block, err := aes.NewCipher(key)
		if err != nil {
			return nil
		}
		out := make([]byte, len(signer))
		cipher.NewCTR(block, make([]byte, aes.BlockSize)).XORKeyStream(out, signer)
		return out
	}), nil
}

// parsePBKDF2 reads "pbkdf2-sha256", "pbkdf2-sha512" and, for SHA-1, "pbkdf2".
//
// https://www.rfc-editor.org/rfc/rfc8018#section-5.2
func parsePBKDF2(scheme, fields string) (string, matcher, error) {
	digest, _ := strings.CutPrefix(scheme, "pbkdf2-")
	if scheme == "pbkdf2" {
		digest = "sha1"
	}
	cost, fields, _ := strings.Cut(fields, "$")
	cost, _, _ = strings.Cut(strings.TrimPrefix(cost, "i="), ",l=")
	salt, want, err := saltAndHash(fields)
	if err != nil {
		return "", nil, err
	}
	return pbkdf2Matcher(digest, cost, salt, want)
}

// parseDjango reads Django's form.
func parseDjango(scheme, fields string) (string, matcher, error) {
	cost, fields, _ := strings.Cut(fields, "$")
	salt, encoded, ok := strings.Cut(fields, "$")
	want, err := decode(encoded)
	if !ok || err != nil || len(want) < 16 || len(want) > 128 || len(salt) > 128 {
		return "", nil, ErrDamaged
	}
	return pbkdf2Matcher(strings.TrimPrefix(scheme, "pbkdf2_"), cost, []byte(salt), want)
}

func pbkdf2Matcher(digest, cost string, salt, want []byte) (string, matcher, error) {
	var h func() hash.Hash
	switch digest {
	case "sha1":
		h = sha1.New
	case "sha256":
		h = sha256.New
	case "sha512":
		h = sha512.New
	default:
		return "", nil, ErrUnknown
	}
	iterations, err := number(cost)
	if err != nil {
		return "", nil, err
	}
	blocks := (len(want) + h().Size() - 1) / h().Size()
	if iterations > maxIterations/blocks {
		return "", nil, ErrCost
	}
	return "PBKDF2_" + strings.ToUpper(digest), compare(want, func(password []byte) []byte {
		key, err := pbkdf2.Key(h, string(password), salt, iterations, len(want))
		if err != nil {
			return nil
		}
		return key
	}), nil
}
