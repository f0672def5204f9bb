package hook

import (
	"context"
	"encoding/json"

	"cognate/trigger"
)

// InboundFederation asks the pool's function which attributes a user whom an
// outside provider vouches for brings along; the subject's Name is the user
// name that they have or will have. Nil leaves all as they are; of others,
// those that it does not name are dropped. Values are JSON as a provider would
// say them.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-inbound-federation.html
func (s *Service) InboundFederation(ctx context.Context, sub Subject, from trigger.InboundFederationRequest) (map[string]json.RawMessage, error) {
	function := sub.Pool.Settings.Lambda.InboundFederation
	if function == "" {
		return nil, nil
	}
	e := event(sub, trigger.InboundFederationExternalProvider, from, trigger.InboundFederationResponse{
		UserAttributesToMap: map[string]json.RawMessage{},
	})
	answer, err := call(ctx, s, "InboundFederation", function, e)
	if err != nil || len(answer.UserAttributesToMap) == 0 {
		return nil, err
	}
	return answer.UserAttributesToMap, nil
}
