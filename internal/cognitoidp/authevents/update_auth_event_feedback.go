package authevents

import (
	"context"

	"cognate/internal/authevent"
	"cognate/internal/fault"
	wire "cognate/internal/wire/cognitoidp"
)

// UpdateAuthEventFeedback keeps whether a user says that an event was their
// own doing. The token, which came to them by mail, proves that they may.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateAuthEventFeedback.html
func (s *Service) UpdateAuthEventFeedback(ctx context.Context, in *wire.UpdateAuthEventFeedbackRequest) (*wire.UpdateAuthEventFeedbackResponse, error) {
	user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	if !authevent.FeedbackTokenIs(s.Sealer, in.FeedbackToken, user.PoolID, user.Sub, in.EventId) {
		return nil, fault.NotAuthorized.New("Invalid feedback token.")
	}
	if err := s.feedback(ctx, user, in.EventId, in.FeedbackValue, authevent.ByUser); err != nil {
		return nil, err
	}
	return &wire.UpdateAuthEventFeedbackResponse{}, nil
}
