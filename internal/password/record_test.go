package password

import (
	"errors"
	"testing"
)

// The record was made by the reference implementation's command line, as
// published in its test suite.
const reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"

func TestReferenceRecord(t *testing.T) {
	h := newHasher(t, Options{Workers: 1, Params: cheap()})
	ok, upgrade, err := h.Verify(t.Context(), reference, "password")
	if !ok || !upgrade || err != nil {
		t.Errorf("Verify = %v, %v, %v; want true, true (a short salt), nil", ok, upgrade, err)
	}
}

func TestParseRecord(t *testing.T) {
	r, err := parseRecord(reference)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.String(); got != reference {
		t.Errorf("parsed and printed: %s", got)
	}
	const salt, hash = "c29tZXNhbHQ", "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
	for name, encoded := range map[string]string{
		"empty":           "",
		"other scheme":    "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
		"other type":      "$argon2i$v=19$m=256,t=2,p=1$" + salt + "$" + hash,
		"other version":   "$argon2id$v=16$m=256,t=2,p=1$" + salt + "$" + hash,
		"no version":      "$argon2id$m=256,t=2,p=1$" + salt + "$" + hash,
		"trailing field":  "$argon2id$v=19$m=256,t=2,p=1$" + salt + "$" + hash + "$",
		"trailing params": "$argon2id$v=19$m=256,t=2,p=1,x=1$" + salt + "$" + hash,
		"leading zero":    "$argon2id$v=19$m=0256,t=2,p=1$" + salt + "$" + hash,
		"no passes":       "$argon2id$v=19$m=256,t=0,p=1$" + salt + "$" + hash,
		"little memory":   "$argon2id$v=19$m=7,t=1,p=1$" + salt + "$" + hash,
		"much memory":     "$argon2id$v=19$m=4294967295,t=1,p=1$" + salt + "$" + hash,
		"many lanes":      "$argon2id$v=19$m=256,t=1,p=5$" + salt + "$" + hash,
		"short salt":      "$argon2id$v=19$m=256,t=2,p=1$c2FsdA$" + hash,
		"short hash":      "$argon2id$v=19$m=256,t=2,p=1$" + salt + "$c29tZXNhbHQ",
		"padding":         "$argon2id$v=19$m=256,t=2,p=1$" + salt + "=$" + hash,
	} {
		if _, err := parseRecord(encoded); !errors.Is(err, ErrRecord) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
