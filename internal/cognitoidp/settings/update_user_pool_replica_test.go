package settings_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestUpdateUserPoolReplicaSetsItsStatus(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, replicable())
	replicate(t, s, pool)
	for _, status := range []string{"ACTIVE", "ACTIVE", "INACTIVE"} {
		var out wire.UpdateUserPoolReplicaResponse
		s.Must("UpdateUserPoolReplica", wire.UpdateUserPoolReplicaRequest{UserPoolId: pool, RegionName: "eu-west-1", Status: status}, &out)
		want := secondary(pool, status)
		if diff := cmp.Diff(&want, out.UserPoolReplica); diff != "" {
			t.Errorf("%s (-want +got)\n%s", status, diff)
		}
		if diff := cmp.Diff(want, replicas(t, s, pool)[1]); diff != "" {
			t.Errorf("%s, ListUserPoolReplicas (-want +got)\n%s", status, diff)
		}
	}
}

func TestUpdateUserPoolReplicaRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, replicable())
	for name, tt := range map[string]struct {
		pool, region, status string
		exception, message   string
	}{
		"the primary": {pool, "us-east-1", "INACTIVE", invalid, "Region us-east-1 is the primary Region of user pool " + pool + "."},
		"no replica":  {pool, "eu-west-1", "ACTIVE", notFound, "User pool " + pool + " has no replica in Region eu-west-1."},
		"no pool":     {missingID, "eu-west-1", "ACTIVE", notFound, noPool},
		"no status": {
			pool, "eu-west-1", "DELETING",
			invalid, "1 validation error detected: Value 'DELETING' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [ACTIVE, INACTIVE]",
		},
	} {
		t.Run(name, func(t *testing.T) {
			in := wire.UpdateUserPoolReplicaRequest{UserPoolId: tt.pool, RegionName: tt.region, Status: tt.status}
			s.Refused("UpdateUserPoolReplica", in, tt.exception, tt.message)
		})
	}
}
