package userpool

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDefaultSchemaHasTheTwentyStandardAttributesInOrder(t *testing.T) {
	const want = "sub name given_name family_name middle_name nickname preferred_username profile picture website " +
		"email email_verified gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at"
	var names []string
	for _, a := range DefaultSchema() {
		names = append(names, a.Name)
		if !StandardAttribute(a.Name) {
			t.Errorf("%s is not called a standard attribute", a.Name)
		}
		if a.DeveloperOnly || a.Mutable == (a.Name == "sub") || a.Required != (a.Name == "sub") {
			t.Errorf("%s has wrong flags: %+v", a.Name, a)
		}
	}
	if got := strings.Join(names, " "); got != want {
		t.Errorf("names\n got %s\nwant %s", got, want)
	}
	if StandardAttribute("custom:email") || StandardAttribute("") {
		t.Error("a name that is no standard attribute is called one")
	}
}

func TestDefaultSchemaConstraints(t *testing.T) {
	p := testPool(nil)
	for name, want := range map[string]Attribute{
		"sub":            {Name: "sub", Type: "String", Required: true, String: &Bounds{"1", "2048"}},
		"email":          {Name: "email", Type: "String", Mutable: true, String: &Bounds{"0", "2048"}},
		"birthdate":      {Name: "birthdate", Type: "String", Mutable: true, String: &Bounds{"10", "10"}},
		"email_verified": {Name: "email_verified", Type: "Boolean", Mutable: true},
		"updated_at":     {Name: "updated_at", Type: "Number", Mutable: true, Number: &Bounds{Min: "0"}},
	} {
		got, ok := p.Attribute(name)
		if diff := cmp.Diff(want, got); !ok || diff != "" {
			t.Errorf("%s, %v: %s", name, ok, diff)
		}
	}
}

func TestBuildSchema(t *testing.T) {
	schema, err := BuildSchema([]Attribute{
		{Name: "email", Type: "String", Required: true, Mutable: true, String: &Bounds{Max: "100"}},
		{Name: "team", Type: "String", Mutable: true, Number: &Bounds{Min: "1"}},
		{Name: "cost", Type: "Number", DeveloperOnly: true, Number: &Bounds{Min: "-5", Max: "10"}},
		{Name: "since", Type: "DateTime", Mutable: true, String: &Bounds{Min: "1"}},
		{Name: "name", Mutable: false, Required: true},
		{Name: "email_verified", Type: "Boolean", Mutable: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := DefaultSchema()
	want[1] = Attribute{Name: "name", Type: "String", Required: true, String: &Bounds{"0", "2048"}}
	want[10] = Attribute{Name: "email", Type: "String", Required: true, Mutable: true, String: &Bounds{"0", "100"}}
	want = append(want,
		Attribute{Name: "custom:team", Type: "String", Mutable: true, String: &Bounds{}},
		Attribute{Name: "dev:custom:cost", Type: "Number", DeveloperOnly: true, Number: &Bounds{"-5", "10"}},
		Attribute{Name: "custom:since", Type: "DateTime", Mutable: true},
		Attribute{Name: "custom:email_verified", Type: "Boolean", Mutable: true},
	)
	if diff := cmp.Diff(want, schema); diff != "" {
		t.Error(diff)
	}
}

func TestBuildSchemaRefuses(t *testing.T) {
	text := func(least, greatest string) Attribute {
		return Attribute{Name: "x", Type: "String", String: &Bounds{least, greatest}}
	}
	number := func(least, greatest string) Attribute {
		return Attribute{Name: "x", Type: "Number", Number: &Bounds{least, greatest}}
	}
	x := text("", "")
	for name, test := range map[string]struct {
		in   []Attribute
		want string
	}{
		"duplicate":         {[]Attribute{x, x}, "Duplicate custom attribute names custom:x are not allowed in a user pool schema."},
		"required custom":   {[]Attribute{{Name: "x", Type: "String", Required: true}}, "Required custom attributes are not supported currently."},
		"type of standard":  {[]Attribute{{Name: "email", Type: "Number"}}, "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email"},
		"dev-only standard": {[]Attribute{{Name: "email", DeveloperOnly: true}}, "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email"},
		"no name":           {[]Attribute{{Type: "String"}}, "The name of a custom attribute is required."},
		"no type":           {[]Attribute{{Name: "x"}}, "Invalid AttributeDataType input, consider using the provided AttributeDataType enum."},
		"values swapped":    {[]Attribute{number("2", "1")}, "Attribute custom:x cannot have a max value smaller than it's min value"},
		"lengths swapped":   {[]Attribute{text("2", "1")}, "Attribute custom:x cannot have a max length shorter than it's min length"},
		"too long":          {[]Attribute{text("", "2049")}, "user.custom:x: String attributes cannot have a length of more than 2048"},
		"too long at least": {[]Attribute{text("2049", "")}, "user.custom:x: String attributes cannot have a length of more than 2048"},
		"length no number":  {[]Attribute{text("a", "")}, "Invalid StringAttributeConstraints for schema attribute custom:x"},
		"negative length":   {[]Attribute{text("-1", "")}, "Invalid StringAttributeConstraints for schema attribute custom:x"},
		"value no number":   {[]Attribute{number("", "a")}, "Invalid NumberAttributeConstraints for schema attribute custom:x"},
		"standard bounds":   {[]Attribute{{Name: "email", String: &Bounds{Min: "9", Max: "8"}}}, "Attribute email cannot have a max length shorter than it's min length"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := BuildSchema(test.in)
			checkFault(t, err, "InvalidParameter: "+test.want)
		})
	}
}

func TestAddCustom(t *testing.T) {
	existing := DefaultSchema()
	schema, err := AddCustom(existing, []Attribute{{Name: "email", Type: "Boolean"}})
	checkFault(t, err, "")
	if len(existing) != 20 || len(schema) != 21 || schema[20].Name != "custom:email" {
		t.Errorf("schema has %d entries, the last %+v", len(schema), schema[len(schema)-1])
	}
	_, err = AddCustom(schema, []Attribute{{Name: "email", Type: "String"}})
	checkFault(t, err, "InvalidParameter: custom:email: Existing attribute already has name custom:email.")
	_, err = AddCustom(schema, []Attribute{{Name: "x", Type: "Text"}})
	checkFault(t, err, "InvalidParameter: Invalid AttributeDataType input, consider using the provided AttributeDataType enum.")

	var many []Attribute
	for i := range 50 {
		many = append(many, Attribute{Name: fmt.Sprintf("n%d", i), Type: "String"})
	}
	_, err = AddCustom(existing, many)
	checkFault(t, err, "")
	_, err = AddCustom(schema, many)
	checkFault(t, err, "InvalidParameter: A user pool can not have more than 50 custom attributes.")
}
