package clients_test

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

func TestCreateUserPoolClientQuota(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cognate.db")
	s := cognatetest.NewServer(t, &cognatetest.Options{File: path})
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	storetest.Behind(t, path, func(tx *store.Tx) error {
		for i := range userpool.MaxClients {
			if err := tx.InsertClient(&userpool.Client{ID: fmt.Sprintf("client%d", i), PoolID: pool}); err != nil {
				return err
			}
		}
		return nil
	})
	in := wire.CreateUserPoolClientRequest{UserPoolId: pool, ClientName: "c"}
	s.Refused("CreateUserPoolClient", in, "LimitExceededException", "Exceeded maximum number of clients")
	s.Must("DeleteUserPoolClient", wire.DeleteUserPoolClientRequest{UserPoolId: pool, ClientId: "client7"}, nil)
	s.Must("CreateUserPoolClient", in, nil)
}
