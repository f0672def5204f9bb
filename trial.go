package cognate

import (
	"context"
	"errors"

	"cognate/internal/directory"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/trial"
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
func TryTrigger(ctx context.Context, c Config, poolID, name, username string) (_ Trial, err error) {
	c = c.withDefaults()
	db, err := store.Open(ctx, c.DB, store.Options{Logger: c.Logger})
	if err != nil {
		return Trial{}, err
	}
	defer func() { err = errors.Join(err, c.Triggers.Close(), db.Close()) }()
	dir := directory.New(db, seal.New(c.MasterKey), c.Now)
	pool, err := dir.Pool(ctx, poolID)
	if err != nil {
		return Trial{}, err
	}
	result, err := trials(c, db, dir).Try(ctx, trial.Request{Pool: pool, Trigger: name, Username: username})
	return Trial{Event: result.Event, Answer: result.Answer}, err
}

// trials tries the functions of pools.
func trials(c Config, db *store.DB, dir *directory.Directory) *trial.Service {
	return &trial.Service{
		Store: db, Directory: dir, Caller: c.Triggers, DataKeys: senderKeys(c), Now: c.Now, Rand: c.Rand, Log: c.Logger,
	}
}
