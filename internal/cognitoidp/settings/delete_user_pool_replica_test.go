package settings_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteUserPoolReplica(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, replicable())
	replicate(t, s, pool)
	in := wire.DeleteUserPoolReplicaRequest{UserPoolId: pool, RegionName: "eu-west-1"}
	var out wire.DeleteUserPoolReplicaResponse
	s.Must("DeleteUserPoolReplica", in, &out)
	want := secondary(pool, "DELETING")
	if diff := cmp.Diff(&want, out.UserPoolReplica); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := replicas(t, s, pool); len(got) != 1 {
		t.Errorf("there are still %v", got)
	}
	s.Refused("DeleteUserPoolReplica", in, notFound, "User pool "+pool+" has no replica in Region eu-west-1.")
	cognatetest.Refusal(t, s.Call("ListTagsForResource", wire.ListTagsForResourceRequest{ResourceArn: arnIn("eu-west-1", pool)}, nil),
		notFound, "User pool "+pool+" does not exist.")
	s.Must("DeleteUserPool", wire.DeleteUserPoolRequest{UserPoolId: pool}, nil)
	s.Refused("DeleteUserPoolReplica", in, notFound, "User pool "+pool+" does not exist.")
}

func TestDeleteUserPoolReplicaLeavesThePrimary(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, replicable())
	cognatetest.Refusal(t, s.Call("DeleteUserPoolReplica", wire.DeleteUserPoolReplicaRequest{UserPoolId: pool, RegionName: "us-east-1"}, nil),
		invalid, "Region us-east-1 is the primary Region of user pool "+pool+".")
}
