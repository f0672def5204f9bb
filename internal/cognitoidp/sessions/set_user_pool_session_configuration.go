package sessions

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// SetUserPoolSessionConfiguration turns the tracking of sessions on or off
// and says how many sessions each user may have. Who has more keeps them until
// their next sign-in.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolSessionConfiguration.html
func (s *Service) SetUserPoolSessionConfiguration(ctx context.Context, in *wire.SetUserPoolSessionConfigurationRequest) (*wire.SetUserPoolSessionConfigurationResponse, error) {
	var p *userpool.Pool
	err := s.Directory.ChangePool(ctx, in.UserPoolId, func(_ *store.Tx, changed *userpool.Pool) error {
		p = changed
		if err := p.CheckSessionPlan(); err != nil {
			return err
		}
		p.Settings.Sessions = userpool.SessionTracking{
			Enabled:    in.UserSessionTracking == wire.UserSessionTrackingTypeEnabled,
			MaxPerUser: int(*in.TokenSession.MaxPerUser),
		}
		p.Modified = s.Now()
		return nil
	})
	if err != nil {
		return nil, err
	}
	tracking, limit := poolConfiguration(p)
	return &wire.SetUserPoolSessionConfigurationResponse{UserPoolId: p.ID, UserSessionTracking: tracking, TokenSession: limit}, nil
}
