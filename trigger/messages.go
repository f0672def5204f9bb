package trigger

// CustomMessageEvent asks for the wording of a message.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
type CustomMessageEvent = Event[CustomMessageRequest, CustomMessageResponse]

// The placeholders that a wording has where the code, a link or the user's
// name belong.
const (
	CodeParameter     = "{####}"
	LinkParameter     = "{##Click Here##}"
	UsernameParameter = "{username}"
)

// CustomMessageRequest has the placeholders to use. UsernameParameter is null
// but for an invitation.
type CustomMessageRequest struct {
	UserAttributes    Attributes        `json:"userAttributes"`
	CodeParameter     string            `json:"codeParameter"`
	LinkParameter     string            `json:"linkParameter"`
	UsernameParameter *string           `json:"usernameParameter"`
	ClientMetadata    map[string]string `json:"clientMetadata,omitzero"`
}

// CustomMessageResponse is the wording; what is null or empty stays as the
// pool has it.
type CustomMessageResponse struct {
	SMSMessage   *string `json:"smsMessage"`
	EmailMessage *string `json:"emailMessage"`
	EmailSubject *string `json:"emailSubject"`
}

// CustomSenderEvent gives a message to a function that sends it itself.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sender-triggers.html
type CustomSenderEvent = Event[CustomSenderRequest, None]

// The types of a CustomSenderRequest.
const (
	EmailSenderV1 = "customEmailSenderRequestV1"
	SMSSenderV1   = "customSMSSenderRequestV1"
)

// CustomSenderRequest has the code, or the temporary password, encrypted in
// the message format of the AWS Encryption SDK; it is null in a message
// without one.
type CustomSenderRequest struct {
	Type           string            `json:"type"`
	Code           *string           `json:"code"`
	ClientMetadata map[string]string `json:"clientMetadata,omitzero"`
	UserAttributes Attributes        `json:"userAttributes"`
}
