package message

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/delivery"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/userpool"
)

var start = time.Date(2026, 5, 7, 10, 0, 0, 0, time.UTC)

// box keeps what is sent.
type box struct{ sent []delivery.Message }

func (b *box) Send(_ context.Context, m delivery.Message) error {
	b.sent = append(b.sent, m)
	return nil
}

// service returns a Service whose messages all have the same id.
func service(sender delivery.Sender) *Service {
	return New(Options{
		Sender: sender, Hooks: hook.New(hook.Options{}), Now: func() time.Time { return start }, Rand: zeros{},
		Site: func(context.Context, *userpool.Pool) (string, error) { return "https://login.example.com", nil },
	})
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func alice() *userpool.User {
	return &userpool.User{
		PoolID: "us-east-1_Example01", Sub: "5b1d", Username: "alice",
		Attributes: map[string]string{"email": "alice@example.com", "phone_number": "+15555550100"},
	}
}

func pool(change func(*userpool.Settings)) *userpool.Pool {
	p := &userpool.Pool{ID: "us-east-1_Example01"}
	if change != nil {
		change(&p.Settings)
	}
	return p
}

func TestVerificationByMailWithDefaults(t *testing.T) {
	var sent box
	got, err := service(&sent).Verification(t.Context(), pool(nil), alice(), nil, "email", "042137", SignUp)
	if err != nil {
		t.Fatal(err)
	}
	if want := (Delivery{"a***@e***", "EMAIL", "email"}); got != want {
		t.Errorf("%+v; want %+v", got, want)
	}
	want := []delivery.Message{{
		ID: "00000000-0000-4000-8000-000000000000", PoolID: "us-east-1_Example01", Sub: "5b1d", Username: "alice",
		Medium: "EMAIL", Purpose: "SignUp", To: "alice@example.com", From: "no-reply@verificationemail.com",
		Subject: "Your verification code", Text: "Your verification code is 042137.",
		HTML: "Your verification code is 042137. ", Code: "042137", Created: start,
	}}
	if diff := cmp.Diff(want, sent.sent); diff != "" {
		t.Error(diff)
	}
}

func TestDefaultTexts(t *testing.T) {
	tests := []struct {
		purpose   Purpose
		attribute string
		subject   string
		text      string
	}{
		{ForgotPassword, "email", "Your verification code", "Your password reset code is 042137."},
		{ForgotPassword, "phone_number", "", "Your verification code is 042137. "},
		{ResendCode, "phone_number", "", "Your verification code is 042137. "},
		{VerifyUserAttribute, "email", "Your verification code", "Your verification code is 042137."},
		{Authentication, "email", "Your authentication code", "Your authentication code is 042137."},
		{Authentication, "phone_number", "", "Your authentication code is 042137. "},
	}
	for _, tt := range tests {
		var sent box
		if _, err := service(&sent).Verification(t.Context(), pool(nil), alice(), nil, tt.attribute, "042137", tt.purpose); err != nil {
			t.Fatal(err)
		}
		if m := sent.sent[0]; m.Subject != tt.subject || m.Text != tt.text {
			t.Errorf("%s to %s: %q: %q", tt.purpose, tt.attribute, m.Subject, m.Text)
		}
	}
}

func TestThePoolsOwnTexts(t *testing.T) {
	p := pool(func(s *userpool.Settings) {
		s.Verification = userpool.VerificationTemplate{
			SMS: "v {####}", EmailSubject: "V", EmailMessage: "<b>v</b> {####}",
			EmailMessageByLink: "{##here##}", DefaultEmailOption: "CONFIRM_WITH_LINK",
		}
		s.Invite = &userpool.MessageTemplate{SMS: "i {username} {####}", EmailSubject: "I {username}", EmailMessage: "i {####}"}
		s.SMSAuthenticationMessage = "a {####}"
		s.EmailMFA = &userpool.EmailMFA{Subject: "A", Message: "am {####}"}
		s.Email.From, s.Email.ReplyTo = "Shop <shop@example.com>", "help@example.com"
	})
	for purpose, want := range map[Purpose][4]string{
		SignUp:          {"v 1", "V", "<b>v</b> 1", "v 1"},
		ForgotPassword:  {"v 1", "V", "<b>v</b> 1", "v 1"},
		Authentication:  {"a 1", "A", "am 1", "am 1"},
		AdminCreateUser: {"i alice 1", "I alice", "i 1", "i 1"},
	} {
		var sent box
		for _, attribute := range []string{"phone_number", "email"} {
			if _, err := service(&sent).Verification(t.Context(), p, alice(), nil, attribute, "1", purpose); err != nil {
				t.Fatal(err)
			}
		}
		text, mail := sent.sent[0], sent.sent[1]
		if diff := cmp.Diff(want, [4]string{text.Text, mail.Subject, mail.HTML, mail.Text}); diff != "" {
			t.Errorf("%s: %s", purpose, diff)
		}
		if mail.From != "Shop <shop@example.com>" || mail.ReplyTo != "help@example.com" || text.From != "" {
			t.Errorf("%s: From %q, %q, Reply-To %q", purpose, mail.From, text.From, mail.ReplyTo)
		}
	}
}

func TestSenderAddress(t *testing.T) {
	for want, c := range map[string]userpool.EmailConfiguration{
		"":                {SourceARN: "arn:aws:ses:us-east-1:000000000000:identity/example.com"},
		"ses@example.com": {SourceARN: "arn:aws:ses:us-east-1:000000000000:identity/ses@example.com"},
		"own@example.com": {SourceARN: "arn:aws:ses:us-east-1:000000000000:identity/ses@example.com", From: "own@example.com"},
	} {
		if got := sender(c); got != want {
			t.Errorf("%+v: %q; want %q", c, got, want)
		}
	}
}

func TestMessagesNameThePoolsAccounts(t *testing.T) {
	identity := "arn:aws:ses:us-east-1:000000000000:identity/example.com"
	p := pool(func(s *userpool.Settings) {
		s.Email = userpool.EmailConfiguration{SendingAccount: "DEVELOPER", SourceARN: identity, ConfigurationSet: "codes"}
		s.SMS = &userpool.SMSConfiguration{SNSCallerARN: "arn:aws:iam::000000000000:role/sms", ExternalID: "x", SNSRegion: "us-west-2"}
	})
	var sent box
	for _, attribute := range []string{"email", "phone_number"} {
		for _, p := range []*userpool.Pool{p, pool(nil)} {
			if _, err := service(&sent).Verification(t.Context(), p, alice(), nil, attribute, "1", SignUp); err != nil {
				t.Fatal(err)
			}
		}
	}
	var got []delivery.Account
	for _, m := range sent.sent {
		got = append(got, m.Account)
	}
	want := []delivery.Account{
		{Own: true, SourceARN: identity, ConfigurationSet: "codes"}, {},
		{Own: true, CallerARN: "arn:aws:iam::000000000000:role/sms", ExternalID: "x", Region: "us-west-2"}, {},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPendingValuesGetTheirCode(t *testing.T) {
	u := alice()
	u.Pending = map[string]string{"email": "new@example.org"}
	var sent box
	s := service(&sent)
	for _, purpose := range []Purpose{UpdateUserAttribute, VerifyUserAttribute, ForgotPassword} {
		if _, err := s.Verification(t.Context(), pool(nil), u, nil, "email", "1", purpose); err != nil {
			t.Fatal(err)
		}
	}
	var to []string
	for _, m := range sent.sent {
		to = append(to, m.To)
	}
	if diff := cmp.Diff([]string{"new@example.org", "new@example.org", "alice@example.com"}, to); diff != "" {
		t.Error(diff)
	}
}

func TestInvite(t *testing.T) {
	email, phone := Delivery{"a***@e***", "EMAIL", "email"}, Delivery{"+*******0100", "SMS", "phone_number"}
	noPhone := alice()
	delete(noPhone.Attributes, "phone_number")
	tests := []struct {
		user  *userpool.User
		media []string
		want  []Delivery
	}{
		{alice(), nil, []Delivery{phone}},
		{alice(), []string{"EMAIL"}, []Delivery{email}},
		{alice(), []string{"SMS", "EMAIL"}, []Delivery{email, phone}},
		{noPhone, []string{"SMS", "EMAIL"}, []Delivery{email}},
		{noPhone, nil, nil},
	}
	for _, tt := range tests {
		var sent box
		got, err := service(&sent).Invite(t.Context(), pool(nil), tt.user, `Pass<w&rd1`, tt.media)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%v: %s", tt.media, diff)
		}
		for _, m := range sent.sent {
			if !strings.Contains(m.Text, "Your username is alice and temporary password is Pass<w&rd1.") {
				t.Errorf("text %q", m.Text)
			}
			if m.Medium == "EMAIL" && (m.Subject != "Your temporary password" || !strings.Contains(m.HTML, "Pass&lt;w&amp;rd1")) {
				t.Errorf("mail %q %q", m.Subject, m.HTML)
			}
		}
	}
}

func TestInvitationsNameTheAddressThatSignsIn(t *testing.T) {
	p := pool(func(s *userpool.Settings) { s.UsernameAttributes = []string{"phone_number", "email"} })
	u := alice()
	u.Username = u.Sub
	delete(u.Attributes, "phone_number")
	var sent box
	if _, err := service(&sent).Invite(t.Context(), p, u, "x", []string{"EMAIL"}); err != nil {
		t.Fatal(err)
	}
	if got := sent.sent[0].Text; got != "Your username is alice@example.com and temporary password is x." {
		t.Error(got)
	}
}

func TestDeliveryFailure(t *testing.T) {
	down := errors.New("mail server is down")
	s := service(delivery.Func(func(context.Context, delivery.Message) error { return down }))
	_, err := s.Verification(t.Context(), pool(nil), alice(), nil, "email", "1", SignUp)
	f, ok := fault.From(err)
	if !ok || f.Code != fault.CodeDeliveryFailure || f.Message != "Failed to deliver the EMAIL message." {
		t.Errorf("fault %v", f)
	}
	if !errors.Is(err, down) {
		t.Errorf("the cause is lost: %v", err)
	}
	if _, err := s.Invite(t.Context(), pool(nil), alice(), "x", nil); !errors.Is(err, fault.CodeDeliveryFailure) {
		t.Errorf("Invite: %v", err)
	}
}

func TestNoPermissionToSend(t *testing.T) {
	u := alice()
	u.Attributes["phone_number"] = "+15550100"
	for _, tt := range []struct {
		cause     error
		attribute string
		want      string
	}{
		{delivery.ErrNotAllowed, "email", "InvalidEmailRoleAccessPolicyException: Cognito is not allowed to use your email identity"},
		{delivery.ErrNotAllowed, "phone_number", "InvalidSmsRoleAccessPolicyException: Role does not have permission to publish with SNS"},
		{delivery.ErrRole, "phone_number", "InvalidSmsRoleTrustRelationshipException: Role does not have a trust relationship allowing Cognito to assume the role"},
	} {
		s := service(delivery.Func(func(context.Context, delivery.Message) error { return tt.cause }))
		_, err := s.Verification(t.Context(), pool(nil), u, nil, tt.attribute, "1", SignUp)
		if f, ok := fault.From(err); !ok || f.Error() != tt.want {
			t.Errorf("%s: %v; want %s", tt.attribute, err, tt.want)
		}
	}
}

func TestNoAddressIsADeliveryFailure(t *testing.T) {
	u := alice()
	u.Attributes = nil
	_, err := service(&box{}).Verification(t.Context(), pool(nil), u, nil, "email", "1", SignUp)
	if !errors.Is(err, fault.CodeDeliveryFailure) {
		t.Errorf("error %v", err)
	}
}

func TestACallerWhoLeavesIsNotAFailedDelivery(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := service(delivery.Func(func(ctx context.Context, _ delivery.Message) error { return ctx.Err() }))
	_, err := s.Verification(ctx, pool(nil), alice(), nil, "email", "1", SignUp)
	if !errors.Is(err, context.Canceled) || errors.Is(err, fault.CodeDeliveryFailure) {
		t.Errorf("error %v", err)
	}
}

func TestNoIDNoMessage(t *testing.T) {
	var sent box
	s := service(&sent)
	s.Rand = bytes.NewReader(nil)
	if _, err := s.Verification(t.Context(), pool(nil), alice(), nil, "email", "1", SignUp); err == nil || len(sent.sent) != 0 {
		t.Errorf("error %v, sent %v", err, sent.sent)
	}
}
