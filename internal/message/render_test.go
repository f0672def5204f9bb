package message

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
)

func byLinkPool() *userpool.Pool {
	return pool(func(s *userpool.Settings) { s.Verification.DefaultEmailOption = "CONFIRM_WITH_LINK" })
}

func TestVerificationByLink(t *testing.T) {
	u, client := alice(), &userpool.Client{ID: "1example23456789"}
	u.Username = "al&ce+1"
	const link = "https://login.example.com/confirmUser?client_id=1example23456789&confirmation_code=042137&user_name=al%26ce%2B1"
	for _, purpose := range []Purpose{SignUp, ResendCode} {
		var sent box
		if _, err := service(&sent).Verification(t.Context(), byLinkPool(), u, client, "email", "042137", purpose); err != nil {
			t.Fatal(err)
		}
		m := sent.sent[0]
		want := []string{
			"Your verification link",
			`Please click the link below to verify your email address. <a href="` + strings.ReplaceAll(link, "&", "&amp;") + `">Verify Email</a> `,
			"Please click the link below to verify your email address. Verify Email: " + link,
			"042137",
		}
		if diff := cmp.Diff(want, []string{m.Subject, m.HTML, m.Text, m.Code}); diff != "" {
			t.Errorf("%s: %s", purpose, diff)
		}
	}
}

func TestOnlyNewAccountsAreConfirmedByLink(t *testing.T) {
	client := &userpool.Client{ID: "1example23456789"}
	tests := []struct {
		purpose   Purpose
		attribute string
		client    *userpool.Client
	}{
		{ForgotPassword, "email", client},
		{UpdateUserAttribute, "email", client},
		{VerifyUserAttribute, "email", client},
		{SignUp, "phone_number", client},
		{SignUp, "email", nil},
	}
	for _, tt := range tests {
		var sent box
		if _, err := service(&sent).Verification(t.Context(), byLinkPool(), alice(), tt.client, tt.attribute, "042137", tt.purpose); err != nil {
			t.Fatal(err)
		}
		if m := sent.sent[0]; strings.Contains(m.Text+m.HTML, "http") || !strings.Contains(m.Text, "042137") {
			t.Errorf("%s to %s: %q", tt.purpose, tt.attribute, m.Text)
		}
	}
}

func TestPreview(t *testing.T) {
	p := pool(func(s *userpool.Settings) {
		s.Verification = userpool.VerificationTemplate{
			EmailSubjectByLink: "Welcome {username}", EmailMessageByLink: "<p>{##Go##}</p>", DefaultEmailOption: "CONFIRM_WITH_LINK",
		}
		s.Email = userpool.EmailConfiguration{From: "Shop <shop@example.com>", ReplyTo: "help@example.com"}
	})
	v := Values{Username: "ann", Code: "123456", Link: "https://example.com/x"}
	tests := []struct {
		medium  string
		purpose Purpose
		values  Values
		want    Reading
	}{
		{"EMAIL", SignUp, v, Reading{"Shop <shop@example.com>", "help@example.com", "Welcome ann", `<p><a href="https://example.com/x">Go</a></p>`, "Go: https://example.com/x"}},
		{"SMS", SignUp, v, Reading{Text: "Your verification code is 123456. "}},
		{"SMS", AdminCreateUser, Values{Username: "ann"}, Reading{Text: "Your username is ann. "}},
		{"EMAIL", ForgotPassword, v, Reading{"Shop <shop@example.com>", "help@example.com", "Your verification code", "Your password reset code is 123456. ", "Your password reset code is 123456."}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Preview(p, tt.medium, tt.purpose, tt.values)); diff != "" {
			t.Errorf("%s for %s: %s", tt.medium, tt.purpose, diff)
		}
	}
}

func TestNotices(t *testing.T) {
	a := Attempt{
		Username: "ann", Time: time.Date(2026, 5, 7, 10, 11, 12, 0, time.UTC), IP: "192.0.2.1", City: "Bern", Country: "Switzerland",
		Device: "<b>Firefox</b> {username}", EventID: "e1", FeedbackToken: "f1", Valid: "https://example.com/?a&b", Invalid: "https://example.com/no",
	}
	c := userpool.RiskNotification{
		From: "Security <security@example.com>", ReplyTo: "help@example.com",
		Block: &userpool.RiskEmail{
			Subject: "{username}: blocked",
			HTML:    `{device-name} {ip-address} {city} {country} {login-time} {event-id} {feedback-token} <a href="{one-click-link-valid}">me</a>`,
			Text:    "{device-name}: {one-click-link-invalid}",
		},
		MFA: &userpool.RiskEmail{Subject: "Second factor"},
	}
	want := Reading{
		"Security <security@example.com>", "help@example.com", "ann: blocked",
		`&lt;b&gt;Firefox&lt;/b&gt; {username} 192.0.2.1 Bern Switzerland 2026-05-07 10:11:12 UTC e1 f1 <a href="https://example.com/?a&amp;b">me</a>`,
		"<b>Firefox</b> {username}: https://example.com/no",
	}
	if diff := cmp.Diff(want, Notify(c, Blocked, a)); diff != "" {
		t.Error(diff)
	}
	if got := Notify(c, AskedForMFA, a); got.Subject != "Second factor" || !strings.Contains(got.Text, "Location: Bern, Switzerland") {
		t.Errorf("%+v", got)
	}
	c.SourceARN = "arn:aws:ses:us-east-1:000000000000:identity/ses@example.com"
	c.From = ""
	got := Notify(c, Passed, Attempt{})
	if got.From != "ses@example.com" || got.Subject != "New sign-in attempt" || !strings.Contains(got.Text, "Device: Unknown") {
		t.Errorf("%+v", got)
	}
}
