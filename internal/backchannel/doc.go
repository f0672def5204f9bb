// Package backchannel tells applications that a session has ended, as OpenID
// Connect Back-Channel Logout has it: each that has tokens of the session, and
// for which the server's configuration has an address, is sent a signed token
// that says so.
//
// Who ends a session leaves a notice in the database, in the same transaction.
// Any server that shares the database sends it, soon and if need be several
// times. What a session is and what the token says is in package token.
//
// Addresses are the administrator's, never an application's own: nobody can
// have the server ask an address of their choice. No redirect is followed.
//
// https://openid.net/specs/openid-connect-backchannel-1_0.html
package backchannel
