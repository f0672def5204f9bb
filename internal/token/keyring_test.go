package token

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"log/slog"
	"math/big"
	"strings"
	"testing"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
)

// keySet reads a published key set as any client would.
func keySet(t *testing.T, f *fixture) map[string]*rsa.PublicKey {
	t.Helper()
	published, err := f.JWKS(t.Context(), f.pool.ID)
	if err != nil {
		t.Fatal(err)
	}
	var set struct{ Keys []map[string]string }
	if err := json.Unmarshal(published.JSON, &set); err != nil {
		t.Fatal(err)
	}
	keys := map[string]*rsa.PublicKey{}
	for _, k := range set.Keys {
		n, err := base64.RawURLEncoding.DecodeString(k["n"])
		if err != nil || len(n) != 256 || k["kty"] != "RSA" || k["alg"] != "RS256" || k["use"] != "sig" || k["e"] != "AQAB" || len(k["kid"]) != 44 {
			t.Errorf("key %v, %v", k, err)
		}
		keys[k["kid"]] = &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: 65537}
	}
	return keys
}

// signedBy verifies a token with a key set and returns the key's id.
func signedBy(t *testing.T, keys map[string]*rsa.PublicKey, token string) string {
	t.Helper()
	dot := strings.LastIndexByte(token, '.')
	head, _, _ := strings.Cut(token, ".")
	plain, err := base64.RawURLEncoding.DecodeString(head)
	if err != nil {
		t.Fatal(err)
	}
	var header joseHeader
	if err := json.Unmarshal(plain, &header); err != nil {
		t.Fatal(err)
	}
	if want := `{"kid":"` + header.KeyID + `","alg":"RS256"}`; string(plain) != want {
		t.Errorf("header %s; want %s", plain, want)
	}
	signature, err := base64.RawURLEncoding.DecodeString(token[dot+1:])
	if err != nil {
		t.Fatal(err)
	}
	digest := sha256.Sum256([]byte(token[:dot]))
	key := keys[header.KeyID]
	if key == nil {
		t.Fatalf("key %s is not published", header.KeyID)
	}
	if err := rsa.VerifyPKCS1v15(key, crypto.SHA256, digest[:], signature); err != nil {
		t.Error(err)
	}
	return header.KeyID
}

func TestTwoPublishedKeysVerifyTheTokens(t *testing.T) {
	f := newFixture(t)
	set := f.signIn()
	keys := keySet(t, f)
	if len(keys) != 2 {
		t.Errorf("%d keys are published; want 2", len(keys))
	}
	if signedBy(t, keys, set.ID) == signedBy(t, keys, set.Access) {
		t.Error("one key signs both kinds of token")
	}
	if err := f.EnsureKeys(t.Context(), f.pool.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := f.readRing(t.Context(), f.pool.ID, f.time); err != nil {
		t.Fatal(err)
	}
	if again := keySet(t, f); len(again) != 2 {
		t.Errorf("asking for keys again made %d", len(again))
	}
}

func TestKeySetOfAnUnknownPool(t *testing.T) {
	f := newFixture(t)
	_, err := f.JWKS(t.Context(), "us-east-1_Nnnnnnnnn")
	wantFault(t, err, fault.ResourceNotFound, "User pool us-east-1_Nnnnnnnnn does not exist.")
}

// A pool that is remembered may be gone: keys made for it would stay for good.
func TestNoKeysForAPoolThatIsGone(t *testing.T) {
	f := newFixture(t)
	if _, err := f.Directory.Pool(t.Context(), f.pool.ID); err != nil {
		t.Fatal(err)
	}
	f.update(func(tx *store.Tx) error { return tx.DeletePool(f.pool.ID) })
	_, err := f.JWKS(t.Context(), f.pool.ID)
	wantFault(t, err, fault.ResourceNotFound, "User pool us-east-1_Aaaaaaaaa does not exist.")
	f.update(func(tx *store.Tx) error {
		keys, err := tx.Keys(f.pool.ID)
		if len(keys) > 0 {
			t.Errorf("%d keys were made", len(keys))
		}
		return err
	})
}

func TestRotationOfKeysOverlaps(t *testing.T) {
	f := newFixture(t)
	before := f.signIn()
	first := keySet(t, f)
	if err := f.Rotate(t.Context(), f.pool.ID, time.Hour); err != nil {
		t.Fatal(err)
	}
	both := keySet(t, f)
	if len(both) != 4 {
		t.Fatalf("%d keys are published after the rotation; want 4", len(both))
	}
	if kid := signedBy(t, both, f.signIn().Access); first[kid] == nil {
		t.Error("a new key signs before it was published long enough")
	}
	f.time = f.time.Add(time.Hour)
	after := f.signIn()
	if kid := signedBy(t, both, after.Access); first[kid] != nil {
		t.Error("an old key signs after the rotation")
	}
	f.time = f.time.Add(-time.Second) // just before the first token is over
	if _, err := f.Caller(t.Context(), before.Access); err != nil {
		t.Errorf("a token of the old key: %v", err)
	}
	f.time = f.time.Add(publishedAfterRetirement + time.Second)
	if last := keySet(t, f); len(last) != 2 || last[signedBy(t, both, after.ID)] == nil {
		t.Errorf("%d keys are published in the end; want the new two", len(last))
	}
}

func TestKeyMadeOnAnotherNodeIsFound(t *testing.T) {
	f := newFixture(t)
	other := New(f.Options)
	f.signIn()
	if err := other.Rotate(t.Context(), f.pool.ID, 0); err != nil {
		t.Fatal(err)
	}
	set, err := other.Issue(t.Context(), Grant{Pool: f.pool, Client: f.client, User: f.user})
	if err != nil {
		t.Fatal(err)
	}
	f.time = f.time.Add(2 * time.Second)
	if _, err := f.Caller(t.Context(), set.Access); err != nil {
		t.Error(err)
	}
}

func TestKeyMakerFillsAndRefills(t *testing.T) {
	f := newFixture(t)
	count := func() (n int) {
		f.update(func(tx *store.Tx) error {
			c, err := tx.CountSpareKeys()
			n = int(c)
			return err
		})
		return n
	}
	if n := count(); n != 2 {
		t.Fatalf("%d spare keys after making a pool; want 2 of 4", n)
	}
	m := NewKeyMaker(f.db, f.Sealer, f.Now, slog.New(slog.DiscardHandler), 3)
	if err := m.fill(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 3 {
		t.Errorf("%d spare keys; want 3", n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	m.Start(ctx)
	cancel()
	m.Wait()
}

func TestPoolWithoutSpareKeysGetsNewOnes(t *testing.T) {
	f := newFixture(t)
	f.addPool("us-east-1_Bbbbbbbbb") // takes the last spare ones
	f.pool = f.addPool("us-east-1_Ccccccccc")
	if n := len(keySet(t, f)); n != 2 {
		t.Errorf("%d keys; want 2", n)
	}
}

func TestSignerSignsInOrder(t *testing.T) {
	f := newFixture(t)
	r, err := f.ring(t.Context(), f.pool.ID)
	if err != nil {
		t.Fatal(err)
	}
	var tokens []Unsigned
	for i := range 9 {
		tokens = append(tokens, Unsigned{Key: r.keys[i%2], Payload: []byte{byte(i)}})
	}
	for _, cores := range []int{0, 1, 4} {
		signed, err := NewSigner(cores).Sign(t.Context(), tokens)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range signed {
			if payload(t, s) != string([]byte{byte(i)}) {
				t.Errorf("%d cores: token %d has payload %q", cores, i, payload(t, s))
			}
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := NewSigner(1).Sign(ended, tokens); err == nil {
		t.Error("signed for a caller who is gone")
	}
}

func TestSealedKeysShowNothing(t *testing.T) {
	f := newFixture(t)
	f.update(func(tx *store.Tx) error {
		keys, err := tx.Keys(f.pool.ID)
		for _, k := range keys {
			plain, err := f.Sealer.Open(keyPurpose, k.Sealed)
			if err != nil || bytes.Contains(k.Sealed, plain[20:40]) {
				t.Errorf("key %s: %v", k.ID, err)
			}
		}
		return err
	})
}
