package throttle

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"cognate/internal/caller"
	"cognate/internal/directory"
	"cognate/internal/directory/bounded"
	"cognate/internal/fault"
	"cognate/internal/store"
)

// limitsAge is how late a limit that another node changed is seen.
const limitsAge = 10 * time.Second

// How much is remembered: some 100 bytes for each pool and category in use,
// a kilobyte for each account and region.
const (
	bucketsKept = 16384
	limitsKept  = 256
)

// Throttle knows the limits and counts requests. It is safe for concurrent
// use.
type Throttle struct {
	store      *store.DB
	directory  *directory.Directory
	now        func() time.Time
	defaults   map[string]int64
	categories map[string]string // by operation
	limits     *bounded.Cache[place, *limits]
	buckets    *bounded.Cache[key, *bucket]
}

// place is what limits are provisioned for.
type place struct{ account, region string }

// limits are what was provisioned for one place.
type limits struct {
	rates map[string]int64
	read  time.Time
}

// key names a bucket. A pool that does not exist has the empty id, so that
// made-up ids share one bucket and can't crowd out the others.
type key struct {
	place
	pool, category string // or the address of those who sign in to the console
	answer         bool
}

// New returns a Throttle that has counted nothing.
func New(db *store.DB, d *directory.Directory, now func() time.Time) *Throttle {
	t := &Throttle{
		store: db, directory: d, now: now, defaults: map[string]int64{}, categories: map[string]string{},
		limits: bounded.New[place, *limits](limitsKept), buckets: bounded.New[key, *bucket](bucketsKept),
	}
	for _, c := range Defaults() {
		t.defaults[c.Name] = c.Default
	}
	for category, names := range operations() {
		for _, name := range names {
			t.categories[name] = category
		}
	}
	return t
}

// Default returns the limit that accounts begin with in a category, and
// whether there is such a category.
func (t *Throttle) Default(category string) (int64, bool) {
	rate, ok := t.defaults[category]
	return rate, ok
}

// Limited reports whether an operation is in a category.
func (t *Throttle) Limited(operation string) bool { return t.categories[operation] != "" }

// Limit returns the limit that holds for a category.
func (t *Throttle) Limit(ctx context.Context, account, region, category string) (int64, error) {
	at := place{account, region}
	now := t.now()
	l, ok := t.limits.Get(at)
	if !ok || now.Sub(l.read) >= limitsAge || now.Before(l.read) {
		epoch := t.limits.Epoch()
		l = &limits{read: now}
		err := t.store.View(ctx, func(tx *store.Tx) (err error) {
			l.rates, err = tx.ProvisionedLimits(account, region)
			return err
		})
		if err != nil {
			return 0, err
		}
		t.limits.PutSince(epoch, at, l)
	}
	if rate, ok := l.rates[category]; ok {
		return rate, nil
	}
	return t.defaults[category], nil
}

// Forget drops what is known of an account's limits. Call it after a change,
// once it is committed.
func (t *Throttle) Forget(account, region string) { t.limits.Delete(place{account, region}) }

// Admit counts a validated request and returns fault TooManyRequests when
// its pool had too many of its category within a second.
func (t *Throttle) Admit(ctx context.Context, operation string, body map[string]any) error {
	category := t.categories[operation]
	if category == "" {
		return nil
	}
	id := caller.From(ctx)
	k := key{place: place{id.Account, id.Region}, category: category, answer: isAnswer(operation)}
	pool, err := t.pool(ctx, body)
	switch {
	case err == nil && pool != "":
		p, err := t.directory.Pool(ctx, pool)
		if err == nil {
			k.place, k.pool = place{p.Account, p.Region}, p.ID
		} else if !errors.Is(err, fault.ResourceNotFound) {
			return err
		}
	case err != nil && !errors.Is(err, fault.ResourceNotFound):
		return err
	}
	return t.take(ctx, k)
}

// sitePerSecond is how many requests a second a pool's domain answers.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
const sitePerSecond = 500

// AdmitSite counts a request to the pages and OAuth endpoints of a pool that
// exists, and reports whether it was not one too many.
func (t *Throttle) AdmitSite(poolID string) bool {
	return t.bucket(key{pool: poolID, category: "site"}).take(t.now(), sitePerSecond)
}

// consolePerSecond is how many attempts to sign in to the console are heard
// from one address. Secrets are too long to be guessed: this spares the
// database.
const consolePerSecond = 5

// AdmitConsole counts an attempt to sign in to the console, and reports
// whether it was not one too many from its address.
func (t *Throttle) AdmitConsole(address string) bool {
	return t.bucket(key{pool: address, category: "console"}).take(t.now(), consolePerSecond)
}

func (t *Throttle) take(ctx context.Context, k key) error {
	rate, err := t.Limit(ctx, k.account, k.region, k.category)
	if err != nil {
		return err
	}
	if k.answer {
		rate *= answers
	}
	if !t.bucket(k).take(t.now(), rate) {
		return fault.TooManyRequests.New("Rate exceeded")
	}
	return nil
}

func (t *Throttle) bucket(k key) *bucket {
	b, ok := t.buckets.Get(k)
	if !ok {
		b = new(bucket)
		t.buckets.Put(k, b)
	}
	return b
}

// pool returns the id of the pool that a request is about: the one it names,
// that of its client, or the one that its access token says it is from, which
// is not verified here. Empty if there is none.
func (t *Throttle) pool(ctx context.Context, body map[string]any) (string, error) {
	if id, ok := body["UserPoolId"].(string); ok {
		return id, nil
	}
	if arn, ok := body["ResourceArn"].(string); ok {
		_, id, _ := strings.Cut(arn, ":userpool/")
		return id, nil
	}
	if id, ok := body["ClientId"].(string); ok {
		c, err := t.directory.Client(ctx, id)
		if err != nil {
			return "", err
		}
		return c.PoolID, nil
	}
	token, _ := body["AccessToken"].(string)
	return issuer(token), nil
}

// issuer returns the pool that a token names as its issuer, unverified.
func issuer(token string) string {
	parts := strings.SplitN(token, ".", 3)
	if len(parts) != 3 {
		return ""
	}
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		return ""
	}
	claims := struct {
		Issuer string `json:"iss"`
	}{}
	if err := json.Unmarshal(payload, &claims); err != nil {
		return ""
	}
	return claims.Issuer[strings.LastIndexByte(claims.Issuer, '/')+1:]
}
