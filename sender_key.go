package cognate

import (
	"context"

	"cognate/internal/envelope"
	"cognate/trigger"
)

// senderKeys returns what wraps the keys of codes, for a pool's key: the key
// service, or the server's own key under the name of the pool's. Without
// either it returns nil.
func senderKeys(c Config) func(keyARN string) envelope.Wrapper {
	switch {
	case c.KeyService != nil:
		return func(keyARN string) envelope.Wrapper { return serviceKey{c.KeyService, keyARN} }
	case c.SenderKey != nil:
		return func(keyARN string) envelope.Wrapper {
			return envelope.Local{Namespace: "cognate", Name: keyARN, Key: *c.SenderKey, Rand: c.Rand}
		}
	}
	return nil
}

// serviceKey is a key of a key service, as the Encryption SDK's keyring for it
// looks for one.
//
// https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/use-kms-keyring.html
type serviceKey struct {
	service trigger.DataKeys
	arn     string
}

// DataKey asks the service for a data key.
func (k serviceKey) DataKey(ctx context.Context, bound envelope.Context) ([]byte, envelope.WrappedKey, error) {
	plain, encrypted, arn, err := k.service.DataKey(ctx, k.arn, bound)
	return plain, envelope.WrappedKey{Provider: "aws-kms", Info: []byte(arn), Key: encrypted}, err
}
