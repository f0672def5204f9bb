package trigger

// ChallengeResult is one step of a custom sign-in that is behind it.
type ChallengeResult struct {
	ChallengeName     string  `json:"challengeName"`
	ChallengeResult   bool    `json:"challengeResult"`
	ChallengeMetadata *string `json:"challengeMetadata"`
}

// DefineAuthChallengeEvent asks what comes next in a custom sign-in.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html
type DefineAuthChallengeEvent = Event[DefineAuthChallengeRequest, DefineAuthChallengeResponse]

// DefineAuthChallengeRequest has the steps so far.
type DefineAuthChallengeRequest struct {
	UserAttributes Attributes        `json:"userAttributes"`
	Session        []ChallengeResult `json:"session"`
	ClientMetadata map[string]string `json:"clientMetadata,omitzero"`
	UserNotFound   *bool             `json:"userNotFound,omitzero"`
}

// DefineAuthChallengeResponse is one of three: tokens, failure, or the name of
// the next challenge.
type DefineAuthChallengeResponse struct {
	ChallengeName      *string `json:"challengeName"`
	IssueTokens        *bool   `json:"issueTokens"`
	FailAuthentication *bool   `json:"failAuthentication"`
}

// CreateAuthChallengeEvent asks for a challenge.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html
type CreateAuthChallengeEvent = Event[CreateAuthChallengeRequest, CreateAuthChallengeResponse]

// CreateAuthChallengeRequest has the steps before the challenge.
type CreateAuthChallengeRequest struct {
	UserAttributes Attributes        `json:"userAttributes"`
	ChallengeName  string            `json:"challengeName"`
	Session        []ChallengeResult `json:"session"`
	ClientMetadata map[string]string `json:"clientMetadata,omitzero"`
	UserNotFound   *bool             `json:"userNotFound,omitzero"`
}

// CreateAuthChallengeResponse is the challenge: what the client is shown, what
// the answer is judged by, and a name for it in the session.
type CreateAuthChallengeResponse struct {
	PublicChallengeParameters  map[string]string `json:"publicChallengeParameters"`
	PrivateChallengeParameters map[string]string `json:"privateChallengeParameters"`
	ChallengeMetadata          *string           `json:"challengeMetadata"`
}

// VerifyAuthChallengeEvent asks whether an answer is right.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html
type VerifyAuthChallengeEvent = Event[VerifyAuthChallengeRequest, VerifyAuthChallengeResponse]

// VerifyAuthChallengeRequest has the answer and what to judge it by.
type VerifyAuthChallengeRequest struct {
	UserAttributes             Attributes        `json:"userAttributes"`
	PrivateChallengeParameters map[string]string `json:"privateChallengeParameters"`
	ChallengeAnswer            string            `json:"challengeAnswer"`
	ClientMetadata             map[string]string `json:"clientMetadata,omitzero"`
	UserNotFound               *bool             `json:"userNotFound,omitzero"`
}

// VerifyAuthChallengeResponse is the verdict.
type VerifyAuthChallengeResponse struct {
	AnswerCorrect *bool `json:"answerCorrect"`
}
