package clients

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/hook"
	wire "cognate/internal/wire/cognitoidp"
)

// GetClientToken gives an application that proves itself by its secret an
// access token for resource servers: with the scopes that it asks for, or all
// that it is configured with.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetClientToken.html
func (s *Service) GetClientToken(ctx context.Context, in *wire.GetClientTokenRequest) (*wire.GetClientTokenResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	client, err := s.Directory.Client(ctx, in.ClientId)
	if err != nil {
		return nil, err
	}
	ok, err := s.Directory.MatchesSecret(client, in.Secret)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fault.NotAuthorized.Newf("Unable to verify client secret for client %s", client.ID)
	}
	if !client.Allows("CLIENT_TOKEN_AUTH") {
		return nil, fault.InvalidParameter.New("CLIENT_TOKEN_AUTH flow not enabled for this client")
	}
	pool, err := s.Directory.Pool(ctx, client.PoolID)
	if err != nil {
		return nil, err
	}
	scopes, err := s.Directory.CustomScopes(ctx, client, in.Scopes)
	if err != nil {
		return nil, err
	}
	access, lifetime, err := s.Tokens.IssueClient(ctx, pool, client, scopes, "")
	if err != nil {
		return nil, refusedByFunction(err)
	}
	expires := int64(lifetime)
	return &wire.GetClientTokenResponse{
		ClientAuthenticationResult: &wire.ClientAuthenticationResultType{AccessToken: access, ExpiresIn: &expires, TokenType: "Bearer"},
	}, nil
}

// refusedByFunction says, in an operation that declares no exceptions of
// functions, that the pool's function failed or refused.
func refusedByFunction(err error) error {
	for _, code := range []fault.Code{fault.UserLambdaValidation, fault.UnexpectedLambda, fault.InvalidLambdaResponse} {
		if f, ok := fault.From(err); ok && errors.Is(err, code) {
			return fault.NotAuthorized.New(f.Message)
		}
	}
	return err
}
