package token

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// testMasterKey seals everything in these tests.
var testMasterKey = seal.Key{1, 2, 3}

// spareKeys are made once for all tests, because prime numbers take long.
var spareKeys = sync.OnceValues(func() ([]*store.SigningKey, error) {
	var keys []*store.SigningKey
	for range 4 {
		k, err := newKey(seal.New(testMasterKey), time.Unix(1_700_000_000, 0).UTC())
		if err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	return keys, nil
})

// fixture is a service with one pool, one client and one user, at a time that
// stands still.
type fixture struct {
	*Service
	t      testing.TB
	db     *store.DB
	time   time.Time
	pool   *userpool.Pool
	client *userpool.Client
	user   *userpool.User
}

const testPublicURL = "http://localhost:9229"

func newFixture(t testing.TB) *fixture {
	t.Helper()
	db, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	f := &fixture{t: t, db: db, time: time.Unix(1_750_000_000, 0).UTC()}
	now := func() time.Time { return f.time }
	sealer := seal.New(testMasterKey)
	f.Service = New(Options{
		Store:     db,
		Sealer:    sealer,
		Directory: directory.New(db, sealer, now),
		Now:       now,
		Rand:      &counter{},
		Issuer:    Issuer{PublicURL: testPublicURL},
	})
	spares, err := spareKeys()
	if err != nil {
		t.Fatal(err)
	}
	f.update(func(tx *store.Tx) error {
		for _, k := range spares {
			spare := *k
			if err := tx.InsertKey(&spare); err != nil {
				return err
			}
		}
		return nil
	})
	f.pool = f.addPool("us-east-1_Aaaaaaaaa")
	f.client = f.addClient(f.pool, "1example23456789abcdefghij")
	f.user = f.addUser(f.pool, "11111111-2222-4333-8444-555555555555", "alice")
	return f
}

func (f *fixture) addPool(id string) *userpool.Pool {
	f.t.Helper()
	p := &userpool.Pool{ID: id, Name: "p", Region: "us-east-1", Account: "000000000000", Created: f.time, Modified: f.time}
	p.Settings.Schema = userpool.DefaultSchema()
	f.update(func(tx *store.Tx) error { return tx.InsertPool(p) })
	if err := f.EnsureKeys(f.t.Context(), id); err != nil {
		f.t.Fatal(err)
	}
	return p
}

func (f *fixture) addClient(p *userpool.Pool, id string) *userpool.Client {
	f.t.Helper()
	c := &userpool.Client{ID: id, PoolID: p.ID, Name: "c", Created: f.time, Modified: f.time}
	c.Settings.RefreshTokenValidity = 30
	c.Settings.TokenRevocation = true
	f.update(func(tx *store.Tx) error { return tx.InsertClient(c) })
	return c
}

func (f *fixture) addUser(p *userpool.Pool, sub, name string) *userpool.User {
	f.t.Helper()
	u := &userpool.User{
		PoolID: p.ID, Sub: sub, Username: name, Status: userpool.Confirmed, Enabled: true,
		Created: f.time, Modified: f.time, Attributes: map[string]string{"email": name + "@example.com"},
	}
	f.update(func(tx *store.Tx) error { return tx.InsertUser(u, p.Keys(u)) })
	return u
}

func (f *fixture) update(do func(*store.Tx) error) {
	f.t.Helper()
	if err := f.db.Update(f.t.Context(), do); err != nil {
		f.t.Fatal(err)
	}
}

// changeClient changes the client as an administrator would.
func (f *fixture) changeClient(change func(*userpool.ClientSettings)) {
	f.t.Helper()
	f.update(func(tx *store.Tx) error {
		c, err := tx.Client(f.client.ID)
		if err != nil {
			return err
		}
		change(&c.Settings)
		f.client = c
		return tx.UpdateClient(c)
	})
	f.Directory.ForgetClient(f.client.ID)
}

func (f *fixture) changePool(change func(*userpool.Settings)) {
	f.t.Helper()
	f.update(func(tx *store.Tx) error {
		p, err := tx.Pool(f.pool.ID)
		if err != nil {
			return err
		}
		change(&p.Settings)
		f.pool = p
		return tx.UpdatePool(p)
	})
	f.Directory.Forget(f.pool.ID)
}

func (f *fixture) changeUser(change func(*userpool.User)) {
	f.t.Helper()
	f.update(func(tx *store.Tx) error {
		u, err := tx.User(f.pool.ID, f.user.Sub)
		if err != nil {
			return err
		}
		change(u)
		f.user = u
		return tx.UpdateUser(u, f.pool.Keys(u))
	})
}

// signIn reads the user as a sign-in does and issues tokens.
func (f *fixture) signIn() *Set {
	f.t.Helper()
	f.changeUser(func(*userpool.User) {})
	set, err := f.Issue(f.t.Context(), Grant{Pool: f.pool, Client: f.client, User: f.user})
	if err != nil {
		f.t.Fatal(err)
	}
	return set
}

// wantFault fails the test unless err is that exception with that text.
func wantFault(t testing.TB, err error, code fault.Code, message string) {
	t.Helper()
	got, ok := fault.From(err)
	if !ok || got.Code != code || got.Message != message {
		t.Errorf("got %v; want %s: %s", err, code, message)
	}
}

// payload returns the claims of a token as they stand.
func payload(t testing.TB, token string) string {
	t.Helper()
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		t.Fatalf("token has %d parts", len(parts))
	}
	plain, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

// counter is randomness that never surprises: 1, 2, 3 ... in blocks of eight
// bytes.
type counter struct {
	mu sync.Mutex
	n  uint64
}

func (c *counter) Read(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := 0; i < len(p); i += 8 {
		c.n++
		var block [8]byte
		binary.BigEndian.PutUint64(block[:], c.n)
		copy(p[i:], block[:])
	}
	return len(p), nil
}

// failing is a source of randomness that ran dry.
type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errDry }

var errDry = errors.New("no more randomness")
