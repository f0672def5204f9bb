package awsjson_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"cognate/internal/awsjson"
	"cognate/internal/wire/cognitoidp"
)

// echo answers with what arrived, so that the fuzzer sees the decoded value.
func echo(_ context.Context, in *cognitoidp.CreateUserPoolRequest) (*cognitoidp.CreateUserPoolRequest, error) {
	return in, nil
}

// FuzzBody: whatever the body, the answer is JSON and never the server's fault.
func FuzzBody(f *testing.F) {
	fixture := newFixture(f)
	fixture.Logger = slog.New(slog.DiscardHandler)
	fixture.Observe = nil
	fixture.Services[0].Operations["CreateUserPool"] = awsjson.Op(echo)
	for _, seed := range []string{
		``, `{}`, `null`, `[]`, `{"PoolName":"p"}`, `{"PoolName":null}`, `{"PoolName":"p","PoolName":5}`, `{"poolname":1,"PoolName":"p"}`,
		`{"PoolName":"p","Schema":[{"Name":"a","NumberAttributeConstraints":{"MinValue":"1"}}],"UserPoolTags":{"k":"v"}}`,
		`{"PoolName":"p","Policies":{"PasswordPolicy":{"MinimumLength":8.0}},"AutoVerifiedAttributes":["email",null]}`,
		`{"PoolName":"p","Schema":[{"Required":"x"}]}`, "{\"PoolName\":\"\xff\"}", `{"PoolName":"\ud800"}`, `{"PoolName":"p"} x`, strings.Repeat("[", 100),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		w := fixture.do(signed("CreateUserPool", body))
		if w.Code >= 500 || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%q answers %d %s", body, w.Code, w.Body)
		}
	})
}

func BenchmarkInitiateAuth(b *testing.B) {
	fixture := newFixture(b)
	fixture.Logger = slog.New(slog.DiscardHandler)
	fixture.Observe = nil
	token := strings.Repeat("eyJraWQiOiJ", 90)
	fixture.Services[0].Operations["InitiateAuth"] = awsjson.Op(func(context.Context, *cognitoidp.InitiateAuthRequest) (*cognitoidp.InitiateAuthResponse, error) {
		hour := int64(3600)
		return &cognitoidp.InitiateAuthResponse{AuthenticationResult: &cognitoidp.AuthenticationResultType{
			AccessToken: token, IdToken: token, RefreshToken: token, TokenType: "Bearer", ExpiresIn: &hour}}, nil
	})
	body := `{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"3n4b5urk1ft4fl3mg5e62d9ado","AuthParameters":{"USERNAME":"alice@example.com","PASSWORD":"correct horse battery","SECRET_HASH":"8Qz3oX4Yl0m8o7xQ4w8Q0b3x0rD9x0N1Zc3oT0l3v4E="}}`
	r := request("InitiateAuth", "")
	w := httptest.NewRecorder()
	b.ReportAllocs()
	for b.Loop() {
		r.Body = io.NopCloser(strings.NewReader(body))
		w.Body.Reset()
		fixture.ServeHTTP(w, r)
	}
	if w.Code != 200 {
		b.Fatal(w.Body)
	}
}
