package console

import (
	"errors"
	"fmt"
	"io"
	"net/http"

	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/store"
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
		return f(w, r, pool)
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

// importLog answers with the lines of an import job's file that made no user,
// one a line, as a file to keep.
func (h *handler) importLog(w http.ResponseWriter, r *http.Request, pool *userpool.Pool) error {
	job := r.PathValue("job")
	const page = 1000
	var lines []store.ImportLine
	read := func(after int64) error {
		return h.Store.View(r.Context(), func(tx *store.Tx) error {
			_, err := tx.Import(pool.ID, job)
			if errors.Is(err, store.ErrNotFound) {
				return fault.ResourceNotFound.Newf("There is no import job %s.", job)
			}
			if err == nil {
				lines, err = tx.ImportLog(job, after, page)
			}
			return err
		})
	}
	if err := read(0); err != nil {
		return err
	}
	header := w.Header()
	header.Set("Content-Type", "text/plain; charset=utf-8")
	header.Set("Content-Disposition", `attachment; filename="import-errors.txt"`)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cache-Control", "no-store")
	for len(lines) > 0 {
		for _, l := range lines {
			if _, err := fmt.Fprintf(w, "[%s] Line Number %d - %s\n", l.Outcome, l.Line, l.Reason); err != nil {
				return nil // the browser is gone
			}
		}
		if len(lines) < page {
			break
		}
		if err := read(lines[len(lines)-1].Line); err != nil {
			h.Log.Error("console", "path", r.URL.Path, "error", err)
			_, _ = io.WriteString(w, "The rest could not be read.\n") // the status is sent already
			return nil
		}
	}
	return nil
}
