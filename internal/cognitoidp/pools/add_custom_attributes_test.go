package pools_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestAddCustomAttributes(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{})
	in := wire.AddCustomAttributesRequest{UserPoolId: p.Id, CustomAttributes: []wire.SchemaAttributeType{
		{Name: "team", AttributeDataType: "String", StringAttributeConstraints: &wire.StringAttributeConstraintsType{MinLength: "1", MaxLength: "9"}},
		{
			Name: "age", AttributeDataType: "Number", Mutable: new(false), Required: new(false),
			NumberAttributeConstraints: &wire.NumberAttributeConstraintsType{MinValue: "0", MaxValue: "150"},
		},
		{Name: "cost", AttributeDataType: "DateTime", DeveloperOnlyAttribute: new(true)},
	}}
	if err := s.Call("AddCustomAttributes", in, nil); err != nil {
		t.Fatal(err)
	}
	want := []wire.SchemaAttributeType{
		{
			Name: "custom:team", AttributeDataType: "String", DeveloperOnlyAttribute: new(false), Mutable: new(true), Required: new(false),
			StringAttributeConstraints: &wire.StringAttributeConstraintsType{MinLength: "1", MaxLength: "9"},
		},
		{
			Name: "custom:age", AttributeDataType: "Number", DeveloperOnlyAttribute: new(false), Mutable: new(false), Required: new(false),
			NumberAttributeConstraints: &wire.NumberAttributeConstraintsType{MinValue: "0", MaxValue: "150"},
		},
		{Name: "dev:custom:cost", AttributeDataType: "DateTime", DeveloperOnlyAttribute: new(true), Mutable: new(true), Required: new(false)},
	}
	if diff := cmp.Diff(want, describe(t, s, p.Id).SchemaAttributes[20:]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}

	in.CustomAttributes = in.CustomAttributes[:1]
	s.Refused("AddCustomAttributes", in, invalid, "custom:team: Existing attribute already has name custom:team.")
	in.UserPoolId = missingID
	s.Refused("AddCustomAttributes", in, notFound, noPool(missingID))
}
