package seal

import (
	"crypto/hmac"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
)

const checkPurpose = "key check"

// KeyCheck is a value to keep in the database, next to what is sealed. It
// tells nothing about the key, and Check recognises the key by it.
func (s *Sealer) KeyCheck() string { return s.current.check() }

// Check returns nil if stored is the KeyCheck of the current key or a retired
// one, and otherwise an error that is ErrKey and tells the operator what to
// do. A server refuses to start with that error: it could read nothing, and
// what it would write could not be read by others.
func (s *Sealer) Check(stored string) error {
	for _, r := range s.all {
		if hmac.Equal([]byte(r.check()), []byte(stored)) {
			return nil
		}
	}
	id, _, ok := strings.Cut(stored, ".")
	if raw, err := hex.DecodeString(id); !ok || err != nil || len(raw) != len(keyID{}) {
		return fmt.Errorf("the database's record of its master key is damaged (%d bytes): restore the database from a backup: %w",
			len(stored), ErrCorrupt)
	}
	return fmt.Errorf("the secrets in this database are %w (its id is %s) than the one given (id %s): "+
		"start with the key file or key that this database was created with, or restore it from a backup; "+
		"without that key the secrets cannot be recovered", ErrKey, id, hex.EncodeToString(s.current.id[:]))
}

func (r *ring) check() string {
	return hex.EncodeToString(r.id[:]) + "." + base64.RawURLEncoding.EncodeToString(r.mac(checkPurpose)[:16])
}
