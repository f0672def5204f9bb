package hosted

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"cognate/internal/branding"
	"cognate/internal/directory"
	"cognate/internal/site"
	"cognate/internal/userpool"
)

// look is how the pages of a client look: as its managed login style has it,
// or the customization of the classic pages. The zero look is the pages' own.
type look struct {
	classic *branding.Customization
	style   *branding.Style
	theme   branding.Theme
	sheet   string // the style sheet that comes after the pages' own
	terms   *legal
	pool    string
	client  string
}

// errUnavailable means that a domain has managed login but the client no style.
var errUnavailable = errors.New("hosted: managed login without a style for the client")

// lookOf finds it. By a domain that has managed login, a client without a
// style has no pages; by path the style counts where there is one.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html
func (p *Pages) lookOf(ctx context.Context, at *site.Site, client *userpool.Client) (look, error) {
	set, err := p.Directory.Look(ctx, at.Pool.ID, client.ID)
	if err != nil {
		return look{}, err
	}
	key := lookKey{set, at.Domain == nil || at.Domain.LoginVersion == 2}
	if key.managed && set.Style == nil && at.Domain != nil {
		return look{}, errUnavailable
	}
	if l, ok := p.looks.Get(key); ok {
		return l, nil
	}
	l := chosen(set, key.managed)
	l.pool, l.client = at.Pool.ID, client.ID
	if l, err = l.dressed(); err != nil {
		return look{}, err
	}
	p.looks.Put(key, l)
	return l, nil
}

// lookKey is what was set for a client, as long as the directory believes it,
// and whether managed login counts.
type lookKey struct {
	set     *directory.Look
	managed bool
}

// chosen is what counts of all that was set for a client.
func chosen(set *directory.Look, managed bool) (l look) {
	if managed {
		l.style = set.Style
	}
	if l.style == nil {
		l.classic = set.Classic
	}
	if set.Use != nil && set.Privacy != nil {
		l.terms = &legal{set.Use, set.Privacy}
	}
	return l
}

// dressed is the look with its theme and its style sheet. That of the classic
// pages was made for light ones.
func (l look) dressed() (look, error) {
	switch {
	case l.style != nil:
		var err error
		if l.theme, err = branding.ReadTheme(l.style.Settings); err != nil {
			return l, err
		}
		l.sheet = l.theme.CSS
	case l.classic != nil && l.classic.CSS != "":
		if sheet, err := branding.ParseCSS(l.classic.CSS); err == nil { // it was judged when it was set
			l.sheet = sheet.String()
		}
	}
	return l, nil
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

// Themed says that the look brings its own colours.
func (v *visit) Themed() bool { return v.look.sheet != "" }

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
	w.Write([]byte(l.sheet))
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
