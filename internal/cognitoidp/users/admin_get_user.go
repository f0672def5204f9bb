package users

import (
	"context"

	"cognate/internal/cognitoidp/present"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminGetUser shows everything about a user, by any of their names.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html
func (s *Service) AdminGetUser(ctx context.Context, in *wire.AdminGetUserRequest) (*wire.AdminGetUserResponse, error) {
	_, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	all := func(string) bool { return true }
	return &wire.AdminGetUserResponse{
		Username:             user.Username,
		UserAttributes:       present.Attributes(user, all),
		UserCreateDate:       wire.Time{Time: user.Created},
		UserLastModifiedDate: wire.Time{Time: user.Modified},
		Enabled:              &user.Enabled,
		UserStatus:           string(user.Status),
		MFAOptions:           present.MFAOptions(user),
		PreferredMfaSetting:  user.MFA.Preferred,
		UserMFASettingList:   user.MFA.Factors(),
	}, nil
}
