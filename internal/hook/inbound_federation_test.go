package hook

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/trigger"
)

func TestInboundFederationEvents(t *testing.T) {
	sub := alice()
	sub.User, sub.Name = nil, "Google_123"
	ask := func(from trigger.InboundFederationRequest) func(context.Context, *Service) error {
		return func(ctx context.Context, s *Service) error {
			got, err := s.InboundFederation(ctx, sub, from)
			if got != nil {
				t.Errorf("an empty answer changes %v", got)
			}
			return err
		}
	}
	asked(t, "InboundFederation_OIDC", ask(trigger.InboundFederationRequest{
		ProviderName: "Google", ProviderType: "Google", Attributes: trigger.FederationAttributes{
			TokenResponse: json.RawMessage(`{"access_token":"a","id_token":"i"}`),
			IDToken:       json.RawMessage(`{"sub":"123","email":"alice@example.com"}`),
			UserInfo:      json.RawMessage(`{"sub":"123"}`),
		},
	}))
	asked(t, "InboundFederation_SAML", ask(trigger.InboundFederationRequest{
		ProviderName: "Corp", ProviderType: "SAML", Attributes: trigger.FederationAttributes{
			SAMLResponse: json.RawMessage(`{"email":"alice@example.com","groups":["a","b"]}`),
		},
	}))
}

func TestInboundFederationAnswers(t *testing.T) {
	sub := alice()
	got, err := answers(`{"response":{"userAttributesToMap":{"email":"a@example.com","groups":["a"]}}}`).
		InboundFederation(t.Context(), sub, trigger.InboundFederationRequest{})
	want := map[string]json.RawMessage{"email": json.RawMessage(`"a@example.com"`), "groups": json.RawMessage(`["a"]`)}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	_, err = answers(`{"response":{"userAttributesToMap":["email"]}}`).InboundFederation(t.Context(), sub, trigger.InboundFederationRequest{})
	if say(err) != "InvalidLambdaResponseException: Unrecognizable lambda output" {
		t.Error(err)
	}
	sub.Pool.Settings.Lambda.InboundFederation = ""
	if got, err := answers("called").InboundFederation(t.Context(), sub, trigger.InboundFederationRequest{}); got != nil || err != nil {
		t.Errorf("%v, %v", got, err)
	}
}
