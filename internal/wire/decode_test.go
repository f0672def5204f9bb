package wire_test

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/wire"
	"cognate/internal/wire/cognitoidentity"
	"cognate/internal/wire/cognitoidp"
)

// decode does with a body what the edge does.
func decode(t testing.TB, s *wire.Schema, op, body string, into any) {
	t.Helper()
	tree, err := wire.Read([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(op, tree); err != nil {
		t.Fatal(err)
	}
	if err := wire.Decode(s.Operations[op].Input, tree, into); err != nil {
		t.Fatal(err)
	}
}

func TestDecodeFillsEveryKind(t *testing.T) {
	yes, no, eight := true, false, int64(8)
	var pool cognitoidp.CreateUserPoolRequest
	decode(t, userPools(t), "CreateUserPool", `{"PoolName":"p","Policies":{"PasswordPolicy":{"MinimumLength":8,"RequireNumbers":false}},
		"Schema":[{"Name":"a","Mutable":true},{"Name":"b"}],"AliasAttributes":[],"UserPoolTags":{"k":"v"},"poolname":"q","DeletionProtection":null}`, &pool)
	want := cognitoidp.CreateUserPoolRequest{
		PoolName:        "p",
		Policies:        &cognitoidp.UserPoolPolicyType{PasswordPolicy: &cognitoidp.PasswordPolicyType{MinimumLength: &eight, RequireNumbers: &no}},
		Schema:          []cognitoidp.SchemaAttributeType{{Name: "a", Mutable: &yes}, {Name: "b"}},
		AliasAttributes: []string{},
		UserPoolTags:    map[string]string{"k": "v"},
	}
	if diff := cmp.Diff(want, pool); diff != "" {
		t.Error(diff)
	}

	var image cognitoidp.SetUICustomizationRequest
	decode(t, userPools(t), "SetUICustomization", `{"UserPoolId":"us-east-1_abc","ImageFile":"aGk="}`, &image)
	if string(image.ImageFile) != "hi" {
		t.Errorf("ImageFile = %q", image.ImageFile)
	}

	var branding cognitoidp.CreateManagedLoginBrandingRequest
	decode(t, userPools(t), "CreateManagedLoginBranding", `{"UserPoolId":"us-east-1_abc","ClientId":"c","Settings":{"n":12345678901234567890}}`, &branding)
	if string(branding.Settings) != `{"n":12345678901234567890}` {
		t.Errorf("Settings = %s", branding.Settings)
	}

	var principal cognitoidentity.SetIdentityPoolRolesInput
	decode(t, identityPools(t), "SetIdentityPoolRoles", `{"IdentityPoolId":"us-east-1:0","Roles":{},"RoleMappings":{"p":{"Type":"Rules","RulesConfiguration":{"Rules":[{"Claim":"c","MatchType":"Equals","Value":"v","RoleARN":"arn:aws:iam::000000000000:role/r"}]}}}}`, &principal)
	if got := principal.RoleMappings["p"].Type; got != "Rules" || principal.Roles == nil {
		t.Errorf("decoded %+v", principal)
	}
}

func TestDecodeRefusesAnotherType(t *testing.T) {
	if err := wire.Decode(userPools(t).Operations["SignUp"].Input, map[string]any{}, &cognitoidp.SignUpResponse{}); err == nil {
		t.Error("a SignUpResponse was filled from SignUpRequest")
	}
}

// The generator puts the fields in the order of the members; Decode counts on it.
func TestFieldsFollowMembers(t *testing.T) {
	s := userPools(t)
	v := reflect.TypeFor[cognitoidp.UserPoolType]()
	for i, m := range s.Shapes["UserPoolType"].Members {
		if v.Field(i).Name != m.Name {
			t.Errorf("field %d is %s; want %s", i, v.Field(i).Name, m.Name)
		}
	}
}

func TestTimesTravelAsSeconds(t *testing.T) {
	for ms, want := range map[int64]string{1715100742000: "1715100742.0", 1547833345777: "1547833345.777", 1547833345070: "1547833345.07", 1547833345005: "1547833345.005", -1500: "-1.5"} {
		at := wire.At(time.UnixMilli(ms).UTC())
		got, err := json.Marshal(at)
		if err != nil || string(got) != want {
			t.Errorf("%d prints %s, %v; want %s", ms, got, err, want)
		}
		var back wire.Time
		if err := json.Unmarshal(got, &back); err != nil || !back.Equal(at.Time) {
			t.Errorf("%s reads as %v, %v", got, back, err)
		}
	}
	got, err := json.Marshal(cognitoidp.UserType{Attributes: []cognitoidp.AttributeType{}})
	if err != nil || string(got) != `{"Attributes":[]}` {
		t.Errorf("absent members print: %s, %v", got, err)
	}
}
