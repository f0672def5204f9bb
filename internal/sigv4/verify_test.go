package sigv4

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cognate/internal/fault"
)

func at(stamp string) time.Time {
	t, err := time.Parse(timeFormat, stamp)
	if err != nil {
		return time.Time{}
	}
	return t
}

func verifier(now string) *Verifier {
	return &Verifier{
		Now: func() time.Time { return at(now) },
		Secret: func(_ context.Context, id, token string) (string, error) {
			switch {
			case id == exampleID && token == "", id == "ASIATEMPORARY" && token == "the token":
				return exampleSecret, nil
			case id == "AKIDBROKEN":
				return "", errors.New("disk full")
			}
			return "", fmt.Errorf("key %s: %w", id, ErrUnknownKey)
		},
	}
}

const (
	signedAt = "20260801T120000Z"
	target   = "AWSCognitoIdentityProviderService.ListUserPools"
	payload  = `{"MaxResults":10}`
)

var example = Credential{AccessKeyID: exampleID, Region: "eu-west-1", Service: "cognito-idp"}

func signed(cred Credential, change func(*http.Request)) *http.Request {
	r := httptest.NewRequest("POST", "http://127.0.0.1:9229/", strings.NewReader(payload))
	r.Header.Set("Content-Type", "application/x-amz-json-1.1")
	r.Header.Set("X-Amz-Target", target)
	if change != nil {
		change(r)
	}
	Sign(r, []byte(payload), cred, exampleSecret, at(signedAt))
	return r
}

func TestVerifyAcceptsWhatSignMakes(t *testing.T) {
	temporary := example
	temporary.AccessKeyID, temporary.SessionToken = "ASIATEMPORARY", "the token"
	for name, r := range map[string]*http.Request{
		"plain":         signed(example, nil),
		"session token": signed(temporary, nil),
		"hash declared": signed(example, func(r *http.Request) { r.Header.Set(headerPayload, hexSum([]byte(payload))) }),
		"unsigned body": signed(example, func(r *http.Request) { r.Header.Set(headerPayload, unsignedPayload) }),
		"path": signed(example, func(r *http.Request) {
			r.URL.Path, r.URL.RawPath, r.URL.RawQuery = "/a b/é/", "/a%20b/%C3%A9/", "b=%2f&a=x+y&a=%zz&c"
		}),
		"proxy headers": func() *http.Request {
			r := signed(example, nil)
			r.Header.Set("X-Amzn-Trace-Id", "Root=1")
			r.Header.Set("X-Amz-Cf-Id", "x")
			return r
		}(),
	} {
		cred, err := verifier(signedAt).Verify(r, []byte(payload), "cognito-idp")
		if err != nil || cred.Region != "eu-west-1" || cred.Date != at(signedAt) {
			t.Errorf("%s: %+v, %v", name, cred, err)
		}
	}
}

// Go's server takes Host and, for some requests, Content-Length out of the
// header map; a signature over both must verify all the same.
func TestVerifyBehindARealServer(t *testing.T) {
	var got error
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		_, got = verifier(signedAt).Verify(r, body, "cognito-idp")
	}))
	defer srv.Close()
	r, err := http.NewRequest("POST", srv.URL, strings.NewReader(payload))
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"content-length", "host", "x-amz-date"}
	r.Header.Set(headerDate, signedAt)
	key := scope{exampleSecret, "20260801", "eu-west-1", "cognito-idp"}.signingKey()
	r.Header.Set("Authorization", algorithm+" Credential="+exampleID+"/20260801/eu-west-1/cognito-idp/aws4_request,"+
		"SignedHeaders="+strings.Join(names, ";")+",Signature="+
		signature(key, signedAt, "20260801", "eu-west-1", "cognito-idp",
			canonicalRequest(r, names, strings.Join(names, ";"), hexSum([]byte(payload)))))
	resp, err := srv.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if got != nil {
		t.Error(got)
	}
}

func TestTamperedRequestsAreRefused(t *testing.T) {
	body := []byte(payload)
	for name, change := range map[string]func(*http.Request){
		"method": func(r *http.Request) { r.Method = "PUT" },
		"path":   func(r *http.Request) { r.URL.Path = "/x" },
		"query":  func(r *http.Request) { r.URL.RawQuery = "x=1" },
		"host":   func(r *http.Request) { r.Host = "elsewhere" },
		"target": func(r *http.Request) {
			r.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService.DeleteUserPool")
		},
		"second value": func(r *http.Request) { r.Header.Add("X-Amz-Target", "x") },
		"content type": func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") },
		"date":         func(r *http.Request) { r.Header.Set(headerDate, "20260801T120001Z") },
		"region": func(r *http.Request) {
			r.Header.Set("Authorization", strings.Replace(r.Header.Get("Authorization"), "eu-west-1", "us-east-1", 1))
		},
		"signature": func(r *http.Request) {
			a := []byte(r.Header.Get("Authorization"))
			a[len(a)-1] ^= 1
			r.Header.Set("Authorization", string(a))
		},
		"upper-case signature": func(r *http.Request) {
			before, sig, _ := strings.Cut(r.Header.Get("Authorization"), "Signature=")
			r.Header.Set("Authorization", before+"Signature="+strings.ToUpper(sig)+"A")
		},
		"body": func(*http.Request) { body = []byte(`{"MaxResults":60}`) },
	} {
		body = []byte(payload)
		r := signed(example, nil)
		change(r)
		cred, err := verifier(signedAt).Verify(r, body, "cognito-idp")
		f, ok := fault.From(err)
		if !ok || f.Code != fault.InvalidSignature || !strings.HasPrefix(f.Message, "The request signature we calculated") {
			t.Errorf("%s: %+v, %v", name, cred, err)
		}
		if cred != (Credential{}) {
			t.Errorf("%s: credential %+v with an error", name, cred)
		}
	}
}

func TestRefusals(t *testing.T) {
	const ok = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260801/eu-west-1/cognito-idp/aws4_request, " +
		"SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=00"
	with := func(old, new string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("Authorization", strings.Replace(ok, old, new, 1)) }
	}
	unknown, otherToken := example, example
	unknown.AccessKeyID, otherToken.SessionToken = "AKIDUNKNOWN", "made up"
	for _, c := range []struct {
		name    string
		r       *http.Request
		change  func(*http.Request)
		code    fault.Code
		message string
	}{
		{"no header", nil, func(r *http.Request) { r.Header.Del("Authorization") },
			fault.MissingAuthenticationToken, "Missing Authentication Token"},
		{"bearer", nil, func(r *http.Request) { r.Header.Set("Authorization", "Bearer x") },
			fault.MissingAuthenticationToken, "Missing Authentication Token"},
		{"two headers", nil, func(r *http.Request) { r.Header.Add("Authorization", ok) },
			fault.IncompleteSignature, "exactly one"},
		{"algorithm", nil, with("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"),
			fault.IncompleteSignature, "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'."},
		{"no parameters", nil, func(r *http.Request) { r.Header.Set("Authorization", algorithm) },
			fault.IncompleteSignature, "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. " +
				"Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256"},
		{"no equal sign", nil, with("Signature=00", "Signature"),
			fault.IncompleteSignature, "'Signature' not a valid key=value pair (missing equal-sign) in Authorization header."},
		{"parameter twice", nil, with("Signature=00", "Signature=00, Signature=00"),
			fault.IncompleteSignature, "more than once"},
		{"four elements", nil, with("/aws4_request", ""),
			fault.IncompleteSignature, "Credential must have exactly 5 slash-delimited elements"},
		{"terminator", nil, with("aws4_request", "aws5_request"),
			fault.InvalidSignature, "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'."},
		{"region", nil, with("eu-west-1", "../etc"), fault.IncompleteSignature, "exactly 5"},
		{"region name", nil, with("eu-west-1", "EU_west"), fault.InvalidSignature, "Credential should be scoped to a valid region."},
		{"service", nil, with("cognito-idp", "sts"),
			fault.InvalidSignature, "Credential should be scoped to correct service: 'cognito-idp'. "},
		{"scope date", nil, with("20260801", "20260802"),
			fault.InvalidSignature, "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: " +
				"'20260802' != '20260801', from '20260801T120000Z'."},
		{"unsorted", nil, with("content-type;host", "host;content-type"), fault.IncompleteSignature, "'SignedHeaders' must be"},
		{"header twice", nil, with("host;", "host;host;"), fault.IncompleteSignature, "'SignedHeaders' must be"},
		{"capitals", nil, with("content-type", "Content-Type"), fault.IncompleteSignature, "'SignedHeaders' must be"},
		{"host unsigned", nil, with("host;", ""),
			fault.IncompleteSignature, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."},
		{"date unsigned", nil, with("x-amz-date;", ""),
			fault.IncompleteSignature, "'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization."},
		{"target unsigned", nil, with(";x-amz-target", ""),
			fault.IncompleteSignature, "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization."},
		{"token added", nil, func(r *http.Request) { r.Header.Set(headerToken, "x") },
			fault.IncompleteSignature, "'X-Amz-Security-Token' must be a 'SignedHeader' in the AWS Authorization."},
		{"no date", nil, func(r *http.Request) { r.Header.Del(headerDate) },
			fault.IncompleteSignature, "existence of either a 'X-Amz-Date' or a 'Date' header"},
		{"date format", nil, func(r *http.Request) { r.Header.Set(headerDate, "2026-08-01") },
			fault.IncompleteSignature, "Date must be in ISO-8601 'basic format'. Got '2026-08-01'."},
		{"Date unsigned", nil, func(r *http.Request) {
			r.Header.Set("Date", at(signedAt).Format(http.TimeFormat))
			r.Header.Del(headerDate)
		}, fault.IncompleteSignature, "'Date' must be a 'SignedHeader'"},
		{"unknown key", signed(unknown, nil), nil,
			fault.UnrecognizedClient, "The security token included in the request is invalid."},
		{"token of another", signed(otherToken, nil), nil,
			fault.UnrecognizedClient, "The security token included in the request is invalid."},
		{"wrong declared hash", signed(example, func(r *http.Request) { r.Header.Set(headerPayload, hexSum(nil)) }), nil,
			fault.InvalidSignature, "The request signature we calculated"},
		{"streaming", signed(example, func(r *http.Request) { r.Header.Set(headerPayload, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD") }), nil,
			fault.InvalidSignature, "The request signature we calculated"},
	} {
		r := c.r
		if r == nil {
			r = signed(example, nil)
		}
		if c.change != nil {
			c.change(r)
		}
		_, err := verifier(signedAt).Verify(r, []byte(payload), "cognito-idp")
		f, isFault := fault.From(err)
		if !isFault || f.Code != c.code || !strings.Contains(f.Message, c.message) {
			t.Errorf("%s: %v; want %s: %s", c.name, err, c.code, c.message)
		}
	}
}

func TestDecoySecretOpensNothing(t *testing.T) {
	r := signed(example, nil)
	unknown := example
	unknown.AccessKeyID = "AKIDUNKNOWN"
	Sign(r, []byte(payload), unknown, decoy, at(signedAt))
	if _, err := verifier(signedAt).Verify(r, []byte(payload), "cognito-idp"); !errors.Is(err, fault.UnrecognizedClient) {
		t.Errorf("Verify = %v; want UnrecognizedClient", err)
	}
}

func TestClockSkew(t *testing.T) {
	for now, want := range map[string]string{
		"20260801T120500Z": "",
		"20260801T115500Z": "",
		"20260801T120501Z": "Signature expired: 20260801T120000Z is now earlier than 20260801T120001Z (20260801T120501Z - 5 min.)",
		"20260801T115459Z": "Signature not yet current: 20260801T120000Z is still later than 20260801T115959Z (20260801T115459Z + 5 min.)",
	} {
		_, err := verifier(now).Verify(signed(example, nil), []byte(payload), "cognito-idp")
		f, _ := fault.From(err)
		switch {
		case want == "" && err != nil:
			t.Errorf("at %s: %v", now, err)
		case want != "" && (f == nil || f.Code != fault.InvalidSignature || f.Message != want):
			t.Errorf("at %s: %v; want %s", now, err, want)
		}
	}
}

func TestFailingLookUpIsInternal(t *testing.T) {
	broken := example
	broken.AccessKeyID = "AKIDBROKEN"
	_, err := verifier(signedAt).Verify(signed(broken, nil), []byte(payload), "cognito-idp")
	if _, ok := fault.From(err); ok || err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("Verify = %v; want an internal error", err)
	}
}

func TestScopeDoesNotVerify(t *testing.T) {
	r := signed(example, nil)
	r.Header.Set("Authorization", r.Header.Get("Authorization")+"00")
	cred, err := Scope(r)
	if err != nil || cred != example {
		t.Errorf("Scope = %+v, %v", cred, err)
	}
	r.Header.Del("Authorization")
	if _, err := Scope(r); !errors.Is(err, fault.MissingAuthenticationToken) {
		t.Errorf("Scope without header = %v", err)
	}
}

func TestSigningKeysStayBounded(t *testing.T) {
	var keys signingKeys
	for i := range 3 * maxSigningKeys {
		s := scope{exampleSecret, "20260801", fmt.Sprint("r", i), "s"}
		for range 2 { // made, then remembered
			if string(keys.get(s)) != string(s.signingKey()) {
				t.Fatal("another key from the cache")
			}
		}
	}
	if n := len(keys.keys); n > maxSigningKeys {
		t.Errorf("%d keys kept; want at most %d", n, maxSigningKeys)
	}
}

// FuzzAuthorization looks for headers that crash the verifier or that it
// believes: nothing but the one true signature may pass.
func FuzzAuthorization(f *testing.F) {
	good := signed(example, nil).Header.Get("Authorization")
	f.Add(good, signedAt)
	f.Add("AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request,SignedHeaders=;,Signature==", "")
	f.Add("AWS4-HMAC-SHA256 Credential=////,SignedHeaders=host,,Signature=0", "Sat, 01 Aug 2026 12:00:00 GMT")
	f.Add("AWS4-", "\x00")
	_, trueSignature, _ := strings.Cut(good, "Signature=")
	f.Fuzz(func(t *testing.T, header, date string) {
		r := signed(example, nil)
		r.Header["Authorization"] = []string{header}
		r.Header[headerDate] = []string{date}
		cred, err := verifier(signedAt).Verify(r, []byte(payload), "cognito-idp")
		if err == nil && (!strings.Contains(header, trueSignature) || date != signedAt || cred.AccessKeyID != exampleID) {
			t.Errorf("%q at %q is believed", header, date)
		}
		if _, ok := fault.From(err); err != nil && !ok {
			t.Errorf("%q at %q: internal error %v", header, date, err)
		}
		if cred, err := Scope(r); err == nil && !isRegion(cred.Region) {
			t.Errorf("%q: region %q", header, cred.Region)
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	v, r, body := verifier(signedAt), signed(example, nil), []byte(payload)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := v.Verify(r, body, "cognito-idp"); err != nil {
			b.Fatal(err)
		}
	}
}
