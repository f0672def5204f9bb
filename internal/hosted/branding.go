package hosted

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"cognate/internal/branding"
	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// look is how the pages of a client look: as its managed login style has it,
// or the customization of the classic pages. The zero look is the pages' own.
type look struct {
	classic *branding.Customization
	style   *branding.Style
	theme   branding.Theme
	terms   *legal
	pool    string
	client  string
}

// errUnavailable means that a domain has managed login but the client no style.
var errUnavailable = errors.New("hosted: managed login without a style for the client")

// lookOf reads it. By a domain that has managed login, a client without a
// style has no pages; by path the style counts where there is one.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html
func (p *Pages) lookOf(ctx context.Context, at *site.Site, client *userpool.Client) (look, error) {
	l := look{pool: at.Pool.ID, client: client.ID}
	var links [2]*branding.Terms
	err := p.Store.View(ctx, func(tx *store.Tx) (err error) {
		for i, name := range []string{"terms-of-use", "privacy-policy"} {
			if links[i], err = found(tx.TermsOf(l.pool, l.client, name)); err != nil {
				return err
			}
		}
		if at.Domain == nil || at.Domain.LoginVersion == 2 {
			if l.style, err = found(tx.StyleOf(l.pool, l.client)); l.style != nil || err != nil {
				return err
			}
		}
		if l.classic, err = found(tx.Customization(l.pool, l.client)); l.classic == nil && err == nil {
			l.classic, err = found(tx.Customization(l.pool, branding.AllClients))
		}
		return err
	})
	if err != nil {
		return l, err
	}
	if l.style == nil && at.Domain != nil && at.Domain.LoginVersion == 2 {
		return l, errUnavailable
	}
	if links[0] != nil && links[1] != nil {
		l.terms = &legal{links[0], links[1]}
	}
	if l.style != nil {
		l.theme, err = branding.ReadTheme(l.style.Settings)
	}
	return l, err
}

// found makes nothing of what is not there.
func found[T any](thing *T, err error) (*T, error) {
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return thing, err
}

// version changes with the look, so that browsers may keep its files.
func (l look) version() string {
	switch {
	case l.style != nil:
		return strconv.FormatInt(l.style.Modified.UnixMilli(), 36)
	case l.classic != nil:
		return strconv.FormatInt(l.classic.Modified.UnixMilli(), 36)
	}
	return ""
}

// css is the style sheet that comes after the pages' own. That of the classic
// pages was made for light ones.
func (l look) css() string {
	switch {
	case l.style != nil:
		return l.theme.CSS
	case l.classic != nil && l.classic.CSS != "":
		sheet, err := branding.ParseCSS(l.classic.CSS)
		if err != nil { // it was judged when it was set
			return ""
		}
		return sheet.String()
	}
	return ""
}

// Themed says that the look brings its own colours.
func (v *visit) Themed() bool { return v.look.css() != "" }

// Theme is the address of the look's style sheet, "" if it has none.
func (v *visit) Theme() string {
	if !v.Themed() {
		return ""
	}
	return v.at.Path + "/branding/style.css?" + url.Values{"client_id": {v.look.client}, "v": {v.look.version()}}.Encode()
}

// legal are a client's terms of use and its privacy policy.
type legal struct{ use, privacy *branding.Terms }

// links are their addresses in the visitor's language.
type links struct{ Terms, Privacy string }

// Terms are the links to the client's legal documents: both or none.
func (v *visit) Terms() *links {
	if v.look.terms == nil {
		return nil
	}
	return &links{v.look.terms.use.Link(v.language.Terms), v.look.terms.privacy.Link(v.language.Terms)}
}

// themeFile serves the style sheet of a client's look.
func (p *Pages) themeFile(w http.ResponseWriter, r *http.Request, at *site.Site) {
	l, ok := p.askedLook(w, r, at)
	if !ok {
		return
	}
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Write([]byte(l.css()))
}

// askedLook is the look of the client that an address names. An address with
// the version of now may be kept for good.
func (p *Pages) askedLook(w http.ResponseWriter, r *http.Request, at *site.Site) (look, bool) {
	client, err := p.Directory.ClientIn(r.Context(), at.Pool.ID, r.URL.Query().Get("client_id"))
	if err != nil {
		http.NotFound(w, r)
		return look{}, false
	}
	l, err := p.lookOf(r.Context(), at, client)
	if err != nil {
		http.NotFound(w, r)
		return look{}, false
	}
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	keep(h, r.URL.Query().Get("v") == l.version())
	return l, true
}
