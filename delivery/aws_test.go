package delivery

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/google/go-cmp/cmp"
)

// cloud is a server in place of an AWS service: it keeps what it is asked and
// answers one thing.
type cloud struct {
	url    string
	status int
	answer string

	mu    sync.Mutex
	asked []call
}

// call is a request as it came.
type call struct{ method, path, body, authorization string }

// region is what the request is signed for.
func (c call) region() string {
	_, scope, _ := strings.Cut(c.authorization, "Credential=")
	parts := strings.Split(scope, "/")
	if len(parts) < 4 {
		return ""
	}
	return parts[2]
}

func startCloud(t *testing.T, status int, media, answer string) *cloud {
	t.Helper()
	c := &cloud{status: status, answer: answer}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		c.mu.Lock()
		c.asked = append(c.asked, call{r.Method, r.URL.Path, string(body), r.Header.Get("Authorization")})
		c.mu.Unlock()
		w.Header().Set("Content-Type", media)
		w.WriteHeader(c.status)
		io.WriteString(w, c.answer)
	}))
	t.Cleanup(s.Close)
	c.url = s.URL
	return c
}

func (c *cloud) last(t *testing.T) call {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.asked) == 0 {
		t.Fatal("nothing was asked")
	}
	return c.asked[len(c.asked)-1]
}

func awsConfig() aws.Config {
	return aws.Config{Region: "eu-west-1", Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "SERVER", SecretAccessKey: "s"}, nil
	})}
}

func TestSESRequest(t *testing.T) {
	c := startCloud(t, 200, "application/json", `{"MessageId":"1"}`)
	m := welcome()
	m.Subject = "Ihr Code für Zürich"
	m.Account = Account{Own: true, SourceARN: "arn:aws:ses:us-west-2:123456789012:identity/shop.example", ConfigurationSet: "codes"}
	if err := NewSES(awsConfig(), c.url).Send(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	got := c.last(t)
	if got.method != "POST" || got.path != "/v2/email/outbound-emails" || got.region() != "us-west-2" {
		t.Errorf("%s %s for %s", got.method, got.path, got.region())
	}
	want := `{
		"FromEmailAddress": "\"Shop\" <no-reply@shop.example>",
		"FromEmailAddressIdentityArn": "arn:aws:ses:us-west-2:123456789012:identity/shop.example",
		"ReplyToAddresses": ["<help@shop.example>"],
		"ConfigurationSetName": "codes",
		"Destination": {"ToAddresses": ["alice@example.com"]},
		"Content": {"Simple": {
			"Subject": {"Data": "Ihr Code für Zürich", "Charset": "UTF-8"},
			"Body": {"Text": {"Data": "Your code is 123456.", "Charset": "UTF-8"}, "Html": {"Data": "Your code is <b>123456</b>.", "Charset": "UTF-8"}}
		}}
	}`
	if diff := cmp.Diff(parsed(t, want), parsed(t, got.body)); diff != "" {
		t.Error(diff)
	}
}

func TestSESWithoutAnIdentity(t *testing.T) {
	c := startCloud(t, 200, "application/json", `{"MessageId":"1"}`)
	m := welcome()
	m.ReplyTo, m.HTML, m.Subject = "", "", "one\r\nBcc: two@example.com"
	if err := NewSES(awsConfig(), c.url).Send(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	want := `{
		"FromEmailAddress": "\"Shop\" <no-reply@shop.example>",
		"Destination": {"ToAddresses": ["alice@example.com"]},
		"Content": {"Simple": {
			"Subject": {"Data": "one Bcc: two@example.com", "Charset": "UTF-8"},
			"Body": {"Text": {"Data": "Your code is 123456.", "Charset": "UTF-8"}}
		}}
	}`
	if diff := cmp.Diff(parsed(t, want), parsed(t, c.last(t).body)); diff != "" {
		t.Error(diff)
	}
	if got := c.last(t).region(); got != "eu-west-1" {
		t.Errorf("region %q", got)
	}
}

func TestSESErrors(t *testing.T) {
	tests := []struct {
		status  int
		answer  string
		refused bool
		denied  bool
	}{
		{400, `{"__type":"MessageRejected","message":"alice@example.com is not verified"}`, true, false},
		{400, `{"__type":"SendingPausedException","message":"for alice@example.com"}`, false, false},
		{403, `{"__type":"AccessDeniedException","message":"for alice@example.com"}`, false, true},
		{429, `{"__type":"TooManyRequestsException"}`, false, false},
		{500, `<html>alice@example.com`, false, false},
		{200, `{"MessageId":`, false, false},
	}
	for _, tt := range tests {
		c := startCloud(t, tt.status, "application/json", tt.answer)
		err := NewSES(awsConfig(), c.url).Send(t.Context(), welcome())
		if err == nil || errors.Is(err, ErrRefused) != tt.refused || errors.Is(err, ErrNotAllowed) != tt.denied || strings.Contains(err.Error(), "alice") {
			t.Errorf("%d %s: %v", tt.status, tt.answer, err)
		}
		if len(c.asked) != 1 {
			t.Errorf("%d: asked %d times", tt.status, len(c.asked))
		}
	}
	if err := NewSES(awsConfig(), "http://127.0.0.1:1").Send(t.Context(), Message{Medium: SMS}); err == nil {
		t.Error("SES took a text message")
	}
}

const published = `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>`

func TestSNSRequest(t *testing.T) {
	c := startCloud(t, 200, "text/xml", published)
	m := Message{Medium: SMS, To: "+15550100", Text: "Your code is 123456. ", Account: Account{Region: "ap-south-1", CallerARN: "arn:aws:iam::123456789012:role/sms"}}
	if err := NewSNS(awsConfig(), SNSOptions{Endpoint: c.url}).Send(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	got := c.last(t)
	if got.region() != "ap-south-1" || strings.Contains(got.authorization, "ROLE") {
		t.Errorf("signed %s", got.authorization)
	}
	want := "Action=Publish&Message=Your+code+is+123456.+" +
		"&MessageAttributes.entry.1.Name=AWS.SNS.SMS.SMSType&MessageAttributes.entry.1.Value.DataType=String" +
		"&MessageAttributes.entry.1.Value.StringValue=Transactional&PhoneNumber=%2B15550100&Version=2010-03-31"
	if got.body != want {
		t.Errorf("body\n%s\nwant\n%s", got.body, want)
	}
}

func TestSNSAsThePoolsRole(t *testing.T) {
	c := startCloud(t, 200, "text/xml", published)
	roles := startCloud(t, 200, "text/xml", `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
		<AccessKeyId>ROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
		</Credentials></AssumeRoleResult></AssumeRoleResponse>`)
	s := NewSNS(awsConfig(), SNSOptions{Endpoint: c.url, AssumeRole: true, STSEndpoint: roles.url})
	m := Message{Medium: SMS, To: "+15550100", Text: "x", Account: Account{CallerARN: "arn:aws:iam::123456789012:role/sms", ExternalID: "pool-7"}}
	for range 2 {
		if err := s.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	form, err := url.ParseQuery(roles.last(t).body)
	if err != nil {
		t.Fatal(err)
	}
	if form.Get("RoleArn") != m.Account.CallerARN || form.Get("ExternalId") != "pool-7" || len(roles.asked) != 1 {
		t.Errorf("asked for the role %d times with %v", len(roles.asked), form)
	}
	if got := c.last(t).authorization; !strings.Contains(got, "Credential=ROLE/") {
		t.Errorf("signed %s", got)
	}
}

func TestSNSWithoutPermission(t *testing.T) {
	const denied = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>+15550100</Message></Error></ErrorResponse>`
	roles := startCloud(t, 403, "text/xml", denied)
	m := Message{Medium: SMS, To: "+15550100", Text: "x", Account: Account{CallerARN: "arn:aws:iam::123456789012:role/sms"}}
	err := NewSNS(awsConfig(), SNSOptions{AssumeRole: true, STSEndpoint: roles.url}).Send(t.Context(), m)
	if !errors.Is(err, ErrRole) || errors.Is(err, ErrNotAllowed) || strings.Contains(err.Error(), "5550100") {
		t.Errorf("a role that doesn't trust the server: %v", err)
	}
	c := startCloud(t, 403, "text/xml", denied)
	err = NewSNS(awsConfig(), SNSOptions{Endpoint: c.url}).Send(t.Context(), m)
	if !errors.Is(err, ErrNotAllowed) || errors.Is(err, ErrRole) || strings.Contains(err.Error(), "5550100") {
		t.Errorf("a server that may not publish: %v", err)
	}
}

func TestSNSErrors(t *testing.T) {
	for code, refused := range map[string]bool{"InvalidParameter": true, "AuthorizationError": false, "Throttled": false} {
		c := startCloud(t, 400, "text/xml", `<ErrorResponse><Error><Type>Sender</Type><Code>`+code+`</Code><Message>+15550100</Message></Error></ErrorResponse>`)
		err := NewSNS(awsConfig(), SNSOptions{Endpoint: c.url}).Send(t.Context(), Message{Medium: SMS, To: "+15550100", Text: "x"})
		if err == nil || errors.Is(err, ErrRefused) != refused || strings.Contains(err.Error(), "5550100") || !strings.Contains(err.Error(), code) {
			t.Errorf("%s: %v", code, err)
		}
	}
	if err := NewSNS(awsConfig(), SNSOptions{}).Send(t.Context(), welcome()); err == nil {
		t.Error("SNS took a mail")
	}
}

func parsed(t *testing.T, text string) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}
