package authevents

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/store"
	"cognate/internal/useragent"
	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

const pageSize = 60

// AdminListUserAuthEvents shows what a user did to get in, the newest first,
// a page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListUserAuthEvents.html
func (s *Service) AdminListUserAuthEvents(ctx context.Context, in *idp.AdminListUserAuthEventsRequest) (*idp.AdminListUserAuthEventsResponse, error) {
	user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	s.Events.Flush()
	events, next, err := paging.Read(ctx, s.Pages, s.Store, "AdminListUserAuthEvents "+in.UserPoolId+" "+user.Sub, in.NextToken,
		func(tx *store.Tx, after string) ([]*store.AuthEvent, string, error) {
			return tx.AuthEvents(user.PoolID, user.Sub, after, paging.Limit(in.MaxResults, pageSize))
		})
	if err != nil {
		return nil, err
	}
	out := &idp.AdminListUserAuthEventsResponse{AuthEvents: make([]idp.AuthEventType, 0, len(events)), NextToken: next}
	for _, e := range events {
		out.AuthEvents = append(out.AuthEvents, show(e))
	}
	return out, nil
}

// show prints an event for the wire. Nothing knows the city, the country or
// the time zone.
func show(e *store.AuthEvent) idp.AuthEventType {
	compromised := e.Compromised
	shown := idp.AuthEventType{
		EventId: e.ID, EventType: e.Type, CreationDate: wire.At(e.Created), EventResponse: e.Response,
		EventRisk:          &idp.EventRiskType{RiskDecision: e.Decision, RiskLevel: e.Level, CompromisedCredentialsDetected: &compromised},
		ChallengeResponses: []idp.ChallengeResponseType{},
		EventContextData:   &idp.EventContextDataType{IpAddress: e.IP, DeviceName: useragent.Name(e.Agent)},
	}
	for _, f := range e.Factors {
		shown.ChallengeResponses = append(shown.ChallengeResponses, idp.ChallengeResponseType{ChallengeName: f.Name, ChallengeResponse: f.Response})
	}
	if e.Feedback != "" {
		shown.EventFeedback = &idp.EventFeedbackType{FeedbackValue: e.Feedback, Provider: e.FeedbackBy, FeedbackDate: wire.At(e.FeedbackAt)}
	}
	return shown
}
