package sessions

import (
	"context"
	"errors"

	"cognate/internal/fault"
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
	err := s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		if p, err = tx.Pool(in.UserPoolId); err != nil {
			return err
		}
		if err := p.CheckSessionPlan(); err != nil {
			return err
		}
		p.Settings.Sessions = userpool.SessionTracking{
			Enabled:    in.UserSessionTracking == wire.UserSessionTrackingTypeEnabled,
			MaxPerUser: int(*in.TokenSession.MaxPerUser),
		}
		p.Modified = s.Now()
		return tx.UpdatePool(p)
	})
	s.Directory.Forget(in.UserPoolId)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, fault.ResourceNotFound.Newf("User pool %s does not exist.", in.UserPoolId)
	case errors.Is(err, store.ErrStale):
		return nil, fault.ConcurrentModification.New("The user pool was modified by another request. Try again.")
	case err != nil:
		return nil, err
	}
	tracking, limit := poolConfiguration(p)
	return &wire.SetUserPoolSessionConfigurationResponse{UserPoolId: p.ID, UserSessionTracking: tracking, TokenSession: limit}, nil
}
