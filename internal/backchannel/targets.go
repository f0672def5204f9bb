package backchannel

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// Target is where the clients of a pattern are told that a session has ended.
type Target struct {
	// Client is a client's id, or a pool's id, "/" and a client's. One that
	// ends with "*" stands for all that begin so.
	Client string
	URL    string
}

// Targets lists them.
type Targets []Target

// Address returns where a client is told; "" for one that isn't. The longest
// pattern that fits counts.
func (all Targets) Address(poolID, clientID string) string {
	var found Target
	for _, t := range all {
		if len(t.Client) > len(found.Client) && (t.fits(clientID) || t.fits(poolID+"/"+clientID)) {
			found = t
		}
	}
	return found.URL
}

// Has reports whether a client is told.
func (all Targets) Has(poolID, clientID string) bool { return all.Address(poolID, clientID) != "" }

func (t Target) fits(name string) bool {
	if prefix, ok := strings.CutSuffix(t.Client, "*"); ok {
		return strings.HasPrefix(name, prefix)
	}
	return name == t.Client
}

// Check refuses targets without a client, and addresses that may not be asked:
// all but those of https and, for development, those of this machine.
//
// https://openid.net/specs/openid-connect-backchannel-1_0.html#BCRegistration
func (all Targets) Check(development bool) error {
	for _, t := range all {
		if t.Client == "" {
			return errors.New("back-channel logout: no client")
		}
		u, err := url.Parse(t.URL)
		switch {
		case err != nil || u.Host == "" || u.User != nil || strings.Contains(t.URL, "#"):
			return fmt.Errorf("back-channel logout of %s: %q is not an address without user and fragment", t.Client, t.URL)
		case u.Scheme == "https":
		case u.Scheme != "http" || !development || !loopback(u.Hostname()):
			return fmt.Errorf("back-channel logout of %s: %q is not https", t.Client, t.URL)
		}
	}
	return nil
}

func loopback(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}
