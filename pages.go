package cognate

import (
	"maps"
	"net/http"

	"cognate/internal/hosted"
	"cognate/internal/oauth"
	"cognate/internal/site"
	"cognate/internal/userimport"
	"cognate/internal/userimport/upload"
	"cognate/internal/websession"
)

// pages are what browsers and OAuth clients see.
type pages struct {
	sites   http.Handler // login pages and OAuth endpoints, below the address of a pool
	keySets http.Handler // what pools publish at /.well-known/
	uploads http.Handler // the files of import jobs
	console http.Handler
}

func newPages(b *base, r *records, o *outgoing, p *operations) (*pages, error) {
	c := b.config
	service := p.api.Services[0]
	sessions := &websession.Sessions{Store: b.db, Now: c.Now, Rand: c.Rand, Ended: r.tokens.TellBrowser}
	authorization := &oauth.Server{
		Store: b.db, Directory: r.directory, Tokens: r.tokens, Sessions: sessions, Now: c.Now, Rand: c.Rand, Log: c.Logger,
		Sealer: b.sealer, Issuer: issuer(c), Registrar: registrar{service}, Extensions: c.OAuth,
	}
	logins, err := hosted.New(hosted.Options{
		Store: b.db, Directory: r.directory, Accounts: accounts{service, p.services, r.directory}, OAuth: authorization,
		Sessions: sessions, Sealer: b.sealer, Now: c.Now, Rand: c.Rand, Log: c.Logger,
	})
	if err != nil {
		return nil, err
	}
	console, err := newConsole(b, r, o, p, logins)
	if err != nil {
		return nil, err
	}
	sites := &site.Handler{Finder: r.sites, Endpoints: authorization.Endpoints(), Observe: b.metrics.Request, Now: c.Now, Log: c.Logger}
	maps.Copy(sites.Endpoints, logins.Endpoints())
	if c.Limits {
		sites.Admit = r.throttle.AdmitSite
	}
	return &pages{
		sites:   strangers(p.api, sites),
		keySets: oauth.New(oauth.Options{Tokens: r.tokens, Directory: r.directory, Issuer: issuer(c), Sites: r.sites, Log: c.Logger, Extensions: c.OAuth}),
		uploads: &upload.Handler{Links: p.uploads, Receiver: &userimport.Receiver{Store: b.db, Now: c.Now}, Log: c.Logger},
		console: console,
	}, nil
}
