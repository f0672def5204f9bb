package hosted

import (
	"net/http"
	"net/url"

	"cognate/internal/oauth"
	"cognate/internal/site"
)

// showError shows what is wrong with a request that can't be sent back to an
// application.
func (p *Pages) showError(w http.ResponseWriter, r *http.Request, at *site.Site) {
	l := p.language(w, r, at)
	v := &visit{pages: p, w: w, r: r, at: at, language: l, request: &oauth.Request{Query: url.Values{}}}
	code := r.URL.Query().Get("error")
	if len(code) > 200 {
		code = code[:200]
	}
	status := http.StatusBadRequest
	if code == "server_error" {
		status = http.StatusInternalServerError
	}
	if err := v.show(status, "error", view{Error: l.text("error_page"), Data: code}); err != nil {
		p.Log.ErrorContext(r.Context(), "page", "path", r.URL.Path, "error", err)
	}
}
