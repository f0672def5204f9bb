// Package oauth serves the addresses of a pool that OpenID Connect clients
// and resource servers ask: so far the two well-known documents, the key set
// and the discovery document. Both are public, ready-made bytes that any
// browser page may read.
//
// https://openid.net/specs/openid-connect-discovery-1_0.html
package oauth
