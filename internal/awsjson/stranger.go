package awsjson

import (
	"crypto/rand"
	"net/http"
	"net/netip"
	"strings"

	"cognate/internal/caller"
)

// Stranger is the caller as far as a request tells without a signature.
func (h *Handler) Stranger(r *http.Request) caller.Identity {
	id := h.DefaultIdentity
	id.SourceIP = h.source(r)
	id.UserAgent = r.UserAgent()
	if h.NewRequestID != nil {
		id.RequestID = h.NewRequestID()
	} else {
		id.RequestID = randomUUID()
	}
	return id
}

// source is the address that a request came from. Of X-Forwarded-For only the
// last address counts: the ones before it are what the client claims.
func (h *Handler) source(r *http.Request) string {
	if h.TrustProxy {
		if lines := r.Header.Values("X-Forwarded-For"); len(lines) > 0 {
			list := lines[len(lines)-1]
			last := strings.TrimSpace(list[strings.LastIndex(list, ",")+1:])
			if withPort, err := netip.ParseAddrPort(last); err == nil { // as some proxies write it
				return withPort.Addr().Unmap().WithZone("").String()
			}
			if addr, err := netip.ParseAddr(strings.Trim(last, "[]")); err == nil {
				return addr.Unmap().WithZone("").String()
			}
		}
	}
	addr, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return ""
	}
	return addr.Addr().Unmap().WithZone("").String()
}

// randomUUID returns a UUID of version 4.
func randomUUID() string {
	var b [16]byte
	// It never fails: without randomness the program ends.
	_, _ = rand.Read(b[:])
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	var text [36]byte
	at := 0
	for i, c := range b {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			text[at] = '-'
			at++
		}
		const digits = "0123456789abcdef"
		text[at], text[at+1] = digits[c>>4], digits[c&15]
		at += 2
	}
	return string(text[:])
}
