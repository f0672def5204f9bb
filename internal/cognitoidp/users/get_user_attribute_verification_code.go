package users

import (
	"context"

	"cognate/internal/code"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/message"
	wire "cognate/internal/wire/cognitoidp"
)

// GetUserAttributeVerificationCode sends a code to an address of the user who
// speaks: to the new one where a change waits for it.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAttributeVerificationCode.html
func (s *Service) GetUserAttributeVerificationCode(ctx context.Context, in *wire.GetUserAttributeVerificationCodeRequest) (*wire.GetUserAttributeVerificationCodeResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	if !address(in.AttributeName) {
		return nil, fault.InvalidParameter.Newf("Attribute %s cannot be verified.", in.AttributeName)
	}
	if message.VerifyUserAttribute.Destination(c.User, in.AttributeName) == "" {
		return nil, fault.InvalidParameter.Newf("User does not have a value for attribute %s.", in.AttributeName)
	}
	if err := s.Codes.Allow(ctx, c.Pool.ID, c.User.Sub, code.GetAttributeCode); err != nil {
		return nil, err
	}
	details, err := s.sendCode(ctx, c.Pool, c.User, c.Client, in.AttributeName, code.Attribute(in.AttributeName), message.VerifyUserAttribute)
	if err != nil {
		return nil, err
	}
	return &wire.GetUserAttributeVerificationCodeResponse{CodeDeliveryDetails: details}, nil
}
