package hosted

import (
	"context"
	"net/http"

	"cognate/internal/branding"
	"cognate/internal/directory"
	"cognate/internal/site"
	"cognate/internal/store"
)

// Images are kept in memory, up to a size: the look itself has none.
const (
	imagesKept = 64
	imageKept  = 128 << 10
)

// imageKey names an image of what was set for a client, as long as the
// directory believes that.
type imageKey struct {
	style                    *branding.Style
	classic                  *branding.Customization
	category, mode, provider string
}

// imageFile serves an image of a look. Nothing in the image runs or loads.
func (p *Pages) imageFile(w http.ResponseWriter, r *http.Request, at *site.Site) {
	l, ok := p.askedLook(w, r, at)
	if !ok {
		return
	}
	query := r.URL.Query()
	image, err := p.image(r.Context(), l, imageKey{l.style, l.classic, query.Get("category"), query.Get("mode"), query.Get("provider")})
	if err != nil {
		p.OAuth.Refuse(w, r, at, err)
		return
	}
	if image == nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", branding.ContentType(branding.Sniff(image)))
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
	w.Write(image)
}

// image returns an image of a look, nil if it has none by that name.
func (p *Pages) image(ctx context.Context, l look, key imageKey) ([]byte, error) {
	if l.image(key.category, key.mode, key.provider) == nil {
		return nil, nil
	}
	if image, ok := p.images.Get(key); ok {
		return image, nil
	}
	var set *directory.Look
	err := p.Store.View(ctx, func(tx *store.Tx) (err error) {
		set, err = directory.ReadLook(tx, l.pool, l.client)
		return err
	})
	if err != nil {
		return nil, err
	}
	image := chosen(set, l.style != nil).image(key.category, key.mode, key.provider)
	if len(image) <= imageKept {
		p.images.Put(key, image)
	}
	return image, nil
}
