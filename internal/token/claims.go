package token

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"cognate/internal/hook"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// claim is one member of a token's payload; claims keeps them in order.
type claim struct {
	name  string
	value any
}

type claims []claim

func (c *claims) add(name string, value any) { *c = append(*c, claim{name, value}) }

// addText leaves empty values out: an absent claim and not an empty one.
func (c *claims) addText(name, value string) {
	if value != "" {
		c.add(name, value)
	}
}

func (c *claims) addList(name string, values []string) {
	if len(values) > 0 {
		c.add(name, values)
	}
}

// payload returns the claims as one JSON object.
func (c claims) payload() ([]byte, error) {
	out := make([]byte, 0, 768)
	for i, m := range c {
		out = append(out, ',')
		if i == 0 {
			out[0] = '{'
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, fmt.Errorf("encode claim %s: %w", m.name, err)
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, fmt.Errorf("encode claim %s: %w", m.name, err)
		}
		out = append(append(append(out, name...), ':'), value...)
	}
	return append(out, '}'), nil
}

// subject is everything that the tokens of one grant speak of.
type subject struct {
	pool   *userpool.Pool
	client *userpool.Client
	user   *userpool.User
	groups []*userpool.Group
	family *store.Family
	issuer string
	nonce  string
	issued time.Time
	// accessHash names the access token in the ID token, where both are of
	// OpenID Connect.
	accessHash string
	sid        string // of the session, where clients are told that it ended

	source  trigger.Source
	changes hook.TokenChanges
}

// originJTI links a token to its family, where the client has revocation on or
// the pool tracks sessions, which end one by one.
func (s *subject) originJTI() string {
	if !s.client.Settings.TokenRevocation && !s.pool.Settings.Sessions.Enabled {
		return ""
	}
	return s.family.ID
}

// accessClaims are the claims of an access token, in the service's order.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
func (s *subject) accessClaims(jti string) claims {
	names, _, _ := s.groupClaims()
	c := make(claims, 0, 16)
	c.add("sub", s.user.Sub)
	c.addText("aud", s.family.Audience)
	c.addText("device_key", s.family.DeviceKey)
	c.addList("cognito:groups", names)
	c.add("iss", s.issuer)
	c.add("version", 2)
	c.add("client_id", s.client.ID)
	c.addText("origin_jti", s.originJTI())
	c.addText("event_id", s.family.EventID)
	c.add("token_use", useAccess)
	c.addText("scope", scope(s.family.Scopes, s.changes))
	c.add("auth_time", s.family.AuthTime.Unix())
	c.add("exp", s.issued.Add(s.client.AccessTokenLifetime()).Unix())
	c.add("iat", s.issued.Unix())
	c.add("jti", jti)
	c.add("username", s.user.Username)
	return c.changed(s.changes.Access)
}

// idClaims are the claims of an ID token: in the service's order, then the
// user's attributes that the client may read, by name.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
func (s *subject) idClaims(jti string) claims {
	names, roles, preferred := s.groupClaims()
	c := make(claims, 0, 20+len(s.user.Attributes))
	c.addText("at_hash", s.accessHash)
	c.add("sub", s.user.Sub)
	c.addList("cognito:groups", names)
	s.addVerified(&c, "email_verified")
	c.addText("cognito:preferred_role", preferred)
	c.add("iss", s.issuer)
	s.addVerified(&c, "phone_number_verified")
	c.add("cognito:username", s.user.Username)
	c.addText("nonce", s.nonce)
	c.addText("origin_jti", s.originJTI())
	c.addList("cognito:roles", roles)
	c.add("aud", s.client.ID)
	s.addIdentities(&c)
	c.addText("event_id", s.family.EventID)
	c.add("token_use", useID)
	c.add("auth_time", s.family.AuthTime.Unix())
	c.add("exp", s.issued.Add(s.client.IDTokenLifetime()).Unix())
	c.add("iat", s.issued.Unix())
	c.add("jti", jti)
	c.addText("sid", s.sid)
	for _, name := range slices.Sorted(maps.Keys(s.user.Attributes)) {
		s.addAttribute(&c, name)
	}
	return c.changed(s.changes.ID)
}

func (s *subject) readable(name string) (string, bool) {
	value := s.user.Attributes[name]
	return value, value != "" && s.client.CanRead(s.pool, name) && InScope(s.family.Scopes, name)
}

// addVerified adds a flag as a boolean, which is text everywhere else.
func (s *subject) addVerified(c *claims, name string) {
	if value, ok := s.readable(name); ok {
		c.add(name, value == "true")
	}
}

// addIdentities adds the linked identities as the array that their text is.
func (s *subject) addIdentities(c *claims) {
	value, ok := s.readable(userpool.IdentitiesAttribute)
	if !ok {
		return
	}
	if claim, ok := userpool.IdentitiesClaim(value); ok {
		c.add(userpool.IdentitiesAttribute, claim)
	}
}

// address is OpenID Connect's address claim; the attribute holds its text.
//
// https://openid.net/specs/openid-connect-core-1_0.html#AddressClaim
type address struct {
	Formatted string `json:"formatted"`
}

func (s *subject) addAttribute(c *claims, name string) {
	value, ok := s.readable(name)
	if !ok {
		return
	}
	switch name {
	case "sub", "email_verified", "phone_number_verified", userpool.IdentitiesAttribute:
		return
	case "address":
		c.add(name, address{value})
	case "updated_at":
		var number json.Number
		if json.Unmarshal([]byte(value), &number) == nil {
			c.add(name, number)
			return
		}
		c.add(name, value)
	default:
		c.add(name, value)
	}
}
