package trigger

// PreSignUpEvent asks whether somebody may sign up.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html
type PreSignUpEvent = Event[PreSignUpRequest, PreSignUpResponse]

// PreSignUpRequest has what the newcomer submitted: there is no sub yet.
type PreSignUpRequest struct {
	UserAttributes Attributes        `json:"userAttributes"`
	ValidationData map[string]string `json:"validationData"`
	ClientMetadata map[string]string `json:"clientMetadata,omitzero"`
}

// PreSignUpResponse confirms the newcomer and verifies their addresses at once.
type PreSignUpResponse struct {
	AutoConfirmUser bool `json:"autoConfirmUser"`
	AutoVerifyEmail bool `json:"autoVerifyEmail"`
	AutoVerifyPhone bool `json:"autoVerifyPhone"`
}

// PostConfirmationEvent tells that a user is confirmed, or has a new password
// after forgetting the old.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html
type PostConfirmationEvent = Event[PostConfirmationRequest, None]

// PostConfirmationRequest is about a user as they now stand.
type PostConfirmationRequest struct {
	UserAttributes Attributes        `json:"userAttributes"`
	ClientMetadata map[string]string `json:"clientMetadata,omitzero"`
}
