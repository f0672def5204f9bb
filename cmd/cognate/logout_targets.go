package main

import (
	"fmt"
	"strings"

	"cognate"
)

// logoutTargets is the flag that says where clients are told of sessions that
// end: pairs of a client and an address.
type logoutTargets []cognate.LogoutTarget

const logoutTargetsUsage = "`client=URL` to tell of sessions that end (OpenID Connect Back-Channel Logout): the client's id, or a pool's, / and the client's; one may end with *; repeat the flag, or part several with spaces"

// String shows the pairs as they were given.
func (l *logoutTargets) String() string {
	var pairs []string
	for _, t := range *l {
		pairs = append(pairs, t.Client+"="+t.URL)
	}
	return strings.Join(pairs, " ")
}

// Set adds pairs.
func (l *logoutTargets) Set(text string) error {
	for pair := range strings.FieldsSeq(text) {
		client, address, ok := strings.Cut(pair, "=")
		if !ok || client == "" || address == "" {
			return fmt.Errorf("%q is not a client, = and a URL", pair)
		}
		*l = append(*l, cognate.LogoutTarget{Client: client, URL: address})
	}
	return nil
}
