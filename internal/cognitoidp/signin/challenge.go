package signin

import (
	"context"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/userpool"
)

// challenge is one thing that a user can be asked for. It knows nothing of
// other challenges, nor of what comes next.
type challenge struct {
	// needs lists the responses without which there is no answer.
	needs []string
	// along reports whether the answer may come with the request that chooses
	// the challenge: a password, where it is chosen to sign in with one. Nil
	// is never.
	along func(*attempt) bool
	// ask returns the parameters of the challenge. It may put into the
	// session what the answer is judged by.
	ask func(*Service, context.Context, *attempt, *authsession.Session) (map[string]string, error)
	// take judges the responses and notes in the attempt what they prove.
	take func(*Service, context.Context, *attempt, map[string]string) error
	// resume finds the attempt that is answered; nil: by the session.
	resume func(*Service, context.Context, *userpool.Client, bool, challengeAnswer) (*attempt, error)
}

// challengeNamed returns one of what can be asked, by the names of the API.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html#CognitoUserPools-RespondToAuthChallenge-request-ChallengeName
func challengeNamed(name string) (c challenge, ok bool) {
	switch name {
	case "SELECT_CHALLENGE":
		return challenge{
			needs: []string{"ANSWER"}, ask: (*Service).askSelectChallenge, take: (*Service).takeSelectChallenge,
		}, true
	case "PASSWORD":
		return challenge{
			needs: []string{"PASSWORD"}, along: always, ask: (*Service).askUsername, take: (*Service).takePassword,
		}, true
	case "PASSWORD_SRP":
		return challenge{
			needs: []string{"SRP_A"}, along: always, ask: (*Service).askUsername, take: (*Service).takePasswordSRP,
		}, true
	case "PASSWORD_VERIFIER":
		return challenge{
			needs: []string{"PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"},
			ask:   (*Service).askPasswordVerifier, take: (*Service).takePasswordVerifier, resume: (*Service).resumeSRP,
		}, true
	case "NEW_PASSWORD_REQUIRED":
		return challenge{
			needs: []string{"NEW_PASSWORD"}, ask: (*Service).askNewPassword, take: (*Service).takeNewPassword,
		}, true
	case "EMAIL_OTP":
		return sentCode("EMAIL_OTP", "email", "EMAIL_OTP_CODE"), true
	case "SMS_OTP":
		return sentCode("SMS_OTP", "phone_number", "SMS_OTP_CODE"), true
	case "SMS_MFA":
		return sentCode("SMS_MFA", "phone_number", "SMS_MFA_CODE"), true
	case "SOFTWARE_TOKEN_MFA":
		return challenge{
			needs: []string{"SOFTWARE_TOKEN_MFA_CODE"}, ask: (*Service).askSoftwareToken, take: (*Service).takeSoftwareToken,
		}, true
	case "WEB_AUTHN":
		return challenge{
			needs: []string{"CREDENTIAL"}, along: (*attempt).knowsPasskeyOptions, ask: (*Service).askPasskey, take: (*Service).takePasskey,
		}, true
	case "DEVICE_SRP_AUTH":
		return challenge{
			needs: []string{"DEVICE_KEY", "SRP_A"}, ask: (*Service).askDeviceSRP, take: (*Service).takeDeviceSRP,
		}, true
	case deviceVerifier:
		return challenge{
			needs: []string{"DEVICE_KEY", "PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"},
			ask:   (*Service).askDeviceVerifier, take: (*Service).takeDeviceVerifier,
		}, true
	case "SELECT_MFA_TYPE":
		return challenge{
			needs: []string{"ANSWER"}, ask: (*Service).askSelectMFAType, take: (*Service).takeSelectMFAType,
		}, true
	case customChallenge:
		return challenge{
			needs: []string{"ANSWER"}, ask: (*Service).askCustom, take: (*Service).takeCustom,
		}, true
	case "MFA_SETUP":
		return challenge{ask: (*Service).askMFASetup, take: (*Service).takeMFASetup}, true
	}
	return challenge{}, false
}

func always(*attempt) bool { return true }

// answered reports whether the responses have all that the challenge needs,
// and if not, the first that is missing.
func (c challenge) answered(responses map[string]string) (missing string, ok bool) {
	for _, name := range c.needs {
		if responses[name] == "" {
			return name, false
		}
	}
	return "", true
}

// challengeAnswer is a client's answer to a challenge.
type challengeAnswer struct {
	name      string
	session   string
	responses map[string]string
	hosted    bool // on the pool's own pages
}

// respond carries a sign-in on with the answer to its challenge.
func (s *Service) respond(ctx context.Context, client *userpool.Client, admin bool, in challengeAnswer) (*answer, error) {
	_, out, err := s.carryOn(ctx, client, admin, in)
	return out, err
}

// carryOn is respond and returns the attempt too.
func (s *Service) carryOn(ctx context.Context, client *userpool.Client, admin bool, in challengeAnswer) (*attempt, *answer, error) {
	c, ok := challengeNamed(in.name)
	if !ok {
		return nil, nil, fault.InvalidParameter.Newf("Challenge %s is not supported.", in.name)
	}
	if name, ok := c.answered(in.responses); !ok {
		return nil, nil, missing(name)
	}
	resume := c.resume
	if resume == nil {
		resume = (*Service).resume
	}
	a, err := resume(s, ctx, client, admin, in)
	if a == nil {
		return nil, nil, err
	}
	var out *answer
	if err == nil {
		out, err = s.judge(ctx, a, c, in)
	}
	s.record(ctx, a, in.name, out, err)
	return a, out, err
}

// judge takes the answer to a challenge and goes on with the attempt.
func (s *Service) judge(ctx context.Context, a *attempt, c challenge, in challengeAnswer) (*answer, error) {
	if err := c.take(s, ctx, a, in.responses); err != nil {
		return nil, err
	}
	a.custom(in.name)
	return s.next(ctx, a, in.responses)
}
