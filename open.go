package cognate

import (
	"context"
	"errors"
	"time"

	"cognate/internal/console"
	"cognate/internal/iam"
	"cognate/internal/metrics"
	"cognate/internal/seal"
	"cognate/internal/store"
)

// base is what the parts of a server stand on.
type base struct {
	config   Config
	db       *store.DB
	sealer   *seal.Sealer
	firstKey NewKey // that this start made; none if an earlier one did
	metrics  *metrics.Metrics
	figures  *console.Figures
}

// open opens the database, bringing its schema up to date, under the master
// key that sealed it.
func open(ctx context.Context, c Config) (_ *base, err error) {
	if c.MasterKey == (MasterKey{}) {
		return nil, errors.New("a database that outlives the server needs a MasterKey that does: without it what it keeps can't be read again")
	}
	db, err := store.Open(ctx, c.DB, store.Options{Logger: c.Logger})
	if err != nil {
		return nil, err
	}
	b := &base{config: c, db: db, sealer: seal.New(c.MasterKey), metrics: metrics.New(), figures: new(console.Figures)}
	defer func() {
		if err != nil {
			err = errors.Join(err, b.close())
		}
	}()
	if err := checkMasterKey(ctx, db, b.sealer); err != nil {
		return nil, err
	}
	if c.AnyCredentials {
		return b, nil
	}
	return b, b.makeFirstKey(ctx)
}

// close closes what the configuration brought along, and the database.
func (b *base) close() error {
	c := b.config
	return errors.Join(closeSender(c.Email), closeSender(c.SMS), c.Triggers.Close(), b.db.Close())
}

// makeFirstKey makes a root access key in a database for which none was made
// yet.
func (b *base) makeFirstKey(ctx context.Context) error {
	const name = "first-key-made"
	if _, err := meta(ctx, b.db, name); !errors.Is(err, store.ErrNotFound) {
		return err
	}
	key, secret, err := iam.NewAccessKey("root", "", true, b.config.Now(), b.sealer)
	if err != nil {
		return err
	}
	err = b.db.Update(ctx, func(tx *store.Tx) error {
		b.firstKey = NewKey{}
		if _, err := tx.Meta(name); !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err := tx.PutMeta(name, key.ID); err != nil {
			return err
		}
		b.firstKey = NewKey{key.ID, secret}
		return tx.InsertAccessKey(&store.AccessKey{
			ID: key.ID, Name: key.Name, Sealed: key.Secret, Enabled: true, Root: true, Created: key.Created,
		})
	})
	return err
}

// observe counts a call of an operation.
func (b *base) observe(op, code string, d time.Duration) {
	b.figures.Observe(b.config.Now(), op, code, d)
	b.metrics.Call(op, code, d)
}

// checkMasterKey refuses a master key that did not seal this database. A new
// database takes the key for its own.
func checkMasterKey(ctx context.Context, db *store.DB, sealer *seal.Sealer) error {
	const name = "master-key-check"
	stored, err := meta(ctx, db, name)
	if errors.Is(err, store.ErrNotFound) {
		err = db.Update(ctx, func(tx *store.Tx) error {
			if stored, err = tx.Meta(name); errors.Is(err, store.ErrNotFound) {
				stored = sealer.KeyCheck()
				return tx.PutMeta(name, stored)
			}
			return err
		})
	}
	if err != nil {
		return err
	}
	return sealer.Check(stored)
}

func meta(ctx context.Context, db *store.DB, name string) (value string, err error) {
	err = db.View(ctx, func(tx *store.Tx) error {
		value, err = tx.Meta(name)
		return err
	})
	return value, err
}
