package wire_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/fault"
	"cognate/internal/wire"
	"cognate/internal/wire/cognitoidp"
)

func userPools(t testing.TB) *wire.Schema {
	t.Helper()
	s, err := cognitoidp.Schema()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t testing.TB, op, body string) error {
	t.Helper()
	tree, err := wire.Read([]byte(body))
	if err != nil {
		return err
	}
	return userPools(t).Validate(op, tree)
}

func TestViolationsAreNamedInTheServicesWords(t *testing.T) {
	const one = "1 validation error detected: "
	tests := []struct{ name, op, body, want string }{
		{"enum", "SetUserPoolMfaConfig", `{"UserPoolId":"us-east-1_abc","MfaConfiguration":"false"}`,
			one + "Value 'false' at 'mfaConfiguration' failed to satisfy constraint: Member must satisfy enum value set: [OPTIONAL, OFF, ON]"},
		{"two rules of one member", "ConfirmSignUp", `{"ClientId":"c","Username":"u","ConfirmationCode":""}`,
			"2 validation errors detected: Value '' at 'confirmationCode' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
				`Value '' at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\S]+`},
		{"structure in a list", "CreateUserPool", `{"PoolName":"p","Schema":[{"Name":"ok"},{"Name":"aaaaaaaaaaaaaaaaaaaaa"}]}`,
			one + "Value 'aaaaaaaaaaaaaaaaaaaaa' at 'schema.2.member.name' failed to satisfy constraint: Member must have length less than or equal to 20"},
		{"number", "CreateUserPool", `{"PoolName":"p","Policies":{"PasswordPolicy":{"MinimumLength":5}}}`,
			one + "Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must have value greater than or equal to 6"},
		{"pattern", "DescribeUserPool", `{"UserPoolId":"x"}`,
			one + `Value 'x' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+`},
		{"absent", "DescribeUserPool", `{}`,
			one + "Value null at 'userPoolId' failed to satisfy constraint: Member must not be null"},
		{"null is absent", "DescribeUserPool", `{"UserPoolId":null}`,
			one + "Value null at 'userPoolId' failed to satisfy constraint: Member must not be null"},
		{"names are exact", "DescribeUserPool", `{"userPoolId":"us-east-1_abc"}`,
			one + "Value null at 'userPoolId' failed to satisfy constraint: Member must not be null"},
		{"sensitive", "SignUp", `{"ClientId":"c","Username":"u","Password":"a b"}`,
			one + `Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\S]+`},
		{"list too long", "CreateUserPoolClient", `{"UserPoolId":"us-east-1_abc","ClientName":"c","AllowedOAuthFlows":["code","code","code","code"]}`,
			one + "Value '[code, code, code, code]' at 'allowedOAuthFlows' failed to satisfy constraint: Member must have length less than or equal to 3"},
		{"simple values in a list", "CreateUserPoolClient", `{"UserPoolId":"us-east-1_abc","ClientName":"c","CallbackURLs":["https://a","","b c"]}`,
			one + "Value '[https://a, , b c]' at 'callbackURLs' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 1024, " +
				`Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\p{L}\p{M}\p{S}\p{N}\p{P}]+]`},
		{"null in a list", "CreateUserPoolClient", `{"UserPoolId":"us-east-1_abc","ClientName":"c","CallbackURLs":[null]}`,
			one + "Value null at 'callbackURLs.1.member' failed to satisfy constraint: Member must not be null"},
		{"keys of a map", "TagResource", `{"ResourceArn":"arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abc","Tags":{"":"v"}}`,
			one + "Value '{=v}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]"},
		{"value of a map", "TagResource", `{"ResourceArn":"arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abc","Tags":{"k":"` + strings.Repeat("v", 257) + `"}}`,
			one + "Value '{k=" + strings.Repeat("v", 257) + "}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 0]"},
		{"structure in a sensitive one", "SignUp", `{"ClientId":"c","Username":"u","UserContextData":{"IpAddress":"` + strings.Repeat("1", 131073) + `"}}`,
			one + "Value at 'userContextData.ipAddress' failed to satisfy constraint: Member must have length less than or equal to 131072"},
		{"blob", "SetUICustomization", `{"UserPoolId":"us-east-1_abc","ImageFile":"` + strings.Repeat("A", 180000) + `"}`,
			one + "Value at 'imageFile' failed to satisfy constraint: Member must have length less than or equal to 131072"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := validate(t, tt.op, tt.body)
			f, ok := fault.From(err)
			if !ok || f.Code != fault.InvalidParameter || f.Message != tt.want {
				t.Errorf("error = %v\nwant InvalidParameterException: %s", err, tt.want)
			}
		})
	}
}

func TestWrongTypesAreSerializationErrors(t *testing.T) {
	tests := []struct{ name, op, body, want string }{
		{"number for string", "DescribeUserPool", `{"UserPoolId":5}`, "NUMBER_VALUE can not be converted to a String"},
		{"boolean for string", "DescribeUserPool", `{"UserPoolId":true}`, "TRUE_VALUE can not be converted to a String"},
		{"list for string", "DescribeUserPool", `{"UserPoolId":[]}`, "Start of list found where not expected."},
		{"object for string", "DescribeUserPool", `{"UserPoolId":{}}`, "Start of structure or map found where not expected."},
		{"string for number", "ListUserPools", `{"MaxResults":"5"}`, "STRING_VALUE can not be converted to an Integer"},
		{"fraction for integer", "ListUserPools", `{"MaxResults":5.5}`, "NUMBER_VALUE can not be converted to an Integer"},
		{"too big for integer", "ListUserPools", `{"MaxResults":1e300}`, "NUMBER_VALUE can not be converted to an Integer"},
		{"beyond 32 bits", "ListUserPools", `{"MaxResults":2147483648}`, "NUMBER_VALUE can not be converted to an Integer"},
		{"string for boolean", "CreateUserPoolClient", `{"GenerateSecret":"true"}`, "STRING_VALUE can not be converted to a Boolean"},
		{"string for list", "CreateUserPoolClient", `{"CallbackURLs":"x"}`, "STRING_VALUE can not be converted to a List"},
		{"string for structure", "CreateUserPool", `{"Policies":"x"}`, "STRING_VALUE can not be converted to a Structure"},
		{"string for map", "InitiateAuth", `{"AuthParameters":"x"}`, "STRING_VALUE can not be converted to a Map"},
		{"number in a map", "InitiateAuth", `{"AuthParameters":{"USERNAME":1}}`, "NUMBER_VALUE can not be converted to a String"},
		{"bad base64", "SetUICustomization", `{"ImageFile":"%"}`, "Invalid base64 in a blob"},
		{"type before limits", "ConfirmSignUp", `{"Username":"","ClientId":7}`, "NUMBER_VALUE can not be converted to a String"},
		{"not JSON", "DescribeUserPool", `{"UserPoolId"`, "The request body is not valid JSON"},
		{"not an object", "DescribeUserPool", `["UserPoolId"]`, "The request body is not a JSON object"},
		{"null", "DescribeUserPool", `null`, "The request body is not a JSON object"},
		{"two values", "DescribeUserPool", `{} {}`, "The request body holds more than one JSON value"},
		{"bad UTF-8", "DescribeUserPool", "{\"UserPoolId\":\"\xff\"}", "The request body is not valid UTF-8"},
		{"too deep", "DescribeUserPool", `{"x":` + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + `}`, "The request body is not valid JSON"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := validate(t, tt.op, tt.body)
			f, ok := fault.From(err)
			if !ok || f.Code != fault.Serialization || f.Message != tt.want {
				t.Errorf("error = %v\nwant SerializationException: %s", err, tt.want)
			}
		})
	}
}

func TestWhatIsAccepted(t *testing.T) {
	tests := []struct{ name, op, body string }{
		{"unknown members", "DescribeUserPool", `{"UserPoolId":"us-east-1_abc","Future":{"a":[1]},"userPoolId":7}`},
		{"last of two counts", "DescribeUserPool", `{"UserPoolId":7,"UserPoolId":"us-east-1_abc"}`},
		{"null of optional members", "CreateUserPool", `{"PoolName":"p","Policies":null,"UserPoolTags":{"a":null}}`},
		{"whole number with fraction", "ListUserPools", `{"MaxResults":5.0}`},
		{"length in characters", "CreateGroup", `{"UserPoolId":"us-east-1_abc","GroupName":"` + strings.Repeat("é", 128) + `"}`},
		{"flow outside the published enum", "CreateUserPoolClient", `{"UserPoolId":"us-east-1_abc","ClientName":"c","ExplicitAuthFlows":["ALLOW_CLIENT_TOKEN_AUTH"]}`},
		{"custom domain", "DescribeUserPoolDomain", `{"Domain":"auth.example.com"}`},
		{"no body", "DescribeUserPoolDomain", ``},
	}
	for _, tt := range tests {
		err := validate(t, tt.op, tt.body)
		if tt.name == "no body" {
			if !errors.Is(err, fault.InvalidParameter) {
				t.Errorf("no body: %v; want a missing member", err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func TestViolationsAreBounded(t *testing.T) {
	body := `{"UserPoolId":"us-east-1_abc","Username":"u","UserAttributes":[{}` + strings.Repeat(",{}", 1000) + `]}`
	err := validate(t, "AdminUpdateUserAttributes", body)
	if err == nil || !strings.Contains(err.Error(), "50 validation errors detected") || len(err.Error()) > 10000 {
		t.Errorf("error = %.200v", err)
	}
}

func TestUnknownOperation(t *testing.T) {
	if err := userPools(t).Validate("Nothing", nil); !errors.Is(err, fault.UnknownOperation) {
		t.Errorf("error = %v", err)
	}
}

func ExampleSchema_Validate() {
	schema, err := cognitoidp.Schema()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(schema.Validate("ListUserPools", map[string]any{}))
	// Output:
	// InvalidParameterException: 1 validation error detected: Value null at 'maxResults' failed to satisfy constraint: Member must not be null
}

// Whoever authorizes a request reads its body by name: a member that the
// operation does not have must not be there to be read.
func TestUnknownMembersGo(t *testing.T) {
	body, err := wire.Read([]byte(`{"UserPoolId":"us-east-1_abc","ResourceArn":"arn:x","LambdaConfig":{"PreSignUp":"arn:aws:lambda:us-east-1:000000000000:function:f","Future":1},"Policies":null}`))
	if err != nil {
		t.Fatal(err)
	}
	if err := userPools(t).Validate("UpdateUserPool", body); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"UserPoolId": "us-east-1_abc", "LambdaConfig": map[string]any{"PreSignUp": "arn:aws:lambda:us-east-1:000000000000:function:f"}}
	if diff := cmp.Diff(want, body); diff != "" {
		t.Error(diff)
	}
}
