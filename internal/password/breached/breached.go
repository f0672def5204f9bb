// Package breached knows passwords that others know: some thousand that
// everybody thinks of first, and those in a filter that an operator built from
// a list of breached ones.
//
// A filter holds no passwords, but sixteen bits for each: whether one is in it
// is answered in a few memory reads, and one password in some ten thousand is
// taken for breached that isn't. Have I Been Pwned's thousand million hashes
// make a filter of 2.3 GB; the three million that are used most, 8 MB.
//
// What follows from a password being known is not decided here.
//
// https://arxiv.org/abs/2201.01174
// https://haveibeenpwned.com/Passwords
package breached

import (
	"crypto/sha1"
	"encoding/binary"

	"github.com/FastFilter/xorfilter"
)

// Set is a set of breached passwords. A nil Set has the common ones. It is
// safe for concurrent use.
type Set struct {
	// filters are those of each first byte of a hash; one, unless a long list
	// came unsorted.
	filters [256][]*xorfilter.BinaryFuse[uint16]
	count   int64
}

// Len returns how many passwords the set was built from, besides the common
// ones.
func (s *Set) Len() int64 {
	if s == nil {
		return 0
	}
	return s.count
}

// Contains reports whether a password is known to others.
func (s *Set) Contains(password string) bool {
	if common(password) {
		return true
	}
	if s == nil {
		return false
	}
	hash := sha1.Sum([]byte(password))
	for _, f := range s.filters[hash[0]] {
		if f.Contains(key(hash)) {
			return true
		}
	}
	return false
}

// key is what a filter keeps of a hash.
func key(hash [sha1.Size]byte) uint64 { return binary.BigEndian.Uint64(hash[:8]) }
