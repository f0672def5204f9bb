package trigger

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/aws-sdk-go-v2/service/kms/types"
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
type KMS struct{ client *kms.Client }

// NewKMS uses the service at endpoint; empty is the cloud's.
func NewKMS(config aws.Config, endpoint string) *KMS {
	return &KMS{kms.NewFromConfig(config, func(o *kms.Options) {
		if endpoint != "" {
			o.BaseEndpoint = &endpoint
		}
	})}
}

// DataKey asks the service, in the region that the key's ARN names.
func (k *KMS) DataKey(ctx context.Context, keyARN string, bound map[string]string) (plain, encrypted []byte, arn string, err error) {
	out, err := k.client.GenerateDataKey(ctx, &kms.GenerateDataKeyInput{
		KeyId: &keyARN, KeySpec: types.DataKeySpecAes256, EncryptionContext: bound,
	}, func(o *kms.Options) {
		if region := regionOf(keyARN); region != "" {
			o.Region = region
		}
	})
	if err != nil {
		return nil, nil, "", fmt.Errorf("trigger: make a data key: %w", err)
	}
	return out.Plaintext, out.CiphertextBlob, aws.ToString(out.KeyId), nil
}
