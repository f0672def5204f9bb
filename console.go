package cognate

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"

	dist "cognate/console"
	"cognate/internal/awsjson"
	"cognate/internal/console"
	"cognate/internal/store"
)

// newConsole makes the console's handler. Its calls of the API are those of
// the public one, with callers known by their session instead of a signature.
func newConsole(b *base, r *records, o *outgoing, p *operations, logins console.Logins) (http.Handler, error) {
	files, err := dist.Files()
	if err != nil {
		return nil, err
	}
	manual, err := documentation()
	if err != nil {
		return nil, err
	}
	c, public := b.config, p.api
	options := console.Options{
		Files: files, Docs: manual, Store: b.db, Sealer: b.sealer, Keys: p.callers,
		Directory: r.directory, Issuer: issuer(c), Sites: r.sites, Logins: logins, Trials: trials(c, b.db, r.directory), Admit: r.throttle.AdmitConsole,
		API: &awsjson.Handler{
			Services:        public.Services,
			Authenticator:   console.Caller{Keys: p.callers},
			DefaultIdentity: public.DefaultIdentity,
			Now:             c.Now,
			TrustProxy:      c.TrustProxy,
			SameOrigin:      true,
			Logger:          c.Logger,
			OnUndeclared:    c.OnUndeclared,
			Observe:         public.Observe,
		},
		Anybody: c.AnyCredentials,
		Info: console.Info{
			Version: version(), Region: c.Region, Account: c.Account, PublicURL: c.PublicURL, ConsoleURL: c.ConsoleURL,
			Started: c.Now(), Memory: c.DB == ":memory:",
		},
		Figures: b.figures, Now: c.Now, Rand: c.Rand, Log: c.Logger,
	}
	if c.Outbox {
		options.Outbox = outbox{b, o.later}
	}
	handler, err := console.New(options)
	if err != nil {
		return nil, err
	}
	return strangers(public, handler), nil
}

// version names the version that was built.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "(development)"
}

// ConsoleLink makes what follows /console/#link= in an address that signs in to
// the console once, soon, with the rights of an access key; an empty id is the
// oldest root key that is enabled.
func (k *Keys) ConsoleLink(ctx context.Context, id string) (link string, err error) {
	err = k.db.Update(ctx, func(tx *store.Tx) error {
		key, err := holder(tx, id)
		if err != nil {
			return err
		}
		var session *store.ConsoleSession
		if link, session, err = console.NewLink(rand.Reader, k.now(), key.ID); err != nil {
			return err
		}
		return tx.InsertConsoleSession(session)
	})
	return link, err
}

// holder finds the access key that a link signs in with.
func holder(tx *store.Tx, id string) (*store.AccessKey, error) {
	keys, err := tx.AccessKeys()
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if id == key.ID && !key.Enabled {
			return nil, fmt.Errorf("access key %s is disabled", id)
		}
		if id == key.ID || id == "" && key.Root && key.Enabled {
			return key, nil
		}
	}
	if id == "" {
		return nil, errors.New("there is no root access key that is enabled; \"cognate keys create\" makes one")
	}
	return nil, fmt.Errorf("there is no access key %s", id)
}
