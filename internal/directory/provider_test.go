package directory

import (
	"bytes"
	"encoding/json"
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/seal"
	"cognate/internal/userpool"
)

func TestProviderSecretsAreSealed(t *testing.T) {
	d := &Directory{sealer: seal.New(seal.Key{1})}
	details := map[string]string{"client_id": "id", "client_secret": "hidden-1", "private_key": "hidden-2"}
	p := &userpool.Provider{PoolID: "us-east-1_Example01", Name: "Corp", Details: maps.Clone(details)}
	d.SealProvider(p)
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(text, []byte("hidden")) {
		t.Errorf("a secret is plain in %s", text)
	}
	got, err := d.ProviderDetails(p)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(details, got); diff != "" {
		t.Errorf("details (-want +got):\n%s", diff)
	}
	p.Name = "Other" // a secret is its provider's
	if got, err := d.ProviderDetails(p); err == nil {
		t.Errorf("another provider opened %v", got)
	}
}
