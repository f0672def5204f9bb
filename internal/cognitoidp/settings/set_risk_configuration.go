package settings

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// SetRiskConfiguration replaces what threat protection does in a pool, or in
// one of its clients. A request that configures nothing deletes what was set.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetRiskConfiguration.html
func (s *Service) SetRiskConfiguration(ctx context.Context, in *wire.SetRiskConfigurationRequest) (*wire.SetRiskConfigurationResponse, error) {
	r := risk(in)
	r.Modified = s.Now()
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		p, err := protected(tx, r.PoolID, r.ClientID)
		if err != nil {
			return err
		}
		if err := r.Check(p.Region); err != nil {
			return err
		}
		if r.Empty() {
			return tx.DeleteRiskConfiguration(r.PoolID, r.ClientID)
		}
		return tx.PutRiskConfiguration(r)
	})
	if err != nil {
		return nil, err
	}
	return &wire.SetRiskConfigurationResponse{RiskConfiguration: showRisk(r)}, nil
}

// risk reads what a request configures.
func risk(in *wire.SetRiskConfigurationRequest) *userpool.RiskConfiguration {
	r := &userpool.RiskConfiguration{PoolID: in.UserPoolId, ClientID: in.ClientId}
	if c := in.CompromisedCredentialsRiskConfiguration; c != nil {
		r.Compromised = &userpool.CompromisedCredentials{EventFilter: c.EventFilter, EventAction: c.Actions.EventAction}
	}
	if c := in.AccountTakeoverRiskConfiguration; c != nil {
		r.Takeover = &userpool.AccountTakeover{
			Low: action(c.Actions.LowAction), Medium: action(c.Actions.MediumAction), High: action(c.Actions.HighAction),
		}
		if n := c.NotifyConfiguration; n != nil {
			r.Takeover.Notify = &userpool.RiskNotification{
				From: n.From, ReplyTo: n.ReplyTo, SourceARN: n.SourceArn,
				Block: mail(n.BlockEmail), MFA: mail(n.MfaEmail), NoAction: mail(n.NoActionEmail),
			}
		}
	}
	if c := in.RiskExceptionConfiguration; c != nil {
		r.Exceptions = &userpool.RiskExceptions{Blocked: c.BlockedIPRangeList, Skipped: c.SkippedIPRangeList}
	}
	return r
}

func action(a *wire.AccountTakeoverActionType) *userpool.TakeoverAction {
	if a == nil {
		return nil
	}
	return &userpool.TakeoverAction{EventAction: a.EventAction, Notify: *a.Notify}
}

func mail(m *wire.NotifyEmailType) *userpool.RiskEmail {
	if m == nil {
		return nil
	}
	return &userpool.RiskEmail{Subject: m.Subject, HTML: m.HtmlBody, Text: m.TextBody}
}
