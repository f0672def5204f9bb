// Package seed writes straight into a database what would take too long to
// make through the API: a population of users, and sessions to time. It is the
// one part of the tests that knows the store.
package seed

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"maps"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// batch is how many users one transaction inserts.
const batch = 5000

// Name returns the name of the bulk user with a number.
func Name(i int) string { return fmt.Sprintf("bulk-%07d", i) }

// Email returns the e-mail address of the bulk user with a name.
func Email(name string) string { return name + "@example.com" }

// Users inserts n confirmed users into a pool. They have the password of the
// user named like, and no SRP verifier, which is bound to its user.
func Users(ctx context.Context, url, poolID, like string, n int) error {
	db, err := open(ctx, url)
	if err != nil {
		return err
	}
	defer db.Close()

	var pool *userpool.Pool
	var model *userpool.User
	err = db.View(ctx, func(tx *store.Tx) error {
		if pool, err = tx.Pool(poolID); err != nil {
			return err
		}
		model, err = tx.UserByName(poolID, "username", like)
		return err
	})
	if err != nil {
		return err
	}
	for from := 0; from < n; from += batch {
		err := db.Update(ctx, func(tx *store.Tx) error {
			for i := from; i < min(from+batch, n); i++ {
				u := copyOf(model, i)
				if err := tx.InsertUser(u, pool.Keys(u)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func copyOf(model *userpool.User, i int) *userpool.User {
	u := *model
	sum := sha256.Sum256([]byte(Name(i)))
	sum[6], sum[8] = sum[6]&0x0f|0x40, sum[8]&0x3f|0x80
	u.Sub = fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
	u.Username = Name(i)
	u.Attributes = maps.Clone(model.Attributes)
	u.Attributes["email"] = Email(u.Username)
	u.Password.SRPSalt, u.Password.SRPVerifier = nil, nil
	return &u
}

func open(ctx context.Context, url string) (*store.DB, error) {
	return store.Open(ctx, url, store.Options{Logger: slog.New(slog.NewTextHandler(io.Discard, nil))})
}
