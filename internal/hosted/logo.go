package hosted

import (
	"errors"
	"log/slog"
	"net/http"
	"strconv"

	"cognate/internal/branding"
	"cognate/internal/store"
)

// Logos serves the logos of classic login pages at the paths that
// branding.Customization gives them. They are public: everybody who signs in
// sees them.
type Logos struct {
	Store *store.DB
	Log   *slog.Logger
}

// LogoPattern is where Logos belongs in a http.ServeMux.
const LogoPattern = "GET /{pool}/assets/{client}/{version}/{file}"

// ServeHTTP answers with a logo. Its address names its version, so browsers
// need to ask once only.
func (l Logos) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var c *branding.Customization
	err := l.Store.View(r.Context(), func(tx *store.Tx) (err error) {
		c, err = tx.Customization(r.PathValue("pool"), r.PathValue("client"))
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound), err == nil && c.LogoPath() != r.URL.Path:
		http.NotFound(w, r)
		return
	case err != nil:
		l.Log.ErrorContext(r.Context(), "logo", "error", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", branding.ContentType(branding.Sniff(c.Logo)))
	h.Set("Content-Length", strconv.Itoa(len(c.Logo)))
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	w.Write(c.Logo)
}
