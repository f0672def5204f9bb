package main

import (
	"encoding/json"

	"cognate/test/internal/floorpool"
)

type attribute struct {
	Name  string
	Value string
}

type profile struct {
	Username       string
	UserAttributes []attribute
}

type adminProfile struct {
	Username             string
	UserAttributes       []attribute
	UserCreateDate       float64
	UserLastModifiedDate float64
	Enabled              bool
	UserStatus           string
}

type listedUser struct {
	Username             string
	Attributes           []attribute
	UserCreateDate       float64
	UserLastModifiedDate float64
	Enabled              bool
	UserStatus           string
}

const madeAt = 1715100742.123

func attributes() []attribute {
	return []attribute{{"email", floorpool.Email}, {"email_verified", "true"}, {"name", "Bench User"}, {"sub", floorpool.Sub}}
}

func (s *server) getUser(body []byte) (*profile, error) {
	var in struct{ AccessToken string }
	if err := json.Unmarshal(body, &in); err != nil {
		return nil, err
	}
	claims, err := s.access.verify(in.AccessToken)
	if err != nil {
		return nil, err
	}
	return &profile{Username: claims.Username, UserAttributes: attributes()}, nil
}

func (s *server) adminGetUser(body []byte) (*adminProfile, error) {
	var in struct{ UserPoolId, Username string }
	if err := json.Unmarshal(body, &in); err != nil {
		return nil, err
	}
	return &adminProfile{
		Username: in.Username, UserAttributes: attributes(), UserCreateDate: madeAt, UserLastModifiedDate: madeAt,
		Enabled: true, UserStatus: "CONFIRMED",
	}, nil
}

func (s *server) listUsers(body []byte) (map[string][]listedUser, error) {
	var in struct{ UserPoolId, Filter string }
	if err := json.Unmarshal(body, &in); err != nil {
		return nil, err
	}
	return map[string][]listedUser{"Users": {{
		Username: floorpool.Sub, Attributes: attributes(), UserCreateDate: madeAt, UserLastModifiedDate: madeAt,
		Enabled: true, UserStatus: "CONFIRMED",
	}}}, nil
}
