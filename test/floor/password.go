package main

import (
	"crypto/rand"
	"crypto/subtle"

	"golang.org/x/crypto/argon2"
)

// argon is the user's password as argon2id keeps it, with the parameters that
// Cognate takes: 19 MiB, two passes, one lane.
//
// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
type argon struct {
	salt, sum []byte
}

func newArgon(password string) (argon, error) {
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return argon{}, err
	}
	return argon{salt: salt, sum: derive(password, salt)}, nil
}

func (a argon) matches(password string) bool {
	return subtle.ConstantTimeCompare(a.sum, derive(password, a.salt)) == 1
}

func derive(password string, salt []byte) []byte {
	return argon2.IDKey([]byte(password), salt, 2, 19<<10, 1, 32)
}
