package authsession

import (
	"crypto/rand"
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

const longest = 2048 // that the API takes as a Session

var start = time.Date(2026, 5, 7, 10, 0, 0, 0, time.UTC)

func keeper(now *time.Time) *Keeper {
	return &Keeper{Sealer: seal.New(seal.Key{1}), Now: func() time.Time { return *now }, Rand: rand.Reader}
}

func client() *userpool.Client {
	return &userpool.Client{ID: strings.Repeat("c", 26), PoolID: "ap-southeast-1_Example01", Settings: userpool.ClientSettings{AuthSessionValidity: 5}}
}

// full is a session with as much in it as a sign-in without functions can
// have.
func full(typed string) *Session {
	return &Session{
		Sub: strings.Repeat("5", 36), Typed: typed, Admin: true, Challenge: "DEVICE_PASSWORD_VERIFIER",
		Code: make([]byte, 32),
		Facts: Facts{
			Flow: "ADMIN_USER_PASSWORD_AUTH", EventID: strings.Repeat("e", 36), Chosen: "PASSWORD_SRP",
			Proven:      []string{"PASSWORD_SRP", "NEW_PASSWORD_REQUIRED", "EMAIL_OTP", "DEVICE_PASSWORD_VERIFIER"},
			PasswordSet: start.Add(123456 * time.Microsecond), Second: "EMAIL_OTP",
			Email: strings.Repeat("m", 254), Device: "ap-southeast-1_" + strings.Repeat("d", 36),
			Source: "TokenGeneration_NewPasswordChallenge",
		},
	}
}

func TestSessionsKeepWhatTheyHold(t *testing.T) {
	now := start
	k := keeper(&now)
	in := full("alice")
	in.Secret, in.Facts.SetUp, in.Facts.UserVerified = []byte{1, 2}, "SOFTWARE_TOKEN_MFA", true
	carried, err := k.Seal(in, client())
	if err != nil {
		t.Fatal(err)
	}
	if in.ID == "" || in.Pool != client().PoolID || in.Client != client().ID || !in.Expires.Equal(start.Add(5*time.Minute)) {
		t.Errorf("%+v", in)
	}
	out, err := k.Open(carried)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(in, out); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	again, err := k.Seal(out, client())
	if err != nil || again == carried {
		t.Errorf("a second session is the first: %v", err)
	}
}

func TestSessionsFit(t *testing.T) {
	now := start
	for name, typed := range map[string]string{
		"letters": strings.Repeat("a", 128), "signs of HTML": strings.Repeat("<", 128), "quotes": strings.Repeat(`"`, 128), "four bytes each": strings.Repeat("𝒜", 128),
	} {
		carried, err := keeper(&now).Seal(full(typed), client())
		if err != nil || len(carried) > longest {
			t.Errorf("%s: %d characters, %v", name, len(carried), err)
		}
	}
}

func TestSessionsThatAreNone(t *testing.T) {
	now := start
	k := keeper(&now)
	carried, err := k.Seal(full("alice"), client())
	if err != nil {
		t.Fatal(err)
	}
	middle := []byte(carried)
	middle[len(middle)/2] ^= 1
	other := &Keeper{Sealer: seal.New(seal.Key{2}), Now: k.Now, Rand: k.Rand}
	foreign, err := other.Seal(full("alice"), client())
	if err != nil {
		t.Fatal(err)
	}
	const broken, damaged = "Invalid session provided", "Invalid session for the user."
	for given, want := range map[string]string{
		"": damaged, "!": broken, "AAAA": damaged, carried[:len(carried)/2]: "", carried + "=": broken, string(middle): "",
		foreign: damaged, base64.RawURLEncoding.EncodeToString(k.Sealer.Seal("another purpose", []byte(`{}`))): damaged,
	} {
		_, err := k.Open(given)
		f, ok := fault.From(err)
		if !ok || f.Code != fault.NotAuthorized || want != "" && f.Message != want {
			t.Errorf("Open(%.20q): %v; want %s", given, err, want)
		}
	}
	now = start.Add(5 * time.Minute)
	if _, err := k.Open(carried); err != nil {
		t.Errorf("at its end: %v", err)
	}
	now = now.Add(time.Microsecond)
	if _, err := k.Open(carried); err == nil || err.Error() != "NotAuthorizedException: Invalid session for the user, session is expired." {
		t.Errorf("after its end: %v", err)
	}
}

func TestSessionsServeOnce(t *testing.T) {
	db, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	use := func() error {
		return db.Update(t.Context(), func(tx *store.Tx) error { return Use(tx, "id", start) })
	}
	if err := use(); err != nil {
		t.Fatal(err)
	}
	if err := use(); err == nil || err.Error() != "NotAuthorizedException: Invalid session for the user, session can only be used once." {
		t.Errorf("the second time: %v", err)
	}
}

func TestFacts(t *testing.T) {
	var f Facts
	if f.First() != "" || f.Has("PASSWORD") {
		t.Error("nothing was proven yet")
	}
	f.Prove("PASSWORD")
	copied := f
	f.Prove("SMS_MFA")
	copied.Prove("EMAIL_OTP")
	if f.First() != "PASSWORD" || !f.Has("SMS_MFA") || f.Has("EMAIL_OTP") {
		t.Errorf("proven %v", f.Proven)
	}
}
