package delivery

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func noon() time.Time { return time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC) }

func text() Message {
	return Message{ID: "msg-1", PoolID: "us-east-1_Example01", Username: "alice", Medium: SMS, Purpose: "SignUp", To: "+15550100", Text: "Your code is 123456. ", Code: "123456", Created: noon()}
}

// gateway returns a Gateway to a server that answers with a handler.
func gateway(t *testing.T, secret string, h http.HandlerFunc) *Gateway {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	g, err := NewGateway(s.URL+"/messages", GatewayOptions{Secret: secret, Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// The signature is openssl's: printf 'msg-1.1780315200.%s' "$body" | openssl
// dgst -sha256 -mac HMAC -macopt hexkey:… -binary | base64
const (
	gatewaySecret    = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
	gatewayBody      = `{"id":"msg-1","medium":"SMS","purpose":"SignUp","userPoolId":"us-east-1_Example01","username":"alice","sub":"","to":"+15550100","text":"Your code is 123456. ","code":"123456","created":"2026-06-01T12:00:00Z"}`
	gatewaySignature = "HSSH9K2TXeilnzhdJAhbHsyXd5ppchigXZQ8IdtbKeA="
)

func TestGatewayPostsSignedMessages(t *testing.T) {
	g := gateway(t, gatewaySecret, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if string(body) != gatewayBody {
			t.Errorf("body %s", body)
		}
		want := map[string]string{
			"Webhook-Id": "msg-1", "Webhook-Timestamp": "1780315200", "Webhook-Signature": "v1," + gatewaySignature, "Content-Type": "application/json",
		}
		for name, value := range want {
			if got := r.Header.Get(name); got != value {
				t.Errorf("%s: %q; want %q", name, got, value)
			}
		}
		w.WriteHeader(http.StatusAccepted)
	})
	if err := g.Send(t.Context(), text()); err != nil {
		t.Error(err)
	}
}

func TestGatewayCarriesMails(t *testing.T) {
	var got GatewayMessage
	g := gateway(t, "", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Webhook-Signature") != "" {
			t.Error("signed without a secret")
		}
		json.NewDecoder(r.Body).Decode(&got)
	})
	if err := g.Send(t.Context(), welcome()); err != nil {
		t.Fatal(err)
	}
	m := welcome()
	want := GatewayMessage{ID: m.ID, Medium: Email, To: m.To, From: m.From, ReplyTo: m.ReplyTo, Subject: m.Subject, Text: m.Text, HTML: m.HTML, Code: m.Code, Created: m.Created}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestGatewayFailures(t *testing.T) {
	tests := map[string]struct {
		answer  http.HandlerFunc
		refused bool
	}{
		"500": {func(w http.ResponseWriter, r *http.Request) { http.Error(w, "to +15550100", 500) }, false},
		"400": {func(w http.ResponseWriter, r *http.Request) { http.Error(w, "to +15550100", 400) }, true},
		"429": {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(429) }, false},
		"401": {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }, false},
		"a redirect": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		}, false},
		"breaking off": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "9")
			io.WriteString(w, "{")
		}, false},
		"hanging up":     {func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }, false},
		"no HTTP at all": {func(w http.ResponseWriter, r *http.Request) { hijack(w, "\x00\x01rubbish +15550100\r\n\r\n") }, false},
	}
	for name, tt := range tests {
		err := gateway(t, "", tt.answer).Send(t.Context(), text())
		if err == nil || errors.Is(err, ErrRefused) != tt.refused || strings.Contains(err.Error(), "5550100") || strings.Contains(err.Error(), "/messages") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestGatewayThatStalls(t *testing.T) {
	gone := make(chan struct{})
	g := gateway(t, "", func(w http.ResponseWriter, r *http.Request) { <-gone })
	defer close(gone)
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if err := g.Send(ctx, text()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func TestNewGatewayRefuses(t *testing.T) {
	for _, endpoint := range []string{"", "ftp://h/", "https://", "https://u:s3cret@%zz"} {
		if _, err := NewGateway(endpoint, GatewayOptions{Now: noon}); err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%q: %v", endpoint, err)
		}
	}
	for _, secret := range []string{"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", "whsec_", "whsec_eA==", "whsec_!"} {
		if _, err := NewGateway("http://h/", GatewayOptions{Secret: secret, Now: noon}); err == nil {
			t.Errorf("secret %q is taken", secret)
		}
	}
}

// hijack answers with these bytes.
func hijack(w http.ResponseWriter, text string) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer conn.Close()
	io.WriteString(conn, text)
}

// twilio returns a Twilio for a server that answers with a handler.
func twilio(t *testing.T, query string, h http.HandlerFunc) *Twilio {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c, err := NewTwilio("twilio+http://AC1:t0ken@"+strings.TrimPrefix(s.URL, "http://")+query, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTwilioRequest(t *testing.T) {
	tests := []struct{ query, path, from, service string }{
		{"?from=+15550199", "/2010-04-01/Accounts/AC1/Messages.json", "+15550199", ""},
		{"?from=%2B15550199", "/2010-04-01/Accounts/AC1/Messages.json", "+15550199", ""},
		{"?from=SHOP", "/2010-04-01/Accounts/AC1/Messages.json", "SHOP", ""},
		{"?service=MG1&account=AC2", "/2010-04-01/Accounts/AC2/Messages.json", "", "MG1"},
	}
	for _, tt := range tests {
		c := twilio(t, tt.query, func(w http.ResponseWriter, r *http.Request) {
			user, token, _ := r.BasicAuth()
			if r.Method != "POST" || r.URL.Path != tt.path || user != "AC1" || token != "t0ken" {
				t.Errorf("%s %s by %s:%s", r.Method, r.URL.Path, user, token)
			}
			got := []string{r.FormValue("To"), r.FormValue("Body"), r.FormValue("From"), r.FormValue("MessagingServiceSid")}
			if diff := cmp.Diff([]string{"+15550100", "Your code is 123456. ", tt.from, tt.service}, got); diff != "" {
				t.Error(diff)
			}
			w.WriteHeader(http.StatusCreated)
			io.WriteString(w, `{"sid":"SM1","status":"queued"}`)
		})
		if err := c.Send(t.Context(), text()); err != nil {
			t.Errorf("%s: %v", tt.query, err)
		}
	}
}

func TestTwilioFailures(t *testing.T) {
	tests := []struct {
		status  int
		answer  string
		refused bool
		says    string
	}{
		{400, `{"code":21211,"message":"The 'To' number +15550100 is not valid","status":400}`, true, "status 400, code 21211"},
		{401, `{"code":20003}`, false, "status 401, code 20003"},
		{429, `{"code":20429}`, false, "status 429"},
		{500, `<html>+15550100`, false, "status 500"},
		{200, `{}`, false, "no message"},
		{201, `rubbish +15550100`, false, "no message"},
	}
	for _, tt := range tests {
		c := twilio(t, "?from=SHOP", func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(tt.status)
			io.WriteString(w, tt.answer)
		})
		err := c.Send(t.Context(), text())
		if err == nil || errors.Is(err, ErrRefused) != tt.refused || !strings.Contains(err.Error(), tt.says) || strings.Contains(err.Error(), "5550100") {
			t.Errorf("%d %s: %v", tt.status, tt.answer, err)
		}
	}
	c := twilio(t, "?from=SHOP", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	if err := c.Send(t.Context(), text()); err == nil || strings.Contains(err.Error(), "t0ken") {
		t.Errorf("hung up: %v", err)
	}
	if err := c.Send(t.Context(), welcome()); err == nil {
		t.Error("Twilio took a mail")
	}
}

func TestNewTwilioRefusesBadURLs(t *testing.T) {
	for _, raw := range []string{
		"https://AC1:t0ken@h?from=x", "twilio://h?from=x", "twilio://AC1@h?from=x", "twilio://AC1:t0ken@h", "twilio://AC1:t0ken@h/p?from=x",
		"twilio://AC1:t0ken@h?from=x&service=y", "twilio://AC1:t0ken@h?to=x", "twilio://AC1:t0ken@%zz",
	} {
		if _, err := NewTwilio(raw, nil); err == nil || strings.Contains(err.Error(), "t0ken") {
			t.Errorf("%s: %v", raw, err)
		}
	}
}
