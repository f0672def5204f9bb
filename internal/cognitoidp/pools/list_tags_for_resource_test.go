package pools_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestListTagsForResource(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	for _, tags := range []map[string]string{{}, {"team": "a"}} {
		p := create(t, s, wire.CreateUserPoolRequest{UserPoolTags: tags})
		var out wire.ListTagsForResourceResponse
		if err := s.Call("ListTagsForResource", wire.ListTagsForResourceRequest{ResourceArn: p.Arn}, &out); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tags, out.Tags); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
	in := wire.ListTagsForResourceRequest{ResourceArn: "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + missingID}
	s.Refused("ListTagsForResource", in, notFound, noPool(missingID))
}
