// Package envelope encrypts in the message format of the AWS Encryption SDK,
// so that the functions which read what a pool encrypts for them need nothing
// but that SDK: each message has a data key of its own, which travels in it,
// encrypted under a key that both sides know.
//
// Messages are of version 2, with key commitment and without a signature:
// every policy of the SDK's newer releases reads them. Nothing here decrypts.
//
// https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html
package envelope

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha512"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Wrapper makes data keys.
type Wrapper interface {
	// DataKey returns a new key of 32 bytes, plain and encrypted, bound to
	// the context.
	DataKey(ctx context.Context, bound Context) (plain []byte, wrapped WrappedKey, err error)
}

// WrappedKey is a data key as a message carries it: encrypted, and with what
// says by which key.
type WrappedKey struct {
	Provider string
	Info     []byte
	Key      []byte
}

// Context is what a message is bound to; it is no secret.
type Context map[string]string

// The algorithm suite AES-256-GCM with HKDF-SHA512 and key commitment.
//
// https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/algorithms-reference.html
const (
	messageVersion = 2
	suite          = 0x0478
	framed         = 2
	frameLength    = 4096
	idLength       = 32
	keyLength      = 32
)

// maxPlain is how much a message of one frame holds.
const maxPlain = frameLength

// Encrypt returns plain as a message for whoever can unwrap the data key. It
// is for short texts: at most 4096 bytes.
func Encrypt(ctx context.Context, rand io.Reader, w Wrapper, bound Context, plain []byte) ([]byte, error) {
	if len(plain) > maxPlain {
		return nil, fmt.Errorf("envelope: %d bytes are too many", len(plain))
	}
	dataKey, wrapped, err := w.DataKey(ctx, bound)
	if err != nil {
		return nil, err
	}
	if len(dataKey) != keyLength {
		return nil, errors.New("envelope: a data key has 32 bytes")
	}
	id := make([]byte, idLength)
	if _, err := io.ReadFull(rand, id); err != nil {
		return nil, fmt.Errorf("envelope: name a message: %w", err)
	}
	key, commitment, err := derive(dataKey, id)
	if err != nil {
		return nil, err
	}
	aead, err := gcm(key)
	if err != nil {
		return nil, err
	}
	message := header(id, bound, wrapped, commitment)
	message = aead.Seal(message, make([]byte, aead.NonceSize()), nil, message)
	return finalFrame(message, aead, id, plain), nil
}

// derive makes a message's own key, and the value that commits to it.
func derive(dataKey, id []byte) (key, commitment []byte, err error) {
	info := string(binary.BigEndian.AppendUint16(nil, suite)) + "DERIVEKEY"
	if key, err = hkdf.Key(sha512.New, dataKey, id, info, keyLength); err != nil {
		return nil, nil, fmt.Errorf("envelope: %w", err)
	}
	if commitment, err = hkdf.Key(sha512.New, dataKey, id, "COMMITKEY", keyLength); err != nil {
		return nil, nil, fmt.Errorf("envelope: %w", err)
	}
	return key, commitment, nil
}

func gcm(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("envelope: %w", err)
	}
	return cipher.NewGCM(block)
}

// header is the message's header without its tag.
func header(id []byte, bound Context, wrapped WrappedKey, commitment []byte) []byte {
	h := []byte{messageVersion}
	h = binary.BigEndian.AppendUint16(h, suite)
	h = append(h, id...)
	h = field(h, bound.serialize())
	h = binary.BigEndian.AppendUint16(h, 1) // data keys
	h = field(h, []byte(wrapped.Provider))
	h = field(h, wrapped.Info)
	h = field(h, wrapped.Key)
	h = append(h, framed)
	h = binary.BigEndian.AppendUint32(h, frameLength)
	return append(h, commitment...)
}

// serialize is the context as messages and data keys are bound to it.
func (c Context) serialize() []byte {
	if len(c) == 0 {
		return nil
	}
	out := binary.BigEndian.AppendUint16(nil, uint16(len(c)))
	for _, name := range slices.Sorted(maps.Keys(c)) {
		out = field(out, []byte(name))
		out = field(out, []byte(c[name]))
	}
	return out
}

// field appends a value after its length.
func field(to, value []byte) []byte {
	return append(binary.BigEndian.AppendUint16(to, uint16(len(value))), value...)
}

// finalFrame appends the one frame of a message.
func finalFrame(message []byte, aead cipher.AEAD, id, plain []byte) []byte {
	const sequence = 1
	nonce := binary.BigEndian.AppendUint32(make([]byte, aead.NonceSize()-4), sequence)
	bound := append(slices.Clone(id), "AWSKMSEncryptionClient Final Frame"...)
	bound = binary.BigEndian.AppendUint32(bound, sequence)
	bound = binary.BigEndian.AppendUint64(bound, uint64(len(plain)))
	message = append(message, 0xff, 0xff, 0xff, 0xff)
	message = binary.BigEndian.AppendUint32(message, sequence)
	message = append(message, nonce...)
	message = binary.BigEndian.AppendUint32(message, uint32(len(plain)))
	return aead.Seal(message, nonce, plain, bound)
}
