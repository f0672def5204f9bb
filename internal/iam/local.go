package iam

import (
	"net/http"
	"net/url"
	"strings"

	"cognate/internal/fault"
)

// Local reports whether a host, with or without a port, is this machine by
// its name alone: one that resolves to loopback but is called otherwise may
// be a stranger's page.
func Local(host string) bool {
	host = strings.ToLower(host)
	if i := strings.LastIndexByte(host, ':'); i > 0 && !strings.HasSuffix(host, "]") {
		host = host[:i]
	}
	switch host {
	case "localhost", "127.0.0.1", "[::1]":
		return true
	}
	return strings.HasSuffix(host, ".localhost")
}

// stranger refuses calls that a browser makes for a page of another machine:
// where any credentials will do, any site that a developer visits could
// otherwise run this server.
func stranger(r *http.Request) error {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return nil
	}
	if u, err := url.Parse(origin); err == nil && Local(u.Host) {
		return nil
	}
	return fault.AccessDenied.Newf(
		"A development server takes administrative calls from a browser only for pages of this machine, not of %q.", origin)
}
