package sessions

import (
	"context"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// GetUserPoolSessionConfiguration tells whether a pool tracks sessions, and
// how many each user may have.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolSessionConfiguration.html
func (s *Service) GetUserPoolSessionConfiguration(ctx context.Context, in *wire.GetUserPoolSessionConfigurationRequest) (*wire.GetUserPoolSessionConfigurationResponse, error) {
	p, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	tracking, limit := poolConfiguration(p)
	return &wire.GetUserPoolSessionConfigurationResponse{UserPoolId: p.ID, UserSessionTracking: tracking, TokenSession: limit}, nil
}

func poolConfiguration(p *userpool.Pool) (string, *wire.UserPoolTokenSessionConfigType) {
	tracking := wire.UserSessionTrackingTypeDisabled
	if p.Settings.Sessions.Enabled {
		tracking = wire.UserSessionTrackingTypeEnabled
	}
	most := int64(p.MaxSessions())
	return tracking, &wire.UserPoolTokenSessionConfigType{MaxPerUser: &most}
}
