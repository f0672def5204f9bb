package token

import (
	"context"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"sync"
)

// Unsigned is a token to be: its claims and the key that will sign them.
type Unsigned struct {
	Key     *Key
	Payload []byte
}

// Signer signs all tokens of a grant in one call, so that an implementation
// may sign them, and those of other calls, together.
type Signer interface {
	Sign(ctx context.Context, tokens []Unsigned) ([]string, error)
}

// rsaSigner is crypto/rsa on so many cores at a time: more signatures at once
// than that would push each other off the cores and end no sooner. It spreads
// the tokens of one grant over idle cores, so that a lone caller waits half as
// long.
type rsaSigner struct {
	cores chan struct{} // holds one element for every core that is signing
}

// NewSigner returns a Signer that uses Go's own RSA on as many cores.
func NewSigner(cores int) Signer {
	return &rsaSigner{cores: make(chan struct{}, max(cores, 1))}
}

// Sign returns the compact form of each token, in order.
func (s *rsaSigner) Sign(ctx context.Context, tokens []Unsigned) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err // even where a core is idle
	}
	select {
	case s.cores <- struct{}{}:
		defer func() { <-s.cores }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	signed := make([]string, len(tokens))
	errs := make([]error, len(tokens))
	var others sync.WaitGroup
	for i := 1; i < len(tokens); i++ {
		select {
		case s.cores <- struct{}{}:
			others.Go(func() {
				signed[i], errs[i] = sign(tokens[i])
				<-s.cores
			})
		default:
			signed[i], errs[i] = sign(tokens[i])
		}
	}
	if len(tokens) > 0 {
		signed[0], errs[0] = sign(tokens[0])
	}
	others.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return signed, nil
}

func sign(t Unsigned) (string, error) {
	body := base64.RawURLEncoding.EncodedLen(len(t.Payload))
	signature := base64.RawURLEncoding.EncodedLen(t.Key.private.Size())
	out := make([]byte, 0, len(t.Key.header)+body+1+signature)
	out = append(out, t.Key.header...)
	out = base64.RawURLEncoding.AppendEncode(out, t.Payload)
	digest := sha256.Sum256(out)
	made, err := rsa.SignPKCS1v15(nil, t.Key.private, crypto.SHA256, digest[:])
	if err != nil {
		return "", fmt.Errorf("sign with key %s: %w", t.Key.ID, err)
	}
	out = append(out, '.')
	return string(base64.RawURLEncoding.AppendEncode(out, made)), nil
}
