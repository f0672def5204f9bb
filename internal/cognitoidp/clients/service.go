// Package clients creates, shows, changes and deletes app clients, and rotates
// their secrets. A client that speaks for itself gets its tokens here too.
//
// What a client's settings mean together is judged by package userpool; the
// secrets themselves are sealed and opened by package directory.
package clients

import (
	"io"
	"time"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/store"
	"cognate/internal/token"
)

// Service holds what the client operations need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Tokens    *token.Service
	Pages     paging.Tokens
	Now       func() time.Time
	Rand      io.Reader
}

const pageSize = 60

// value is what a member says, or the zero value where it is absent.
func value[T any](member *T) T {
	if member == nil {
		var zero T
		return zero
	}
	return *member
}
