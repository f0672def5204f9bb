// Package oauth is a pool's OAuth 2.0 authorization server and OpenID Connect
// provider: the endpoints under /oauth2/, /logout, and the well-known
// documents.
//
// Each request is of one site (package site), a pool as one address serves it.
// Who a browser is, is for package websession to say, and the pages that ask
// people are not here: authorize sends browsers to /login and takes up again
// when they come back signed in.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
// https://www.rfc-editor.org/rfc/rfc6749
// https://openid.net/specs/openid-connect-core-1_0.html
package oauth
