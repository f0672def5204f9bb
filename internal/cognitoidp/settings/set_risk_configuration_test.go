package settings_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

// everyRisk sets every member.
func everyRisk(pool string) wire.SetRiskConfigurationRequest {
	letter := func(name string) *wire.NotifyEmailType {
		return &wire.NotifyEmailType{Subject: name, HtmlBody: "<p>" + name, TextBody: name + "."}
	}
	return wire.SetRiskConfigurationRequest{
		UserPoolId: pool,
		CompromisedCredentialsRiskConfiguration: &wire.CompromisedCredentialsRiskConfigurationType{
			EventFilter: []string{"SIGN_IN", "SIGN_UP"},
			Actions:     &wire.CompromisedCredentialsActionsType{EventAction: "BLOCK"},
		},
		AccountTakeoverRiskConfiguration: &wire.AccountTakeoverRiskConfigurationType{
			Actions: &wire.AccountTakeoverActionsType{
				LowAction:    &wire.AccountTakeoverActionType{EventAction: "NO_ACTION", Notify: new(false)},
				MediumAction: &wire.AccountTakeoverActionType{EventAction: "MFA_IF_CONFIGURED", Notify: new(true)},
				HighAction:   &wire.AccountTakeoverActionType{EventAction: "BLOCK", Notify: new(true)},
			},
			NotifyConfiguration: &wire.NotifyConfigurationType{
				From: "me@example.com", ReplyTo: "you@example.com", SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/example.com",
				BlockEmail: letter("blocked"), MfaEmail: letter("second"), NoActionEmail: letter("noticed"),
			},
		},
		RiskExceptionConfiguration: &wire.RiskExceptionConfigurationType{
			BlockedIPRangeList: []string{"192.0.2.0/24", "2001:db8::/32"}, SkippedIPRangeList: []string{"198.51.100.7/32"},
		},
	}
}

func describeRisk(t *testing.T, s *cognatetest.Server, pool, client string) *wire.RiskConfigurationType {
	t.Helper()
	var out wire.DescribeRiskConfigurationResponse
	s.Must("DescribeRiskConfiguration", wire.DescribeRiskConfigurationRequest{UserPoolId: pool, ClientId: client}, &out)
	return out.RiskConfiguration
}

func TestSetRiskConfigurationKeepsEveryMember(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	in := everyRisk(newPool(t, s, protected()))
	var out wire.SetRiskConfigurationResponse
	s.Must("SetRiskConfiguration", in, &out)
	want := &wire.RiskConfigurationType{
		UserPoolId:                              in.UserPoolId,
		LastModifiedDate:                        out.RiskConfiguration.LastModifiedDate,
		CompromisedCredentialsRiskConfiguration: in.CompromisedCredentialsRiskConfiguration,
		AccountTakeoverRiskConfiguration:        in.AccountTakeoverRiskConfiguration,
		RiskExceptionConfiguration:              in.RiskExceptionConfiguration,
	}
	if diff := cmp.Diff(want, out.RiskConfiguration); diff != "" {
		t.Errorf("answer (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(want, describeRisk(t, s, in.UserPoolId, "")); diff != "" {
		t.Errorf("DescribeRiskConfiguration (-want +got)\n%s", diff)
	}
	if got := want.LastModifiedDate.Time; !got.Equal(s.Clock.Now()) {
		t.Errorf("modified at %v, want %v", got, s.Clock.Now())
	}
}

func TestSetRiskConfigurationOfAClientIsItsOwn(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, protected())
	client := newClient(t, s, pool)
	in := everyRisk(pool)
	s.Must("SetRiskConfiguration", in, nil)
	own := wire.SetRiskConfigurationRequest{
		UserPoolId: pool, ClientId: client,
		RiskExceptionConfiguration: &wire.RiskExceptionConfigurationType{SkippedIPRangeList: []string{"10.0.0.0/8"}},
	}
	s.Must("SetRiskConfiguration", own, nil)
	got := describeRisk(t, s, pool, client)
	if got.ClientId != client || got.AccountTakeoverRiskConfiguration != nil {
		t.Errorf("the client has %+v", got)
	}
	if diff := cmp.Diff(own.RiskExceptionConfiguration, got.RiskExceptionConfiguration); diff != "" {
		t.Errorf("client (-want +got)\n%s", diff)
	}

	// To configure nothing is to delete.
	s.Must("SetRiskConfiguration", wire.SetRiskConfigurationRequest{UserPoolId: pool, ClientId: client}, nil)
	if diff := cmp.Diff(&wire.RiskConfigurationType{UserPoolId: pool, ClientId: client}, describeRisk(t, s, pool, client)); diff != "" {
		t.Errorf("deleted (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(in.RiskExceptionConfiguration, describeRisk(t, s, pool, "").RiskExceptionConfiguration); diff != "" {
		t.Errorf("pool (-want +got)\n%s", diff)
	}
}

func TestSetRiskConfigurationRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool, plain := newPool(t, s, protected()), newPool(t, s, wire.CreateUserPoolRequest{})
	stranger := newClient(t, s, plain)
	with := func(change func(*wire.SetRiskConfigurationRequest)) wire.SetRiskConfigurationRequest {
		in := everyRisk(pool)
		change(&in)
		return in
	}
	for name, tt := range map[string]struct {
		in                 wire.SetRiskConfigurationRequest
		exception, message string
	}{
		"mail without a sender": {
			with(func(in *wire.SetRiskConfigurationRequest) {
				in.AccountTakeoverRiskConfiguration.NotifyConfiguration = nil
			}),
			invalid, "NotifyConfiguration is required when Notify is true for an account takeover action.",
		},
		"mail from elsewhere": {
			with(func(in *wire.SetRiskConfigurationRequest) {
				in.AccountTakeoverRiskConfiguration.NotifyConfiguration.SourceArn = "arn:aws:ses:sa-east-1:000000000000:identity/example.com"
			}),
			invalid, "Provided SourceArn must be in one of the following SES regions: us-east-1, us-west-2, eu-west-1",
		},
		"no address": {
			with(func(in *wire.SetRiskConfigurationRequest) {
				in.AccountTakeoverRiskConfiguration.NotifyConfiguration.From = "nobody"
			}),
			invalid, "Provided From email address is invalid",
		},
		"a subject of two lines": {
			with(func(in *wire.SetRiskConfigurationRequest) {
				in.AccountTakeoverRiskConfiguration.NotifyConfiguration.BlockEmail = &wire.NotifyEmailType{Subject: "a\nb"}
			}),
			invalid, "An email subject must be a single line.",
		},
		"no network": {
			with(func(in *wire.SetRiskConfigurationRequest) {
				in.RiskExceptionConfiguration.BlockedIPRangeList = []string{"192.0.2.1"}
			}),
			invalid, "Invalid IP range 192.0.2.1. IP ranges must be in CIDR notation.",
		},
		"no action": {
			with(func(in *wire.SetRiskConfigurationRequest) {
				in.CompromisedCredentialsRiskConfiguration.Actions.EventAction = "SCOLD"
			}),
			invalid, "1 validation error detected: Value 'SCOLD' at 'compromisedCredentialsRiskConfiguration.actions.eventAction' failed to satisfy constraint: Member must satisfy enum value set: [BLOCK, NO_ACTION]",
		},
		"protection off": {
			wire.SetRiskConfigurationRequest{UserPoolId: plain},
			"UserPoolAddOnNotEnabledException", "User pool add-ons are not enabled.",
		},
		"another pool's client": {
			wire.SetRiskConfigurationRequest{UserPoolId: pool, ClientId: stranger},
			notFound, "User pool client " + stranger + " does not exist.",
		},
		"no pool": {wire.SetRiskConfigurationRequest{UserPoolId: missingID}, notFound, noPool},
	} {
		t.Run(name, func(t *testing.T) {
			s.Refused("SetRiskConfiguration", tt.in, tt.exception, tt.message)
		})
	}
	if diff := cmp.Diff(&wire.RiskConfigurationType{UserPoolId: pool}, describeRisk(t, s, pool, "")); diff != "" {
		t.Errorf("refusals set something (-want +got)\n%s", diff)
	}
}
