package pools_test

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

func TestCreateUserPoolQuota(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cognate.db")
	s := cognatetest.NewServer(t, &cognatetest.Options{File: path})
	var last string
	storetest.Behind(t, path, func(tx *store.Tx) error {
		for i := range userpool.MaxPools {
			last = fmt.Sprintf("us-east-1_Quota%04d", i)
			if err := tx.InsertPool(&userpool.Pool{ID: last, Region: "us-east-1", Created: s.Clock.Now(), Modified: s.Clock.Now()}); err != nil {
				return err
			}
		}
		return tx.InsertPool(&userpool.Pool{ID: "us-east-12_Another01", Region: "us-east-12"})
	})
	in := wire.CreateUserPoolRequest{PoolName: "p"}
	s.Refused("CreateUserPool", in, "LimitExceededException", "Exceeded maximum number of user pools")
	s.Must("DeleteUserPool", wire.DeleteUserPoolRequest{UserPoolId: last}, nil)
	s.Must("CreateUserPool", in, nil)
}
