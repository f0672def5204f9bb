package envelope

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
)

// Local wraps data keys with a key of 32 bytes that both sides hold, as the
// SDK's raw AES keyring does: it finds the key by namespace and name.
//
// https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/use-raw-aes-keyring.html
type Local struct {
	Namespace, Name string
	Key             [keyLength]byte
	Rand            io.Reader
}

// DataKey makes a data key.
func (l Local) DataKey(_ context.Context, bound Context) ([]byte, WrappedKey, error) {
	aead, err := gcm(l.Key[:])
	if err != nil {
		return nil, WrappedKey{}, err
	}
	random := make([]byte, keyLength+aead.NonceSize())
	if _, err := io.ReadFull(l.Rand, random); err != nil {
		return nil, WrappedKey{}, fmt.Errorf("envelope: make a data key: %w", err)
	}
	plain, nonce := random[:keyLength], random[keyLength:]
	info := []byte(l.Name)
	info = binary.BigEndian.AppendUint32(info, uint32(aead.Overhead()*8))
	info = binary.BigEndian.AppendUint32(info, uint32(len(nonce)))
	info = append(info, nonce...)
	return plain, WrappedKey{Provider: l.Namespace, Info: info, Key: aead.Seal(nil, nonce, plain, bound.serialize())}, nil
}
