package cognate

import (
	"bytes"
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/envelope"
)

// vault is a key service with one key.
type vault struct{}

func (vault) DataKey(_ context.Context, keyARN string, bound map[string]string) (plain, encrypted []byte, arn string, err error) {
	return bytes.Repeat([]byte{1}, 32), []byte(keyARN + " " + bound["userpool-id"]), "arn:full", nil
}

func TestSenderKeys(t *testing.T) {
	if senderKeys(Config{}) != nil {
		t.Error("keys without a key")
	}
	c := Config{SenderKey: &MasterKey{}, Rand: bytes.NewReader(make([]byte, 64))}
	if _, ok := senderKeys(c)("arn").(envelope.Local); !ok {
		t.Error("the server's own key is not used")
	}
	c.KeyService = vault{} // comes first
	_, wrapped, err := senderKeys(c)("alias").DataKey(t.Context(), envelope.Context{"userpool-id": "p"})
	want := envelope.WrappedKey{Provider: "aws-kms", Info: []byte("arn:full"), Key: []byte("alias p")}
	if diff := cmp.Diff(want, wrapped); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}
