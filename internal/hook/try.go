package hook

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"cognate/delivery"
	"cognate/internal/fault"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// Try sends the pool's function an event as the named trigger would, and
// returns what the trigger makes of the answer; nobody else hears of it. The
// name is a trigger's, such as PreSignUp, or a source, such as
// CustomMessage_ForgotPassword. It is an error that the pool has no such
// function.
func (s *Service) Try(ctx context.Context, name string, sub TokenSubject) error {
	kind, what, _ := strings.Cut(name, "_")
	try, ok := tries()[kind]
	if !ok {
		return fault.InvalidParameter.Newf("there is no trigger %s; there are %s", kind, strings.Join(slices.Sorted(maps.Keys(tries())), ", "))
	}
	if try.function(sub.Pool.Settings.Lambda) == "" {
		return fault.InvalidParameter.Newf("pool %s has no function for %s", sub.Pool.ID, kind)
	}
	if what == "" {
		what = try.what
	}
	return try.run(s, ctx, sub, what)
}

// try is how a trigger is tried: for the function that the pool names, with
// what its source says where the name doesn't.
type try struct {
	function func(userpool.LambdaConfig) string
	what     string
	run      func(s *Service, ctx context.Context, sub TokenSubject, what string) error
}

func tries() map[string]try {
	return map[string]try{
		"PreSignUp": {func(l userpool.LambdaConfig) string { return l.PreSignUp }, "SignUp",
			func(s *Service, ctx context.Context, sub TokenSubject, what string) error {
				_, err := s.PreSignUp(ctx, sub.Subject, trigger.Source("PreSignUp_"+what), nil)
				return err
			}},
		"PostConfirmation": {func(l userpool.LambdaConfig) string { return l.PostConfirmation }, "ConfirmSignUp",
			func(s *Service, ctx context.Context, sub TokenSubject, what string) error {
				return s.PostConfirmation(ctx, sub.Subject, trigger.Source("PostConfirmation_"+what))
			}},
		"PreAuthentication": {func(l userpool.LambdaConfig) string { return l.PreAuthentication }, "",
			func(s *Service, ctx context.Context, sub TokenSubject, _ string) error {
				return s.PreAuthentication(ctx, sub.Subject, nil)
			}},
		"PostAuthentication": {func(l userpool.LambdaConfig) string { return l.PostAuthentication }, "",
			func(s *Service, ctx context.Context, sub TokenSubject, _ string) error {
				return s.PostAuthentication(ctx, sub.Subject, false)
			}},
		"PreTokenGeneration": {func(l userpool.LambdaConfig) string { return l.PreTokenGeneration }, "Authentication",
			func(s *Service, ctx context.Context, sub TokenSubject, what string) error {
				_, err := s.PreTokenGeneration(ctx, sub, trigger.Source("TokenGeneration_"+what))
				return err
			}},
		"UserMigration": {func(l userpool.LambdaConfig) string { return l.UserMigration }, "Authentication",
			func(s *Service, ctx context.Context, sub TokenSubject, what string) error {
				password := "Try-this-1"
				sub.User, sub.Name = nil, sub.User.Username
				if what == "ForgotPassword" {
					_, err := s.UserMigration(ctx, sub.Subject, nil, nil)
					return err
				}
				_, err := s.UserMigration(ctx, sub.Subject, &password, nil)
				return err
			}},
		"DefineAuthChallenge": {func(l userpool.LambdaConfig) string { return l.DefineAuthChallenge }, "",
			func(s *Service, ctx context.Context, sub TokenSubject, _ string) error {
				_, err := s.DefineAuthChallenge(ctx, sub.Subject, nil)
				return err
			}},
		"CreateAuthChallenge": {func(l userpool.LambdaConfig) string { return l.CreateAuthChallenge }, "",
			func(s *Service, ctx context.Context, sub TokenSubject, _ string) error {
				_, err := s.CreateAuthChallenge(ctx, sub.Subject, nil)
				return err
			}},
		"VerifyAuthChallengeResponse": {func(l userpool.LambdaConfig) string { return l.VerifyAuthChallengeResponse }, "",
			func(s *Service, ctx context.Context, sub TokenSubject, _ string) error {
				_, err := s.VerifyAuthChallenge(ctx, sub.Subject, map[string]string{"answer": "5"}, "5")
				return err
			}},
		"CustomMessage": {func(l userpool.LambdaConfig) string { return l.CustomMessage }, "SignUp",
			func(s *Service, ctx context.Context, sub TokenSubject, what string) error {
				_, err := s.CustomMessage(ctx, sub.Subject, what)
				return err
			}},
		"CustomEmailSender": {func(l userpool.LambdaConfig) string { return l.CustomEmailSender }, "SignUp",
			func(s *Service, ctx context.Context, sub TokenSubject, what string) error {
				_, err := s.CustomSender(ctx, sub.Subject, delivery.Email, what, "123456")
				return err
			}},
		"CustomSMSSender": {func(l userpool.LambdaConfig) string { return l.CustomSMSSender }, "SignUp",
			func(s *Service, ctx context.Context, sub TokenSubject, what string) error {
				_, err := s.CustomSender(ctx, sub.Subject, delivery.SMS, what, "123456")
				return err
			}},
		"InboundFederation": {func(l userpool.LambdaConfig) string { return l.InboundFederation }, "",
			func(s *Service, ctx context.Context, sub TokenSubject, _ string) error {
				claims, err := json.Marshal(map[string]string{"sub": "123", "email": sub.User.Attributes["email"]})
				if err != nil {
					return err
				}
				sub.User, sub.Name = nil, "Example_123"
				_, err = s.InboundFederation(ctx, sub.Subject, trigger.InboundFederationRequest{
					ProviderName: "Example", ProviderType: "OIDC", Attributes: trigger.FederationAttributes{IDToken: claims},
				})
				return err
			}},
	}
}
