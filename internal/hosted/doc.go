// Package hosted serves the pages on which people sign in to a pool: sign-in,
// sign-up and its confirmation, a forgotten password, a new password, second
// factors and their set-up, passkeys, letting devices in, and the logos that
// administrators gave.
//
// A page is a form and nothing more: it works without scripts, and what it
// asks for is answered by the same operations that applications call, through
// Accounts. Nothing is decided here about who may come in. Between two pages
// the server remembers nothing either: what a sign-in has come to travels,
// sealed, in a hidden field. Who has arrived gets a session of package
// websession, and package oauth sends them back to the application.
//
// Pages are made by html/template under a policy that lets browsers run no
// script and load no style but the files of this package.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
package hosted
