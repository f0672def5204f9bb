package main

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"cognate/test/internal/floorpool"
)

type authRequest struct {
	AuthFlow           string
	AuthParameters     map[string]string
	ChallengeResponses map[string]string
	ClientId           string
}

type authAnswer struct {
	ChallengeName        string            `json:",omitempty"`
	ChallengeParameters  map[string]string `json:"ChallengeParameters"`
	AuthenticationResult *tokens           `json:",omitempty"`
}

type tokens struct {
	AccessToken  string
	ExpiresIn    int
	IdToken      string
	RefreshToken string `json:",omitempty"`
	TokenType    string
}

type accessClaims struct {
	Sub      string `json:"sub"`
	Issuer   string `json:"iss"`
	Version  int    `json:"version"`
	ClientID string `json:"client_id"`
	Origin   string `json:"origin_jti"`
	Event    string `json:"event_id"`
	Use      string `json:"token_use"`
	Scope    string `json:"scope"`
	AuthTime int64  `json:"auth_time"`
	Expires  int64  `json:"exp"`
	Issued   int64  `json:"iat"`
	ID       string `json:"jti"`
	Username string `json:"username"`
}

type idClaims struct {
	Sub      string `json:"sub"`
	Verified bool   `json:"email_verified"`
	Issuer   string `json:"iss"`
	Username string `json:"cognito:username"`
	Origin   string `json:"origin_jti"`
	Audience string `json:"aud"`
	Event    string `json:"event_id"`
	Use      string `json:"token_use"`
	AuthTime int64  `json:"auth_time"`
	Expires  int64  `json:"exp"`
	Issued   int64  `json:"iat"`
	ID       string `json:"jti"`
	Email    string `json:"email"`
}

func (s *server) initiateAuth(body []byte) (*authAnswer, error) {
	var in authRequest
	if err := json.Unmarshal(body, &in); err != nil {
		return nil, err
	}
	switch in.AuthFlow {
	case "USER_PASSWORD_AUTH":
		if !s.hash.matches(in.AuthParameters["PASSWORD"]) {
			return nil, errDenied
		}
		return s.grant(in.AuthParameters["USERNAME"], newID())
	case "REFRESH_TOKEN_AUTH":
		if in.AuthParameters["REFRESH_TOKEN"] == "" {
			return nil, errDenied
		}
		return s.grant(floorpool.Sub, "")
	case "USER_SRP_AUTH":
		return s.srp.challenge(in.AuthParameters["USERNAME"], in.AuthParameters["SRP_A"])
	}
	return nil, errors.New("unknown flow " + in.AuthFlow)
}

func (s *server) respond(body []byte) (*authAnswer, error) {
	var in authRequest
	if err := json.Unmarshal(body, &in); err != nil {
		return nil, err
	}
	if err := s.srp.check(in.ChallengeResponses); err != nil {
		return nil, err
	}
	return s.grant(in.ChallengeResponses["USERNAME"], newID())
}

// grant makes the two signed tokens, and hands refresh back with them.
func (s *server) grant(username, refresh string) (*authAnswer, error) {
	now := time.Now().Unix()
	origin, event := newID(), newID()
	access, err := s.access.sign(accessClaims{
		Sub: floorpool.Sub, Issuer: s.issuer, Version: 2, ClientID: floorpool.ClientID, Origin: origin, Event: event, Use: "access",
		Scope: "aws.cognito.signin.user.admin", AuthTime: now, Expires: now + lifetime, Issued: now, ID: newID(), Username: username,
	})
	if err != nil {
		return nil, err
	}
	id, err := s.identity.sign(idClaims{
		Sub: floorpool.Sub, Verified: true, Issuer: s.issuer, Username: username, Origin: origin, Audience: floorpool.ClientID, Event: event,
		Use: "id", AuthTime: now, Expires: now + lifetime, Issued: now, ID: newID(), Email: floorpool.Email,
	})
	if err != nil {
		return nil, err
	}
	return &authAnswer{ChallengeParameters: map[string]string{}, AuthenticationResult: &tokens{
		AccessToken: access, ExpiresIn: lifetime, IdToken: id, RefreshToken: refresh, TokenType: "Bearer",
	}}, nil
}

// newID makes a random UUID.
func newID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
