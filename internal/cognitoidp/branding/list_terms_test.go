package branding_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestListTerms(t *testing.T) {
	f := newFixture(t)
	var none map[string]any
	f.Must("ListTerms", wire.ListTermsRequest{UserPoolId: f.pool}, &none)
	if diff := cmp.Diff(map[string]any{"Terms": []any{}}, none); diff != "" {
		t.Errorf("an empty list (-want +got):\n%s", diff)
	}
	var want []wire.TermsDescriptionType
	for _, client := range []string{f.client, f.newClient(), f.newClient()} {
		terms := f.terms(client, "terms-of-use")
		want = append(want, wire.TermsDescriptionType{
			TermsId: terms.TermsId, TermsName: terms.TermsName, Enforcement: "NONE",
			CreationDate: terms.CreationDate, LastModifiedDate: terms.LastModifiedDate,
		})
		f.Clock.Advance(time.Second)
	}
	for _, limit := range []*int64{nil, new(int64(1)), new(int64(2)), new(int64(3))} {
		var got []wire.TermsDescriptionType
		in := wire.ListTermsRequest{UserPoolId: f.pool, MaxResults: limit}
		for {
			var out wire.ListTermsResponse
			f.Must("ListTerms", in, &out)
			got = append(got, out.Terms...)
			if in.NextToken = out.NextToken; in.NextToken == "" {
				break
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("list (-want +got):\n%s", diff)
		}
	}
	f.Refused("ListTerms", wire.ListTermsRequest{UserPoolId: f.pool, NextToken: "x"}, invalid, "Invalid pagination token")
	f.Refused("ListTerms", wire.ListTermsRequest{UserPoolId: missingPool}, notFound, noPool)
}
