package pools_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestTagResource(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{UserPoolTags: map[string]string{"team": "a", "stage": "test"}})
	tag := func(tags map[string]string) error {
		return s.Call("TagResource", wire.TagResourceRequest{ResourceArn: p.Arn, Tags: tags}, nil)
	}
	if err := tag(map[string]string{"team": "b", "cost": "1"}); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"team": "b", "stage": "test", "cost": "1"}
	if diff := cmp.Diff(want, describe(t, s, p.Id).UserPoolTags); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}

	cognatetest.Refusal(t, tag(map[string]string{"aws:x": "y"}), invalid, "aws: prefixed tag key names are not allowed for external use.")
	many := map[string]string{}
	for i := range 48 {
		many[fmt.Sprint(i)] = ""
	}
	cognatetest.Refusal(t, tag(many), invalid, "A user pool can not have more than 50 tags.")
	if diff := cmp.Diff(want, describe(t, s, p.Id).UserPoolTags); diff != "" {
		t.Errorf("refused tags stay (-want +got)\n%s", diff)
	}
}

func TestTagResourceOfWhatIsNoPool(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{})
	for arn, message := range map[string]string{
		"arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + missingID: noPool(missingID),
		"arn:aws:cognito-idp:us-east-1:000000000001:userpool/" + p.Id:      noPool(p.Id),
	} {
		in := wire.TagResourceRequest{ResourceArn: arn, Tags: map[string]string{"a": "b"}}
		s.Refused("TagResource", in, notFound, message)
	}
	const bucket = "arn:aws:s3:us-east-1:000000000000:bucket/x"
	in := wire.TagResourceRequest{ResourceArn: bucket, Tags: map[string]string{"a": "b"}}
	s.Refused("TagResource", in, invalid, bucket+" is not the ARN of a user pool.")
}

func TestTagResourceLosesNoneOfManyAtOnce(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{})
	const callers = 8
	failed := make(chan error, callers)
	for i := range callers {
		go func() {
			in := wire.TagResourceRequest{ResourceArn: p.Arn, Tags: map[string]string{fmt.Sprint(i): "x"}}
			failed <- s.Call("TagResource", in, nil)
		}()
	}
	for range callers {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	if tags := describe(t, s, p.Id).UserPoolTags; len(tags) != callers {
		t.Errorf("kept the tags %v, want %d", tags, callers)
	}
}
