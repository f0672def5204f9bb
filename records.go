package cognate

import (
	"context"

	"cognate/internal/directory"
	"cognate/internal/hook"
	"cognate/internal/password"
	"cognate/internal/site"
	"cognate/internal/throttle"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

// records are what operations and pages find pools and people by, and prove
// who they are with.
type records struct {
	directory *directory.Directory
	sites     *site.Finder
	throttle  *throttle.Throttle
	hasher    *password.Hasher
	hooks     *hook.Service
	keys      *token.KeyMaker
	tokens    *token.Service
}

func newRecords(b *base) (*records, error) {
	c := b.config
	dir := directory.New(b.db, b.sealer, c.Now)
	sites, err := site.New(dir, c.PublicURL)
	if err != nil {
		return nil, err
	}
	r := &records{
		directory: dir,
		sites:     sites,
		throttle:  throttle.New(b.db, dir, c.Now),
		hasher:    password.New(password.Options{Workers: c.HashWorkers, Params: hashParams(c)}),
		hooks: hook.New(hook.Options{
			Caller: b.metrics.Functions(c.Triggers, c.Now), Now: c.Now, Rand: c.Rand, Log: c.Logger, DataKeys: senderKeys(c),
		}),
		keys: token.NewKeyMaker(b.db, b.sealer, c.Now, c.Logger, c.KeysAhead),
	}
	r.tokens = token.New(token.Options{
		Store: b.db, Sealer: b.sealer, Directory: dir, Now: c.Now, Rand: c.Rand, Issuer: issuer(c), KeyMaker: r.keys,
		Hooks: r.hooks, Told: told(c),
	})
	return r, nil
}

func hashParams(c Config) password.Params {
	if c.SmallHash {
		return password.SmallParams()
	}
	return password.DefaultParams()
}

// issuer is who tokens say they are from.
func issuer(c Config) token.Issuer { return token.Issuer{PublicURL: c.PublicURL, AWS: c.AWSIssuer} }

// told says which clients are told of sessions that end; nil where none is.
func told(c Config) func(poolID, clientID string) bool {
	if len(c.OAuth.BackchannelLogout) == 0 {
		return nil
	}
	return c.OAuth.BackchannelLogout.Has
}

// site is the address of a pool's pages.
func (r *records) site(ctx context.Context, pool *userpool.Pool) (string, error) {
	at, err := r.sites.Of(ctx, pool)
	if err != nil {
		return "", err
	}
	return at.Base, nil
}
