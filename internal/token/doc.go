// Package token makes and judges tokens: the signing keys of each pool and
// their rotation, ID and access tokens (JSON Web Tokens, RS256), refresh
// tokens and the families they belong to, revocation and sign-out. Caller
// turns an access token into the user who speaks.
//
// A family is one sign-in and everything that came of it: one row in the
// store, written at sign-in. Its id is the origin_jti of its tokens. To
// revoke a family is to mark its row; to sign a user out everywhere is to
// write the moment into the user's row, which kills all earlier families at
// once. Signature and expiry of an access token are checked without the
// store; the family and the user are looked up every time.
//
// The package knows no sign-in flow: who may have tokens, and after which
// challenges, is decided before Issue is called.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
// https://www.rfc-editor.org/rfc/rfc7519
package token
