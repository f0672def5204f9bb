package main

import (
	"context"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"

	"cognate"
	"cognate/trigger"
)

const senderKeyUsage = "what encrypts codes for functions that send messages: a `file` with 32 bytes in base64 or hexadecimal, " +
	"the key itself after \"base64:\", or kms or kms:http://host (the key service, under the pool's KMSKeyID)"

// senderKeys sets what -sender-key says.
func (v *serverFlags) senderKeys(ctx context.Context, s streams, c *cognate.Config) error {
	if kind, endpoint, _ := strings.Cut(v.senderKey, ":"); kind == "kms" {
		aws, err := cloud(ctx, s.getenv, v.region, endpoint)
		c.KeyService = trigger.NewKMS(aws, endpoint, time.Now)
		return err
	}
	var err error
	c.SenderKey, err = readKey(v.senderKey)
	return err
}

// readKey reads a key, or one from a file; there is none without a name.
func readKey(text string) (*cognate.MasterKey, error) {
	if text == "" {
		return nil, nil
	}
	encoded, ok := strings.CutPrefix(text, "base64:")
	if !ok {
		file, err := os.ReadFile(text)
		if err != nil {
			return nil, err
		}
		encoded = strings.TrimSpace(string(file))
	}
	key, err := cognate.ParseMasterKey(encoded)
	return &key, err
}

// cloud is the AWS SDK's configuration, with the credentials of its usual
// places. Another endpoint than the cloud's takes any, so it need have none.
func cloud(ctx context.Context, getenv func(string) string, region, endpoint string) (aws.Config, error) {
	c, err := config.LoadDefaultConfig(ctx, config.WithRegion(region))
	if err == nil && endpoint != "" && getenv("AWS_ACCESS_KEY_ID") == "" && getenv("AWS_PROFILE") == "" {
		c.Credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "local", SecretAccessKey: "local"}, nil
		})
	}
	return c, err
}
