package seal

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
)

// Derive returns 32 bytes that depend on the current master key, the purpose
// and the data, and on nothing else: the same for ever, and not to be guessed
// without the key. Good for what must look random but stay stable, such as
// the SRP salt of a user who does not exist.
//
// Data items are kept apart: ("ab", "c") and ("a", "bc") differ.
func (s *Sealer) Derive(purpose string, data ...[]byte) []byte {
	return s.current.mac(purpose, data...)
}

func (r *ring) mac(purpose string, data ...[]byte) []byte {
	mac := hmac.New(sha256.New, r.macKey(purpose))
	var size [8]byte
	for _, d := range data {
		binary.BigEndian.PutUint64(size[:], uint64(len(d)))
		mac.Write(size[:])
		mac.Write(d)
	}
	return mac.Sum(nil)
}

func (r *ring) macKey(purpose string) []byte {
	if k, ok := r.macs.Load(purpose); ok {
		return k.([]byte)
	}
	k, _ := r.macs.LoadOrStore(purpose, r.derive("derive "+purpose))
	return k.([]byte)
}
