package directory

import (
	"testing"

	"cognate/internal/fault"
	"cognate/internal/userpool"
)

const testClient = "1example23456789abcdefghij"

func (f *fixture) confidential(secrets ...string) *userpool.Client {
	c := &userpool.Client{ID: testClient}
	for _, s := range secrets {
		c.Secrets = append(c.Secrets, userpool.ClientSecret{Sealed: f.SealSecret(c.ID, s)})
	}
	return c
}

func TestSecretHash(t *testing.T) {
	f := newFixture(t)
	const (
		secret = "secret0123456789"
		hash   = "YuUpnc5QfrHDlToh9nXTa06f+UT5iumCFbBVPJkjhqQ="
	)
	c := f.confidential("another", secret)
	if err := f.CheckSecretHash(t.Context(), c, "alice", hash); err != nil {
		t.Error(err)
	}
	if err := f.CheckRefreshHash(t.Context(), c, &userpool.User{Username: "alice"}, hash); err != nil {
		t.Error(err)
	}
	wantFault(t, f.CheckSecretHash(t.Context(), c, "alice", ""), fault.NotAuthorized,
		"Client "+testClient+" is configured with secret but SECRET_HASH was not received")
	wantFault(t, f.CheckSecretHash(t.Context(), c, "bob", hash), fault.NotAuthorized,
		"Unable to verify secret hash for client "+testClient)
	wantFault(t, f.CheckRefreshHash(t.Context(), c, &userpool.User{Username: "bob"}, hash), fault.NotAuthorized,
		"SecretHash does not match for the client: "+testClient)

	public := f.confidential()
	if err := f.CheckSecretHash(t.Context(), public, "alice", ""); err != nil {
		t.Error(err)
	}
	wantFault(t, f.CheckSecretHash(t.Context(), public, "alice", hash), fault.NotAuthorized,
		"Unable to verify secret hash for client "+testClient)
}

func TestMatchesSecret(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct {
		client *userpool.Client
		given  string
		want   bool
	}{
		{f.confidential(), "", true},
		{f.confidential(), "x", false},
		{f.confidential("a", "b"), "b", true},
		{f.confidential("a", "b"), "", false},
		{f.confidential("a", "b"), "c", false},
	} {
		if got, err := f.MatchesSecret(c.client, c.given); got != c.want || err != nil {
			t.Errorf("%d secrets, given %q: %v, %v; want %v", len(c.client.Secrets), c.given, got, err, c.want)
		}
	}
}

func TestSecretOfAnotherClientDoesNotOpen(t *testing.T) {
	f := newFixture(t)
	c := f.confidential("a")
	c.ID = "other"
	if secrets, err := f.ClientSecrets(c); err == nil {
		t.Errorf("opened %v", secrets)
	}
}
