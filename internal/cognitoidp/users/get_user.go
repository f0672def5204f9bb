package users

import (
	"context"

	"cognate/internal/cognitoidp/present"
	wire "cognate/internal/wire/cognitoidp"
)

// GetUser shows the user who speaks what their app client may read of them.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html
func (s *Service) GetUser(ctx context.Context, in *wire.GetUserRequest) (*wire.GetUserResponse, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	return &wire.GetUserResponse{
		Username:            c.User.Username,
		UserAttributes:      present.Attributes(c.User, func(name string) bool { return c.Client.CanRead(c.Pool, name) }),
		MFAOptions:          present.MFAOptions(c.User),
		PreferredMfaSetting: c.User.MFA.Preferred,
		UserMFASettingList:  c.User.MFA.Factors(),
	}, nil
}
