package password

import (
	"encoding/binary"
	"hash"

	"golang.org/x/crypto/blake2b"
)

const (
	argon2Version = 0x13
	argon2idType  = 2
	slices        = 4 // synchronisation points in a pass over the memory
)

// memory is what one derivation works in. It is owned by one goroutine and
// used again and again: the first pass writes every block before it reads it,
// so that nothing needs to be cleared.
type memory struct {
	blocks []block
	yield  func() // called now and then, so that a server does other things as well

	addresses, counter, zero block // of the data-independent half pass
}

// derive fills out with the Argon2id hash of the password. Lanes are computed
// one after the other: a server is busy with many sign-ins, not with one.
// The memory must hold at least p.Memory blocks.
//
// https://www.rfc-editor.org/rfc/rfc9106.html#section-3.2
func (m *memory) derive(out, password, salt []byte, p Params) {
	d := derivation{memory: m, params: p}
	d.segment = max(p.Memory/(slices*p.Lanes), 2)
	d.lane = d.segment * slices
	d.blocks = m.blocks[:d.lane*p.Lanes]

	d.start(initialHash(password, salt, p, len(out)))
	for pass := range p.Passes {
		for slice := range uint32(slices) {
			for lane := range p.Lanes {
				d.fill(pass, slice, lane)
			}
		}
	}

	last := d.blocks[d.lane-1]
	for lane := range p.Lanes - 1 {
		for i, word := range d.blocks[(lane+2)*d.lane-1] {
			last[i] ^= word
		}
	}
	var bytes [1024]byte
	for i, word := range last {
		binary.LittleEndian.PutUint64(bytes[8*i:], word)
	}
	longHash(out, bytes[:])
}

// blocksPerTurn is how many blocks are computed between two calls of yield: a
// millisecond's work.
const blocksPerTurn = 4096

// derivation is one run: lane and segment are lengths in blocks.
type derivation struct {
	*memory
	params        Params
	blocks        []block
	lane, segment uint32
	filled        uint32 // blocks since it began
}

// start computes the first two blocks of each lane from the initial hash.
func (d *derivation) start(h0 [blake2b.Size]byte) {
	var seed [blake2b.Size + 8]byte
	copy(seed[:], h0[:])
	var bytes [1024]byte
	for lane := range d.params.Lanes {
		for column := range uint32(2) {
			binary.LittleEndian.PutUint32(seed[blake2b.Size:], column)
			binary.LittleEndian.PutUint32(seed[blake2b.Size+4:], lane)
			longHash(bytes[:], seed[:])
			target := &d.blocks[lane*d.lane+column]
			for i := range target {
				target[i] = binary.LittleEndian.Uint64(bytes[8*i:])
			}
		}
	}
}

// fill computes one segment: a lane's share of a slice. In the first half of
// the first pass the blocks that are referred to do not depend on the
// password, afterwards they do.
func (d *derivation) fill(pass, slice, lane uint32) {
	independent := pass == 0 && slice < slices/2
	if independent {
		d.counter = block{
			uint64(pass), uint64(lane), uint64(slice), uint64(len(d.blocks)),
			uint64(d.params.Passes), argon2idType,
		}
	}
	index := uint32(0)
	if pass == 0 && slice == 0 {
		index = 2
		d.nextAddresses()
	}

	current := lane*d.lane + slice*d.segment + index
	previous := current - 1
	if slice == 0 && index == 0 {
		previous += d.lane
	}
	for ; index < d.segment; index++ {
		random := d.blocks[previous][0]
		if independent {
			if index%128 == 0 {
				d.nextAddresses()
			}
			random = d.addresses[index%128]
		}
		reference := d.reference(random, pass, slice, lane, index)
		compress(&d.blocks[current], &d.blocks[previous], &d.blocks[reference], pass > 0)
		previous, current = current, current+1
		if d.filled++; d.filled%blocksPerTurn == 0 {
			d.yield()
		}
	}
}

// nextAddresses makes the next 128 pseudo-random values of the
// data-independent half pass.
//
// https://www.rfc-editor.org/rfc/rfc9106.html#section-3.4.1.2
func (d *derivation) nextAddresses() {
	d.counter[6]++
	compress(&d.addresses, &d.counter, &d.zero, false)
	compress(&d.addresses, &d.addresses, &d.zero, false)
}

// reference maps a pseudo-random value to the block it refers to.
//
// https://www.rfc-editor.org/rfc/rfc9106.html#section-3.4.2
func (d *derivation) reference(random uint64, pass, slice, lane, index uint32) uint32 {
	from := uint32(random>>32) % d.params.Lanes
	if pass == 0 && slice == 0 {
		from = lane
	}
	area, start := slice*d.segment, uint32(0)
	if pass > 0 {
		area = d.lane - d.segment
		start = (slice + 1) % slices * d.segment
	}
	if from == lane {
		area += index
	}
	if from == lane || index == 0 {
		area--
	}
	x := random & 0xffffffff
	x = x * x >> 32
	x = x * uint64(area) >> 32
	position := start + area - 1 - uint32(x)
	if position >= d.lane {
		position -= d.lane
	}
	return from*d.lane + position
}

// initialHash is H0: everything the result depends on.
func initialHash(password, salt []byte, p Params, length int) [blake2b.Size]byte {
	input := make([]byte, 0, 40+len(password)+len(salt))
	for _, n := range []uint32{p.Lanes, uint32(length), p.Memory, p.Passes, argon2Version, argon2idType} {
		input = binary.LittleEndian.AppendUint32(input, n)
	}
	for _, field := range [][]byte{password, salt, nil, nil} {
		input = binary.LittleEndian.AppendUint32(input, uint32(len(field)))
		input = append(input, field...)
	}
	return blake2b.Sum512(input)
}

// longHash is H', BLAKE2b stretched to any length.
//
// https://www.rfc-editor.org/rfc/rfc9106.html#section-3.3
func longHash(out, input []byte) {
	prefixed := binary.LittleEndian.AppendUint32(make([]byte, 0, 4+len(input)), uint32(len(out)))
	prefixed = append(prefixed, input...)
	if len(out) <= blake2b.Size {
		shortHash(out, prefixed)
		return
	}
	v := blake2b.Sum512(prefixed)
	for len(out) > blake2b.Size {
		copy(out, v[:blake2b.Size/2])
		out = out[blake2b.Size/2:]
		if len(out) > blake2b.Size {
			v = blake2b.Sum512(v[:])
		}
	}
	shortHash(out, v[:])
}

// shortHash fills out, at most 64 bytes, with BLAKE2b of that length.
func shortHash(out, input []byte) {
	var h hash.Hash
	h, _ = blake2b.New(len(out), nil) // fails for lengths that cannot be: 0, above 64
	h.Write(input)
	h.Sum(out[:0])
}
