package breached

import (
	"bufio"
	"bytes"
	"crypto/sha1"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"

	"github.com/FastFilter/xorfilter"
)

var errNoFilter = errors.New("not a filter of breached passwords, or damaged; `cognate breached build` makes one")

// Load reads a filter that Build wrote. It is kept in memory.
func Load(r io.Reader) (*Set, error) {
	sum := newSumming()
	in := io.TeeReader(bufio.NewReaderSize(r, 1<<16), sum)
	head := make([]byte, len(heading))
	if _, err := io.ReadFull(in, head); err != nil || string(head) != heading {
		return nil, errNoFilter
	}
	s := &Set{}
	for {
		var mark [1]byte
		if _, err := io.ReadFull(in, mark[:]); err != nil {
			return nil, errNoFilter
		}
		switch mark[0] {
		case markFilter:
			if err := s.load(in); err != nil {
				return nil, err
			}
		case markEnd:
			return s, s.end(in, sum)
		default:
			return nil, errNoFilter
		}
	}
}

// load reads one filter.
func (s *Set) load(in io.Reader) error {
	var first [1]byte
	if _, err := io.ReadFull(in, first[:]); err != nil {
		return errNoFilter
	}
	f, err := xorfilter.LoadBinaryFuse[uint16](in)
	if err != nil {
		return fmt.Errorf("%w: %w", errNoFilter, err)
	}
	s.filters[first[0]] = append(s.filters[first[0]], f)
	return nil
}

// end reads the end of the file and compares its hash.
func (s *Set) end(in io.Reader, sum *summing) error {
	var count [8]byte
	if _, err := io.ReadFull(in, count[:]); err != nil {
		return errNoFilter
	}
	s.count = int64(binary.BigEndian.Uint64(count[:]))
	want := sum.Sum(nil)
	got := make([]byte, len(want))
	if _, err := io.ReadFull(in, got); err != nil || !bytes.Equal(got, want) {
		return errNoFilter
	}
	return nil
}

// summing hashes what a file has.
type summing struct{ hash.Hash }

func newSumming() *summing { return &summing{sha1.New()} }
