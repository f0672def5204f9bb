package settings

import (
	"context"
	"errors"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// DescribeRiskConfiguration shows what threat protection was told to do in a
// pool, or in one of its clients: what was set for the client and not what
// it takes from the pool.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeRiskConfiguration.html
func (s *Service) DescribeRiskConfiguration(ctx context.Context, in *wire.DescribeRiskConfigurationRequest) (*wire.DescribeRiskConfigurationResponse, error) {
	var r *userpool.RiskConfiguration
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		if _, err := protected(tx, in.UserPoolId, in.ClientId); err != nil {
			return err
		}
		r, err = tx.RiskConfiguration(in.UserPoolId, in.ClientId)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		r, err = &userpool.RiskConfiguration{PoolID: in.UserPoolId, ClientID: in.ClientId}, nil
	}
	if err != nil {
		return nil, err
	}
	return &wire.DescribeRiskConfigurationResponse{RiskConfiguration: showRisk(r)}, nil
}

func showRisk(r *userpool.RiskConfiguration) *wire.RiskConfigurationType {
	shown := &wire.RiskConfigurationType{UserPoolId: r.PoolID, ClientId: r.ClientID}
	if r.Empty() {
		return shown
	}
	shown.LastModifiedDate = wire.Time{Time: r.Modified}
	if c := r.Compromised; c != nil {
		shown.CompromisedCredentialsRiskConfiguration = &wire.CompromisedCredentialsRiskConfigurationType{
			EventFilter: c.EventFilter, Actions: &wire.CompromisedCredentialsActionsType{EventAction: c.EventAction},
		}
	}
	if t := r.Takeover; t != nil {
		shown.AccountTakeoverRiskConfiguration = &wire.AccountTakeoverRiskConfigurationType{
			Actions: &wire.AccountTakeoverActionsType{
				LowAction: showAction(t.Low), MediumAction: showAction(t.Medium), HighAction: showAction(t.High),
			},
		}
		if n := t.Notify; n != nil {
			shown.AccountTakeoverRiskConfiguration.NotifyConfiguration = &wire.NotifyConfigurationType{
				From: n.From, ReplyTo: n.ReplyTo, SourceArn: n.SourceARN,
				BlockEmail: showMail(n.Block), MfaEmail: showMail(n.MFA), NoActionEmail: showMail(n.NoAction),
			}
		}
	}
	if e := r.Exceptions; e != nil {
		shown.RiskExceptionConfiguration = &wire.RiskExceptionConfigurationType{
			BlockedIPRangeList: e.Blocked, SkippedIPRangeList: e.Skipped,
		}
	}
	return shown
}

func showAction(a *userpool.TakeoverAction) *wire.AccountTakeoverActionType {
	if a == nil {
		return nil
	}
	return &wire.AccountTakeoverActionType{EventAction: a.EventAction, Notify: &a.Notify}
}

func showMail(m *userpool.RiskEmail) *wire.NotifyEmailType {
	if m == nil {
		return nil
	}
	return &wire.NotifyEmailType{Subject: m.Subject, HtmlBody: m.HTML, TextBody: m.Text}
}
