package cognate

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	pages "cognate/console"
	"cognate/internal/awsjson"
	"cognate/internal/console"
	"cognate/internal/directory"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/token"
)

// Console answers everything below /console/. It is to be served at an origin
// of its own, apart from the server's other addresses, which show what
// customers bring along.
func (s *Server) Console() http.Handler { return s.console }

// newConsole makes the console's handler. Its calls of the API are those of
// the public one, with callers known by their session instead of a signature.
func (s *Server) newConsole(sealer *seal.Sealer, dir *directory.Directory, logins console.Logins, public *awsjson.Handler, keys console.Keys) (http.Handler, error) {
	files, err := pages.Files()
	if err != nil {
		return nil, err
	}
	manual, err := documentation()
	if err != nil {
		return nil, err
	}
	c := s.config
	o := console.Options{
		Files: files, Docs: manual, Store: s.db, Sealer: sealer, Keys: keys,
		Directory: dir, Issuer: token.Issuer{PublicURL: c.PublicURL, AWS: c.AWSIssuer}, Sites: s.sites, Logins: logins, Trials: trials(c, s.db, dir), Admit: s.throttle.AdmitConsole,
		API: &awsjson.Handler{
			Services:        public.Services,
			Authenticator:   console.Caller{Keys: keys},
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
		Figures: &s.figures, Now: c.Now, Rand: c.Rand, Log: c.Logger,
	}
	if c.Outbox {
		o.Outbox = http.HandlerFunc(s.outbox)
	}
	handler, err := console.New(o)
	if err != nil {
		return nil, err
	}
	return strangers(public, handler), nil
}

// observe counts a call for the console's figures.
func (s *Server) observe(op, code string, d time.Duration) {
	s.figures.Observe(s.config.Now(), op, code, d)
	s.metrics.Call(op, code, d)
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
