package cognate

import "cognate/internal/envelope"

// senderKeys wraps the keys of codes with the server's own key, under the name
// of the pool's; nil without one.
func senderKeys(c Config) func(keyARN string) envelope.Wrapper {
	if c.SenderKey == nil {
		return nil
	}
	return func(keyARN string) envelope.Wrapper {
		return envelope.Local{Namespace: "cognate", Name: keyARN, Key: *c.SenderKey, Rand: c.Rand}
	}
}
