package console

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
)

// policy lets pages load what comes from here and nothing else, in particular
// no script or style within a page.
//
// https://www.w3.org/TR/CSP3/
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// file is a built file, compressed when it is first asked for.
type file struct {
	plain, packed []byte
	kind, tag     string
	once          sync.Once
}

// pages serves the built files by their path below /console/.
type pages map[string]*file

func newPages(files fs.FS) (pages, error) {
	p := pages{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		plain, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(plain)
		p[name] = &file{plain: plain, kind: kind(name), tag: `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
		return nil
	})
	if err == nil && p["index.html"] == nil {
		err = fmt.Errorf("the console was not built: it has no index.html")
	}
	return p, err
}

// kind is the media type of a file, told by its name alone: what the system
// knows about types differs between machines.
func kind(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".woff2":
		return "font/woff2"
	case ".md", ".txt":
		return "text/plain; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// ServeHTTP answers with a file, or with the page that all addresses without a
// file lead to.
func (p pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "pages are read only", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/console/")
	asset := strings.HasPrefix(name, "assets/")
	f := p[name]
	if f == nil && !asset {
		f = p["index.html"]
	}
	header := w.Header()
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	if f == nil {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	if asset { // its name has a hash of what is in it
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		header.Set("Cache-Control", "no-cache")
	}
	header.Set("Etag", f.tag)
	header.Set("Vary", "Accept-Encoding")
	if r.Header.Get("If-None-Match") == f.tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := f.plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		if packed := f.gzip(); packed != nil {
			body = packed
			header.Set("Content-Encoding", "gzip")
		}
	}
	header.Set("Content-Type", f.kind)
	header.Set("Content-Length", fmt.Sprint(len(body)))
	if r.Method == http.MethodHead {
		return
	}
	// A browser that is gone does not need the rest.
	_, _ = w.Write(body)
}

// gzip returns the file compressed, or nil if that gains nothing.
func (f *file) gzip() []byte {
	f.once.Do(func() {
		if f.kind == "font/woff2" {
			return
		}
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write(f.plain) // a buffer takes everything
		_ = z.Close()
		if b.Len() < len(f.plain) {
			f.packed = b.Bytes()
		}
	})
	return f.packed
}
