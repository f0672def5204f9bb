package userimport

import (
	"encoding/binary"
	"io"
)

// near is a source of random numbers of sixteen bytes for users' subs, of
// which those of one batch lie next to each other: 32 random bits and a count
// before 80 random bits. Subs order the users in the database. With subs from
// all over, each user of a batch would change pages of their own, and a large
// pool would take several times as long to write.
type near struct {
	rand  io.Reader
	at    [4]byte
	count uint16
}

// move goes somewhere else, for the next batch.
func (n *near) move() error {
	n.count = 0
	_, err := io.ReadFull(n.rand, n.at[:])
	return err
}

// Read implements io.Reader for one number at a time.
func (n *near) Read(p []byte) (int, error) {
	if len(p) < 16 {
		return 0, io.ErrShortBuffer
	}
	copy(p, n.at[:])
	binary.BigEndian.PutUint16(p[4:], n.count)
	n.count++
	m, err := io.ReadFull(n.rand, p[6:16])
	return 6 + m, err
}
