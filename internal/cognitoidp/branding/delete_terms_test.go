package branding_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteTerms(t *testing.T) {
	f := newFixture(t)
	in := wire.DeleteTermsRequest{UserPoolId: f.pool, TermsId: f.terms(f.client, "terms-of-use").TermsId}
	f.Must("DeleteTerms", in, nil)
	f.Refused("DeleteTerms", in, notFound, noTerms)
	in.UserPoolId = missingPool
	f.Refused("DeleteTerms", in, notFound, noPool)
}
