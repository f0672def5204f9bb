package iam

import (
	"crypto/rand"
	"encoding/base32"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	"cognate/internal/seal"
)

// AccessKey is a key that callers sign with, as it is stored.
type AccessKey struct {
	ID      string
	Name    string
	Policy  string // a policy document; not looked at for Root
	Secret  []byte // sealed
	Enabled bool
	Root    bool // may do everything
	Created time.Time
}

// secretPurpose is what secrets of access keys are sealed for.
const secretPurpose = "access key secret"

// NewAccessKey makes an enabled key with a random id and secret, and returns
// the secret besides: it is shown once, and the key keeps it sealed only. A
// root key has no policy; any other must have a valid one.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
func NewAccessKey(name, policy string, root bool, now time.Time, s *seal.Sealer) (AccessKey, string, error) {
	if !isName(name) {
		return AccessKey{}, "", fmt.Errorf("name %q must have 1 to 64 letters, digits and characters of _+=,.@-", name)
	}
	if root && policy != "" {
		return AccessKey{}, "", errors.New("a root key may do everything and takes no policy")
	}
	if !root {
		if _, err := ParsePolicy(policy); err != nil {
			return AccessKey{}, "", err
		}
	}
	var random [40]byte
	rand.Read(random[:]) // never fails, see crypto/rand
	secret := base64.StdEncoding.EncodeToString(random[:30])
	return AccessKey{
		ID:      "AKIA" + base32.StdEncoding.EncodeToString(random[30:]),
		Name:    name,
		Policy:  policy,
		Secret:  s.Seal(secretPurpose, []byte(secret)),
		Enabled: true,
		Root:    root,
		Created: now,
	}, secret, nil
}

// isName reports whether a name is one that IAM allows for a user.
func isName(name string) bool {
	for _, c := range name {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && !strings.ContainsRune("_+=,.@-", c) {
			return false
		}
	}
	return name != "" && len(name) <= 64
}

// OpenSecret returns the secret that callers sign with.
func (k AccessKey) OpenSecret(s *seal.Sealer) (string, error) {
	secret, err := s.Open(secretPurpose, k.Secret)
	if err != nil {
		return "", fmt.Errorf("access key %s: %w", k.ID, err)
	}
	return string(secret), nil
}

// ARN names the key's holder in an account.
func (k AccessKey) ARN(account string) string {
	return "arn:aws:iam::" + account + ":user/" + k.Name
}
