package hosted

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"cognate/internal/branding"
	"cognate/internal/site"
)

// file is a file that pages load.
type file struct {
	kind         string // its media type
	version      string // a hash of its content
	plain, small []byte // as it is, and compressed
}

// kinds are the media types of files by their extension. What the system knows
// about types differs between machines.
var kinds = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": branding.ContentType(branding.SVG),
}

func readFiles() (map[string]file, error) {
	names, err := fs.Glob(content, "static/*")
	if err != nil {
		return nil, err
	}
	all := map[string]file{}
	for _, name := range names {
		kind, ok := kinds[path.Ext(name)]
		if !ok {
			return nil, fmt.Errorf("%s: of what type is it?", name)
		}
		plain, err := content.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var small bytes.Buffer
		z := gzip.NewWriter(&small)
		if _, err := z.Write(plain); err != nil {
			return nil, err
		}
		if err := z.Close(); err != nil {
			return nil, err
		}
		sum := sha256.Sum256(plain)
		all[path.Base(name)] = file{
			kind: kind, version: hex.EncodeToString(sum[:6]), plain: plain, small: small.Bytes(),
		}
	}
	return all, nil
}

// file is the endpoint of a file. Pages name its version in its address, so
// that browsers may keep it for good.
func (p *Pages) file(name string) site.Endpoint {
	f := p.files[name]
	return func(w http.ResponseWriter, r *http.Request, _ *site.Site) {
		h := w.Header()
		h.Set("Content-Type", f.kind)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Vary", "Accept-Encoding")
		keep(h, r.URL.Query().Get("v") == f.version)
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			w.Write(f.small)
			return
		}
		w.Write(f.plain)
	}
}

// keep says whether browsers may keep an answer for good, or must ask whether
// it still holds.
func keep(h http.Header, forGood bool) {
	h.Del("Pragma")
	h.Del("Expires")
	h.Set("Cache-Control", "no-cache")
	if forGood {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
}
