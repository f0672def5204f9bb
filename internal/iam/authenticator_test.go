package iam

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/sigv4"
)

// desk is an Authenticator over a map of keys with a clock to turn.
type desk struct {
	*Authenticator
	now     time.Time
	keys    map[string]AccessKey
	lookups int
	fail    error
	sealer  *seal.Sealer
}

func newDesk() *desk {
	d := &desk{
		now:    time.Date(2026, 8, 1, 12, 0, 0, 0, time.UTC),
		keys:   make(map[string]AccessKey),
		sealer: seal.New(seal.Key{1}),
	}
	d.Authenticator = NewAuthenticator(Config{
		Account: "000000000000",
		Now:     func() time.Time { return d.now },
		Sealer:  d.sealer,
		Lookup: func(_ context.Context, id string) (AccessKey, error) {
			d.lookups++
			if k, ok := d.keys[id]; ok || d.fail != nil {
				return k, d.fail
			}
			return AccessKey{}, ErrNoKey
		},
	})
	return d
}

func (d *desk) create(t *testing.T, name, policy string) (AccessKey, string) {
	t.Helper()
	k, secret, err := NewAccessKey(name, policy, policy == "", d.now, d.sealer)
	if err != nil {
		t.Fatal(err)
	}
	d.keys[k.ID] = k
	return k, secret
}

func (d *desk) request(id, secret, token string) *http.Request {
	r := httptest.NewRequest("POST", "/", strings.NewReader("{}"))
	r.RemoteAddr = "192.0.2.7:5000"
	r.Header.Set("User-Agent", "aws-cli/2")
	sigv4.Sign(r, []byte("{}"), sigv4.Credential{
		AccessKeyID: id, Region: "eu-west-1", Service: "cognito-idp", SessionToken: token,
	}, secret, d.now)
	return r
}

func (d *desk) authenticate(id, secret, token string) (caller.Identity, error) {
	return d.Authenticate(d.request(id, secret, token), []byte("{}"), "cognito-idp")
}

const listOnly = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"cognito-idp:List*","Resource":"*",
	"Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"},"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}}}`

func TestKeysHaveTheShapeOfAWS(t *testing.T) {
	d := newDesk()
	k, secret := d.create(t, "ci", listOnly)
	if !regexp.MustCompile(`^AKIA[A-Z2-7]{16}$`).MatchString(k.ID) || len(secret) != 40 {
		t.Errorf("id %q, secret of %d characters", k.ID, len(secret))
	}
	if got, err := k.OpenSecret(d.sealer); err != nil || got != secret {
		t.Errorf("OpenSecret = %v", err)
	}
	if strings.Contains(string(k.Secret), secret) {
		t.Error("the secret is stored in clear")
	}
	if got := k.ARN("123456789012"); got != "arn:aws:iam::123456789012:user/ci" {
		t.Errorf("ARN = %s", got)
	}
}

func TestNewAccessKeyRefusals(t *testing.T) {
	s := seal.New(seal.Key{1})
	for name, c := range map[string]struct {
		name, policy string
		root         bool
	}{
		"no name": {"", listOnly, false}, "name": {"a/b", listOnly, false}, "long name": {strings.Repeat("a", 65), listOnly, false},
		"no policy": {"ci", "", false}, "bad policy": {"ci", "{}", false}, "root with policy": {"root", listOnly, true},
	} {
		if k, _, err := NewAccessKey(c.name, c.policy, c.root, time.Time{}, s); err == nil || k.ID != "" {
			t.Errorf("%s: %+v, %v", name, k, err)
		}
	}
}

func TestAuthenticate(t *testing.T) {
	d := newDesk()
	k, secret := d.create(t, "ci", listOnly)
	id, err := d.authenticate(k.ID, secret, "")
	want := caller.Identity{
		AccessKeyID: k.ID, ARN: "arn:aws:iam::000000000000:user/ci", Region: "eu-west-1", Account: "000000000000",
		SourceIP: "192.0.2.7", UserAgent: "aws-cli/2",
	}
	if err != nil || id != want {
		t.Errorf("Authenticate = %+v, %v", id, err)
	}
	for range 10 {
		if _, err := d.authenticate(k.ID, secret, ""); err != nil {
			t.Fatal(err)
		}
	}
	if d.lookups != 1 {
		t.Errorf("%d look-ups; want 1", d.lookups)
	}
}

func TestAuthenticateRefusals(t *testing.T) {
	d := newDesk()
	k, secret := d.create(t, "ci", listOnly)
	off, offSecret := d.create(t, "off", "")
	off.Enabled = false
	d.keys[off.ID] = off
	for name, c := range map[string]struct {
		id, secret, token string
		want              fault.Code
	}{
		"unknown":      {"AKIAUNKNOWN", secret, "", fault.UnrecognizedClient},
		"switched off": {off.ID, offSecret, "", fault.UnrecognizedClient},
		"wrong secret": {k.ID, "x" + secret, "", fault.InvalidSignature},
		"token":        {k.ID, secret, "left over", fault.UnrecognizedClient},
	} {
		if id, err := d.authenticate(c.id, c.secret, c.token); !errors.Is(err, c.want) || id != (caller.Identity{}) {
			t.Errorf("%s: %+v, %v; want %s", name, id, err, c.want)
		}
	}
}

func TestAuthorize(t *testing.T) {
	d := newDesk()
	k, secret := d.create(t, "ci", listOnly)
	root, rootSecret := d.create(t, "root", "")
	ctx := t.Context()
	id, err := d.authenticate(k.ID, secret, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Authorize(ctx, id, "cognito-idp:ListUsers", poolARN); err != nil {
		t.Error(err)
	}
	if err := d.Authorize(ctx, id, "cognito-idp:DeleteUserPool", poolARN); !errors.Is(err, fault.AccessDenied) {
		t.Errorf("other action: %v", err)
	}
	abroad := strings.Replace(poolARN, "eu-west-1", "us-east-1", 1)
	if err := d.Authorize(ctx, id, "cognito-idp:ListUsers", abroad); !errors.Is(err, fault.AccessDenied) {
		t.Errorf("pool of another region than the one signed for: %v", err)
	}
	if err := d.Authorize(ctx, id, "cognito-idp:ListUserPools", "*"); err != nil {
		t.Errorf("no resource, the region signed for: %v", err)
	}
	elsewhere := id
	elsewhere.SourceIP = "198.51.100.1"
	if err := d.Authorize(ctx, elsewhere, "cognito-idp:ListUsers", poolARN); !errors.Is(err, fault.AccessDenied) {
		t.Errorf("other address: %v", err)
	}
	if id, err = d.authenticate(root.ID, rootSecret, ""); err != nil {
		t.Fatal(err)
	}
	if err := d.Authorize(ctx, id, "cognito-idp:DeleteUserPool", poolARN); err != nil {
		t.Errorf("root: %v", err)
	}
	for _, nobody := range []caller.Identity{{}, {AccessKeyID: "AKIAGONE"}} {
		if err := d.Authorize(ctx, nobody, "cognito-idp:ListUsers", "*"); !errors.Is(err, fault.UnrecognizedClient) {
			t.Errorf("%+v: %v", nobody, err)
		}
	}
}

func TestHolder(t *testing.T) {
	d := newDesk()
	k, secret := d.create(t, "ci", listOnly)
	root, _ := d.create(t, "root", "")
	r := httptest.NewRequest("POST", "/", nil)
	r.RemoteAddr = "192.0.2.7:5000"
	id, err := d.Holder(r, k.ID, "eu-west-1")
	want := caller.Identity{AccessKeyID: k.ID, ARN: "arn:aws:iam::000000000000:user/ci", Region: "eu-west-1", Account: "000000000000", SourceIP: "192.0.2.7"}
	if err != nil || id != want {
		t.Errorf("Holder = %+v, %v", id, err)
	}
	if _, err := d.Holder(r, "AKIAGONE", "eu-west-1"); !errors.Is(err, fault.UnrecognizedClient) {
		t.Errorf("unknown: %v", err)
	}
	if err := d.CheckSecret(t.Context(), k.ID, secret); err != nil {
		t.Error(err)
	}
	for key, secret := range map[string]string{k.ID: "x" + secret, root.ID: secret, "AKIAGONE": secret, "": ""} {
		if err := d.CheckSecret(t.Context(), key, secret); !errors.Is(err, fault.UnrecognizedClient) {
			t.Errorf("secret of %q: %v", key, err)
		}
	}
	for key, want := range map[string]bool{k.ID: false, root.ID: true} {
		if got, err := d.Root(t.Context(), key); err != nil || got != want {
			t.Errorf("Root(%s) = %v, %v", key, got, err)
		}
	}
	if _, err := d.Root(t.Context(), "AKIAGONE"); !errors.Is(err, fault.UnrecognizedClient) {
		t.Errorf("unknown: %v", err)
	}
}

func TestChangesToKeysAreSeen(t *testing.T) {
	d := newDesk()
	k, secret := d.create(t, "ci", listOnly)
	if _, err := d.authenticate(k.ID, secret, ""); err != nil {
		t.Fatal(err)
	}
	off := k
	off.Enabled = false
	d.keys[k.ID] = off
	d.now = d.now.Add(DefaultMaxAge)
	if _, err := d.authenticate(k.ID, secret, ""); err != nil {
		t.Errorf("within the age: %v", err)
	}
	d.now = d.now.Add(time.Second)
	if _, err := d.authenticate(k.ID, secret, ""); !errors.Is(err, fault.UnrecognizedClient) {
		t.Errorf("after the age: %v", err)
	}

	d.keys[k.ID] = k
	if _, err := d.authenticate(k.ID, secret, ""); err != nil {
		t.Errorf("switched on: %v", err)
	}
	d.keys[k.ID] = off
	d.now = d.now.Add(-time.Hour)
	if _, err := d.authenticate(k.ID, secret, ""); !errors.Is(err, fault.UnrecognizedClient) {
		t.Errorf("after the clock was set back: %v", err)
	}

	d.keys[k.ID] = k
	if _, err := d.authenticate(k.ID, secret, ""); err != nil {
		t.Errorf("switched on again: %v", err)
	}
	delete(d.keys, k.ID)
	d.Forget(k.ID)
	if _, err := d.authenticate(k.ID, secret, ""); !errors.Is(err, fault.UnrecognizedClient) {
		t.Errorf("deleted and forgotten: %v", err)
	}
}

func TestFailuresOfTheStoreAreInternal(t *testing.T) {
	d := newDesk()
	k, secret := d.create(t, "ci", listOnly)
	d.fail = errors.New("disk full")
	_, err := d.authenticate(k.ID, secret, "")
	if _, ok := fault.From(err); ok || err == nil {
		t.Errorf("failing look-up: %v", err)
	}
	d.fail = nil
	k.Secret = seal.New(seal.Key{2}).Seal(secretPurpose, []byte(secret))
	d.keys[k.ID] = k
	if _, err := d.authenticate(k.ID, secret, ""); !errors.Is(err, seal.ErrKey) {
		t.Errorf("secret under another master key: %v", err)
	}
}

func TestKeyCacheStaysBounded(t *testing.T) {
	var c keyCache
	for i := range 2 * maxCachedKeys {
		c.put(&known{AccessKey: AccessKey{ID: strings.Repeat("x", i)}})
	}
	if n := len(c.keys); n > maxCachedKeys {
		t.Errorf("%d keys kept", n)
	}
}

func TestAnyone(t *testing.T) {
	d, anyone := newDesk(), Anyone{Region: "us-east-1", Account: "000000000000"}
	for header, want := range map[string]caller.Identity{
		"": {Region: "us-east-1"}, "Bearer x": {Region: "us-east-1"}, "AWS4-HMAC-SHA256 Credential=": {Region: "us-east-1"},
		"AWS4-HMAC-SHA256 Credential=any/20260801/EU WEST/x/aws4_request, SignedHeaders=host, Signature=0":   {Region: "us-east-1"},
		"AWS4-HMAC-SHA256 Credential=any/20260801/eu-west-1/x/aws4_request, SignedHeaders=host, Signature=0": {Region: "eu-west-1", AccessKeyID: "any"},
	} {
		r := d.request("any", "any", "")
		r.Header.Set("Authorization", header)
		id, err := anyone.Authenticate(r, nil, "cognito-idp")
		if err != nil || id.Region != want.Region || id.AccessKeyID != want.AccessKeyID || id.Account != "000000000000" ||
			id.ARN != "arn:aws:iam::000000000000:root" || id.SourceIP != "192.0.2.7" {
			t.Errorf("%q: %+v, %v", header, id, err)
		}
		if err := anyone.Authorize(t.Context(), id, "cognito-idp:DeleteUserPool", "*"); err != nil {
			t.Error(err)
		}
	}
}

func BenchmarkAuthorize(b *testing.B) {
	p := policy(b, `{"Effect":"Allow","Action":["cognito-idp:Admin*","cognito-idp:List*"],"Resource":"arn:aws:cognito-idp:*:*:userpool/*"}`)
	policies := []Policy{p}
	for b.Loop() {
		if Evaluate(policies, "cognito-idp:ListUsers", poolARN, Context{}) != Allowed {
			b.Fatal("denied")
		}
	}
}
