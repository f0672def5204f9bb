package awsjson_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cognate/internal/awsjson"
	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/wire/cognitoidp"
)

// service has one method for each way an operation can go.
type service struct{ seen caller.Identity }

func (s *service) DescribeUserPool(ctx context.Context, in *cognitoidp.DescribeUserPoolRequest) (*cognitoidp.DescribeUserPoolResponse, error) {
	s.seen = caller.From(ctx)
	return &cognitoidp.DescribeUserPoolResponse{UserPool: &cognitoidp.UserPoolType{Id: in.UserPoolId, Name: "<a&b>"}}, nil
}

func (s *service) SignUp(ctx context.Context, in *cognitoidp.SignUpRequest) (*cognitoidp.SignUpResponse, error) {
	s.seen = caller.From(ctx)
	switch in.Username {
	case "taken":
		return nil, fault.UsernameExists.New("User already exists")
	case "disk":
		return nil, errors.New("disk full at /secret/path")
	case "panic":
		panic("out of luck")
	case "undeclared":
		return nil, fault.GroupExists.New("A group already exists")
	}
	return &cognitoidp.SignUpResponse{UserSub: "s"}, nil
}

func (s *service) DeleteUser(context.Context, *cognitoidp.DeleteUserRequest) (*cognitoidp.Unit, error) {
	return nil, nil
}

func (s *service) VerifyUserAttribute(context.Context, *cognitoidp.VerifyUserAttributeRequest) (*cognitoidp.VerifyUserAttributeResponse, error) {
	return nil, nil
}

func (s *service) GetClientToken(context.Context, *cognitoidp.GetClientTokenRequest) (*cognitoidp.GetClientTokenResponse, error) {
	return &cognitoidp.GetClientTokenResponse{}, nil
}

// keys believes every request with an Authorization header and allows what is
// not on the forbidden resource.
type keys struct{ action, resource, body string }

func (k *keys) Authenticate(r *http.Request, body []byte, signingName string) (caller.Identity, error) {
	k.body = string(body)
	if r.Header.Get("Authorization") == "" {
		return caller.Identity{}, fault.MissingAuthenticationToken.New("Missing Authentication Token")
	}
	return caller.Identity{AccessKeyID: "AKIA", ARN: "arn:key", Region: "eu-west-1", Account: "111111111111", SourceIP: "6.6.6.6"}, nil
}

func (k *keys) Authorize(_ context.Context, id caller.Identity, action, resource string) error {
	k.action, k.resource = action, resource
	if strings.HasSuffix(resource, "us-east-1_forbidden") {
		return fault.AccessDenied.New("no")
	}
	return nil
}

// fixture is a handler with everything observable.
type fixture struct {
	*awsjson.Handler
	service    service
	keys       keys
	log        strings.Builder
	undeclared []string
	observed   []string
}

func newFixture(t testing.TB) *fixture {
	t.Helper()
	schema, err := cognitoidp.Schema()
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{}
	f.Handler = &awsjson.Handler{
		Services: []awsjson.Service{{
			Prefix: "AWSCognitoIdentityProviderService", SigningName: "cognito-idp", Schema: schema,
			Operations: map[string]awsjson.Operation{
				"DeleteUser":          awsjson.Op(f.service.DeleteUser),
				"DescribeUserPool":    awsjson.Op(f.service.DescribeUserPool),
				"GetClientToken":      awsjson.Op(f.service.GetClientToken),
				"SignUp":              awsjson.Op(f.service.SignUp),
				"VerifyUserAttribute": awsjson.Op(f.service.VerifyUserAttribute),
			},
			Resource: func(_ string, body map[string]any, id caller.Identity) string {
				pool, _ := body["UserPoolId"].(string)
				return "arn:" + id.Region + ":" + pool
			},
			LogMembers: []string{"UserPoolId", "ClientId"},
		}},
		Authenticator:   &f.keys,
		DefaultIdentity: caller.Identity{Region: "us-east-1", Account: "000000000000"},
		Now:             func() time.Time { return time.Unix(1700000000, 0) },
		NewRequestID:    func() string { return "id-1" },
		Logger:          slog.New(slog.NewTextHandler(&f.log, nil)),
		OnUndeclared:    func(op string, err error) { f.undeclared = append(f.undeclared, op+": "+err.Error()) },
		Observe:         func(op, code string, _ time.Duration) { f.observed = append(f.observed, op+"="+code) },
	}
	return f
}

// request is a POST to an operation, unsigned.
func request(op, body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-amz-json-1.1")
	if op != "" {
		r.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService."+op)
	}
	return r
}

func (f *fixture) do(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	return w
}

func (f *fixture) post(op, body string) *httptest.ResponseRecorder { return f.do(request(op, body)) }

// signed is a POST with something in Authorization.
func signed(op, body string) *http.Request {
	r := request(op, body)
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 ...")
	return r
}

func TestAnswerOfAnOperation(t *testing.T) {
	f := newFixture(t)
	w := f.do(signed("DescribeUserPool", `{"UserPoolId":"us-east-1_abc"}`))
	if w.Code != 200 || w.Body.String() != `{"UserPool":{"Id":"us-east-1_abc","Name":"<a&b>"}}` {
		t.Errorf("answer = %d %s", w.Code, w.Body)
	}
	if f.keys.action != "cognito-idp:DescribeUserPool" || f.keys.resource != "arn:eu-west-1:us-east-1_abc" || f.keys.body != `{"UserPoolId":"us-east-1_abc"}` {
		t.Errorf("the authenticator saw %+v", f.keys)
	}
	want := caller.Identity{AccessKeyID: "AKIA", ARN: "arn:key", Region: "eu-west-1", Account: "111111111111", SourceIP: "192.0.2.1", RequestID: "id-1"}
	if f.service.seen != want {
		t.Errorf("identity = %+v", f.service.seen)
	}
}

func TestEmptyAnswers(t *testing.T) {
	f := newFixture(t)
	for op, tt := range map[string]struct{ body, want string }{
		"DeleteUser":          {`{"AccessToken":"t"}`, ""},
		"VerifyUserAttribute": {`{"AccessToken":"t","AttributeName":"email","Code":"1"}`, "{}"},
	} {
		if w := f.post(op, tt.body); w.Code != 200 || w.Body.String() != tt.want {
			t.Errorf("%s = %d %q; want %q", op, w.Code, w.Body, tt.want)
		}
	}
}

func TestWhoIsAskedForASignature(t *testing.T) {
	f := newFixture(t)
	if w := f.post("DescribeUserPool", `{"UserPoolId":"us-east-1_abc"}`); !strings.Contains(w.Body.String(), "MissingAuthenticationTokenException") {
		t.Errorf("unsigned: %s", w.Body)
	}
	if w := f.do(signed("DescribeUserPool", `{"UserPoolId":"us-east-1_forbidden"}`)); !strings.Contains(w.Body.String(), "AccessDeniedException") {
		t.Errorf("forbidden: %s", w.Body)
	}
	f.keys = keys{}
	for _, op := range []string{"SignUp", "GetClientToken"} {
		for _, r := range []*http.Request{request(op, `{"ClientId":"c","Username":"u"}`), signed(op, `{"ClientId":"c","Username":"u"}`)} {
			f.do(r)
		}
	}
	if f.keys != (keys{}) {
		t.Errorf("the authenticator was asked about an anonymous operation: %+v", f.keys)
	}
	if f.service.seen.AccessKeyID != "" || f.service.seen.Region != "us-east-1" || f.service.seen.Account != "000000000000" {
		t.Errorf("anonymous identity = %+v", f.service.seen)
	}
}

func TestErrorsOnTheWire(t *testing.T) {
	big := `{"ClientId":"` + strings.Repeat("a", awsjson.MaxBody) + `"}`
	tests := []struct {
		name, op, body string
		status         int
		code, message  string
	}{
		{"no target", "", `{}`, 400, "UnknownOperationException", ""},
		{"unknown operation", "Fly", `{}`, 400, "UnknownOperationException", ""},
		{"not built", "InitiateAuth", `{}`, 400, "UnknownOperationException", ""},
		{"broken JSON", "SignUp", `{"ClientId":`, 400, "SerializationException", "The request body is not valid JSON"},
		{"wrong type", "SignUp", `{"ClientId":5}`, 400, "SerializationException", "NUMBER_VALUE can not be converted to a String"},
		{"too large", "SignUp", big, 413, "RequestEntityTooLargeException", "The request body is larger than 1048576 bytes"},
		{"no body", "DeleteUser", ``, 400, "InvalidParameterException", "1 validation error detected: Value null at 'accessToken' failed to satisfy constraint: Member must not be null"},
		{"fault", "SignUp", `{"ClientId":"c","Username":"taken"}`, 400, "UsernameExistsException", "User already exists"},
		{"internal", "SignUp", `{"ClientId":"c","Username":"disk"}`, 500, "InternalErrorException", "Something went wrong"},
		{"panic", "SignUp", `{"ClientId":"c","Username":"panic"}`, 500, "InternalErrorException", "Something went wrong"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newFixture(t).post(tt.op, tt.body)
			want := `{"__type":"` + tt.code + `","message":"` + tt.message + `"}`
			if tt.message == "" {
				want = `{"__type":"` + tt.code + `"}`
			}
			if w.Code != tt.status || w.Body.String() != want {
				t.Errorf("answer = %d %s\nwant %d %s", w.Code, w.Body, tt.status, want)
			}
			header := map[string][]string(w.Result().Header) // the names are sent as they are written
			if got := header["x-amzn-ErrorType"]; len(got) != 1 || got[0] != tt.code+":" {
				t.Errorf("x-amzn-ErrorType = %q", got)
			}
			if got := strings.Join(header["x-amzn-ErrorMessage"], ""); got != tt.message {
				t.Errorf("x-amzn-ErrorMessage = %q", got)
			}
		})
	}
}

func TestOnlyPOSTCalls(t *testing.T) {
	r := request("SignUp", `{}`)
	r.Method = http.MethodGet
	if w := newFixture(t).do(r); w.Code != 400 || w.Body.String() != `{"__type":"UnknownOperationException"}` {
		t.Errorf("GET = %d %s", w.Code, w.Body)
	}
}

func TestBodyOfUnknownLengthIsBounded(t *testing.T) {
	r := request("SignUp", "")
	r.ContentLength = -1
	r.Body = io.NopCloser(io.LimitReader(endless{}, 3*awsjson.MaxBody))
	if w := newFixture(t).do(r); w.Code != 413 {
		t.Errorf("answer = %d %s", w.Code, w.Body)
	}
	r = request("SignUp", "")
	r.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{`), failing{}))
	if w := newFixture(t).do(r); w.Code != 400 || !strings.Contains(w.Body.String(), "SerializationException") {
		t.Errorf("answer = %d %s", w.Code, w.Body)
	}
}

func TestAnOperationMayHaveALargerBody(t *testing.T) {
	f := newFixture(t)
	f.Services[0].MaxBody = map[string]int{"SignUp": awsjson.MaxBody + 100}
	body := func(n int) string { return strings.Repeat(" ", n) + `{"ClientId":"c","Username":"ada"}` }
	if w := f.post("SignUp", body(awsjson.MaxBody)); w.Code != 200 {
		t.Errorf("answer = %d %s", w.Code, w.Body)
	}
	if w := f.post("SignUp", body(awsjson.MaxBody+100)); w.Code != 413 {
		t.Errorf("answer = %d %s", w.Code, w.Body)
	}
	if w := f.post("DeleteUser", body(awsjson.MaxBody)); w.Code != 413 {
		t.Errorf("answer = %d %s", w.Code, w.Body)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
