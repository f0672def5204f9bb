package trigger

// Event is what a function gets. A function returns the whole event, with the
// Response filled in; everything else of what it returns is ignored.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html#cognito-user-pools-lambda-trigger-event-parameter-shared
type Event[Request, Response any] struct {
	Version       string        `json:"version"`
	Region        string        `json:"region"`
	UserPoolID    string        `json:"userPoolId"`
	UserName      string        `json:"userName"`
	CallerContext CallerContext `json:"callerContext"`
	TriggerSource Source        `json:"triggerSource"`
	Request       Request       `json:"request"`
	Response      Response      `json:"response"`
}

// CallerContext says through which app client the request came.
type CallerContext struct {
	AWSSDKVersion string `json:"awsSdkVersion"`
	ClientID      string `json:"clientId"`
}

// The callerContext where there is nothing to tell: the SDK is never known,
// and an administrator's request comes through no app client.
const (
	UnknownSDK = "aws-sdk-unknown-unknown"
	NoClient   = "CLIENT_ID_NOT_APPLICABLE"
)

// Attributes are a user's attributes as triggers see them: all values are
// text, with sub and cognito:user_status among them.
type Attributes map[string]string

// None is the request or response that has no members.
type None struct{}
