package clients

import (
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// show shows a client with its oldest secret. Members that were never set are
// absent, but for those that the service always returns.
func (s *Service) show(p *userpool.Pool, c *userpool.Client) (*wire.UserPoolClientType, error) {
	set := &c.Settings
	shown := &wire.UserPoolClientType{
		UserPoolId:       c.PoolID,
		ClientId:         c.ID,
		ClientName:       c.Name,
		ClientType:       wire.ClientTypeTypeRegular,
		CreationDate:     wire.Time{Time: c.Created},
		LastModifiedDate: wire.Time{Time: c.Modified},

		RefreshTokenValidity: new(int64(set.RefreshTokenValidity)),
		AccessTokenValidity:  positive(set.AccessTokenValidity),
		IdTokenValidity:      positive(set.IDTokenValidity),
		TokenValidityUnits:   &wire.TokenValidityUnitsType{},

		ReadAttributes:    given(set.ReadAttributes),
		WriteAttributes:   given(set.WriteAttributes),
		ExplicitAuthFlows: given(set.ExplicitAuthFlows),

		SupportedIdentityProviders:      given(set.IdentityProviders),
		CallbackURLs:                    given(set.CallbackURLs),
		LogoutURLs:                      given(set.LogoutURLs),
		DefaultRedirectURI:              set.DefaultRedirectURI,
		AllowedOAuthFlows:               given(set.OAuthFlows),
		AllowedOAuthScopes:              given(set.OAuthScopes),
		AllowedOAuthFlowsUserPoolClient: new(set.OAuthEnabled),

		PreventUserExistenceErrors:               set.PreventExistence,
		EnableTokenRevocation:                    new(set.TokenRevocation),
		EnablePropagateAdditionalUserContextData: new(set.PropagateUserContext),
		AuthSessionValidity:                      new(int64(set.AuthSessionValidity)),
	}
	if len(c.Secrets) > 0 {
		secrets, err := s.Directory.ClientSecrets(c)
		if err != nil {
			return nil, err
		}
		shown.ClientSecret = secrets[0]
	}
	if u := set.Units; u != nil {
		*shown.TokenValidityUnits = wire.TokenValidityUnitsType{AccessToken: u.Access, IdToken: u.ID, RefreshToken: u.Refresh}
	}
	if a := set.Analytics; a != nil {
		shown.AnalyticsConfiguration = showAnalytics(p, a)
	}
	if r := set.Rotation; r != nil {
		shown.RefreshTokenRotation = &wire.RefreshTokenRotationType{
			Feature:                 wire.FeatureTypeDisabled,
			RetryGracePeriodSeconds: new(int64(r.GraceSeconds)),
		}
		if r.Enabled {
			shown.RefreshTokenRotation.Feature = wire.FeatureTypeEnabled
		}
	}
	return shown, nil
}

// showAnalytics shows a client's analytics project. One that is named by its
// ARN is reached through a role that the service owns.
func showAnalytics(p *userpool.Pool, a *userpool.Analytics) *wire.AnalyticsConfigurationType {
	shown := &wire.AnalyticsConfigurationType{
		ApplicationArn: a.ApplicationARN,
		ApplicationId:  a.ApplicationID,
		RoleArn:        a.RoleARN,
		ExternalId:     a.ExternalID,
		UserDataShared: new(a.UserDataShared),
	}
	if a.ApplicationARN != "" {
		shown.RoleArn = "arn:aws:iam::" + p.Account + ":role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp"
	}
	return shown
}

// positive shows a number that is absent when it is zero.
func positive(n int) *int64 {
	if n == 0 {
		return nil
	}
	return new(int64(n))
}
