package sdk

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// Requests that no SDK would send are answered with a named exception and
// never with an internal error.
func TestBadInput(t *testing.T) {
	d := newDirectory(t)
	const service = "AWSCognitoIdentityProviderService."
	for name, c := range map[string]struct{ target, body, code string }{
		"broken JSON":       {service + "SignUp", `{"ClientId":`, "SerializationException"},
		"no object":         {service + "SignUp", `[]`, "SerializationException"},
		"wrong type":        {service + "SignUp", `{"ClientId":5,"Username":"u","Password":"p"}`, "SerializationException"},
		"no target":         {"", `{}`, "UnknownOperationException"},
		"unknown operation": {service + "MakeCoffee", `{}`, "UnknownOperationException"},
		"other service":     {"AmazonSSM.GetParameter", `{}`, "UnknownOperationException"},
		"missing members":   {service + "SignUp", `{}`, "InvalidParameterException"},
		"too long":          {service + "SignUp", `{"ClientId":"x","Password":"p","Username":"` + strings.Repeat("u", 200) + `"}`, "InvalidParameterException"},
		"over the limit":    {service + "SignUp", `{"ClientId":"` + strings.Repeat("x", 2<<20) + `"}`, ""},
		"token of no one":   {service + "GetUser", `{"AccessToken":"eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."}`, "NotAuthorizedException"},
	} {
		status, code := d.post(t, c.target, c.body)
		if status < 400 || status > 499 {
			t.Errorf("%s: status %d", name, status)
		}
		if c.code != "" && code != c.code {
			t.Errorf("%s: %q, want %s", name, code, c.code)
		}
	}
}

// post sends a body without a signature and returns the status and the name
// of the exception.
func (d *directory) post(t *testing.T, target, body string) (status int, code string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, d.server.URL+"/", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-amz-json-1.1")
	if target != "" {
		req.Header.Set("X-Amz-Target", target)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var exception struct {
		Type string `json:"__type"`
	}
	if len(answer) > 0 {
		if err := json.Unmarshal(answer, &exception); err != nil {
			t.Errorf("the answer %q is not JSON: %v", answer, err)
		}
	}
	return resp.StatusCode, exception.Type
}

// Of many sign-ups for one name at a time exactly one wins.
func TestConcurrentSignUp(t *testing.T) {
	d := newDirectory(t)
	const tries = 8
	results := make([]error, tries)
	var wg sync.WaitGroup
	for i := range results {
		wg.Go(func() {
			_, results[i] = d.api.SignUp(t.Context(), &cognito.SignUpInput{
				ClientId: &d.clientID, Username: aws.String("mallory"), Password: aws.String(password),
				UserAttributes: []types.AttributeType{attribute("email", "mallory@example.com")},
			})
		})
	}
	wg.Wait()
	winners := 0
	for _, err := range results {
		var exists *types.UsernameExistsException
		switch {
		case err == nil:
			winners++
		case !errors.As(err, &exists):
			t.Errorf("a losing sign-up: %v, want UsernameExistsException", err)
		}
	}
	if winners != 1 {
		t.Errorf("%d sign-ups succeeded, want 1", winners)
	}
	list, err := d.api.ListUsers(t.Context(), &cognito.ListUsersInput{UserPoolId: &d.poolID})
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Users) != 1 {
		t.Errorf("%d users stand in the pool, want 1", len(list.Users))
	}
}
