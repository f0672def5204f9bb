package token

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// The texts, as clients compare them.
const (
	textInvalid   = "Invalid Access Token"
	textSignature = "Could not verify signature for Access Token"
	textExpired   = "Access Token has expired"
	textRevoked   = "Access Token has been revoked"
	textScope     = "Access Token does not have required scopes"
)

func TestCallerIsTheUser(t *testing.T) {
	f := newFixture(t)
	set := f.signIn()
	for range 2 { // the second time from memory
		c, err := f.Caller(t.Context(), set.Access)
		if err != nil {
			t.Fatal(err)
		}
		if c.User.Username != "alice" || c.Pool.ID != f.pool.ID || c.Client.ID != f.client.ID || c.Family.ID != set.Family.ID {
			t.Errorf("caller is %+v", c)
		}
	}
}

func TestCallerAcceptsEveryIssuerForm(t *testing.T) {
	f := newFixture(t)
	f.Issuer.AWS = true
	aws := f.signIn()
	f.Issuer.AWS = false
	f.pool.Settings.Issuer = "UPDATED"
	updated := f.signIn()
	for _, set := range []*Set{aws, updated} {
		if _, err := f.Caller(t.Context(), set.Access); err != nil {
			t.Errorf("%s: %v", payload(t, set.Access), err)
		}
	}
}

func TestCallerRefusesForgeries(t *testing.T) {
	f := newFixture(t)
	set := f.signIn()
	parts := strings.Split(set.Access, ".")
	head, body, signature := parts[0], parts[1], parts[2]
	other := strings.Split(set.ID, ".")
	encode := func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }
	claims := payload(t, set.Access)
	header, err := readHeader(head)
	if err != nil {
		t.Fatal(err)
	}
	kid, err := json.Marshal(header.KeyID)
	if err != nil {
		t.Fatal(err)
	}

	for name, c := range map[string]struct{ token, want string }{
		"empty":                {"", textInvalid},
		"no dots":              {"hello", textInvalid},
		"two parts":            {head + "." + body, textInvalid},
		"four parts":           {set.Access + ".x", textInvalid},
		"ID token":             {set.ID, textInvalid},
		"refresh token":        {set.Refresh, textInvalid},
		"padded":               {head + "." + body + "." + signature + "=", textInvalid},
		"alg none":             {encode(`{"kid":`+string(kid)+`,"alg":"none"}`) + "." + body + ".", textInvalid},
		"alg none, signed":     {encode(`{"kid":`+string(kid)+`,"alg":"none"}`) + "." + body + "." + signature, textInvalid},
		"alg HS256":            {encode(`{"kid":`+string(kid)+`,"alg":"HS256"}`) + "." + body + "." + signature, textInvalid},
		"no kid":               {encode(`{"alg":"RS256"}`) + "." + body + "." + signature, textInvalid},
		"claims are a list":    {head + "." + encode(`[1]`) + "." + signature, textInvalid},
		"claims are null":      {head + "." + encode(`null`) + "." + signature, textInvalid},
		"foreign issuer":       {head + "." + encode(strings.Replace(claims, "localhost", "example.org", 1)) + "." + signature, textInvalid},
		"unknown pool":         {head + "." + encode(strings.Replace(claims, "_Aaaaaaaaa", "_Bbbbbbbbb", 1)) + "." + signature, textInvalid},
		"unknown kid":          {encode(`{"kid":"x","alg":"RS256"}`) + "." + body + "." + signature, textSignature},
		"ID token's key":       {other[0] + "." + body + "." + signature, textSignature},
		"no signature":         {head + "." + body + ".", textSignature},
		"tampered claims":      {head + "." + encode(strings.Replace(claims, "alice", "admin", 1)) + "." + signature, textSignature},
		"ID token's signature": {head + "." + body + "." + other[2], textSignature},
	} {
		_, err := f.Caller(t.Context(), c.token)
		got, ok := fault.From(err)
		if !ok || got.Code != fault.NotAuthorized || got.Message != c.want {
			t.Errorf("%s: got %v; want %s", name, err, c.want)
		}
	}
	if _, err := f.Caller(t.Context(), set.Access); err != nil {
		t.Errorf("the true token: %v", err)
	}
}

func TestCallerOfAnotherPool(t *testing.T) {
	f := newFixture(t)
	set := f.signIn()
	f.addPool("us-east-1_Bbbbbbbbb")
	parts := strings.Split(set.Access, ".")
	moved := strings.Replace(payload(t, set.Access), "_Aaaaaaaaa", "_Bbbbbbbbb", 1)
	_, err := f.Caller(t.Context(), parts[0]+"."+base64.RawURLEncoding.EncodeToString([]byte(moved))+"."+parts[2])
	wantFault(t, err, fault.NotAuthorized, textSignature)
}

func TestCallerIsRefusedWhenTheTimeIsOver(t *testing.T) {
	f := newFixture(t)
	set := f.signIn()
	f.time = f.time.Add(time.Hour - time.Second)
	if _, err := f.Caller(t.Context(), set.Access); err != nil {
		t.Error(err)
	}
	f.time = f.time.Add(time.Second)
	_, err := f.Caller(t.Context(), set.Access)
	wantFault(t, err, fault.NotAuthorized, textExpired)
}

func TestCallerNeedsTheScope(t *testing.T) {
	f := newFixture(t)
	set, err := f.Issue(t.Context(), Grant{Pool: f.pool, Client: f.client, User: f.user, Scopes: []string{"openid", "email"}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.Caller(t.Context(), set.Access)
	wantFault(t, err, fault.NotAuthorized, textScope)
}

func TestCallerWhoIsGoneOrDisabled(t *testing.T) {
	f := newFixture(t)
	set := f.signIn()
	f.changeUser(func(u *userpool.User) { u.Enabled = false })
	_, err := f.Caller(t.Context(), set.Access)
	wantFault(t, err, fault.NotAuthorized, "User is disabled.")

	f.update(func(tx *store.Tx) error { return tx.DeleteUser(f.pool.ID, f.user.Sub) })
	_, err = f.Caller(t.Context(), set.Access)
	wantFault(t, err, fault.UserNotFound, "User does not exist.")

	f.update(func(tx *store.Tx) error { return tx.DeletePool(f.pool.ID) })
	f.Directory.Forget(f.pool.ID)
	_, err = f.Caller(t.Context(), set.Access)
	wantFault(t, err, fault.NotAuthorized, textInvalid)
}
