package branding_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestUpdateTerms(t *testing.T) {
	f := newFixture(t)
	want := f.terms(f.client, "terms-of-use")
	f.Clock.Advance(time.Minute)
	want.LastModifiedDate.Time = f.Clock.Now()
	in := wire.UpdateTermsRequest{UserPoolId: f.pool, TermsId: want.TermsId, TermsName: "privacy-policy"}
	update := func() {
		t.Helper()
		var out wire.UpdateTermsResponse
		f.Must("UpdateTerms", in, &out)
		if diff := cmp.Diff(want, out.Terms); diff != "" {
			t.Errorf("answer (-want +got):\n%s", diff)
		}
		var kept wire.DescribeTermsResponse
		f.Must("DescribeTerms", wire.DescribeTermsRequest{UserPoolId: f.pool, TermsId: want.TermsId}, &kept)
		if diff := cmp.Diff(want, kept.Terms); diff != "" {
			t.Errorf("kept (-want +got):\n%s", diff)
		}
	}
	want.TermsName = "privacy-policy"
	update()
	in.TermsName, in.TermsSource, in.Enforcement = "", "LINK", "NONE"
	in.Links = map[string]string{"cognito:default": "https://example.com/new", "cognito:german": "https://example.com/de"}
	want.Links = in.Links
	update()
}

func TestUpdateTermsRefusals(t *testing.T) {
	f := newFixture(t)
	f.terms(f.client, "privacy-policy")
	good := wire.UpdateTermsRequest{UserPoolId: f.pool, TermsId: f.terms(f.client, "terms-of-use").TermsId}
	in := good
	in.TermsName = "privacy-policy"
	f.Refused("UpdateTerms", in, "TermsExistsException", "Terms with the name already exist for the app client.")
	in = good
	in.Links = map[string]string{"cognito:french": "https://example.com/fr"}
	f.Refused("UpdateTerms", in, invalid, "Links must contain an entry for cognito:default.")
	in = good
	in.TermsId = missingID
	f.Refused("UpdateTerms", in, notFound, noTerms)
	in.UserPoolId = missingPool
	f.Refused("UpdateTerms", in, notFound, noPool)
}
