package console

import (
	"net/http"

	"cognate/internal/caller"
	"cognate/internal/userpool"
)

// ofPool is a handler of what a page about a pool asks. It is for those who may
// perform an action on the pool.
func (h *handler) ofPool(action string, f func(http.ResponseWriter, *http.Request, *userpool.Pool) error) http.Handler {
	return h.signedIn(func(w http.ResponseWriter, r *http.Request, id caller.Identity) error {
		pool, err := h.Directory.Pool(r.Context(), r.PathValue("pool"))
		if err != nil {
			return err
		}
		if err := h.Keys.Authorize(r.Context(), id, "cognito-idp:"+action, pool.ARN()); err != nil {
			return err
		}
		return f(w, r.WithContext(caller.With(r.Context(), id)), pool)
	})
}

// addresses are where a pool is reached.
type addresses struct {
	API       string // of the operations
	Issuer    string
	Discovery string
	KeySet    string
	Site      string // of the login pages and the OAuth endpoints
	Domains   []domainAddress
}

// domainAddress is a domain of a pool and the address that it stands for.
type domainAddress struct {
	Name, URL string
	Custom    bool
}

// addresses answers where a pool is reached.
func (h *handler) addresses(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	best, err := h.Sites.Of(r.Context(), pool)
	if err != nil {
		return err
	}
	domains, err := h.Directory.Domains(r.Context(), pool.ID)
	if err != nil {
		return err
	}
	a := addresses{
		API: h.Info.PublicURL, Issuer: h.Issuer.URL(pool), KeySet: h.Sites.KeySet(pool), Site: best.Base, Domains: []domainAddress{},
		Discovery: h.Info.PublicURL + "/" + pool.ID + "/.well-known/openid-configuration",
	}
	for _, d := range domains {
		a.Domains = append(a.Domains, domainAddress{d.Name, h.Sites.URL(d), d.Custom})
	}
	return answer(w, a)
}
