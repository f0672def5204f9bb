package oauth

import (
	"context"
	"encoding/json"
	"fmt"
)

// configuration is the discovery document, with the members and in the order
// that the service has.
type configuration struct {
	Authorization    string   `json:"authorization_endpoint"`
	EndSession       string   `json:"end_session_endpoint"`
	IDTokenAlgs      []string `json:"id_token_signing_alg_values_supported"`
	Issuer           string   `json:"issuer"`
	JWKS             string   `json:"jwks_uri"`
	ResponseTypes    []string `json:"response_types_supported"`
	Revocation       string   `json:"revocation_endpoint"`
	Scopes           []string `json:"scopes_supported"`
	SubjectTypes     []string `json:"subject_types_supported"`
	Token            string   `json:"token_endpoint"`
	TokenAuthMethods []string `json:"token_endpoint_auth_methods_supported"`
	UserInfo         string   `json:"userinfo_endpoint"`

	// What only some pools and servers have.
	Registration   string `json:"registration_endpoint,omitempty"`
	Introspection  string `json:"introspection_endpoint,omitempty"`
	PushedRequests string `json:"pushed_authorization_request_endpoint,omitempty"`
	ResponseIssuer bool   `json:"authorization_response_iss_parameter_supported,omitempty"`
	Device         string `json:"device_authorization_endpoint,omitempty"`
	Backchannel    bool   `json:"backchannel_logout_supported,omitempty"`
	WithSession    bool   `json:"backchannel_logout_session_supported,omitempty"`
}

// configured is a discovery document and what it was made from, to see whether
// it still holds.
type configured struct {
	from     string
	document *document
}

// discovery is a pool's OpenID Connect configuration. Its endpoints are those
// of the site that the pool is best reached by, and its keys are read here,
// also where the issuer is an address of the service that tokens pin.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
// https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata
func (h *Handler) discovery(ctx context.Context, poolID string) (*document, error) {
	pool, err := h.Directory.Pool(ctx, poolID)
	if err != nil {
		return nil, err
	}
	issuer := h.Issuer.URL(pool)
	at, err := h.Sites.Of(ctx, pool)
	if err != nil {
		return nil, err
	}
	registers := registers(pool)
	from := fmt.Sprint(issuer, " ", at.Base, " ", registers)
	if known, ok := h.configurations.Get(poolID); ok && known.from == from {
		return known.document, nil
	}
	c := configuration{
		Authorization:    at.Base + "/oauth2/authorize",
		EndSession:       at.Base + "/logout",
		IDTokenAlgs:      []string{"RS256"},
		Issuer:           issuer,
		JWKS:             h.Sites.KeySet(pool),
		ResponseTypes:    []string{"code", "token"},
		Revocation:       at.Base + "/oauth2/revoke",
		Scopes:           []string{"openid", "email", "phone", "profile"},
		SubjectTypes:     []string{"public"},
		Token:            at.Base + "/oauth2/token",
		TokenAuthMethods: []string{"client_secret_basic", "client_secret_post"},
		UserInfo:         at.Base + "/oauth2/userInfo",
		ResponseIssuer:   h.Extensions.ResponseIssuer,
		Backchannel:      len(h.Extensions.BackchannelLogout) > 0,
		WithSession:      len(h.Extensions.BackchannelLogout) > 0,
	}
	if registers {
		c.Registration = at.Base + "/oauth2/register"
	}
	if h.Extensions.Introspection {
		c.Introspection = at.Base + "/oauth2/introspect"
	}
	if h.Extensions.PushedRequests {
		c.PushedRequests = at.Base + "/oauth2/par"
	}
	if h.Extensions.DeviceGrant {
		c.Device = at.Base + "/oauth2/device_authorization"
	}
	body, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("encode the configuration of pool %s: %w", poolID, err)
	}
	d := newDocument(body)
	h.configurations.Put(poolID, &configured{from, d})
	return d, nil
}
