package signin

import (
	"context"
	"maps"
	"slices"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// A custom sign-in is led by the pool's functions: one decides what comes next,
// one makes challenges and one judges their answers. It may begin with a
// password, proved by SRP.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html
const (
	customAuth      = "CUSTOM_AUTH"
	customChallenge = "CUSTOM_CHALLENGE"
)

// beginCustom begins a custom sign-in, with a password where the client says
// so.
func (s *Service) beginCustom(a *attempt, params map[string]string) error {
	if err := hook.HasCustomAuth(a.subject()); err != nil {
		return err
	}
	if params["CHALLENGE_NAME"] != "SRP_A" {
		return nil
	}
	if params["SRP_A"] == "" {
		return missing("SRP_A")
	}
	a.facts.Custom = []trigger.ChallengeResult{{ChallengeName: "SRP_A", ChallengeResult: true}}
	publicA, err := s.SRP.ParsePublic(params["SRP_A"])
	if err != nil {
		return fault.InvalidParameter.New("SRP_A is not a valid public value.")
	}
	a.srpA = publicA
	return nil
}

// customPassword reports whether a custom sign-in began with a password.
func (a *attempt) customPassword() bool {
	return len(a.facts.Custom) > 0 && a.facts.Custom[0].ChallengeName == "SRP_A"
}

// byPassword reports whether the user's password has to do with the attempt:
// in a custom sign-in only when it was proved.
func (a *attempt) byPassword() bool {
	return a.facts.Flow != customAuth || !a.facts.PasswordSet.IsZero()
}

// custom notes a step of a custom sign-in that succeeded. The functions' own
// challenges note themselves.
func (a *attempt) custom(name string) {
	if a.facts.Flow == customAuth && name != customChallenge {
		a.addStep(trigger.ChallengeResult{ChallengeName: name, ChallengeResult: true})
	}
}

func (a *attempt) addStep(step trigger.ChallengeResult) {
	a.facts.Custom = append(slices.Clone(a.facts.Custom), step)
}

// customDue has the pool's function decide what comes next; nothing once it
// grants tokens. A user who is not there is never granted any.
func (s *Service) customDue(ctx context.Context, a *attempt) (string, error) {
	decision, err := s.Hooks.DefineAuthChallenge(ctx, a.subject(), a.facts.Custom)
	if err != nil {
		return "", err
	}
	switch {
	case decision.Fail, decision.Issue && a.user == nil:
		return "", s.failed(ctx, a, incorrect(), a.writes...)
	case decision.Issue:
		a.facts.Prove(customChallenge)
		return "", nil
	case a.canAsk(decision.Challenge):
		return decision.Challenge, nil
	}
	return "", fault.InvalidLambdaResponse.New("Unrecognizable lambda output")
}

// canAsk reports whether a function may ask for a challenge.
func (a *attempt) canAsk(name string) bool {
	switch name {
	case customChallenge:
		return true
	case "PASSWORD_VERIFIER":
		return a.srpA != nil
	case userpool.FactorSMS:
		return a.user != nil && a.user.Attributes["phone_number"] != ""
	case userpool.FactorEmail:
		return a.user != nil && a.user.Attributes["email"] != ""
	case userpool.FactorSoftwareToken:
		return a.user != nil && len(a.user.MFA.TOTPSecret) > 0
	}
	return false
}

// maxSession is how long a session may be that clients carry.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html#CognitoUserPools-RespondToAuthChallenge-request-Session
const maxSession = 2048

// askCustom asks what the pool's function wants asked.
func (s *Service) askCustom(ctx context.Context, a *attempt, session *authsession.Session) (map[string]string, error) {
	c, err := s.Hooks.CreateAuthChallenge(ctx, a.subject(), a.facts.Custom)
	if err != nil {
		return nil, err
	}
	session.Private, session.Metadata = c.Private, c.Metadata
	params := maps.Clone(c.Public)
	if params == nil {
		params = map[string]string{}
	}
	params["USERNAME"] = s.shown(a).Username
	return params, nil
}

// takeCustom has the pool's function judge an answer. A wrong one is no end:
// what comes of it is decided next.
func (s *Service) takeCustom(ctx context.Context, a *attempt, given map[string]string) error {
	right, err := s.Hooks.VerifyAuthChallenge(ctx, a.subject(), a.held.Private, given["ANSWER"])
	if err != nil {
		return err
	}
	a.addStep(trigger.ChallengeResult{ChallengeName: customChallenge, ChallengeResult: right, ChallengeMetadata: a.held.Metadata})
	return nil
}
