package branding_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCreateTerms(t *testing.T) {
	f := newFixture(t)
	in := newTerms(f.pool, f.client, "terms-of-use")
	in.Links["cognito:chinese-simplified"] = "https://example.com/zh"
	var out struct{ Terms map[string]any }
	f.Must("CreateTerms", in, &out)
	if id, _ := out.Terms["TermsId"].(string); len(id) != 36 {
		t.Errorf("the id is %q", id)
	}
	delete(out.Terms, "TermsId")
	at := float64(f.Clock.Now().Unix())
	want := map[string]any{
		"UserPoolId": f.pool, "ClientId": f.client, "TermsName": "terms-of-use", "TermsSource": "LINK", "Enforcement": "NONE",
		"Links": map[string]any{
			"cognito:default": "https://example.com/terms-of-use", "cognito:chinese-simplified": "https://example.com/zh",
		},
		"CreationDate": at, "LastModifiedDate": at,
	}
	if diff := cmp.Diff(want, out.Terms); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func TestCreateTermsRefusals(t *testing.T) {
	f := newFixture(t)
	f.terms(f.client, "terms-of-use")
	f.Refused("CreateTerms", newTerms(f.pool, f.client, "terms-of-use"), "TermsExistsException", "Terms with the name already exist for the app client.")
	f.terms(f.client, "privacy-policy")
	f.terms(f.newClient(), "terms-of-use")

	f.Refused("CreateTerms", newTerms(missingPool, f.client, "terms-of-use"), notFound, noPool)
	f.Refused("CreateTerms", newTerms(f.pool, missingClient, "terms-of-use"), notFound, "User pool client "+missingClient+" does not exist.")
	f.Refused("CreateTerms", newTerms(f.pool, f.client, "imprint"), invalid,
		"1 validation error detected: Value 'imprint' at 'termsName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(terms-of-use|privacy-policy)$")
	in := newTerms(f.pool, f.client, "terms-of-use")
	const noDefault = "Links must contain an entry for cognito:default."
	in.Links = nil
	f.Refused("CreateTerms", in, invalid, noDefault)
	in.Links = map[string]string{"cognito:french": "https://example.com/fr"}
	f.Refused("CreateTerms", in, invalid, noDefault)
	for _, link := range []string{"javascript:alert(1)", "example.com", "https://", "data:text/html,x", "https://a:b@example.com/"} {
		in.Links = map[string]string{"cognito:default": link}
		f.Refused("CreateTerms", in, invalid, "The link for cognito:default is not a valid URL.")
	}
}

func TestCreateTermsLimit(t *testing.T) {
	f := newFixture(t)
	for range 20 {
		client := f.newClient()
		f.terms(client, "terms-of-use")
		f.terms(client, "privacy-policy")
	}
	f.Refused("CreateTerms", newTerms(f.pool, f.client, "terms-of-use"), limited, "Exceeded maximum number of terms")
}
