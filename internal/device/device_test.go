package device_test

import (
	"crypto/rand"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"

	"cognate/internal/device"
	"cognate/internal/seal"
	"cognate/internal/srp"
	"cognate/internal/userpool"
)

func newKeys() device.Keys {
	return device.Keys{Sealer: seal.New(seal.Key{1}), SRP: srp.New(), Rand: rand.Reader}
}

func TestNew(t *testing.T) {
	k := newKeys()
	pool := &userpool.Pool{ID: "eu-west-1_Aaaaaaaaa", Region: "eu-west-1"}
	key, group, err := k.New(pool, "sub")
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`^eu-west-1_[0-9a-f-]{36}$`).MatchString(key) {
		t.Errorf("key %q", key)
	}
	if !regexp.MustCompile(`^-[\w-]{8}$`).MatchString(group) {
		t.Errorf("group key %q", group)
	}
	second, same, err := k.New(pool, "sub")
	if err != nil || second == key || same != group {
		t.Errorf("the second device is %q of %q, error %v; the first %q of %q", second, same, err, key, group)
	}
	if k.Group(pool.ID, "other") == group {
		t.Error("two users have one group key")
	}
}

func TestVerifier(t *testing.T) {
	k := newKeys()
	verifier := k.SRP.Verifier("-group", "key", "password", []byte("salt"))
	b64 := base64.StdEncoding.EncodeToString
	d := &userpool.Device{Key: "key"}
	if !k.SetVerifier(d, b64(verifier), b64([]byte("salt"))) {
		t.Fatal("a good verifier was refused")
	}
	if strings.Contains(string(d.SRPVerifier), string(verifier)) || string(d.SRPSalt) != "salt" {
		t.Errorf("kept: %+v", d)
	}
	if got, err := k.Verifier(d); err != nil || string(got) != string(verifier) {
		t.Errorf("read: %x, %v", got, err)
	}
	d.Key = "other"
	if _, err := k.Verifier(d); err == nil {
		t.Error("the verifier of one device opens for another")
	}
	for _, bad := range [][2]string{
		{"", b64([]byte("salt"))}, {"%", b64([]byte("salt"))}, {b64(verifier), ""}, {b64(verifier), "%"},
		{b64(make([]byte, 384)), b64([]byte("salt"))}, {b64(append(verifier, 1)), b64([]byte("salt"))},
	} {
		if k.SetVerifier(d, bad[0], bad[1]) {
			t.Errorf("taken: %q", bad)
		}
	}
}
