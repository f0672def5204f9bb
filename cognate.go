// Package cognate is a user directory and identity provider that speaks the
// protocol of Amazon Cognito. New makes a Server, an http.Handler that serves
// the API, the key sets and the discovery documents.
//
// This package only wires: what the server does is in the packages that it
// puts together here.
package cognate

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"sync"
	"time"

	"cognate/internal/authevent"
	"cognate/internal/awsjson"
	"cognate/internal/backchannel"
	"cognate/internal/caller"
	"cognate/internal/cognitoidentity"
	"cognate/internal/cognitoidp"
	"cognate/internal/compromised"
	"cognate/internal/console"
	"cognate/internal/directory"
	"cognate/internal/dispatch"
	"cognate/internal/hook"
	"cognate/internal/hosted"
	"cognate/internal/iam"
	"cognate/internal/later"
	"cognate/internal/logdelivery"
	"cognate/internal/metrics"
	"cognate/internal/oauth"
	"cognate/internal/password"
	"cognate/internal/seal"
	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/throttle"
	"cognate/internal/token"
	"cognate/internal/userimport"
	"cognate/internal/userimport/upload"
	"cognate/internal/userpool"
	"cognate/internal/websession"
	identitywire "cognate/internal/wire/cognitoidentity"
	idpwire "cognate/internal/wire/cognitoidp"
)

// Server is a running Cognate. It keeps its state in its database; any number
// of servers can share one PostgreSQL database.
type Server struct {
	config   Config
	db       *store.DB
	hasher   *password.Hasher
	keys     *token.KeyMaker
	logs     *logdelivery.Service
	throttle *throttle.Throttle
	imports  *userimport.Runner
	messages *dispatch.Service
	logouts  *backchannel.Service
	later    *later.Group
	events   *authevent.Recorder
	sites    *site.Finder
	figures  console.Figures
	handler  http.Handler
	console  http.Handler
	metrics  *metrics.Metrics
	firstKey NewKey
	stop     context.CancelFunc
	running  sync.WaitGroup
}

// New opens the database, bringing its schema up to date, and starts a
// server. It fails when the master key is not the one that sealed the
// database.
func New(ctx context.Context, c Config) (_ *Server, err error) {
	c = c.withDefaults()
	if c.MasterKey == (MasterKey{}) {
		return nil, errors.New("a database that outlives the server needs a MasterKey that does: without it what it keeps can't be read again")
	}
	db, err := store.Open(ctx, c.DB, store.Options{Logger: c.Logger})
	if err != nil {
		return nil, err
	}
	s := &Server{config: c, db: db}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	sealer := seal.New(c.MasterKey)
	if err := checkMasterKey(ctx, db, sealer); err != nil {
		return nil, err
	}
	if !c.AnyCredentials {
		if err := s.makeFirstKey(ctx, sealer); err != nil {
			return nil, err
		}
	}
	s.hasher = password.New(password.Options{Workers: c.HashWorkers, Params: hashParams(c)})
	s.keys = token.NewKeyMaker(db, sealer, c.Now, c.Logger, c.KeysAhead)
	dir := directory.New(db, sealer, c.Now)
	s.throttle = throttle.New(db, dir, c.Now)
	places, err := s.places()
	if err != nil {
		return nil, err
	}
	s.logs = logdelivery.New(logdelivery.Options{Pool: dir.Pool, Places: places, Now: c.Now, Log: c.Logger})
	s.events = authevent.New(authevent.Options{
		Store: db, Now: c.Now, Rand: c.Rand, Log: c.Logger,
		Deliver: func(ctx context.Context, poolID string, event any) {
			s.logs.Deliver(ctx, poolID, logdelivery.UserAuthEvents, logdelivery.Info, event)
		},
	})
	if err := c.OAuth.BackchannelLogout.Check(c.AnyCredentials); err != nil {
		return nil, err
	}
	issuer := token.Issuer{PublicURL: c.PublicURL, AWS: c.AWSIssuer}
	s.metrics = metrics.New()
	hooks := hook.New(hook.Options{Caller: s.metrics.Functions(c.Triggers, c.Now), Now: c.Now, Rand: c.Rand, Log: c.Logger, DataKeys: senderKeys(c)})
	tokens := token.New(token.Options{
		Store: db, Sealer: sealer, Directory: dir, Now: c.Now, Rand: c.Rand, Issuer: issuer, KeyMaker: s.keys,
		Hooks: hooks, Told: told(c),
	})
	s.logouts = backchannel.New(backchannel.Options{
		Store: db, Targets: c.OAuth.BackchannelLogout, Token: tokens.LogoutToken, Now: c.Now, Log: c.Logger,
	})
	s.imports = userimport.NewRunner(userimport.Options{Store: db, Now: c.Now, Rand: c.Rand, Log: c.Logger})
	uploads := userimport.Links{Sealer: sealer, PublicURL: c.PublicURL, Now: c.Now}
	if s.sites, err = site.New(dir, c.PublicURL); err != nil {
		return nil, err
	}
	s.messages = dispatch.New(dispatch.Options{
		Store: db, Sealer: sealer, Carrier: s.metrics.Messages(s.logs.Watch(s.sender())), Direct: s.sentDirectly, Limits: c.MessageLimits,
		Queue: c.QueueMessages, KeepTexts: c.Outbox, Now: c.Now, Log: c.Logger,
	})
	s.later = later.New(c.Rand, c.Logger)
	if c.QueueMessages {
		s.metrics.MessagesWaiting(s.messages.Waiting)
	}
	services := cognitoidp.New(cognitoidp.Parts{
		Store: db, Sealer: sealer, Directory: dir, Hasher: s.hasher, Tokens: tokens, PublicURL: c.PublicURL,
		Throttle: s.throttle, Sender: s.messages, Later: s.later, Hooks: hooks, Host: host(c.PublicURL), Now: c.Now, Rand: c.Rand, Log: c.Logger,
		Imports: s.imports, Uploads: uploads, EmailFrom: c.EmailFrom, Site: s.site,
		Events: s.events, Compromised: &compromised.Guard{Store: db, Set: c.Breached},
	})
	authenticator := s.authenticator(sealer)
	api, err := s.api(authenticator, services.Operations)
	if err != nil {
		return nil, err
	}
	files := &upload.Handler{Links: uploads, Receiver: &userimport.Receiver{Store: db, Now: c.Now}, Log: c.Logger}
	sessions := &websession.Sessions{Store: db, Now: c.Now, Rand: c.Rand, Ended: tokens.TellBrowser}
	authorization := &oauth.Server{
		Store: db, Directory: dir, Tokens: tokens, Sessions: sessions, Now: c.Now, Rand: c.Rand, Log: c.Logger,
		Sealer: sealer, Issuer: issuer, Registrar: registrar{api.Services[0]}, Extensions: c.OAuth,
	}
	logins, err := hosted.New(hosted.Options{
		Store: db, Directory: dir, Accounts: accounts{api.Services[0], services, dir}, OAuth: authorization,
		Sessions: sessions, Sealer: sealer, Now: c.Now, Rand: c.Rand, Log: c.Logger,
	})
	if err != nil {
		return nil, err
	}
	if s.console, err = s.newConsole(sealer, dir, logins, api, authenticator); err != nil {
		return nil, err
	}
	pages := &site.Handler{Finder: s.sites, Endpoints: authorization.Endpoints(), Log: c.Logger}
	maps.Copy(pages.Endpoints, logins.Endpoints())
	if c.Limits {
		pages.Admit = s.throttle.AdmitSite
	}
	s.handler = s.routes(api,
		oauth.New(oauth.Options{Tokens: tokens, Directory: dir, Issuer: issuer, Sites: s.sites, Log: c.Logger, Extensions: c.OAuth}),
		files,
		strangers(api, pages))

	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop = stop
	s.keys.Start(background)
	s.imports.Start(background)
	s.messages.Start(background)
	s.logouts.Start(background)
	s.running.Go(func() { s.maintain(background) })
	return s, nil
}

// told says which clients are told of sessions that end; nil where none is.
func told(c Config) func(poolID, clientID string) bool {
	if len(c.OAuth.BackchannelLogout) == 0 {
		return nil
	}
	return c.OAuth.BackchannelLogout.Has
}

// site is the address of a pool's pages.
func (s *Server) site(ctx context.Context, pool *userpool.Pool) (string, error) {
	at, err := s.sites.Of(ctx, pool)
	if err != nil {
		return "", err
	}
	return at.Base, nil
}

// host is the name in an address, or "" if it has none.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// ServesHost returns nil for a host that the server answers under: its own, and
// the domains of pools.
func (s *Server) ServesHost(ctx context.Context, host string) error { return s.sites.Serves(ctx, host) }

// Metrics serves the server's figures in the form that Prometheus collects. It
// tells nothing about people, but much about their number.
func (s *Server) Metrics() http.Handler { return s.metrics.Handler() }

// FirstKey returns the root access key that this start made: the first start on
// a database that checks credentials makes it. Any other returns none.
func (s *Server) FirstKey() NewKey { return s.firstKey }

// Close stops the server's work in the background and closes its database.
// Requests must have ended.
func (s *Server) Close() error {
	if s.stop != nil {
		s.later.Wait(context.Background())
		s.stop()
		s.running.Wait()
		s.keys.Wait()
		s.imports.Wait()
		s.messages.Wait()
		s.logouts.Wait()
	}
	if s.events != nil {
		s.events.Flush()
	}
	if s.hasher != nil {
		s.hasher.Close()
	}
	if s.logs != nil {
		s.logs.Close()
	}
	return errors.Join(closeSender(s.config.Email), closeSender(s.config.SMS), s.config.Triggers.Close(), s.db.Close())
}

// callers knows callers of the API and of the console.
type callers interface {
	awsjson.Authenticator
	console.Keys
}

// authenticator knows callers, by a signature or as the console does.
func (s *Server) authenticator(sealer *seal.Sealer) callers {
	if s.config.AnyCredentials {
		return iam.Anyone{Region: s.config.Region, Account: s.config.Account}
	}
	return iam.NewAuthenticator(iam.Config{
		Account: s.config.Account, Now: s.config.Now, Lookup: lookup(s.db), Sealer: sealer,
	})
}

// api is the handler of both AWS services.
func (s *Server) api(authenticator awsjson.Authenticator, operations map[string]awsjson.Operation) (*awsjson.Handler, error) {
	idp, err := idpwire.Schema()
	if err != nil {
		return nil, err
	}
	identity, err := identitywire.Schema()
	if err != nil {
		return nil, err
	}
	var admit func(context.Context, string, map[string]any) error
	if s.config.Limits {
		admit = s.throttle.Admit
	}
	return &awsjson.Handler{
		Services: []awsjson.Service{
			{
				Prefix: "AWSCognitoIdentityProviderService", SigningName: "cognito-idp", Schema: idp,
				Operations: operations, Resource: cognitoidp.Resource, MaxBody: cognitoidp.MaxBody(), Admit: admit, LogMembers: []string{"UserPoolId", "ClientId"},
			},
			{
				Prefix: "AWSCognitoIdentityService", SigningName: "cognito-identity", Schema: identity,
				Operations: cognitoidentity.Operations(), LogMembers: []string{"IdentityPoolId"},
			},
		},
		Authenticator:   authenticator,
		DefaultIdentity: caller.Identity{Region: s.config.Region, Account: s.config.Account},
		Now:             s.config.Now,
		TrustProxy:      s.config.TrustProxy,
		Logger:          s.config.Logger,
		OnUndeclared:    s.config.OnUndeclared,
		Observe:         s.observe,
	}, nil
}

// health answers 200 while the database answers.
func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
	defer cancel()
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if err := s.db.Ping(ctx); err != nil {
		s.config.Logger.Error("health", "error", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, `{"status":"the database does not answer"}`)
		return
	}
	fmt.Fprintln(w, `{"status":"ok"}`)
}

// makeFirstKey makes a root access key in a database for which none was made
// yet.
func (s *Server) makeFirstKey(ctx context.Context, sealer *seal.Sealer) error {
	const name = "first-key-made"
	if _, err := meta(ctx, s.db, name); !errors.Is(err, store.ErrNotFound) {
		return err
	}
	key, secret, err := iam.NewAccessKey("root", "", true, s.config.Now(), sealer)
	if err != nil {
		return err
	}
	err = s.db.Update(ctx, func(tx *store.Tx) error {
		s.firstKey = NewKey{}
		if _, err := tx.Meta(name); !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err := tx.PutMeta(name, key.ID); err != nil {
			return err
		}
		s.firstKey = NewKey{key.ID, secret}
		return tx.InsertAccessKey(&store.AccessKey{
			ID: key.ID, Name: key.Name, Sealed: key.Secret, Enabled: true, Root: true, Created: key.Created,
		})
	})
	return err
}

// maintain deletes what has expired, now and then.
func (s *Server) maintain(ctx context.Context) {
	t := time.NewTicker(10 * time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
		if err := s.db.Maintain(ctx, s.config.Now()); err != nil && ctx.Err() == nil {
			s.config.Logger.Error("deleting what has expired", "error", err)
		}
	}
}

func hashParams(c Config) password.Params {
	if c.SmallHash {
		return password.SmallParams()
	}
	return password.DefaultParams()
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	json.NewEncoder(w).Encode(v)
}
