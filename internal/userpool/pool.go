package userpool

import "time"

// Pool is a user pool: a directory of users with one schema and one policy.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html
type Pool struct {
	ID       string // region, "_" and nine letters or digits
	Name     string
	Region   string
	Account  string
	Created  time.Time
	Modified time.Time
	Version  int64 // grows with every change; caches compare it
	Settings Settings
}

// ARN names the pool in policies.
func (p *Pool) ARN() string {
	return p.ARNIn(p.Region)
}

// Settings is everything that an administrator decides about a pool. Nil
// pointers and empty strings were never set; the accessors of Pool say what
// then holds.
type Settings struct {
	PasswordPolicy  PasswordPolicy
	SignInPolicy    []string // AllowedFirstAuthFactors
	Tier            string   // LITE, ESSENTIALS, PLUS
	DeletionProtect bool
	Tags            map[string]string

	Schema             []Attribute // standard attributes first, as the service lists them
	AliasAttributes    []string
	UsernameAttributes []string
	CaseSensitive      *bool // UsernameConfiguration; nil when never set, which means sensitive

	AutoVerified             []string
	VerifyBeforeUpdate       []string // AttributesRequireVerificationBeforeUpdate; nil when never set
	Recovery                 []RecoveryMechanism
	AdminCreateOnly          bool
	Invite                   *MessageTemplate
	Verification             VerificationTemplate
	SMSAuthenticationMessage string
	Email                    EmailConfiguration
	SMS                      *SMSConfiguration

	MFA                 string // OFF, ON, OPTIONAL
	SMSMFA              bool   // text messages are a second factor; SMS says who sends them
	SoftwareTokenMFA    bool
	SoftwareTokenMFASet bool // somebody once said whether SoftwareTokenMFA holds
	EmailMFA            *EmailMFA
	WebAuthn            *WebAuthn
	Devices             *DeviceConfiguration

	Lambda           LambdaConfig
	AdvancedSecurity string // OFF, AUDIT, ENFORCED or empty
	CustomAuthMode   string
	Sessions         SessionTracking
	Issuer           string // ORIGINAL, UPDATED or empty
	KeyType          string // AWS_OWNED_KEY, CUSTOMER_MANAGED_KEY or empty
	KMSKeyARN        string
	DynamicClients   *DynamicClients
	Logs             []LogConfiguration
	Replicas         []Replica
	ACR              map[string]string // AcrConfiguration: level to acr value; nil when never set
}

// PasswordPolicy says which passwords a pool accepts.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
type PasswordPolicy struct {
	MinimumLength         int
	RequireUppercase      bool
	RequireLowercase      bool
	RequireNumbers        bool
	RequireSymbols        bool
	HistorySize           int
	TemporaryValidityDays int
}

// RecoveryMechanism is one way to a forgotten password; the lowest Priority
// is tried first. Name is verified_email, verified_phone_number or admin_only.
type RecoveryMechanism struct {
	Name     string
	Priority int
}

// MessageTemplate is what an invitation says; {username} and {####} stand for
// the name and the temporary password.
type MessageTemplate struct {
	SMS          string
	EmailMessage string
	EmailSubject string
}

// VerificationTemplate is what a verification message says; {####} stands for
// the code, {##text##} for a link.
type VerificationTemplate struct {
	SMS                string
	EmailMessage       string
	EmailSubject       string
	EmailMessageByLink string
	EmailSubjectByLink string
	DefaultEmailOption string // CONFIRM_WITH_CODE or CONFIRM_WITH_LINK
}

// EmailConfiguration says who sends the pool's mail.
type EmailConfiguration struct {
	SendingAccount   string // COGNITO_DEFAULT or DEVELOPER
	SourceARN        string
	From             string
	ReplyTo          string
	ConfigurationSet string
}

// SMSConfiguration says who sends the pool's text messages.
type SMSConfiguration struct {
	SNSCallerARN string
	ExternalID   string
	SNSRegion    string
	EUMS         []byte // EumsSms as it came, JSON; nil when absent
}

// EmailMFA is the text of the mail that carries a second factor.
type EmailMFA struct {
	Message string
	Subject string
}

// WebAuthn is the pool's relying party.
type WebAuthn struct {
	RelyingPartyID      string
	UserVerification    string
	FactorConfiguration string
}

// DeviceConfiguration turns device tracking on.
type DeviceConfiguration struct {
	ChallengeRequiredOnNewDevice     bool
	DeviceOnlyRememberedOnUserPrompt bool
}

// SessionTracking says whether the sessions of users are kept account of, and
// how many each may have.
type SessionTracking struct {
	Enabled    bool
	MaxPerUser int // zero: never set
}

// LambdaConfig names the functions that a pool calls. Empty means none.
type LambdaConfig struct {
	PreSignUp, CustomMessage, PostConfirmation            string
	PreAuthentication, PostAuthentication                 string
	DefineAuthChallenge, CreateAuthChallenge              string
	VerifyAuthChallengeResponse, PreTokenGeneration       string
	PreTokenGenerationVersion                             string // V1_0, V2_0, V3_0; empty when PreTokenGenerationConfig was not given
	UserMigration                                         string
	CustomSMSSender, CustomSMSSenderVersion               string
	CustomEmailSender, CustomEmailSenderVersion           string
	InboundFederation, InboundFederationVersion, KMSKeyID string
}

// DynamicClients is what RFC 7591 registration may ask for in this pool.
type DynamicClients struct {
	EnableStatus            string
	OpenEnabled             bool
	AuthenticatedGrantTypes []string
	OpenGrantTypes          []string
	AllowedScopes           []string
}

// Region returns the region that a pool id begins with, or "" if it has none.
func Region(poolID string) string {
	for i := range len(poolID) {
		if poolID[i] == '_' {
			return poolID[:i]
		}
	}
	return ""
}

// SRPName returns the part of a pool id after "_": the pool's name in SRP.
func SRPName(poolID string) string {
	for i := range len(poolID) {
		if poolID[i] == '_' {
			return poolID[i+1:]
		}
	}
	return poolID
}

// UsernamesFoldCase reports whether "Alice" and "alice" are one user here.
func (p *Pool) UsernamesFoldCase() bool {
	return p.Settings.CaseSensitive != nil && !*p.Settings.CaseSensitive
}
