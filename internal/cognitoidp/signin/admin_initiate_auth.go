package signin

import (
	"context"

	"cognate/internal/cognitoidp/present"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminInitiateAuth starts a sign-in on behalf of a user. It knows a flow
// that InitiateAuth lacks, and never hides whether a user exists.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html
func (s *Service) AdminInitiateAuth(ctx context.Context, in *wire.AdminInitiateAuthRequest) (*wire.AdminInitiateAuthResponse, error) {
	client, err := s.clientIn(ctx, in.UserPoolId, in.ClientId)
	if err != nil {
		return nil, err
	}
	ctx = present.ContextData(ctx, in.ContextData)
	out, err := s.start(ctx, client, true, beginning{in.AuthFlow, in.Session, in.AuthParameters, in.ClientMetadata})
	return (*wire.AdminInitiateAuthResponse)(out), err
}
