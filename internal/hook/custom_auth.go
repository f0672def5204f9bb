package hook

import (
	"context"

	"cognate/internal/fault"
	"cognate/trigger"
)

// Decision is what comes next in a custom sign-in: tokens, failure, or a
// challenge.
type Decision struct {
	Issue, Fail bool
	Challenge   string
}

// Challenge is what a function asks in a custom sign-in: what the client is
// shown, what the answer is judged by, and a name for it in the history.
type Challenge struct {
	Public, Private map[string]string
	Metadata        *string
}

// HasCustomAuth returns a fault unless the pool has the function that leads
// custom sign-ins. The other two are missed when there is something to ask or
// to judge, which a sign-in by password alone never comes to.
func HasCustomAuth(sub Subject) error {
	if sub.Pool.Settings.Lambda.DefineAuthChallenge == "" {
		return errNoCustomAuth()
	}
	return nil
}

func errNoCustomAuth() error {
	return fault.InvalidParameter.New("Custom auth lambda trigger is not configured for the user pool.")
}

// DefineAuthChallenge asks what comes next after the steps so far.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html
func (s *Service) DefineAuthChallenge(ctx context.Context, sub Subject, history []trigger.ChallengeResult) (Decision, error) {
	e := event(sub, trigger.DefineAuthChallengeAuthentication, trigger.DefineAuthChallengeRequest{
		UserAttributes: sub.attributes(), Session: steps(history), ClientMetadata: metadata(ctx), UserNotFound: sub.notFound(),
	}, trigger.DefineAuthChallengeResponse{})
	answer, err := call(ctx, s, "DefineAuthChallenge", sub.Pool.Settings.Lambda.DefineAuthChallenge, e)
	if err != nil {
		return Decision{}, err
	}
	d := Decision{Fail: isTrue(answer.FailAuthentication), Challenge: text(answer.ChallengeName)}
	d.Issue = isTrue(answer.IssueTokens) && !d.Fail
	if !d.Issue && !d.Fail && d.Challenge == "" {
		return Decision{}, errUnrecognizable()
	}
	return d, nil
}

// CreateAuthChallenge asks for a challenge.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html
func (s *Service) CreateAuthChallenge(ctx context.Context, sub Subject, history []trigger.ChallengeResult) (Challenge, error) {
	if sub.Pool.Settings.Lambda.CreateAuthChallenge == "" {
		return Challenge{}, fault.NotAuthorized.New("null failed with error Generate callenges lambda cannot be called..") // the service's spelling
	}
	e := event(sub, trigger.CreateAuthChallengeAuthentication, trigger.CreateAuthChallengeRequest{
		UserAttributes: sub.attributes(), ChallengeName: "CUSTOM_CHALLENGE", Session: steps(history),
		ClientMetadata: metadata(ctx), UserNotFound: sub.notFound(),
	}, trigger.CreateAuthChallengeResponse{})
	answer, err := call(ctx, s, "CreateAuthChallenge", sub.Pool.Settings.Lambda.CreateAuthChallenge, e)
	return Challenge{answer.PublicChallengeParameters, answer.PrivateChallengeParameters, answer.ChallengeMetadata}, err
}

// VerifyAuthChallenge asks whether an answer is right.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html
func (s *Service) VerifyAuthChallenge(ctx context.Context, sub Subject, private map[string]string, given string) (bool, error) {
	if sub.Pool.Settings.Lambda.VerifyAuthChallengeResponse == "" {
		return false, errNoCustomAuth()
	}
	e := event(sub, trigger.VerifyAuthChallengeResponseAuthentication, trigger.VerifyAuthChallengeRequest{
		UserAttributes: sub.attributes(), PrivateChallengeParameters: private, ChallengeAnswer: given,
		ClientMetadata: metadata(ctx), UserNotFound: sub.notFound(),
	}, trigger.VerifyAuthChallengeResponse{})
	answer, err := call(ctx, s, "VerifyAuthChallengeResponse", sub.Pool.Settings.Lambda.VerifyAuthChallengeResponse, e)
	return isTrue(answer.AnswerCorrect), err
}

// steps is the history as a list in JSON, also where it is empty.
func steps(history []trigger.ChallengeResult) []trigger.ChallengeResult {
	return append([]trigger.ChallengeResult{}, history...)
}
