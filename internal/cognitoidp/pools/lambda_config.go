package pools

import (
	"cmp"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// lambda reads the functions that a pool calls.
func lambda(c *wire.LambdaConfigType) (userpool.LambdaConfig, error) {
	if c == nil {
		return userpool.LambdaConfig{}, nil
	}
	l := userpool.LambdaConfig{
		PreSignUp:                   c.PreSignUp,
		CustomMessage:               c.CustomMessage,
		PostConfirmation:            c.PostConfirmation,
		PreAuthentication:           c.PreAuthentication,
		PostAuthentication:          c.PostAuthentication,
		DefineAuthChallenge:         c.DefineAuthChallenge,
		CreateAuthChallenge:         c.CreateAuthChallenge,
		VerifyAuthChallengeResponse: c.VerifyAuthChallengeResponse,
		UserMigration:               c.UserMigration,
		KMSKeyID:                    c.KMSKeyID,
	}
	if v := c.CustomSMSSender; v != nil {
		l.CustomSMSSender, l.CustomSMSSenderVersion = v.LambdaArn, v.LambdaVersion
	}
	if v := c.CustomEmailSender; v != nil {
		l.CustomEmailSender, l.CustomEmailSenderVersion = v.LambdaArn, v.LambdaVersion
	}
	if v := c.InboundFederation; v != nil {
		l.InboundFederation, l.InboundFederationVersion = v.LambdaArn, v.LambdaVersion
	}
	versioned := wire.PreTokenGenerationVersionConfigType{}
	if c.PreTokenGenerationConfig != nil {
		versioned = *c.PreTokenGenerationConfig
	}
	return l, l.SetPreTokenGeneration(c.PreTokenGeneration, versioned.LambdaArn, versioned.LambdaVersion)
}

// showLambda shows the functions that a pool calls; the one before token
// generation in both members that name it, whichever was set.
func showLambda(l *userpool.LambdaConfig) *wire.LambdaConfigType {
	shown := &wire.LambdaConfigType{
		PreSignUp:                   l.PreSignUp,
		CustomMessage:               l.CustomMessage,
		PostConfirmation:            l.PostConfirmation,
		PreAuthentication:           l.PreAuthentication,
		PostAuthentication:          l.PostAuthentication,
		DefineAuthChallenge:         l.DefineAuthChallenge,
		CreateAuthChallenge:         l.CreateAuthChallenge,
		VerifyAuthChallengeResponse: l.VerifyAuthChallengeResponse,
		PreTokenGeneration:          l.PreTokenGeneration,
		UserMigration:               l.UserMigration,
		KMSKeyID:                    l.KMSKeyID,
	}
	if l.PreTokenGeneration != "" {
		shown.PreTokenGenerationConfig = &wire.PreTokenGenerationVersionConfigType{
			LambdaArn:     l.PreTokenGeneration,
			LambdaVersion: cmp.Or(l.PreTokenGenerationVersion, wire.PreTokenGenerationLambdaVersionTypeV10),
		}
	}
	if l.CustomSMSSender != "" {
		shown.CustomSMSSender = &wire.CustomSMSLambdaVersionConfigType{LambdaArn: l.CustomSMSSender, LambdaVersion: l.CustomSMSSenderVersion}
	}
	if l.CustomEmailSender != "" {
		shown.CustomEmailSender = &wire.CustomEmailLambdaVersionConfigType{LambdaArn: l.CustomEmailSender, LambdaVersion: l.CustomEmailSenderVersion}
	}
	if l.InboundFederation != "" {
		shown.InboundFederation = &wire.InboundFederationLambdaType{LambdaArn: l.InboundFederation, LambdaVersion: l.InboundFederationVersion}
	}
	return shown
}
