package delivery

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func welcome() Message {
	return Message{
		ID: "0f8e1f1c-1111-4222-8333-444455556666", Medium: Email,
		To: "alice@example.com", From: "Shop <no-reply@shop.example>", ReplyTo: "help@shop.example",
		Subject: "Your verification code", Text: "Your code is 123456.", HTML: "Your code is <b>123456</b>.",
		Code: "123456", Created: time.Date(2026, 5, 7, 10, 11, 12, 0, time.UTC),
	}
}

func TestSMTPSendsTextAndHTMLOverSTARTTLS(t *testing.T) {
	server := startSMTP(t, smtpConfig{starttls: true, user: "shop", password: "s3cret"})
	if err := server.sender(t, "smtp", "").Send(t.Context(), welcome()); err != nil {
		t.Fatal(err)
	}
	got := server.received(t)
	want := received{from: "no-reply@shop.example", to: "alice@example.com", encrypted: true, user: "shop", data: got.data}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(received{})); diff != "" {
		t.Error(diff)
	}
	header := rawHeader(got.data)
	for name, want := range map[string]string{
		"From": `"Shop" <no-reply@shop.example>`, "To": "<alice@example.com>", "Reply-To": "<help@shop.example>",
		"Subject": "Your verification code", "Date": "Thu, 07 May 2026 10:11:12 +0000",
		"Message-Id": "<0f8e1f1c-1111-4222-8333-444455556666@shop.example>",
	} {
		if got := header.Get(name); got != want {
			t.Errorf("%s: %q; want %q", name, got, want)
		}
	}
	want1 := []string{"text/plain: Your code is 123456.", "text/html: Your code is <b>123456</b>."}
	if diff := cmp.Diff(want1, alternatives(t, got.data)); diff != "" {
		t.Error(diff)
	}
}

func TestSMTPImplicitTLS(t *testing.T) {
	server := startSMTP(t, smtpConfig{implicit: true, user: "shop", password: "s3cret"})
	if err := server.sender(t, "smtps", "").Send(t.Context(), welcome()); err != nil {
		t.Fatal(err)
	}
	if got := server.received(t); !got.encrypted || got.user != "shop" {
		t.Errorf("encrypted %v, user %q", got.encrypted, got.user)
	}
}

func TestSMTPSTARTTLSPolicies(t *testing.T) {
	tests := []struct {
		query             string
		offered           bool
		sent, encryptedIt bool
	}{
		{"", true, true, true},
		{"", false, false, false},
		{"?starttls=required", false, false, false},
		{"?starttls=optional", true, true, true},
		{"?starttls=optional", false, true, false},
		{"?starttls=none", true, true, false},
	}
	for _, tt := range tests {
		server := startSMTP(t, smtpConfig{starttls: tt.offered})
		err := server.sender(t, "smtp", tt.query).Send(t.Context(), welcome())
		if (err == nil) != tt.sent {
			t.Errorf("%q, offered %v: error %v", tt.query, tt.offered, err)
			continue
		}
		if tt.sent && server.received(t).encrypted != tt.encryptedIt {
			t.Errorf("%q, offered %v: encrypted is %v", tt.query, tt.offered, !tt.encryptedIt)
		}
	}
}

func TestSMTPDistrustsUnknownCertificates(t *testing.T) {
	server := startSMTP(t, smtpConfig{starttls: true})
	sender, err := NewSMTP("smtp://"+server.addr, SMTPOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := sender.Send(t.Context(), welcome()); err == nil {
		t.Error("sent to a server whose certificate nobody vouches for")
	}
}

func TestSMTPErrorsTellNothingOfTheMessage(t *testing.T) {
	server := startSMTP(t, smtpConfig{refuseData: "554 5.7.1 spam: Your code is 123456 for alice@example.com"})
	err := server.sender(t, "smtp", "?starttls=none").Send(t.Context(), welcome())
	if err == nil {
		t.Fatal("no error from a refused mail")
	}
	for _, secret := range []string{"123456", "alice", "0f8e1f1c"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("error contains %q: %v", secret, err)
		}
	}
	if !strings.Contains(err.Error(), "554 5.7.1") {
		t.Errorf("error lacks the server's codes: %v", err)
	}
}

func TestSMTPWrongPassword(t *testing.T) {
	server := startSMTP(t, smtpConfig{starttls: true, user: "shop", password: "s3cret"})
	sender := server.sender(t, "smtp", "")
	sender.password = "gu3ss"
	err := sender.Send(t.Context(), welcome())
	if err == nil || !strings.Contains(err.Error(), "535") || strings.Contains(err.Error(), "gu3ss") {
		t.Errorf("error = %v", err)
	}
}

func TestSMTPLogsInToThisMachineWithoutTLS(t *testing.T) {
	server := startSMTP(t, smtpConfig{user: "shop", password: "s3cret"})
	if err := server.sender(t, "smtp", "?starttls=none").Send(t.Context(), welcome()); err != nil {
		t.Fatal(err)
	}
	if got := server.received(t); got.encrypted || got.user != "shop" {
		t.Errorf("encrypted %v, user %q", got.encrypted, got.user)
	}
}

func TestSMTPGivesUpWithItsContext(t *testing.T) {
	server := startSMTP(t, smtpConfig{silent: true})
	ctx, cancel := context.WithCancel(t.Context())
	sender := server.sender(t, "smtp", "")
	done := make(chan error)
	go func() { done <- sender.Send(ctx, welcome()) }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v", err)
	}
}

func TestSMTPTimesOut(t *testing.T) {
	server := startSMTP(t, smtpConfig{silent: true})
	sender := server.sender(t, "smtp", "")
	sender.timeout = time.Millisecond
	if err := sender.Send(t.Context(), welcome()); err == nil {
		t.Error("no error from a silent server")
	}
}

func TestNewSMTPRefusesBadURLs(t *testing.T) {
	for _, raw := range []string{
		"http://host", "smtp://", "smtp://host/path", "smtp://u:s3cret@host:99999", "smtp://u:s3cret@host:port",
		"smtp://host?starttls=maybe", "smtps://host?starttls=none", "smtp://host?tls=1", "smtp://u:s3cret@%zz",
	} {
		_, err := NewSMTP(raw, SMTPOptions{})
		if err == nil {
			t.Errorf("%s: accepted", raw)
		} else if strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%s: the error shows the password: %v", raw, err)
		}
	}
}

func TestNewSMTPDefaultPorts(t *testing.T) {
	for raw, want := range map[string]int{"smtp://h": 587, "smtps://h": 465, "smtp://h:25": 25} {
		s, err := NewSMTP(raw, SMTPOptions{})
		if err != nil || s.port != want {
			t.Errorf("%s: port %v, error %v; want %d", raw, s, err, want)
		}
	}
}

// alternatives returns the decoded parts of a multipart/alternative mail.
func alternatives(t *testing.T, data string) []string {
	t.Helper()
	kind, params, err := mime.ParseMediaType(rawHeader(data).Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("content type %q, error %v", kind, err)
	}
	_, body, _ := strings.Cut(data, "\n\n")
	parts := multipart.NewReader(strings.NewReader(body), params["boundary"])
	var got []string
	for {
		part, err := parts.NextPart() // undoes quoted-printable
		if err == io.EOF {
			return got
		} else if err != nil {
			t.Fatal(err)
		}
		kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, kind+": "+strings.TrimSpace(string(content)))
	}
}
