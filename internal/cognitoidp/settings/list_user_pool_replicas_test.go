package settings_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestListUserPoolReplicasBeginsWithThePrimary(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, replicable())
	want := []wire.UserPoolReplicaType{{RegionName: "us-east-1", Role: "PRIMARY", Status: "ACTIVE", UserPoolArn: arnIn("us-east-1", pool)}}
	if diff := cmp.Diff(want, replicas(t, s, pool)); diff != "" {
		t.Errorf("alone (-want +got)\n%s", diff)
	}
	replicate(t, s, pool)
	want = append(want, secondary(pool, "INACTIVE"))
	if diff := cmp.Diff(want, replicas(t, s, pool)); diff != "" {
		t.Errorf("with a replica (-want +got)\n%s", diff)
	}
}

func TestListUserPoolReplicasRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, replicable())
	s.Refused("ListUserPoolReplicas", wire.ListUserPoolReplicasRequest{UserPoolId: missingID}, notFound, noPool)
	cognatetest.Refusal(t, s.Call("ListUserPoolReplicas", wire.ListUserPoolReplicasRequest{UserPoolId: pool, NextToken: "x"}, nil),
		invalid, "Invalid pagination token")
}
