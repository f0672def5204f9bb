// Package factors keeps what users sign in with besides their password. What
// a factor is good for in a sign-in is decided there, see package signin.
package factors

import (
	"io"
	"time"

	"cognate/internal/authsession"
	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/passkey"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/totp"
)

// Service holds what the factor operations need. All fields are required.
type Service struct {
	Store          *store.DB
	Directory      *directory.Directory
	Tokens         *token.Service
	Sessions       *authsession.Keeper
	Authenticators *totp.Service
	Parties        passkey.Parties
	Pages          paging.Tokens
	Now            func() time.Time
	Rand           io.Reader
}
