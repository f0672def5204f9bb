package cognate

import (
	"context"
	"net/url"

	"cognate/internal/awsjson"
	"cognate/internal/caller"
	"cognate/internal/cognitoidentity"
	"cognate/internal/cognitoidp"
	"cognate/internal/compromised"
	"cognate/internal/console"
	"cognate/internal/iam"
	"cognate/internal/userimport"
	identitywire "cognate/internal/wire/cognitoidentity"
	idpwire "cognate/internal/wire/cognitoidp"
)

// operations are both APIs: what they do, and who may call them.
type operations struct {
	imports  *userimport.Runner
	uploads  userimport.Links
	services cognitoidp.Services
	callers  callers
	api      *awsjson.Handler
}

func newOperations(b *base, r *records, o *outgoing) (*operations, error) {
	c := b.config
	p := &operations{
		imports: userimport.NewRunner(userimport.Options{Store: b.db, Now: c.Now, Rand: c.Rand, Log: c.Logger}),
		uploads: userimport.Links{Sealer: b.sealer, PublicURL: c.PublicURL, Now: c.Now},
		callers: authenticator(b),
	}
	p.services = cognitoidp.New(cognitoidp.Parts{
		Store: b.db, Sealer: b.sealer, Directory: r.directory, Hasher: r.hasher, Tokens: r.tokens, PublicURL: c.PublicURL,
		Throttle: r.throttle, Sender: o.messages, Later: o.later, Hooks: r.hooks, Host: host(c.PublicURL), Now: c.Now, Rand: c.Rand, Log: c.Logger,
		Imports: p.imports, Uploads: p.uploads, EmailFrom: c.EmailFrom, Site: r.site,
		Events: o.events, Compromised: &compromised.Guard{Store: b.db, Set: c.Breached},
	})
	var err error
	p.api, err = api(b, r, p)
	return p, err
}

// host is the name in an address, or "" if it has none.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// callers knows callers of the API and of the console.
type callers interface {
	awsjson.Authenticator
	console.Keys
}

// authenticator knows callers, by a signature or as the console does.
func authenticator(b *base) callers {
	if b.config.AnyCredentials {
		return iam.Anyone{Region: b.config.Region, Account: b.config.Account}
	}
	return iam.NewAuthenticator(iam.Config{
		Account: b.config.Account, Now: b.config.Now, Lookup: lookup(b.db), Sealer: b.sealer,
	})
}

// api is the handler of both AWS services.
func api(b *base, r *records, p *operations) (*awsjson.Handler, error) {
	idp, err := idpwire.Schema()
	if err != nil {
		return nil, err
	}
	identity, err := identitywire.Schema()
	if err != nil {
		return nil, err
	}
	var admit func(context.Context, string, map[string]any) error
	if b.config.Limits {
		admit = r.throttle.Admit
	}
	return &awsjson.Handler{
		Services: []awsjson.Service{
			{
				Prefix: "AWSCognitoIdentityProviderService", SigningName: "cognito-idp", Schema: idp,
				Operations: p.services.Operations, Resource: cognitoidp.Resource, MaxBody: cognitoidp.MaxBody(), Admit: admit, LogMembers: []string{"UserPoolId", "ClientId"},
			},
			{
				Prefix: "AWSCognitoIdentityService", SigningName: "cognito-identity", Schema: identity,
				Operations: cognitoidentity.Operations(), LogMembers: []string{"IdentityPoolId"},
			},
		},
		Authenticator:   p.callers,
		DefaultIdentity: caller.Identity{Region: b.config.Region, Account: b.config.Account},
		Now:             b.config.Now,
		TrustProxy:      b.config.TrustProxy,
		Logger:          b.config.Logger,
		OnUndeclared:    b.config.OnUndeclared,
		Observe:         b.observe,
	}, nil
}
