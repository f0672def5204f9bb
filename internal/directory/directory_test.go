package directory

import (
	"testing"
	"time"

	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// fixture is a directory of a database in memory, at a time that stands still.
type fixture struct {
	*Directory
	t    *testing.T
	db   *store.DB
	time time.Time
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	db, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	f := &fixture{t: t, db: db, time: time.Unix(1_750_000_000, 0).UTC()}
	f.Directory = New(db, seal.New(seal.Key{1}), func() time.Time { return f.time })
	return f
}

func (f *fixture) update(do func(*store.Tx) error) {
	f.t.Helper()
	if err := f.db.Update(f.t.Context(), do); err != nil {
		f.t.Fatal(err)
	}
}

func (f *fixture) addPool(id string, change func(*userpool.Settings)) *userpool.Pool {
	f.t.Helper()
	p := &userpool.Pool{ID: id, Name: "first", Region: "us-east-1", Created: f.time, Modified: f.time}
	p.Settings.Schema = userpool.DefaultSchema()
	change(&p.Settings)
	f.update(func(tx *store.Tx) error { return tx.InsertPool(p) })
	return p
}

func (f *fixture) rename(poolID, name string) {
	f.t.Helper()
	f.update(func(tx *store.Tx) error {
		p, err := tx.Pool(poolID)
		if err != nil {
			return err
		}
		p.Name = name
		return tx.UpdatePool(p)
	})
}

func wantFault(t *testing.T, err error, code fault.Code, message string) {
	t.Helper()
	got, ok := fault.From(err)
	if !ok || got.Code != code || got.Message != message {
		t.Errorf("got %v; want %s: %s", err, code, message)
	}
}

func TestPoolIsRememberedUntilForgottenOrOld(t *testing.T) {
	f := newFixture(t)
	const id = "us-east-1_Aaaaaaaaa"
	f.addPool(id, func(*userpool.Settings) {})
	want := func(name string) {
		t.Helper()
		p, err := f.Pool(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if p.Name != name {
			t.Errorf("the pool is %q; want %q", p.Name, name)
		}
	}
	want("first")
	f.rename(id, "second") // as another node would
	want("first")
	f.time = f.time.Add(f.MaxAge)
	want("second")
	f.rename(id, "third")
	f.Forget(id)
	want("third")
	f.update(func(tx *store.Tx) error { return tx.DeletePool(id) })
	f.Forget(id)
	_, err := f.Pool(t.Context(), id)
	wantFault(t, err, fault.ResourceNotFound, "User pool us-east-1_Aaaaaaaaa does not exist.")
}

func TestClients(t *testing.T) {
	f := newFixture(t)
	pool := f.addPool("us-east-1_Aaaaaaaaa", func(*userpool.Settings) {})
	f.update(func(tx *store.Tx) error {
		return tx.InsertClient(&userpool.Client{ID: "abc", PoolID: pool.ID, Created: f.time, Modified: f.time})
	})
	if c, err := f.ClientIn(t.Context(), pool.ID, "abc"); err != nil || c.ID != "abc" {
		t.Errorf("got %+v, %v", c, err)
	}
	_, err := f.Client(t.Context(), "xyz")
	wantFault(t, err, fault.ResourceNotFound, "User pool client xyz does not exist.")
	_, err = f.ClientIn(t.Context(), "us-east-1_Bbbbbbbbb", "abc")
	wantFault(t, err, fault.ResourceNotFound, "User pool client abc does not exist.")
	f.update(func(tx *store.Tx) error { return tx.DeleteClient(pool.ID, "abc") })
	f.ForgetClient("abc")
	_, err = f.Client(t.Context(), "abc")
	wantFault(t, err, fault.ResourceNotFound, "User pool client abc does not exist.")
}
