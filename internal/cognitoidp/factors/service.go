// Package factors keeps what users sign in with besides their password. What
// a factor is good for in a sign-in is decided there, see package signin.
package factors

import (
	"io"
	"time"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/passkey"
	"cognate/internal/store"
	"cognate/internal/token"
)

// Service holds what the factor operations need. All fields are required.
type Service struct {
	Store   *store.DB
	Tokens  *token.Service
	Parties passkey.Parties
	Pages   paging.Tokens
	Now     func() time.Time
	Rand    io.Reader
}
