// Package site tells which pool a browser or an OAuth client is speaking to.
//
// A pool's endpoints and pages answer in two ways: by path, under
// /<pool id>/ of the server's own address, always; and by host, under the
// domains that CreateUserPoolDomain gave the pool. What they do there is in
// packages oauth and hosted.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
package site

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/userpool"
)

// Site is a pool as one address serves it.
type Site struct {
	Pool *userpool.Pool
	// Base is the address that the endpoints are under, without a slash at
	// the end: https://login.example.com, or <public URL>/<pool id>.
	Base string
	// Path is the path of Base, "" or "/<pool id>": cookies are kept to it.
	Path string
	// Domain is the domain that was asked, nil by path.
	Domain *userpool.Domain
}

// Finder finds sites.
type Finder struct {
	directory *directory.Directory
	public    url.URL
}

// New returns a finder for a server whose own address is publicURL.
func New(dir *directory.Directory, publicURL string) (*Finder, error) {
	u, err := url.Parse(publicURL)
	if err != nil {
		return nil, err
	}
	u.Host = strings.ToLower(u.Host)
	return &Finder{dir, *u}, nil
}

// ErrNone means that an address is nobody's.
var ErrNone = errors.New("site: no pool answers at this address")

// Find returns the site that a request is addressed to and the path below it,
// which begins with a slash. It returns ErrNone.
func (f *Finder) Find(r *http.Request) (*Site, string, error) {
	if name, ok := f.domain(r.Host); ok {
		d, err := f.directory.Domain(r.Context(), name)
		if errors.Is(err, fault.ResourceNotFound) {
			return nil, "", ErrNone
		}
		if err != nil {
			return nil, "", err
		}
		pool, err := f.directory.Pool(r.Context(), d.PoolID)
		if err != nil {
			return nil, "", none(err)
		}
		return &Site{Pool: pool, Base: f.URL(d), Domain: d}, r.URL.Path, nil
	}
	id, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if userpool.Region(id) == "" {
		return nil, "", ErrNone
	}
	pool, err := f.directory.Pool(r.Context(), id)
	if err != nil {
		return nil, "", none(err)
	}
	return f.byPath(pool), "/" + rest, nil
}

// Serves returns nil for a host that answers: the server's own, or a pool's.
// It returns ErrNone.
func (f *Finder) Serves(ctx context.Context, host string) error {
	if strings.EqualFold(host, f.public.Hostname()) {
		return nil
	}
	name, ok := f.domain(host)
	if !ok {
		return ErrNone
	}
	_, err := f.directory.Domain(ctx, name)
	return none(err)
}

// Of returns the site that a pool is best reached by: its custom domain, else
// its prefix where the server's name can have names below it, else its path.
// (Nothing resolves below an IP address, and below localhost only browsers do.)
func (f *Finder) Of(ctx context.Context, pool *userpool.Pool) (*Site, error) {
	domains, err := f.directory.Domains(ctx, pool.ID)
	if err != nil {
		return nil, err
	}
	for _, d := range domains { // the custom one comes first
		if d.Custom || f.hasNamesBelow() {
			return &Site{Pool: pool, Base: f.URL(d), Domain: d}, nil
		}
	}
	return f.byPath(pool), nil
}

// KeySet returns the address of a pool's published keys.
func (f *Finder) KeySet(pool *userpool.Pool) string {
	return f.byPath(pool).Base + "/.well-known/jwks.json"
}

func (f *Finder) byPath(pool *userpool.Pool) *Site {
	return &Site{Pool: pool, Base: f.public.String() + "/" + pool.ID, Path: f.public.Path + "/" + pool.ID}
}

// domain returns the name of the domain that a host may be of: its own name
// or the prefix before ".auth.<server>".
func (f *Finder) domain(host string) (string, bool) {
	name := strings.ToLower(host)
	if h, _, err := net.SplitHostPort(name); err == nil {
		name = h
	}
	if name == f.public.Hostname() {
		return "", false
	}
	if prefix, ok := strings.CutSuffix(name, ".auth."+f.public.Hostname()); ok && !strings.Contains(prefix, ".") {
		return prefix, true
	}
	return name, strings.Contains(name, ".") && !isAddress(name)
}

// URL returns the address that a domain stands for.
func (f *Finder) URL(d *userpool.Domain) string {
	u := url.URL{Scheme: f.public.Scheme, Host: d.Name}
	if !d.Custom {
		u.Host += ".auth." + f.public.Hostname()
	}
	if port := f.public.Port(); port != "" {
		u.Host = net.JoinHostPort(u.Host, port)
	}
	return u.String()
}

func (f *Finder) hasNamesBelow() bool {
	name := f.public.Hostname()
	return !isAddress(name) && name != "localhost" && !strings.HasSuffix(name, ".localhost")
}

func isAddress(host string) bool {
	_, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil
}

func none(err error) error {
	if errors.Is(err, fault.ResourceNotFound) {
		return ErrNone
	}
	return err
}
