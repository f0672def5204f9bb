package authevents

import (
	"context"

	"cognate/internal/authevent"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminUpdateAuthEventFeedback keeps whether an administrator takes an event
// for the user's own doing.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateAuthEventFeedback.html
func (s *Service) AdminUpdateAuthEventFeedback(ctx context.Context, in *wire.AdminUpdateAuthEventFeedbackRequest) (*wire.AdminUpdateAuthEventFeedbackResponse, error) {
	user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	if err := s.feedback(ctx, user, in.EventId, in.FeedbackValue, authevent.ByAdmin); err != nil {
		return nil, err
	}
	return &wire.AdminUpdateAuthEventFeedbackResponse{}, nil
}
