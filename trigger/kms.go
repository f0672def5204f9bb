package trigger

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// DataKeys makes the keys that codes are encrypted with for functions which
// send messages themselves. It is used by many goroutines at once.
type DataKeys interface {
	// DataKey returns a new key of 32 bytes, plain, and encrypted by a key
	// service under one of its keys together with the context; and that key's
	// full ARN.
	DataKey(ctx context.Context, keyARN string, bound map[string]string) (plain, encrypted []byte, arn string, err error)
}

// KMS is the AWS Key Management Service, or anything that speaks its protocol.
//
// https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html
type KMS struct{ api *cloud }

// NewKMS uses the service at endpoint; empty is the cloud's. Now tells the time
// that is signed.
func NewKMS(config aws.Config, endpoint string, now func() time.Time) *KMS {
	return &KMS{newCloud("kms", config, endpoint, now)}
}

// DataKey asks the service, in the region that the key's ARN names.
func (k *KMS) DataKey(ctx context.Context, keyARN string, bound map[string]string) (plain, encrypted []byte, arn string, err error) {
	body, err := json.Marshal(struct {
		KeyID   string            `json:"KeyId"`
		Spec    string            `json:"KeySpec"`
		Context map[string]string `json:"EncryptionContext,omitempty"`
	}{keyARN, "AES_256", bound})
	if err != nil {
		return nil, nil, "", fmt.Errorf("trigger: make a data key: %w", err)
	}
	out, err := k.api.post(ctx, cloudRequest{region: regionOf(keyARN), path: "/", body: body, header: http.Header{
		"Content-Type": {"application/x-amz-json-1.1"}, "X-Amz-Target": {"TrentService.GenerateDataKey"},
	}})
	if err != nil {
		return nil, nil, "", fmt.Errorf("trigger: make a data key: %w", err)
	}
	var key struct {
		KeyID      string `json:"KeyId"`
		Plaintext  []byte
		Ciphertext []byte `json:"CiphertextBlob"`
	}
	if err := json.Unmarshal(out.body, &key); err != nil {
		return nil, nil, "", fmt.Errorf("trigger: read a data key: %w", err)
	}
	return key.Plaintext, key.Ciphertext, key.KeyID, nil
}
