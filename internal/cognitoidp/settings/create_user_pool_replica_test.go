package settings_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

// replicable asks for a pool that may have a replica.
func replicable() wire.CreateUserPoolRequest {
	return wire.CreateUserPoolRequest{KeyConfiguration: &wire.KeyConfigurationType{
		KeyType: "CUSTOMER_MANAGED_KEY", KmsKeyArn: "arn:aws:kms:us-east-1:000000000000:key/mrk-1",
	}}
}

func arnIn(region, pool string) string {
	return "arn:aws:cognito-idp:" + region + ":000000000000:userpool/" + pool
}

// secondary is a replica in Ireland.
func secondary(pool, status string) wire.UserPoolReplicaType {
	return wire.UserPoolReplicaType{RegionName: "eu-west-1", Role: "SECONDARY", Status: status, UserPoolArn: arnIn("eu-west-1", pool)}
}

func replicate(t *testing.T, s *cognatetest.Server, pool string) {
	t.Helper()
	var out wire.CreateUserPoolReplicaResponse
	s.Must("CreateUserPoolReplica", wire.CreateUserPoolReplicaRequest{
		UserPoolId: pool, RegionName: "eu-west-1", UserPoolTags: map[string]string{"team": "b"},
	}, &out)
	want := secondary(pool, "INACTIVE")
	if diff := cmp.Diff(&want, out.UserPoolReplica); diff != "" {
		t.Errorf("CreateUserPoolReplica (-want +got)\n%s", diff)
	}
}

func replicas(t *testing.T, s *cognatetest.Server, pool string) []wire.UserPoolReplicaType {
	t.Helper()
	var out wire.ListUserPoolReplicasResponse
	s.Must("ListUserPoolReplicas", wire.ListUserPoolReplicasRequest{UserPoolId: pool}, &out)
	return out.UserPoolReplicas
}

func TestCreateUserPoolReplicaIsKeptWithItsTags(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	in := replicable()
	in.UserPoolTags = map[string]string{"team": "a"}
	pool := newPool(t, s, in)
	replicate(t, s, pool)
	s.Must("UpdateUserPool", wire.UpdateUserPoolRequest{UserPoolId: pool, KeyConfiguration: in.KeyConfiguration, UserPoolTags: in.UserPoolTags}, nil)
	if got := replicas(t, s, pool); len(got) != 2 {
		t.Errorf("after UpdateUserPool there are %v", got)
	}
	for region, want := range map[string]string{"us-east-1": "a", "eu-west-1": "b"} {
		var tags wire.ListTagsForResourceResponse
		s.Must("ListTagsForResource", wire.ListTagsForResourceRequest{ResourceArn: arnIn(region, pool)}, &tags)
		if got := tags.Tags["team"]; got != want {
			t.Errorf("in %s the tag is %q, want %q", region, got, want)
		}
	}
	s.Must("TagResource", wire.TagResourceRequest{ResourceArn: arnIn("eu-west-1", pool), Tags: map[string]string{"stage": "test"}}, nil)
	s.Must("UntagResource", wire.UntagResourceRequest{ResourceArn: arnIn("eu-west-1", pool), TagKeys: []string{"team"}}, nil)
	var tags wire.ListTagsForResourceResponse
	s.Must("ListTagsForResource", wire.ListTagsForResourceRequest{ResourceArn: arnIn("eu-west-1", pool)}, &tags)
	if diff := cmp.Diff(map[string]string{"stage": "test"}, tags.Tags); diff != "" {
		t.Errorf("the replica's tags (-want +got)\n%s", diff)
	}
}

func TestCreateUserPoolReplicaHoldsThePool(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, replicable())
	replicate(t, s, pool)
	update := wire.UpdateUserPoolRequest{UserPoolId: pool, UserPoolTier: "LITE"}
	cognatetest.Refusal(t, s.Call("UpdateUserPool", update, nil),
		invalid, "A user pool must be encrypted with a multi-Region customer managed key to be replicated.")
	update.KeyConfiguration = replicable().KeyConfiguration
	cognatetest.Refusal(t, s.Call("UpdateUserPool", update, nil),
		"TierChangeNotAllowedException", "The following features need to be disabled before the change to the LITE pricing tier: Multi-Region Replication")
	cognatetest.Refusal(t, s.Call("DeleteUserPool", wire.DeleteUserPoolRequest{UserPoolId: pool}, nil),
		invalid, "User pool cannot be deleted. It has a replica that should be deleted first.")
}

func TestCreateUserPoolReplicaRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	lite := replicable()
	lite.UserPoolTier = "LITE"
	litePool, plain, pool := newPool(t, s, lite), newPool(t, s, wire.CreateUserPoolRequest{}), newPool(t, s, replicable())
	have := newPool(t, s, replicable())
	replicate(t, s, have)
	many := map[string]string{}
	for i := range 51 {
		many[strings.Repeat("k", i+1)] = ""
	}
	for name, tt := range map[string]struct {
		pool, region       string
		tags               map[string]string
		exception, message string
	}{
		"LITE": {
			litePool, "eu-west-1", nil, "FeatureUnavailableInTierException",
			"The following feature is not available for the LITE pricing tier configured: Multi-Region Replication",
		},
		"no key of the customer's": {
			plain, "eu-west-1", nil, invalid,
			"A user pool must be encrypted with a multi-Region customer managed key to be replicated.",
		},
		"its own region":   {pool, "us-east-1", nil, invalid, "User pool " + pool + " already exists in Region us-east-1."},
		"the same again":   {have, "eu-west-1", nil, invalid, "User pool " + have + " already exists in Region eu-west-1."},
		"a second replica": {have, "eu-west-2", nil, "LimitExceededException", "A user pool can not have more than one replica."},
		"a reserved tag": {
			pool, "eu-west-1", map[string]string{"aws:x": "1"}, "UserPoolTaggingException",
			"aws: prefixed tag key names are not allowed for external use.",
		},
		"too many tags": {pool, "eu-west-1", many, "UserPoolTaggingException", "A user pool can not have more than 50 tags."},
		"no pool":       {missingID, "eu-west-1", nil, notFound, noPool},
	} {
		t.Run(name, func(t *testing.T) {
			in := wire.CreateUserPoolReplicaRequest{UserPoolId: tt.pool, RegionName: tt.region, UserPoolTags: tt.tags}
			s.Refused("CreateUserPoolReplica", in, tt.exception, tt.message)
		})
	}
	if got := replicas(t, s, pool); len(got) != 1 {
		t.Errorf("after refusals there are %v", got)
	}
}
