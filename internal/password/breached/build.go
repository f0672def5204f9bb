package breached

import (
	"bufio"
	"bytes"
	"crypto/sha1"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"github.com/FastFilter/xorfilter"
)

// pending bounds the hashes that are held before filters are made of them:
// 64 MB.
const pending = 8 << 20

// longestLine bounds a line of a list.
const longestLine = 1 << 16

// Build reads a list of breached passwords and writes the filter that Load
// reads. It returns how many lines went in. A line is a password, or the SHA-1
// hash of one in hexadecimal, with or without ":" and how often it was seen,
// as Have I Been Pwned gives them out. The list need not be sorted; a sorted
// one makes the best filter.
func Build(w io.Writer, list io.Reader) (int64, error) {
	b := newBuilder(w)
	lines := bufio.NewScanner(list)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		line := bytes.TrimSuffix(lines.Bytes(), []byte("\r"))
		if len(line) == 0 {
			continue
		}
		if err := b.add(hashOf(line)); err != nil {
			return 0, err
		}
	}
	if err := lines.Err(); err != nil {
		return 0, fmt.Errorf("read the list after line %d: %w", b.count, err)
	}
	return b.count, b.finish()
}

// hashOf returns the hash that a line is, or that of the password it is.
func hashOf(line []byte) (hash [sha1.Size]byte) {
	digits, _, _ := bytes.Cut(line, []byte(":"))
	if len(digits) == 2*sha1.Size {
		if _, err := hex.Decode(hash[:], digits); err == nil {
			return hash
		}
	}
	return sha1.Sum(line)
}

// builder collects hashes by their first byte and makes filters of them.
type builder struct {
	out     *writer
	keys    [256][]uint64
	held    int
	count   int64
	scratch xorfilter.BinaryFuseBuilder
}

func newBuilder(w io.Writer) *builder { return &builder{out: newWriter(w)} }

func (b *builder) add(hash [sha1.Size]byte) error {
	b.keys[hash[0]] = append(b.keys[hash[0]], key(hash))
	b.held++
	b.count++
	if b.held < pending {
		return nil
	}
	return b.flush()
}

// flush makes a filter of each first byte's keys.
func (b *builder) flush() error {
	for first := range b.keys {
		keys := b.keys[first]
		if len(keys) == 0 {
			continue
		}
		slices.Sort(keys)
		filter, err := xorfilter.BuildBinaryFuse[uint16](&b.scratch, slices.Compact(keys))
		if err != nil {
			return fmt.Errorf("build a filter of %d hashes: %w", len(keys), err)
		}
		if err := b.out.filter(byte(first), &filter); err != nil {
			return err
		}
		b.keys[first] = nil
	}
	b.held = 0
	return nil
}

func (b *builder) finish() error {
	if err := b.flush(); err != nil {
		return err
	}
	return b.out.end(uint64(b.count))
}

// A filter file is a line that says what it is, then the filters, each after
// the byte 1 and its first byte, and at last the byte 0, how many passwords
// went in (8 bytes) and the SHA-1 hash of all before.
const (
	heading    = "cognate breached passwords 1\n"
	markFilter = 1
	markEnd    = 0
)

// writer writes a filter file.
type writer struct {
	out *bufio.Writer
	sum *summing
	err error
}

func newWriter(w io.Writer) *writer {
	out := bufio.NewWriterSize(w, 1<<16)
	x := &writer{out: out, sum: newSumming()}
	x.write([]byte(heading))
	return x
}

func (w *writer) write(p []byte) {
	if w.err != nil {
		return
	}
	w.sum.Write(p)
	_, w.err = w.out.Write(p)
}

func (w *writer) filter(first byte, f *xorfilter.BinaryFuse[uint16]) error {
	w.write([]byte{markFilter, first})
	if w.err == nil {
		w.err = f.Save(io.MultiWriter(w.sum, w.out))
	}
	return w.err
}

func (w *writer) end(count uint64) error {
	w.write(binary.BigEndian.AppendUint64([]byte{markEnd}, count))
	w.write(w.sum.Sum(nil))
	if w.err != nil {
		return w.err
	}
	return w.out.Flush()
}
