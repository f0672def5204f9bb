package imports_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestGetCSVHeader(t *testing.T) {
	f := newFixture(t)
	pool := f.newPool(wire.CreateUserPoolRequest{Schema: []wire.SchemaAttributeType{{Name: "team", AttributeDataType: "String"}}})
	var out wire.GetCSVHeaderResponse
	f.Must("GetCSVHeader", wire.GetCSVHeaderRequest{UserPoolId: pool}, &out)
	want := wire.GetCSVHeaderResponse{UserPoolId: pool, CSVHeader: []string{
		"name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile", "picture", "website",
		"email", "email_verified", "gender", "birthdate", "zoneinfo", "locale", "phone_number", "phone_number_verified",
		"address", "updated_at", "custom:team", "cognito:mfa_enabled", "cognito:username",
	}}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	f.Refused("GetCSVHeader", wire.GetCSVHeaderRequest{UserPoolId: missingPool}, notFound, noPool)
}
