package clients

import (
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// settings reads what UpdateUserPoolClient asks for, defaults included.
func settings(in *wire.UpdateUserPoolClientRequest) userpool.ClientSettings {
	s := userpool.ClientSettings{
		RefreshTokenValidity: int(value(in.RefreshTokenValidity)),
		AccessTokenValidity:  int(value(in.AccessTokenValidity)),
		IDTokenValidity:      int(value(in.IdTokenValidity)),

		ReadAttributes:    given(in.ReadAttributes),
		WriteAttributes:   given(in.WriteAttributes),
		ExplicitAuthFlows: given(in.ExplicitAuthFlows),

		IdentityProviders:  given(in.SupportedIdentityProviders),
		CallbackURLs:       given(in.CallbackURLs),
		LogoutURLs:         given(in.LogoutURLs),
		DefaultRedirectURI: in.DefaultRedirectURI,
		OAuthFlows:         given(in.AllowedOAuthFlows),
		OAuthScopes:        given(in.AllowedOAuthScopes),
		OAuthEnabled:       value(in.AllowedOAuthFlowsUserPoolClient),

		PreventExistence:     in.PreventUserExistenceErrors,
		TokenRevocation:      in.EnableTokenRevocation == nil || *in.EnableTokenRevocation,
		PropagateUserContext: value(in.EnablePropagateAdditionalUserContextData),
		AuthSessionValidity:  int(value(in.AuthSessionValidity)),
	}
	if u := in.TokenValidityUnits; u != nil {
		s.Units = &userpool.TokenUnits{Access: u.AccessToken, ID: u.IdToken, Refresh: u.RefreshToken}
	}
	if a := in.AnalyticsConfiguration; a != nil {
		s.Analytics = &userpool.Analytics{
			ApplicationID: a.ApplicationId, ApplicationARN: a.ApplicationArn, RoleARN: a.RoleArn,
			ExternalID: a.ExternalId, UserDataShared: value(a.UserDataShared),
		}
	}
	if r := in.RefreshTokenRotation; r != nil {
		s.Rotation = &userpool.RefreshTokenRotation{
			Enabled:      r.Feature == wire.FeatureTypeEnabled,
			GraceSeconds: int(value(r.RetryGracePeriodSeconds)),
		}
	}
	s.ApplyDefaults()
	return s
}

// changeable is the part of a new client's settings that UpdateUserPoolClient
// can replace.
func changeable(in *wire.CreateUserPoolClientRequest) *wire.UpdateUserPoolClientRequest {
	return &wire.UpdateUserPoolClientRequest{
		AccessTokenValidity:                      in.AccessTokenValidity,
		AllowedOAuthFlows:                        in.AllowedOAuthFlows,
		AllowedOAuthFlowsUserPoolClient:          in.AllowedOAuthFlowsUserPoolClient,
		AllowedOAuthScopes:                       in.AllowedOAuthScopes,
		AnalyticsConfiguration:                   in.AnalyticsConfiguration,
		AuthSessionValidity:                      in.AuthSessionValidity,
		CallbackURLs:                             in.CallbackURLs,
		DefaultRedirectURI:                       in.DefaultRedirectURI,
		EnablePropagateAdditionalUserContextData: in.EnablePropagateAdditionalUserContextData,
		EnableTokenRevocation:                    in.EnableTokenRevocation,
		ExplicitAuthFlows:                        in.ExplicitAuthFlows,
		IdTokenValidity:                          in.IdTokenValidity,
		LogoutURLs:                               in.LogoutURLs,
		PreventUserExistenceErrors:               in.PreventUserExistenceErrors,
		ReadAttributes:                           in.ReadAttributes,
		RefreshTokenRotation:                     in.RefreshTokenRotation,
		RefreshTokenValidity:                     in.RefreshTokenValidity,
		SupportedIdentityProviders:               in.SupportedIdentityProviders,
		TokenValidityUnits:                       in.TokenValidityUnits,
		WriteAttributes:                          in.WriteAttributes,
	}
}

// given is a list as a client keeps it: an empty one counts as absent.
func given(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return list
}
