package groups_test

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

func TestCreateGroupQuota(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cognate.db")
	s := cognatetest.NewServer(t, &cognatetest.Options{File: path})
	f := &fixture{Server: s, t: t}
	f.pool = f.newPool()
	storetest.Behind(t, path, func(tx *store.Tx) error {
		for i := range userpool.MaxGroups {
			if err := tx.InsertGroup(&userpool.Group{PoolID: f.pool, Name: fmt.Sprint(i)}); err != nil {
				return err
			}
		}
		return nil
	})
	in := wire.CreateGroupRequest{UserPoolId: f.pool, GroupName: "more"}
	f.Refused("CreateGroup", in, "LimitExceededException", "Exceeded maximum number of groups")
	f.Must("DeleteGroup", wire.DeleteGroupRequest{UserPoolId: f.pool, GroupName: "7"}, nil)
	f.Must("CreateGroup", in, nil)
}

func TestAdminAddUserToGroupQuota(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	for i := range userpool.MaxGroupsOfUser + 1 {
		f.group(fmt.Sprint(i), 1)
	}
	for i := range userpool.MaxGroupsOfUser {
		f.add("alice", fmt.Sprint(i))
	}
	in := wire.AdminAddUserToGroupRequest{UserPoolId: f.pool, Username: "alice", GroupName: "100"}
	f.Refused("AdminAddUserToGroup", in, invalid, "A user can be in 100 groups at most.")
	f.add("alice", "7") // where she is already
	f.Must("AdminRemoveUserFromGroup", wire.AdminRemoveUserFromGroupRequest{UserPoolId: f.pool, Username: "alice", GroupName: "7"}, nil)
	f.Must("AdminAddUserToGroup", in, nil)
}
