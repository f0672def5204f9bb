package branding_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDescribeTerms(t *testing.T) {
	f := newFixture(t)
	want := f.terms(f.client, "terms-of-use")
	in := wire.DescribeTermsRequest{UserPoolId: f.pool, TermsId: want.TermsId}
	var out wire.DescribeTermsResponse
	f.Must("DescribeTerms", in, &out)
	if diff := cmp.Diff(want, out.Terms); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	in.TermsId = missingID
	f.Refused("DescribeTerms", in, notFound, noTerms)
	in.UserPoolId = missingPool
	f.Refused("DescribeTerms", in, notFound, noPool)
}
