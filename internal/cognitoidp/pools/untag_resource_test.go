package pools_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestUntagResource(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{UserPoolTags: map[string]string{"team": "a", "stage": "test"}})
	in := wire.UntagResourceRequest{ResourceArn: p.Arn, TagKeys: []string{"stage", "never set"}}
	if err := s.Call("UntagResource", in, nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"team": "a"}, describe(t, s, p.Id).UserPoolTags); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	in.ResourceArn = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + missingID
	s.Refused("UntagResource", in, notFound, noPool(missingID))
}
