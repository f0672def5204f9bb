package passkey_test

import (
	"crypto/rand"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/passkey"
	"cognate/internal/passkey/passkeytest"
	"cognate/internal/userpool"
)

func party() passkey.Party { return passkey.Party{ID: "example.com"} }

func alice() *userpool.User {
	return &userpool.User{Sub: "3f0c1a52-0000-4000-8000-000000000000", Username: "alice"}
}

func challenge(t *testing.T) []byte {
	t.Helper()
	c, err := passkey.NewChallenge(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func create(t *testing.T, p passkey.Party, a *passkeytest.Authenticator, challenge []byte) []byte {
	t.Helper()
	options, err := p.CreationOptions(alice(), "alice", challenge, nil)
	if err != nil {
		t.Fatal(err)
	}
	credential, err := a.Create(options)
	if err != nil {
		t.Fatal(err)
	}
	return credential
}

// register makes a passkey and takes it.
func register(t *testing.T, p passkey.Party, a *passkeytest.Authenticator) *userpool.Passkey {
	t.Helper()
	c := challenge(t)
	key, err := p.Register(create(t, p, a, c), c)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// sign makes an assertion with a key.
func sign(t *testing.T, p passkey.Party, a *passkeytest.Authenticator, key *userpool.Passkey, challenge []byte) *passkey.Assertion {
	t.Helper()
	options, err := p.RequestOptions(challenge, []*userpool.Passkey{key})
	if err != nil {
		t.Fatal(err)
	}
	credential, err := a.Get(options)
	if err != nil {
		t.Fatal(err)
	}
	assertion, err := passkey.ParseAssertion(credential)
	if err != nil {
		t.Fatal(err)
	}
	return assertion
}

func TestCreationOptions(t *testing.T) {
	have := []*userpool.Passkey{{ID: "AAEC", Transports: []string{"internal"}}}
	got, err := party().CreationOptions(alice(), "alice", []byte{1, 2, 3}, have)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"authenticatorSelection":{"requireResidentKey":true,"residentKey":"required","userVerification":"preferred"},` +
		`"challenge":"AQID","excludeCredentials":[{"id":"AAEC","type":"public-key"}],` +
		`"pubKeyCredParams":[{"alg":-7,"type":"public-key"},{"alg":-257,"type":"public-key"}],` +
		`"rp":{"id":"example.com","name":"example.com"},"timeout":60000,` +
		`"user":{"id":"M2YwYzFhNTItMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAw","name":"alice","displayName":"alice"}}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("options (-want +got):\n%s", diff)
	}
}

func TestRequestOptions(t *testing.T) {
	have := []*userpool.Passkey{{ID: "AAEC", Transports: []string{"internal"}}, {ID: "AAED"}}
	p := party()
	p.RequireVerification = true
	got, err := p.RequestOptions([]byte{1, 2, 3}, have)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"challenge":"AQID","timeout":60000,"rpId":"example.com",` +
		`"allowCredentials":[{"id":"AAEC","type":"public-key","transports":["internal"]},{"id":"AAED","type":"public-key"}],` +
		`"userVerification":"required"}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("options (-want +got):\n%s", diff)
	}
}

func TestRegister(t *testing.T) {
	a := &passkeytest.Authenticator{Origin: "https://login.example.com:8443", Copyable: true}
	copy(a.AAGUID[:], "SamsungG\x00\x00")
	got := register(t, party(), a)
	if got.ID == "" || len(got.PublicKey) == 0 {
		t.Errorf("no key: %+v", got)
	}
	want := &userpool.Passkey{
		ID: got.ID, PublicKey: got.PublicKey, AAGUID: a.AAGUID[:], Name: "Passkey", RelyingPartyID: "example.com",
		Attachment: "platform", Transports: []string{"internal", "hybrid"}, BackupEligible: true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("passkey (-want +got):\n%s", diff)
	}
	a.AAGUID = [16]byte{0xd5, 0x48, 0x82, 0x6e, 0x79, 0xb4, 0x40, 0xa3, 0xa3, 0xd8, 0x11, 0x11, 0x6f, 0x7e, 0x83, 0x49}
	if got := register(t, party(), a); got.Name != "Bitwarden" {
		t.Errorf("a key in Bitwarden is called %q", got.Name)
	}
}

func TestOrigins(t *testing.T) {
	for origin, party := range map[string]string{
		"https://example.com": "example.com", "https://a.b.example.com:1": "example.com",
		"http://localhost:3000": "localhost", "http://app.localhost": "app.localhost", "android:apk-key-hash:AAEC": "example.com",
	} {
		register(t, passkey.Party{ID: party}, &passkeytest.Authenticator{Origin: origin})
	}
	for origin, party := range map[string]string{
		"http://example.com": "example.com", "https://badexample.com": "example.com", "https://example.com.evil.test": "example.com",
		"https://com": "example.com", "": "example.com", "null": "example.com", "%": "example.com", "http://127.0.0.1": "127.0.0.1",
	} {
		c, p := challenge(t), passkey.Party{ID: party}
		credential := create(t, p, &passkeytest.Authenticator{Origin: origin}, c)
		if _, err := p.Register(credential, c); !errors.Is(err, passkey.ErrOrigin) {
			t.Errorf("origin %q for %q: %v", origin, party, err)
		}
	}
}

func TestRegisterRefusals(t *testing.T) {
	const origin = "https://example.com"
	required := passkey.Party{ID: "example.com", RequireVerification: true}
	for name, c := range map[string]struct {
		party passkey.Party
		with  passkeytest.Authenticator
		want  error
	}{
		"another party":     {party(), passkeytest.Authenticator{Origin: origin, Party: "example.org"}, passkey.ErrParty},
		"nobody there":      {party(), passkeytest.Authenticator{Origin: origin, Absent: true}, passkey.ErrUnsupported},
		"nobody verified":   {required, passkeytest.Authenticator{Origin: origin}, passkey.ErrUnsupported},
		"another algorithm": {party(), passkeytest.Authenticator{Origin: origin, EdDSA: true}, passkey.ErrUnsupported},
	} {
		ch := challenge(t)
		if _, err := c.party.Register(create(t, c.party, &c.with, ch), ch); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	ch := challenge(t)
	credential := create(t, party(), &passkeytest.Authenticator{Origin: origin}, ch)
	if _, err := party().Register(credential, challenge(t)); !errors.Is(err, passkey.ErrChallenge) {
		t.Errorf("another challenge: %v", err)
	}
	for _, bad := range []string{"", "{}", "null", `{"id":1}`, strings.Replace(string(credential), "public-key", "key", 1)} {
		if _, err := party().Register([]byte(bad), ch); !errors.Is(err, passkey.ErrMalformed) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	// An assertion is no registration.
	a := &passkeytest.Authenticator{Origin: origin}
	key := register(t, party(), a)
	options, err := party().RequestOptions(ch, []*userpool.Passkey{key})
	if err != nil {
		t.Fatal(err)
	}
	assertion, err := a.Get(options)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := party().Register(assertion, ch); !errors.Is(err, passkey.ErrMalformed) {
		t.Errorf("an assertion: %v", err)
	}
}

func TestVerify(t *testing.T) {
	for _, counts := range []bool{false, true} {
		a := &passkeytest.Authenticator{Origin: "https://example.com", Counts: counts, Verified: true}
		key := register(t, party(), a)
		for i := range 3 {
			c := challenge(t)
			assertion := sign(t, party(), a, key, c)
			if assertion.ID() != key.ID || !assertion.Names(alice()) || assertion.Names(&userpool.User{Sub: "other"}) {
				t.Errorf("assertion of %s, names alice %v", assertion.ID(), assertion.Names(alice()))
			}
			after, verified, err := party().Verify(assertion, key, c)
			if err != nil || !verified {
				t.Fatalf("signature %d, counting %v: verified %v, error %v", i, counts, verified, err)
			}
			if counts && after.SignCount != key.SignCount+1 {
				t.Errorf("count %d after %d", after.SignCount, key.SignCount)
			}
			key = after
		}
	}
}

func TestVerifyWithoutAUserHandle(t *testing.T) {
	a := &passkeytest.Authenticator{Origin: "https://example.com", Nameless: true}
	key := register(t, party(), a)
	c := challenge(t)
	assertion := sign(t, party(), a, key, c)
	if !assertion.Names(alice()) {
		t.Error("a key that names nobody is not taken for anybody's")
	}
	if _, verified, err := party().Verify(assertion, key, c); err != nil || verified {
		t.Errorf("verified %v, error %v", verified, err)
	}
}

func TestVerifyRefusals(t *testing.T) {
	a := &passkeytest.Authenticator{Origin: "https://example.com", Counts: true}
	key := register(t, party(), a)
	c := challenge(t)
	good := sign(t, party(), a, key, c)
	after, _, err := party().Verify(good, key, c)
	if err != nil {
		t.Fatal(err)
	}
	refused := func(name string, p passkey.Party, x *passkey.Assertion, key *userpool.Passkey, challenge []byte, want error) {
		t.Helper()
		if _, _, err := p.Verify(x, key, challenge); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", name, err, want)
		}
	}
	refused("a count that does not grow", party(), good, after, c, passkey.ErrRefused)
	refused("another challenge", party(), good, key, challenge(t), passkey.ErrChallenge)
	refused("another party", passkey.Party{ID: "login.example.com"}, good, key, c, passkey.ErrOrigin)
	refused("a user who has to be verified", passkey.Party{ID: "example.com", RequireVerification: true}, good, key, c, passkey.ErrRefused)
	refused("another key", party(), good, register(t, party(), a), c, passkey.ErrRefused)
	copied := *key
	copied.BackupEligible = true
	refused("a key of another kind", party(), good, &copied, c, passkey.ErrRefused)
	a.Absent = true
	refused("nobody there", party(), sign(t, party(), a, key, c), key, c, passkey.ErrRefused)

	for _, bad := range []string{"", "{}", `{"id":"AAEC","rawId":"AAEC","type":"public-key","response":{}}`} {
		if _, err := passkey.ParseAssertion([]byte(bad)); !errors.Is(err, passkey.ErrMalformed) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzParseAssertion(f *testing.F) {
	f.Add([]byte(`{"id":"AAEC","rawId":"AAEC","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AAEC","signature":"AAEC"}}`))
	f.Add([]byte(`{"id":"AAEC"}`))
	key := &userpool.Passkey{ID: "AAEC", PublicKey: []byte{0xa0}}
	f.Fuzz(func(t *testing.T, credential []byte) {
		a, err := passkey.ParseAssertion(credential)
		if err != nil {
			return
		}
		if _, _, err := party().Verify(a, key, []byte("challenge")); err == nil {
			t.Errorf("taken: %q", credential)
		}
	})
}

func FuzzRegister(f *testing.F) {
	f.Add([]byte(`{"id":"AAEC","rawId":"AAEC","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"oA"}}`))
	f.Fuzz(func(t *testing.T, credential []byte) {
		if key, err := party().Register(credential, []byte("challenge")); err == nil {
			t.Errorf("taken: %q as %+v", credential, key)
		}
	})
}
