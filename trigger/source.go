package trigger

// Source says which trigger an event is for and what caused it.
type Source string

// The sources of sign-up and confirmation.
const (
	PreSignUpSignUp           Source = "PreSignUp_SignUp"
	PreSignUpAdminCreateUser  Source = "PreSignUp_AdminCreateUser"
	PreSignUpExternalProvider Source = "PreSignUp_ExternalProvider"

	PostConfirmationConfirmSignUp         Source = "PostConfirmation_ConfirmSignUp"
	PostConfirmationConfirmForgotPassword Source = "PostConfirmation_ConfirmForgotPassword"
)

// The sources of sign-in.
const (
	PreAuthenticationAuthentication           Source = "PreAuthentication_Authentication"
	PostAuthenticationAuthentication          Source = "PostAuthentication_Authentication"
	DefineAuthChallengeAuthentication         Source = "DefineAuthChallenge_Authentication"
	CreateAuthChallengeAuthentication         Source = "CreateAuthChallenge_Authentication"
	VerifyAuthChallengeResponseAuthentication Source = "VerifyAuthChallengeResponse_Authentication"
	UserMigrationAuthentication               Source = "UserMigration_Authentication"
	UserMigrationForgotPassword               Source = "UserMigration_ForgotPassword"
	InboundFederationExternalProvider         Source = "InboundFederation_ExternalProvider"
)

// The sources of tokens.
const (
	TokenGenerationHostedAuth           Source = "TokenGeneration_HostedAuth"
	TokenGenerationAuthentication       Source = "TokenGeneration_Authentication"
	TokenGenerationNewPasswordChallenge Source = "TokenGeneration_NewPasswordChallenge"
	TokenGenerationClientCredentials    Source = "TokenGeneration_ClientCredentials"
	TokenGenerationAuthenticateDevice   Source = "TokenGeneration_AuthenticateDevice"
	TokenGenerationRefreshTokens        Source = "TokenGeneration_RefreshTokens"
)

// The sources of messages are one of these and a purpose, such as SignUp or
// ForgotPassword: CustomMessage_SignUp.
const (
	CustomMessage     Source = "CustomMessage"
	CustomEmailSender Source = "CustomEmailSender"
	CustomSMSSender   Source = "CustomSMSSender"
)

// For makes the source of a message from what it is sent for.
func (s Source) For(purpose string) Source { return s + "_" + Source(purpose) }
