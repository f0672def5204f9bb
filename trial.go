package cognate

import (
	"context"
	"errors"
	"time"

	"cognate/internal/directory"
	"cognate/internal/hook"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// Trial is an event that was sent to a function to see what it does, and the
// answer as it came.
type Trial struct {
	Event, Answer []byte
}

// TryTrigger sends a function of a pool an event as the named trigger would
// (PreSignUp, or a source such as CustomMessage_ForgotPassword), about a user
// of the pool or, without a name, somebody made up. Nothing else happens: no
// user changes, no message is sent. The error is what the request would fail
// with; the trial has the event then too. Of the configuration DB, Triggers
// and SenderKey count.
func TryTrigger(ctx context.Context, c Config, poolID, name, username string) (trial Trial, err error) {
	c = c.withDefaults()
	db, err := store.Open(ctx, c.DB, store.Options{Logger: c.Logger})
	if err != nil {
		return trial, err
	}
	defer func() { err = errors.Join(err, c.Triggers.Close(), db.Close()) }()
	dir := directory.New(db, seal.New(c.MasterKey), c.Now)
	pool, err := dir.Pool(ctx, poolID)
	if err != nil {
		return trial, err
	}
	user, groups := somebody(pool, c.Now()), []*userpool.Group(nil)
	if username != "" {
		if user, err = dir.User(ctx, pool, username); err != nil {
			return trial, err
		}
		err = db.View(ctx, func(tx *store.Tx) (err error) {
			groups, err = tx.GroupsOf(pool.ID, user.Sub)
			return err
		})
		if err != nil {
			return trial, err
		}
	}
	hooks := hook.New(hook.Options{
		Caller: trigger.Func(func(ctx context.Context, call trigger.Call) (answer []byte, err error) {
			trial.Event = call.Event
			trial.Answer, err = c.Triggers.Call(ctx, call)
			return trial.Answer, err
		}),
		Now: c.Now, Rand: c.Rand, Log: c.Logger, DataKeys: senderKeys(c),
	})
	client := &userpool.Client{ID: "1example23456789", PoolID: pool.ID}
	return trial, hooks.Try(ctx, name, hook.TokenSubject{
		Subject: hook.Subject{Pool: pool, Client: client, User: user}, Groups: groups, Scopes: []string{"openid"},
	})
}

// somebody is a user whom no pool has.
func somebody(pool *userpool.Pool, now time.Time) *userpool.User {
	return &userpool.User{
		PoolID: pool.ID, Sub: "00000000-0000-4000-8000-000000000000", Username: "somebody",
		Status: userpool.Confirmed, Enabled: true, Created: now, Modified: now,
		Attributes: map[string]string{"email": "somebody@example.com", "email_verified": "true", "phone_number": "+15555550100"},
	}
}
