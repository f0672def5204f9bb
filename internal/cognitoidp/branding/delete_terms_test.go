package branding_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteTerms(t *testing.T) {
	f := newFixture(t)
	in := wire.DeleteTermsRequest{UserPoolId: f.pool, TermsId: f.terms(f.client, "terms-of-use").TermsId}
	f.Must("DeleteTerms", in, nil)
	f.refused("DeleteTerms", in, notFound, noTerms)
	in.UserPoolId = missingPool
	f.refused("DeleteTerms", in, notFound, noPool)
}
