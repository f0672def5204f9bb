package console

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

// policy lets pages load what comes from here and nothing else, in particular
// no script or style within a page.
//
// https://www.w3.org/TR/CSP3/
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// pages serves the built files, and the documentation, by their path below
// /console/. Of a file that nobody has asked for nothing is in memory: it stays
// in the program.
type pages map[string]*file

// file is where a file is, and what is known of it once it has been asked for.
type file struct {
	from   fs.FS
	name   string
	kind   string
	read   sync.Once
	err    error
	tag    string
	packed []byte // nil where compression gains nothing
}

func newPages(built, docs fs.FS) (pages, error) {
	p := pages{}
	if err := errors.Join(p.add("", built), p.add("docs", docs)); err != nil {
		return nil, err
	}
	if p["index.html"] == nil {
		return nil, errors.New("the console was not built: it has no index.html")
	}
	return p, nil
}

// add adds files below a folder.
func (p pages) add(folder string, files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			p[path.Join(folder, name)] = &file{from: files, name: name, kind: kind(name)}
		}
		return err
	})
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
	case ".html":
		return "text/html; charset=utf-8"
	case ".json":
		return "application/json"
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
	if p[name] == nil && !asset {
		name = "index.html"
	}
	header := w.Header()
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	f, err := p.find(name)
	if err != nil {
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
	body := f.packed
	if body != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		header.Set("Content-Encoding", "gzip")
	} else if body, err = fs.ReadFile(f.from, f.name); err != nil {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	header.Set("Content-Type", f.kind)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		return
	}
	// A browser that is gone does not need the rest.
	_, _ = w.Write(body)
}

// find returns a file that is there, hashed and compressed.
func (p pages) find(name string) (*file, error) {
	f := p[name]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	f.read.Do(func() {
		plain, err := fs.ReadFile(f.from, f.name)
		if err != nil {
			f.err = err
			return
		}
		sum := sha256.Sum256(plain)
		f.tag = `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
		if f.kind != "font/woff2" {
			f.packed = pack(plain)
		}
	})
	return f, f.err
}

// pack returns a file compressed, or nil if that gains nothing.
func pack(plain []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(plain) // a buffer takes everything
	_ = z.Close()
	if b.Len() >= len(plain) {
		return nil
	}
	return bytes.Clone(b.Bytes())
}
