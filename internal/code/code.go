// Package code issues confirmation codes and judges what users give back.
//
// A code is six random digits. The store keeps a keyed hash of it, bound to
// the pool, the user and the purpose, so that neither a copy of the database
// nor a code of another purpose is any use. A user has one code for each
// purpose: a new one ends the old one, a right answer uses it up, time lets
// it expire.
//
// Six digits are guessed in a million tries, so tries are counted for each
// user and hour in the store, where they hold for all nodes. Tries are counted
// in the transaction that judges the code: answers that arrive together are
// counted one after the other.
//
// What a code is good for and how it travels to the user is not here.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html
package code

import (
	"io"
	"time"

	"cognate/internal/seal"
	"cognate/internal/store"
)

// Service issues and checks codes. It is safe for concurrent use.
type Service struct {
	db     *store.DB
	sealer *seal.Sealer
	now    func() time.Time
	rand   io.Reader
}

// New returns a Service that draws codes from rand, which must be
// cryptographically strong and safe for concurrent use.
func New(db *store.DB, sealer *seal.Sealer, now func() time.Time, rand io.Reader) *Service {
	return &Service{db: db, sealer: sealer, now: now, rand: rand}
}

// hash is what the store keeps of a code. Codes that wait while the master
// key is replaced no longer match; their users ask for new ones.
func (s *Service) hash(poolID, sub string, purpose Purpose, code string) []byte {
	return s.sealer.Derive("confirmation-code", []byte(poolID), []byte(sub), []byte(purpose), []byte(code))
}
