package cognate_test

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"cognate"
)

// sink is where answers go that only their cost is of interest of.
type sink struct {
	header http.Header
	status int
}

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) WriteHeader(status int)      { s.status = status }
func (s *sink) Write(p []byte) (int, error) { return len(p), nil }

// BenchmarkLookUps is what looking a user up costs between net/http and the
// network: the call with everything around it, on a file.
func BenchmarkLookUps(b *testing.B) {
	s, err := cognate.New(b.Context(), cognate.Config{
		DB: filepath.Join(b.TempDir(), "cognate.db"), MasterKey: cognate.NewMasterKey(), AnyCredentials: true, SmallHash: true,
		Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	call := func(r *http.Request) answer {
		r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/us-east-1/cognito-idp/aws4_request, SignedHeaders=host;x-amz-date, Signature=00")
		a := ask(b, s, r)
		if a.Status != http.StatusOK {
			b.Fatal(a.Status, string(a.Body))
		}
		return a
	}
	pool := call(request("CreateUserPool", `{"PoolName":"bench"}`)).UserPool.ID
	for i := range 100 {
		call(request("AdminCreateUser", fmt.Sprintf(`{"UserPoolId":%q,"Username":"user-%d","MessageAction":"SUPPRESS","UserAttributes":[
			{"Name":"email","Value":"user-%[2]d@example.com"},{"Name":"email_verified","Value":"true"},{"Name":"name","Value":"Bench User"}]}`, pool, i)))
	}
	for operation, member := range map[string]string{
		"AdminGetUser": `"Username":"user-42"`,
		"ListUsers":    `"Filter":"email = \"user-42@example.com\""`,
	} {
		b.Run(operation, func(b *testing.B) {
			body := fmt.Sprintf(`{"UserPoolId":%q,%s}`, pool, member)
			r := request(operation, body)
			r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/us-east-1/cognito-idp/aws4_request, SignedHeaders=host;x-amz-date, Signature=00")
			b.ReportAllocs()
			for b.Loop() {
				r.Body = io.NopCloser(strings.NewReader(body))
				w := sink{header: http.Header{}}
				s.ServeHTTP(&w, r)
				if w.status != http.StatusOK {
					b.Fatal(w.status)
				}
			}
		})
	}
}
