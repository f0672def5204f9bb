package branding_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDescribeTermsByClient(t *testing.T) {
	f := newFixture(t)
	want := f.terms(f.client, "terms-of-use")
	in := wire.DescribeTermsByClientRequest{UserPoolId: f.pool, ClientId: f.client, TermsName: "terms-of-use"}
	var out wire.DescribeTermsByClientResponse
	f.Must("DescribeTermsByClient", in, &out)
	if diff := cmp.Diff(want, out.Terms); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	in.TermsName = "privacy-policy"
	f.Refused("DescribeTermsByClient", in, notFound, noTerms)
	in.ClientId = missingClient
	f.Refused("DescribeTermsByClient", in, notFound, "User pool client "+missingClient+" does not exist.")
	in.UserPoolId = missingPool
	f.Refused("DescribeTermsByClient", in, notFound, noPool)
}
