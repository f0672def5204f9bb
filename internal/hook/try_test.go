package hook

import (
	"context"
	"strings"
	"testing"

	"cognate/internal/userpool"
	"cognate/trigger"
)

func TestTryEveryTrigger(t *testing.T) {
	source := ""
	s, _ := hooks(func(_ context.Context, c trigger.Call) ([]byte, error) {
		_, rest, _ := strings.Cut(string(c.Event), `"triggerSource":"`)
		source, _, _ = strings.Cut(rest, `"`)
		return []byte(`{"response":{"issueTokens":true}}`), nil
	})
	sealing(s)
	for name := range tries() {
		if err := s.Try(t.Context(), name, TokenSubject{Subject: encrypting()}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if kind := strings.TrimPrefix(name, "Pre"); !strings.HasPrefix(source, name+"_") && !strings.HasPrefix(source, kind+"_") {
			t.Errorf("%s: source %s", name, source)
		}
	}
	for _, name := range []string{"PreSignUp_AdminCreateUser", "CustomMessage_ForgotPassword", "UserMigration_ForgotPassword"} {
		if err := s.Try(t.Context(), name, TokenSubject{Subject: encrypting()}); err != nil || source != name {
			t.Errorf("%s: source %s, %v", name, source, err)
		}
	}
}

func TestTryRefuses(t *testing.T) {
	s := answers("called")
	if err := s.Try(t.Context(), "Post", TokenSubject{Subject: alice()}); err == nil || !strings.Contains(err.Error(), "PostConfirmation, PreAuthentication") {
		t.Errorf("%v", err)
	}
	sub := alice()
	sub.Pool.Settings.Lambda = userpool.LambdaConfig{}
	for name := range tries() {
		if err := s.Try(t.Context(), name, TokenSubject{Subject: sub}); err == nil || !strings.Contains(err.Error(), "has no function for "+name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
