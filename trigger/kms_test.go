package trigger

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/google/go-cmp/cmp"
)

func keyService(t *testing.T, h http.HandlerFunc) *KMS {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return NewKMS(aws.Config{Region: "us-east-1", Retryer: func() aws.Retryer { return aws.NopRetryer{} },
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret"}, nil
		}),
	}, s.URL, time.Now)
}

func TestKMSMakesDataKeys(t *testing.T) {
	k := keyService(t, func(w http.ResponseWriter, r *http.Request) {
		var in map[string]any
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			t.Error(err)
		}
		want := map[string]any{
			"KeyId": "arn:aws:kms:eu-west-1:000000000000:alias/codes", "KeySpec": "AES_256",
			"EncryptionContext": map[string]any{"userpool-id": "p"},
		}
		if diff := cmp.Diff(want, in); diff != "" || r.Header.Get("X-Amz-Target") != "TrentService.GenerateDataKey" {
			t.Errorf("%s %s", r.Header.Get("X-Amz-Target"), diff)
		}
		if a := r.Header.Get("Authorization"); !strings.Contains(a, "/eu-west-1/kms/aws4_request") {
			t.Errorf("authorization %s", a)
		}
		io.WriteString(w, `{"KeyId":"arn:aws:kms:eu-west-1:000000000000:key/1","Plaintext":"cGxhaW4=","CiphertextBlob":"c2VhbGVk"}`)
	})
	plain, encrypted, arn, err := k.DataKey(t.Context(), "arn:aws:kms:eu-west-1:000000000000:alias/codes", map[string]string{"userpool-id": "p"})
	if string(plain) != "plain" || string(encrypted) != "sealed" || arn != "arn:aws:kms:eu-west-1:000000000000:key/1" || err != nil {
		t.Errorf("%q, %q, %s, %v", plain, encrypted, arn, err)
	}
}

func TestKMSRefuses(t *testing.T) {
	k := keyService(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Amzn-ErrorType", "NotFoundException")
		w.WriteHeader(400)
	})
	if _, _, _, err := k.DataKey(t.Context(), "k", nil); err == nil || !strings.Contains(err.Error(), "NotFoundException") {
		t.Errorf("%v", err)
	}
}
