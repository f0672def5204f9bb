package awsjson

import (
	"crypto/rand"
	"fmt"
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
			if addr, err := netip.ParseAddr(last); err == nil {
				return addr.Unmap().String()
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
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
