package federation_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"cognate/cognatetest"
	"cognate/internal/store"
	"cognate/internal/store/storetest"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestCreateIdentityProviderQuota(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cognate.db")
	s := cognatetest.NewServer(t, &cognatetest.Options{File: path})
	f := &fixture{Server: s, t: t}
	f.pool = f.newPool()
	storetest.Behind(t, path, func(tx *store.Tx) error {
		for i := range userpool.MaxProviders {
			if err := tx.InsertProvider(&userpool.Provider{PoolID: f.pool, Name: fmt.Sprintf("Corp%d", i), Type: "OIDC"}); err != nil {
				return err
			}
		}
		return nil
	})
	f.Refused("CreateIdentityProvider", f.oidc("More"), "LimitExceededException", "Exceeded maximum number of identity providers")
	f.Must("DeleteIdentityProvider", wire.DeleteIdentityProviderRequest{UserPoolId: f.pool, ProviderName: "Corp7"}, nil)
	f.create(f.oidc("More"))
}
