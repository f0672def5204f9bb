// Package pools creates, shows, changes and deletes user pools, grows their
// schemas and keeps their tags.
//
// The long lists of a pool's settings are translated in settings_in.go and
// settings_out.go and nowhere else; what settings mean together is judged by
// package userpool.
package pools

import (
	"io"
	"time"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/store"
	"cognate/internal/token"
)

// Service holds what the pool operations need. All fields are required.
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
