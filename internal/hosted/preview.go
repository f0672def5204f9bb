package hosted

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"

	"cognate/internal/branding"
	"cognate/internal/oauth"
	"cognate/internal/site"
	"cognate/internal/userpool"
)

// Draft is a look that is being made: of managed login, or of the classic
// pages.
type Draft struct {
	Managed  bool
	CSS      string           // of the classic pages
	Settings []byte           // of managed login, a JSON document; nil for the defaults
	Images   []branding.Asset // what there is an image for; their bytes don't matter
}

// Rendering is a page, and the style sheets that belong to it.
type Rendering struct{ HTML, CSS string }

// Preview returns the sign-in page of a client as it would be with a look that
// is not saved. What the look must not have is answered as when it is saved.
func (p *Pages) Preview(ctx context.Context, at *site.Site, client *userpool.Client, d Draft) (*Rendering, error) {
	saved, err := p.lookOf(ctx, at, client)
	if err != nil && !errors.Is(err, errUnavailable) {
		return nil, err
	}
	if len(client.Settings.IdentityProviders) == 0 {
		// A page that offers no way to sign in shows nothing of its look.
		offering := *client
		offering.Settings.IdentityProviders = []string{"COGNITO"}
		client = &offering
	}
	l := look{pool: at.Pool.ID, client: client.ID, terms: saved.terms}
	if l, err = d.apply(l); err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at.Path+"/login", nil)
	if err != nil {
		return nil, err
	}
	v := &visit{pages: p, r: r, at: at, client: client, language: p.languages[defaultLanguage], look: l, request: &oauth.Request{Site: at, Client: client, Query: url.Values{}}}
	var body bytes.Buffer
	if err := p.templates.ExecuteTemplate(&body, "login.html", &view{visit: v, page: "login", Data: v.loginPage()}); err != nil {
		return nil, err
	}
	return &Rendering{body.String(), string(p.files["style.css"].plain) + l.sheet}, nil
}

// apply gives the look what the draft says.
func (d Draft) apply(l look) (look, error) {
	shown := []byte{0}
	if !d.Managed {
		if _, err := branding.ParseCSS(d.CSS); err != nil {
			return l, err
		}
		l.classic = &branding.Customization{CSS: d.CSS}
		if len(d.Images) > 0 {
			l.classic.Logo = shown
		}
		return l.dressed()
	}
	if len(d.Settings) > 0 {
		if err := branding.CheckSettings(d.Settings); err != nil {
			return l, err
		}
	}
	l.style = &branding.Style{Settings: d.Settings}
	for _, a := range d.Images {
		a.Bytes = shown
		l.style.Assets = append(l.style.Assets, a)
	}
	return l.dressed()
}
